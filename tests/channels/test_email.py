"""Letters over a real SMTP server in its own process."""

from __future__ import annotations

import datetime
import socket
import threading
from email.utils import parsedate_to_datetime
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from samlad.channels.email.letter import compose
from samlad.channels.email.smtp import Smtp
from samlad.channels.message import Attachment, HandedOver, Rejected, Unreachable
from tests.channels.messages import message
from tests.servers.smtp import MailServer, smtp_server

SENDER = "Samlad Örebro <samlad@orebro.example>"


@pytest.fixture
def smtp(mail: MailServer) -> Smtp:
    return Smtp(mail.url, SENDER, "return@orebro.example")


def test_a_letter_arrives_with_swedish_letters_and_a_subject_longer_than_a_line(smtp: Smtp, mail: MailServer) -> None:
    subject = (
        "Kallelse till inriktnings- och samordningsfunktion för återställning av elförsörjningen i Åsbro med omnejd"
    )
    outcome = smtp.send(message(id="long-1", subject=subject, body="Räksmörgås, åäö ÅÄÖ – ”så här”.\n.\nSlut"))
    assert outcome == HandedOver("<long-1@orebro.example>", "lämnad till e-postservern")
    letter = mail.letters()[-1]
    assert letter["Subject"] == subject
    assert letter.get_content().splitlines() == ["Räksmörgås, åäö ÅÄÖ – ”så här”.", ".", "Slut"]
    assert letter["From"].addresses[0].display_name == "Samlad Örebro"
    assert letter["Delivered-To"] == "anna@orebro.example"


def test_it_can_be_matched_by_bounces_and_is_left_alone_by_robots(smtp: Smtp, mail: MailServer) -> None:
    smtp.send(message(id="match-1", reply_to="tib@orebro.example"))
    letter = mail.letters()[-1]
    assert letter["Return-Path"] == "<return+match-1@orebro.example>"
    assert letter["Message-ID"] == "<match-1@orebro.example>"
    assert letter["Reply-To"] == "tib@orebro.example"
    assert letter["Auto-Submitted"] == "auto-generated"
    age = datetime.datetime.now(datetime.UTC) - parsedate_to_datetime(letter["Date"])
    assert abs(age) < datetime.timedelta(minutes=1)


def test_without_a_return_address_bounces_come_to_the_sender(mail: MailServer) -> None:
    Smtp(mail.url, SENDER).send(message(id="plain-1"))
    assert mail.letters()[-1]["Return-Path"] == "<samlad@orebro.example>"


def test_an_invitation_is_a_calendar_part_and_a_file(smtp: Smtp, mail: MailServer) -> None:
    calendar = "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nSUMMARY:Möte 2\r\nEND:VCALENDAR\r\n"
    invitation = Attachment("möte.ics", calendar.encode(), "text/calendar", "REQUEST")
    smtp.send(message(attachments=(invitation, Attachment("läge.pdf", b"%PDF-1.7", "application/pdf"))))
    parts = {part.get_content_type(): part for part in mail.letters()[-1].walk()}
    assert parts["text/calendar"].get_param("method") == "REQUEST"
    assert "SUMMARY:Möte 2" in parts["text/calendar"].get_content()
    assert parts["application/ics"].get_filename() == "möte.ics"
    assert parts["application/pdf"].get_content() == b"%PDF-1.7"
    assert "Strömavbrott" in parts["text/plain"].get_content()


def test_a_line_break_in_a_field_never_becomes_a_header(smtp: Smtp, mail: MailServer) -> None:
    smtp.send(message(subject="Hej\r\nBcc: spion@annat.example\r\n\r\nFalsk text"))
    letter = mail.letters()[-1]
    assert letter["Bcc"] is None
    assert letter["Subject"] == "Hej Bcc: spion@annat.example Falsk text"


@pytest.mark.parametrize(
    "address",
    [
        "anna@x.example\r\nBcc: spion@y.example",
        "anna",
        "",
        "@x.example",
        "a b@x.example",
        "a@b@c",
        "anna@x.example, bo@y",
    ],
)
def test_what_is_no_address_is_said_in_a_sentence(smtp: Smtp, mail: MailServer, address: str) -> None:
    before = len(mail.letters())
    outcome = smtp.send(message(to=address))
    assert isinstance(outcome, Rejected)
    assert outcome.words.endswith("är ingen e-postadress. Skriv den som namn@exempel.se.")
    assert len(mail.letters()) == before


def test_a_bad_reply_address_is_refused_like_any_other(smtp: Smtp) -> None:
    assert isinstance(smtp.send(message(reply_to="tib@x.example\nBcc: spion@y.example")), Rejected)


def test_a_domain_in_swedish_letters_is_written_in_ascii() -> None:
    assert compose(message(to="anna@örebro.example"), SENDER)["To"] == "anna@xn--rebro-iua.example"


def test_somebody_unknown_is_refused_at_once(smtp: Smtp) -> None:
    outcome = smtp.send(message(to="refused@orebro.example"))
    assert isinstance(outcome, Rejected)
    assert "550 5.1.1 <refused@orebro.example>" in outcome.words


def test_greylisted_is_worth_another_try(smtp: Smtp) -> None:
    outcome = smtp.send(message(to="later@orebro.example"))
    assert isinstance(outcome, Unreachable)
    assert not outcome.maybe_sent
    assert "451 4.7.1" in outcome.words


