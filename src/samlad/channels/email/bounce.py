"""Reads what a mail server tells about a letter that did not arrive: delivery status notifications (RFC 3464).

Out-of-office replies, receipts of good delivery and letters from people give None.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.errors import MessageError
from email.message import EmailMessage, Message
from email.policy import default

_TOKEN = re.compile(r"\+([A-Za-z0-9][A-Za-z0-9_-]{0,63})@")
_MESSAGE_ID = re.compile(r"^message-id:\s*<([A-Za-z0-9][A-Za-z0-9_-]{0,63})@", re.IGNORECASE | re.MULTILINE)
_STATUS = re.compile(r"[245]\.\d{1,3}\.\d{1,3}")
_DELIVERED_TO = ("Delivered-To", "X-Original-To", "Envelope-To", "To")
_REASONS = {
    "5.1.1": "adressen finns inte",
    "5.1.2": "domänen finns inte",
    "5.1.10": "adressen finns inte",
    "5.2.1": "brevlådan är stängd",
    "5.2.2": "brevlådan är full",
    "5.3.4": "brevet är för stort",
    "5.4.4": "domänen tar inte emot e-post",
    "5.4.7": "servern svarade aldrig",
}


@dataclass(frozen=True, slots=True)
class Bounce:
    """``message_id`` is our own message's id. Not ``permanent``: delayed, the servers still try."""

    message_id: str
    recipient: str
    permanent: bool
    reason: str


def read_bounce(raw: bytes) -> Bounce | None:
    """Never raises: a return mailbox gets all sorts of post."""
    try:
        letter = message_from_bytes(raw, policy=default)
        report = _report(letter)
        message_id = _our_id(letter, raw) if report else ""
    except (MessageError, LookupError, ValueError, AttributeError, TypeError):  # what email raises for broken mail
        return None
    if not report or not message_id:
        return None
    recipient, status, said = report
    words = _REASONS.get(status) or ("servern tar inte emot brevet" if status.startswith("5") else "dröjer")
    return Bounce(message_id, recipient, status.startswith("5"), f"{words} ({said or status})")


def _report(letter: EmailMessage) -> tuple[str, str, str] | None:
    """(recipient, status, the server's own words) of the first recipient that was failed or delayed."""
    for fields in _per_recipient(letter):
        action = str(fields.get("Action", "")).strip().casefold()
        if action in ("failed", "delayed"):
            found = _STATUS.search(str(fields.get("Status", "")))
            status = found[0] if found else ("5.0.0" if action == "failed" else "4.0.0")
            who = fields.get("Original-Recipient") or fields.get("Final-Recipient") or ""
            return _value(who), _agreeing(status, action), _value(fields.get("Diagnostic-Code") or "")
    failed = letter.get("X-Failed-Recipients")  # Exim, which sends no status report by default
    return (" ".join(str(failed).split()), "5.0.0", "") if failed else None


def _per_recipient(letter: EmailMessage) -> Iterator[Message]:
    for part in letter.walk():
        if part.get_content_type() == "message/delivery-status" and part.is_multipart():
            yield from part.get_payload()  # type: ignore[misc]  # one block of fields for each recipient


def _agreeing(status: str, action: str) -> str:
    """Servers that gave up after days of 4.x.x say failed: the action is what counts."""
    return f"{'5' if action == 'failed' else '4'}{status[1:]}"


def _value(field: object) -> str:
    """The text after the type: ``rfc822; anna@kommunen.example``, ``smtp; 550 5.1.1 unknown``."""
    kind, separator, text = str(field).partition(";")
    return " ".join((text if separator else kind).split())[:200]


def _our_id(letter: EmailMessage, raw: bytes) -> str:
    """From the address it came back to, else from the Message-ID of the letter sent along."""
    for name in _DELIVERED_TO:
        for value in letter.get_all(name, []):
            if found := _TOKEN.search(str(value)):
                return found[1]
    quoted = [
        found
        for found in _MESSAGE_ID.findall(raw.decode("utf-8", "replace"))
        if f"<{found}@" not in str(letter.get("Message-ID", ""))
    ]
    return quoted[-1] if quoted else ""
