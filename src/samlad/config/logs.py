"""What the operator's log may hold: never a link's token, wherever a library writes an address."""

from __future__ import annotations

import logging
import re

TOKEN = re.compile(r"(/l/|/password/forgotten/)[\w-]{6,}")


class WithoutTokens(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        said = record.getMessage()
        record.msg, record.args = TOKEN.sub(r"\1…", said), None
        return True
