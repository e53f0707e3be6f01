"""From a message to a letter (RFC 5322) that a bounce or an out-of-office reply can be matched with."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from samlad.channels.message import Attachment, OutgoingMessage

_ADDRESS = re.compile(r"""([^\x00-\x20\x7f<>()\[\],;:"\\@]+)@([\w.-]+)""")


def compose(message: OutgoingMessage, sender: str) -> EmailMessage:
    """Raises ``ValueError`` with a sentence for an address that is none. Line breaks never reach a header."""
    letter = EmailMessage(policy=SMTP)
    letter["Message-ID"] = f"<{message.id}@{read_mailbox(sender).domain}>"
    letter["Date"] = format_datetime(datetime.now(UTC))
    letter["From"] = read_mailbox(sender)
    letter["To"] = read_mailbox(message.to)
    letter["Subject"] = " ".join(message.subject.split())
    if message.reply_to:
        letter["Reply-To"] = read_mailbox(message.reply_to)
    letter["Auto-Submitted"] = "auto-generated"  # RFC 3834: no automatic replies, please
    letter["X-Auto-Response-Suppress"] = "OOF, AutoReply"  # the same in Exchange's words; bounces still come
    letter.set_content(message.body, cte="quoted-printable")
    for attachment in message.attachments:
        _attach(letter, attachment)
    return letter


def read_address(text: str) -> str:
    """An address as SMTP takes it, the domain in ASCII. Raises ``ValueError`` with a sentence."""
    found = _ADDRESS.fullmatch(text.strip())
    try:
        domain = found[2].encode("idna").decode() if found else ""
    except UnicodeError:  # an empty label, or one too long
        domain = ""
    if not found or not domain:
        raise ValueError(f"”{text}” är ingen e-postadress. Skriv den som namn@exempel.se.")
    return f"{found[1]}@{domain}"


def envelope_sender(id: str, return_address: str, sender: str) -> str:
    """Where a bounce goes: ``return+<id>@domain``, so that even a bare one tells which letter it is about.

    Without a return mailbox of our own it goes to the sender as it is: not every server takes a plus sign.
    """
    if not return_address:
        return read_mailbox(sender).addr_spec
    home = read_mailbox(return_address)
    return f"{home.username}+{id}@{home.domain}"


def read_mailbox(text: str) -> Address:
    """``anna@x.example`` or ``Anna <anna@x.example>``. Raises ``ValueError`` with a sentence."""
    name, _, bare = text.rpartition("<")
    username, _, domain = read_address(bare.removesuffix(">") if name else text).rpartition("@")
    return Address(" ".join(name.split()).strip('"'), username, domain)


def _attach(letter: EmailMessage, attachment: Attachment) -> None:
    """An invitation goes in twice: as the part that calendars act on, and as a file for those that do not."""
    kind, _, subtype = attachment.media_type.partition("/")
    if attachment.calendar_method:
        letter.add_alternative(
            attachment.content.decode(), subtype="calendar", params={"method": attachment.calendar_method}
        )
        kind, subtype = "application", "ics"
    letter.add_attachment(attachment.content, kind, subtype, filename=attachment.filename)
