"""A mail server that writes what it receives as .eml files, and fails the way real ones do.

    python -m tests.servers.smtp --port 0 --folder letters --returns maildir

``refused@…`` does not exist (550) · ``later@…`` is greylisted (451) · ``slow@…`` takes ``--delay`` seconds ·
``vanished@…`` is accepted, and bounces afterwards into the Maildir that ``--returns`` names.
"""

from __future__ import annotations

import argparse
import asyncio
import itertools
import mailbox
import os
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, Session

from tests.servers.bounces import bounce_of
from tests.servers.process import running

_ANSWERS = {
    "refused": "550 5.1.1 <{to}>: Recipient address rejected: User unknown",
    "later": "451 4.7.1 <{to}>: Greylisted, please try again in 300 seconds",
}


@dataclass
class Post:
    """What to do with what arrives."""

    folder: Path
    returns: Path | None
    delay: float

    def __post_init__(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        self.numbers = itertools.count(len(list(self.folder.glob("*.eml"))) + 1)

    async def handle_RCPT(self, server: SMTP, session: Session, envelope: Envelope, to: str, options: list[str]) -> str:
        who = to.partition("@")[0]
        if who == "slow":
            await asyncio.sleep(self.delay)
        if who in _ANSWERS:
            return _ANSWERS[who].format(to=to)
        envelope.rcpt_tos.append(to)
        return "250 2.1.5 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        for to in envelope.rcpt_tos:
            if to.startswith("vanished@") and self.returns:
                mailbox.Maildir(self.returns).add(bounce_of(envelope.original_content, envelope.mail_from, to))
            self._write(envelope, to)
        return "250 2.0.0 OK: queued"

    def _write(self, envelope: Envelope, to: str) -> None:
        """As final delivery does (RFC 5321 4.4): the envelope stands first. Seen whole or not at all."""
        head = f"Return-Path: <{envelope.mail_from}>\r\nDelivered-To: {to}\r\n".encode()
        path = self.folder / f"{next(self.numbers):04}.eml"
        unfinished = path.with_suffix(".part")
        unfinished.write_bytes(head + envelope.original_content)
        os.replace(unfinished, path)


@dataclass(frozen=True)
class MailServer:
    """A running server as tests see it."""

    port: int
    folder: Path
    host: str = "127.0.0.1"

    @property
    def url(self) -> str:
        return f"smtp://{self.host}:{self.port}"

    def letters(self) -> list[EmailMessage]:
        """Everything received, oldest first."""
        return [message_from_bytes(path.read_bytes(), policy=default) for path in sorted(self.folder.glob("*.eml"))]


@contextmanager
def smtp_server(folder: Path, *arguments: str) -> Iterator[MailServer]:
    with running("tests.servers.smtp", "--folder", str(folder), *arguments) as port:
        yield MailServer(port, folder)


async def _serve(options: argparse.Namespace) -> None:
    post = Post(options.folder, options.returns, options.delay)
    tls = None
    if options.certificate:
        tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        tls.load_cert_chain(options.certificate)

    def right_password(server: SMTP, session: Session, envelope: Envelope, mechanism: str, login: object) -> AuthResult:
        given = (login.login.decode(), login.password.decode())  # type: ignore[attr-defined]
        return AuthResult(success=given == (options.user, options.password), handled=False)

    def make() -> SMTP:
        return SMTP(
            post,
            enable_SMTPUTF8=not options.ascii_only,
            tls_context=None if options.smtps else tls,
            authenticator=right_password if options.user else None,
            auth_required=bool(options.user),
            auth_require_tls=False,
        )

    server = await asyncio.get_running_loop().create_server(
        make, "127.0.0.1", options.port, ssl=tls if options.smtps else None
    )
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--returns", type=Path, help="a Maildir that gets the bounces")
    parser.add_argument("--user", default="")
    parser.add_argument("--password", default="")
    parser.add_argument("--certificate", type=Path, help="PEM with key: offer STARTTLS")
    parser.add_argument("--smtps", action="store_true", help="TLS from the first byte instead")
    parser.add_argument("--ascii-only", action="store_true", help="do not offer SMTPUTF8")
    parser.add_argument("--delay", type=float, default=5.0)
    return parser.parse_args()


if __name__ == "__main__":
    asyncio.run(_serve(_options()))
