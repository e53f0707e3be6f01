"""Phone numbers: stored as E.164 (+46701740605), shown as people write them (070-174 06 05)."""

from __future__ import annotations

import re

import phonenumbers
from phonenumbers import PhoneNumberFormat, PhoneNumberType

SWEDEN = "SE"


def normalise(text: str, region: str = SWEDEN) -> str:
    """The number as E.164. Raises ``ValueError`` with a sentence when it cannot be one.

    Only the length is judged, not whether the series is in use: a new series must never stop a call at night.
    """
    try:
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        number = None
    if number is None or not phonenumbers.is_possible_number(number):
        raise ValueError(f"”{text}” är inget telefonnummer. Skriv det som 070-174 06 05 eller +46 70 174 06 05.")
    return phonenumbers.format_number(number, PhoneNumberFormat.E164)


def display(e164: str, region: str = SWEDEN) -> str:
    """As people here write it; numbers from other countries with their country code."""
    number = phonenumbers.parse(e164)
    at_home = phonenumbers.region_code_for_number(number) == region
    return phonenumbers.format_number(
        number, PhoneNumberFormat.NATIONAL if at_home else PhoneNumberFormat.INTERNATIONAL
    )


def spoken(e164: str) -> str:
    """Digit by digit with a pause between groups, for a voice call: "0 7 0, 1 7 4, 0 6, 0 5"."""
    groups = re.findall(r"\d+", display(e164))
    return ", ".join(" ".join(group) for group in groups)


def takes_sms(e164: str) -> bool:
    """A fixed line does not; what is not known is tried."""
    return phonenumbers.number_type(phonenumbers.parse(e164)) != PhoneNumberType.FIXED_LINE
