"""The return mailbox: where bounces come hours after the relay said yes. A Maildir on this machine, or IMAP elsewhere.

A letter is marked as read only after its bounce has been noted, so a crash in between tells it twice, never not at all.
"""

from __future__ import annotations

import imaplib
import ssl
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol
from urllib.parse import unquote, urlsplit

from samlad.channels.email.bounce import Bounce, read_bounce

Note = Callable[[Bounce], None]


class ReturnMailbox(Protocol):
    def unread(self) -> Iterator[bytes]:
        """Each unread letter; it counts as read when the next one is asked for. Raises ``OSError`` with a sentence."""

    def check(self) -> str:
        """A sentence when it can be read; raises ``OSError`` with one when it cannot."""


def read_returns(returns: ReturnMailbox, note: Note) -> int:
    """Notes every new bounce and says how many there were. Raises ``OSError`` with a sentence."""
    count = 0
    for raw in returns.unread():
        bounce = read_bounce(raw)
        if bounce:
            note(bounce)
            count += 1
    return count


def return_mailbox(env: Mapping[str, str]) -> ReturnMailbox | None:
    """None when no return mailbox is set up: then later bounces reach a person's inbox, or nobody."""
    if env.get("SAMLAD_RETURN_MAILDIR"):
        return Maildir(env["SAMLAD_RETURN_MAILDIR"])
    if env.get("SAMLAD_RETURN_IMAP"):
        return Imap(env["SAMLAD_RETURN_IMAP"])
    return None


@dataclass(frozen=True, slots=True)
class Maildir:
    """New letters stand in ``new``; a read one moves to ``cur`` with the flag S, as any mail program does it."""

    path: str

    def unread(self) -> Iterator[bytes]:
        for letter in self._new():
            with suppress(FileNotFoundError):  # another process was first
                yield letter.read_bytes()
                letter.rename(Path(self.path, "cur", f"{letter.name}:2,S"))

    def check(self) -> str:
        return f"Returbrevlådan {self.path} har {len(self._new())} olästa brev."

    def _new(self) -> list[Path]:
        try:
            return sorted(Path(self.path, "new").iterdir())
        except OSError as error:
            raise OSError(f"Returbrevlådan {self.path} går inte att läsa.") from error


@dataclass(frozen=True, slots=True)
class Imap:
    """``imaps://user:password@host/INBOX``; ``imap://`` is for this machine, and uses STARTTLS where it is offered."""

    url: str = field(repr=False)
    timeout: float = 10.0

    def unread(self) -> Iterator[bytes]:
        with _in_words(), self._open() as box:
            _, found = box.search(None, "UNSEEN")
            for number in found[0].split():
                _, parts = box.fetch(number, "(BODY.PEEK[])")
                yield from (part[1] for part in parts if isinstance(part, tuple))
                box.store(number, "+FLAGS", r"(\Seen)")

    def check(self) -> str:
        with _in_words(), self._open():
            return f"Returbrevlådan på {urlsplit(self.url).hostname} svarar."

    def _open(self) -> imaplib.IMAP4:
        address = urlsplit(self.url)
        host, trusted = address.hostname or "localhost", ssl.create_default_context()
        if address.scheme == "imaps":
            box: imaplib.IMAP4 = imaplib.IMAP4_SSL(host, address.port or 993, ssl_context=trusted, timeout=self.timeout)
        else:
            box = imaplib.IMAP4(host, address.port or 143, timeout=self.timeout)
            if "STARTTLS" in box.capabilities:
                box.starttls(trusted)
        with ExitStack() as half_open:
            half_open.callback(box.shutdown)
            box.login(unquote(address.username or ""), unquote(address.password or ""))
            folder = unquote(address.path.strip("/")) or "INBOX"
            if box.select(folder)[0] != "OK":
                raise OSError(f"there is no readable folder {folder}")
            half_open.pop_all()
        return box


@contextmanager
def _in_words() -> Iterator[None]:
    try:
        yield
    except (OSError, imaplib.IMAP4.error) as error:
        raise OSError("Returbrevlådan går inte att läsa; kontrollera SAMLAD_RETURN_IMAP.") from error