def test_a_server_that_is_down_is_worth_another_try() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        smtp = Smtp(f"smtp://127.0.0.1:{unused.getsockname()[1]}", SENDER, timeout=1)
        assert smtp.send(message()) == Unreachable("E-postservern går inte att nå just nu.")
        with pytest.raises(OSError, match="går inte att nå"):
            smtp.check()


def test_a_server_that_never_greets_does_not_hold_us() -> None:
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        smtp = Smtp(f"smtp://127.0.0.1:{silent.getsockname()[1]}", SENDER, timeout=0.2)
        assert smtp.send(message()) == Unreachable("E-postservern går inte att nå just nu.")


def test_a_line_that_breaks_in_the_middle_may_have_carried_the_letter(mail: MailServer) -> None:
    smtp = Smtp(mail.url, SENDER, timeout=0.3)
    outcome = smtp.send(message(to="slow@orebro.example"))
    assert isinstance(outcome, Unreachable)
    assert outcome.maybe_sent


def test_a_server_that_is_full_after_the_text_is_worth_another_try() -> None:
    """452 after DATA, and a line cut instead of a goodbye."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        answers = [b"220 hej", b"250 hej", b"250 ok", b"250 ok", b"354 go", b"452 4.3.1 full"]
        threading.Thread(target=_say, args=(listener, answers), daemon=True).start()
        outcome = Smtp(f"smtp://127.0.0.1:{listener.getsockname()[1]}", SENDER, timeout=2).send(message())
    assert outcome == Unreachable("E-postservern vill att vi försöker senare (452 4.3.1 full).")


def test_a_letter_that_was_taken_stays_taken_when_the_goodbye_fails() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        answers = [b"220 hej", b"250 hej", b"250 ok", b"250 ok", b"354 go", b"250 queued"]
        threading.Thread(target=_say, args=(listener, answers), daemon=True).start()
        outcome = Smtp(f"smtp://127.0.0.1:{listener.getsockname()[1]}", SENDER, timeout=2).send(message())
    assert isinstance(outcome, HandedOver)


def _say(listener: socket.socket, answers: list[bytes]) -> None:
    """One answer for each command; the text after DATA counts as one."""
    connection, _ = listener.accept()
    with connection, connection.makefile("rb") as commands:
        for answer in answers:
            connection.sendall(answer + b"\r\n")
            if answer.startswith(b"354"):
                while commands.readline() != b".\r\n":
                    pass
            else:
                commands.readline()


def test_letters_outside_ascii_before_the_at_need_a_server_that_takes_them(mail: MailServer, tmp_path: Path) -> None:
    assert isinstance(Smtp(mail.url, SENDER).send(message(to="åsa@orebro.example")), HandedOver)
    with smtp_server(tmp_path, "--ascii-only") as old:
        outcome = Smtp(old.url, SENDER).send(message(to="åsa@orebro.example"))
    assert isinstance(outcome, Rejected)
    assert "åsa@orebro.example" in outcome.words


@pytest.fixture(scope="module")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> MailServer:
    """A server with a password and a certificate of its own for localhost."""
    folder = tmp_path_factory.mktemp("guarded")
    certificate = _certificate(folder / "localhost.pem")
    with smtp_server(
        folder / "letters", "--user", "samlad", "--password", "p@ss:ord", "--certificate", str(certificate)
    ) as server:
        yield server


def _certificate(path: Path) -> Path:
    key, name = ec.generate_private_key(ec.SECP256R1()), x509.Name.from_rfc4514_string("CN=localhost")
    now = datetime.datetime.now(datetime.UTC)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(hours=1))
        .not_valid_after(now + datetime.timedelta(hours=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path.write_bytes(certificate.public_bytes(serialization.Encoding.PEM) + private)
    return path


def _guarded_url(server: MailServer, password: str = "p%40ss%3Aord") -> str:
    return f"smtp://samlad:{password}@localhost:{server.port}?starttls=required"


def test_it_signs_in_over_an_encrypted_line(guarded: MailServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(guarded.folder.parent / "localhost.pem"))
    smtp = Smtp(_guarded_url(guarded), SENDER)
    assert smtp.check() == "E-postservern localhost svarar (krypterat)."
    assert isinstance(smtp.send(message()), HandedOver)


def test_encrypted_from_the_first_byte(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    certificate = _certificate(tmp_path / "localhost.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with smtp_server(tmp_path / "letters", "--smtps", "--certificate", str(certificate)) as server:
        smtp = Smtp(f"smtps://localhost:{server.port}", SENDER)
        assert smtp.check() == "E-postservern localhost svarar (krypterat)."
        assert isinstance(smtp.send(message()), HandedOver)


def test_a_wrong_password_is_said_and_can_be_put_right(guarded: MailServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(guarded.folder.parent / "localhost.pem"))
    outcome = Smtp(_guarded_url(guarded, "fel"), SENDER).send(message())
    assert outcome == Unreachable("E-postservern godtar inte inloggningen; kontrollera SAMLAD_SMTP_URL.")


def test_a_certificate_nobody_vouches_for_gets_no_password(guarded: MailServer) -> None:
    outcome = Smtp(_guarded_url(guarded), SENDER).send(message())
    assert isinstance(outcome, Unreachable)
    assert "certifikat" in outcome.words


def test_required_encryption_is_not_given_up(mail: MailServer) -> None:
    outcome = Smtp(f"{mail.url}?starttls=required", SENDER).send(message())
    assert isinstance(outcome, Unreachable)
    assert "kryptering" in outcome.words


def test_secrets_do_not_show_when_printed() -> None:
    assert "hemligt" not in repr(Smtp("smtp://u:hemligt@h", SENDER))
