"""Hands one letter to an SMTP relay. A refused recipient is final at once; a busy or absent server is not.

``smtps://`` is TLS from the first byte; ``smtp://`` uses STARTTLS whenever the server offers it, and insists when the
address ends in ``?starttls=required`` or when a password would otherwise cross a network in the clear.
"""

from __future__ import annotations

import contextlib
import smtplib
import ssl
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

from samlad.channels.email.letter import compose, envelope_sender, read_address, read_mailbox
from samlad.channels.message import HandedOver, Outcome, OutgoingMessage, Rejected, Unreachable

HANDED_OVER = "lämnad till e-postservern"
_NOT_REACHED = "E-postservern går inte att nå just nu."
_BROKE_OFF = "E-postservern bröt innan den svarat färdigt; brevet kan ha gått iväg."
_BAD_LOGIN = "E-postservern godtar inte inloggningen; kontrollera SAMLAD_SMTP_URL."
_NO_TLS = "E-postservern erbjuder inte den kryptering eller inloggning som SAMLAD_SMTP_URL kräver."
_LOOPBACK = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True, slots=True)
class Smtp:
    url: str = field(repr=False)
    sender: str  # "Samlad <samlad@kommunen.example>"
    return_address: str = ""  # where bounces go, marked with the message's id; empty: to the sender
    timeout: float = 10.0

    def __post_init__(self) -> None:
        """Raises ``ValueError`` with a sentence for settings that can never work."""
        read_mailbox(self.sender)
        read_mailbox(self.return_address or self.sender)
        try:
            known = urlsplit(self.url).scheme in ("smtp", "smtps") and urlsplit(self.url).port != 0
        except ValueError:  # a port that is no number
            known = False
        if not known:
            raise ValueError("SAMLAD_SMTP_URL skrivs som smtp://namn:lösenord@server:587 eller smtps://…")

    def send(self, message: OutgoingMessage) -> Outcome:
        try:
            recipient = read_address(message.to)
            letter = compose(message, self.sender)
            bounces_to = envelope_sender(message.id, self.return_address, self.sender)
            relay = self._open()
        except ValueError as error:
            return Rejected(str(error))
        except OSError as error:
            return Unreachable(str(error))
        try:
            relay.send_message(letter, bounces_to, [recipient])
        except smtplib.SMTPRecipientsRefused as error:
            return _refused(*error.recipients[recipient])
        except smtplib.SMTPResponseException as error:
            return _refused(error.smtp_code, error.smtp_error)
        except smtplib.SMTPNotSupportedError:
            return Rejected(f"E-postservern kan inte skicka till {recipient}: tecken utanför a–z före @.")
        except OSError:
            return Unreachable(_BROKE_OFF, maybe_sent=True)
        finally:
            _close(relay)
        return HandedOver(str(letter["Message-ID"]), HANDED_OVER)

    def check(self) -> str:
        """Connects, signs in and says NOOP. Raises ``OSError`` with a sentence."""
        relay = self._open()
        try:
            relay.noop()
            safety = "krypterat" if isinstance(relay.sock, ssl.SSLSocket) else "okrypterat"
        finally:
            _close(relay)
        return f"E-postservern {urlsplit(self.url).hostname} svarar ({safety})."

    def _open(self) -> smtplib.SMTP:
        """A connection, encrypted and signed in as the address says. Raises ``OSError`` with a sentence."""
        address = urlsplit(self.url)
        with _in_words(), contextlib.ExitStack() as half_open:
            relay = self._connect(address)
            half_open.callback(relay.close)
            _secure(relay, address)
            if address.username:
                relay.login(unquote(address.username), unquote(address.password or ""))
            half_open.pop_all()
        return relay

    def _connect(self, address: SplitResult) -> smtplib.SMTP:
        host = address.hostname or "localhost"
        if address.scheme == "smtps":
            trusted = ssl.create_default_context()
            return smtplib.SMTP_SSL(host, address.port or 465, timeout=self.timeout, context=trusted)
        return smtplib.SMTP(host, address.port or 25, timeout=self.timeout)


def _secure(relay: smtplib.SMTP, address: SplitResult) -> None:
    relay.ehlo()
    if address.scheme == "smtps":
        return
    asked = "required" in parse_qs(address.query).get("starttls", ())
    exposed = bool(address.username) and address.hostname not in _LOOPBACK
    if asked or exposed or relay.has_extn("starttls"):
        relay.starttls(context=ssl.create_default_context())


@contextlib.contextmanager
def _in_words() -> Iterator[None]:
    """What may go wrong before a word is said of the letter, as sentences."""
    try:
        yield
    except smtplib.SMTPAuthenticationError as error:
        raise OSError(_BAD_LOGIN) from error
    except smtplib.SMTPNotSupportedError as error:
        raise OSError(_NO_TLS) from error
    except ssl.SSLError as error:
        raise OSError(f"E-postserverns certifikat godtas inte ({error.reason}).") from error
    except OSError as error:
        raise OSError(_NOT_REACHED) from error


def _close(relay: smtplib.SMTP) -> None:
    """A letter that was taken stays taken, however the goodbye goes."""
    with contextlib.suppress(OSError):
        relay.quit()
    relay.close()


def _refused(code: int, said: bytes | str) -> Rejected | Unreachable:
    """RFC 5321 4.2.1: 5xx is for good, 4xx is for now."""
    text = " ".join((said.decode("utf-8", "replace") if isinstance(said, bytes) else said).split())
    if code >= 500:
        return Rejected(f"E-postservern tar inte emot till adressen ({code} {text}).")
    return Unreachable(f"E-postservern vill att vi försöker senare ({code} {text}).")
