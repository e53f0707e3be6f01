"""From a message to a letter (RFC 5322) that a bounce or an out-of-office reply can be matched with."""

from __future__ import annotations

from datetime import UTC, datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr

from samlad.channels.message import Attachment, OutgoingMessage


def compose(message: OutgoingMessage, sender: str) -> EmailMessage:
    """Raises ``ValueError`` with a sentence for an address that is none. Line breaks never reach a header."""
    letter = EmailMessage(policy=SMTP)
    letter["Message-ID"] = f"<{message.id}@{_domain(sender)}>"
    letter["Date"] = format_datetime(datetime.now(UTC))
    letter["From"] = _mailbox(sender)
    letter["To"] = Address(addr_spec=read_address(message.to))
    letter["Subject"] = " ".join(message.subject.split())
    if message.reply_to:
        letter["Reply-To"] = _mailbox(message.reply_to)
    letter["Auto-Submitted"] = "auto-generated"  # RFC 3834: no automatic replies, please
    letter["X-Auto-Response-Suppress"] = "OOF, AutoReply"  # the same in Exchange's words; bounces still come
    letter.set_content(message.body, cte="quoted-printable")
    for attachment in message.attachments:
        _attach(letter, attachment)
    return letter


def read_address(text: str) -> str:
    """An address as SMTP takes it, the domain in ASCII. Raises ``ValueError`` with a sentence."""
    try:
        address = Address(addr_spec=text.strip())
        domain = address.domain.encode("idna").decode()
    except (ValueError, IndexError, AttributeError):  # AttributeError: the parser's own answer to "a b@c"
        domain = ""
    if not domain:
        raise ValueError(f"”{text}” är ingen e-postadress. Skriv den som namn@exempel.se.")
    return Address(username=address.username, domain=domain).addr_spec


def envelope_sender(id: str, mailbox: str) -> str:
    """Where a bounce goes: ``return+<id>@domain``, so that even a bare one tells which letter it is about."""
    local, _, domain = parseaddr(mailbox)[1].rpartition("@")
    return f"{local}+{id}@{domain}"


def _mailbox(text: str) -> Address:
    name, address = parseaddr(text)
    return Address(display_name=name, addr_spec=read_address(address))


def _domain(sender: str) -> str:
    return read_address(parseaddr(sender)[1]).rpartition("@")[2]


def _attach(letter: EmailMessage, attachment: Attachment) -> None:
    """An invitation goes in twice: as the part that calendars act on, and as a file for those that do not."""
    kind, _, subtype = attachment.media_type.partition("/")
    if attachment.calendar_method:
        letter.add_alternative(
            attachment.content.decode(), subtype="calendar", params={"method": attachment.calendar_method}
        )
        kind, subtype = "application", "ics"
    letter.add_attachment(attachment.content, kind, subtype, filename=attachment.filename)
