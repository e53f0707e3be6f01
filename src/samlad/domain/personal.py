"""Text that looks like it holds a Swedish personal identity number (personnummer or samordningsnummer).

Such a text is not refused: whoever shares it is warned first and says that it is meant. A number counts when its date can be
one and its last digit is right, written as YYMMDD-XXXX or YYYYMMDD-XXXX, with a hyphen, a plus, a space or nothing between.

Source: folkbokföringslagen (1991:481) 18–18 b §§; Skatteverket, the check digit by the Luhn formula over ten digits.
"""

from __future__ import annotations

import re

_LOOKS_LIKE_ONE = re.compile(r"(?<!\d)(?:18|19|20)?(\d{2})(\d{2})(\d{2})[-+\u2010-\u2013 ]?(\d{4})(?!\d)")
_COORDINATION = 60  # added to the day in a samordningsnummer


def personal_numbers(text: str) -> list[str]:
    """Every part of the text that looks like one, as it was written, in order and each once."""
    found = (match.group() for match in _LOOKS_LIKE_ONE.finditer(text) if _is_one(*match.groups()))
    return list(dict.fromkeys(found))


def _is_one(year: str, month: str, day: str, last: str) -> bool:
    date = int(day) - (_COORDINATION if int(day) > _COORDINATION else 0)
    return 1 <= int(month) <= 12 and 1 <= date <= 31 and _luhn(year + month + day + last)


def _luhn(digits: str) -> bool:
    doubled = [int(digit) * (2 - at % 2) for at, digit in enumerate(digits)]
    return sum(one // 10 + one % 10 for one in doubled) % 10 == 0
