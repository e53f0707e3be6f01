"""What the operator's log may hold: never a link's token, wherever a library writes it, and never what an error quotes."""

from __future__ import annotations

import logging
import re
import traceback
from types import TracebackType

TOKEN = re.compile(r"(/l/|/password/forgotten/)[\w-]{6,}")
Failure = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class WithoutTokens(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        said = record.getMessage()
        record.msg, record.args = TOKEN.sub(r"\1…", said), None
        return True


class WithoutValues(logging.Formatter):
    """Of an error: its kind and the way to it. Its own words may quote somebody's name, address or text."""

    def formatException(self, ei: Failure) -> str:
        lines, error = [], ei[1]
        while error is not None:
            lines += [type(error).__name__, *map(_place, traceback.extract_tb(error.__traceback__))]
            error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
        return "\n".join(lines)


def _place(frame: traceback.FrameSummary) -> str:
    return f"  {frame.filename}:{frame.lineno} {frame.name}"
