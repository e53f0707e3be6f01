"""What comes back hours later: real reports through a real return mailbox."""

from __future__ import annotations

import mailbox
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from samlad.channels.email.bounce import Bounce, read_bounce
from samlad.channels.email.letter import compose
from samlad.channels.email.returns import Imap, Maildir, read_returns, return_mailbox
from samlad.channels.email.smtp import Smtp
from tests.channels.messages import message
from tests.servers.bounces import bounce_of
from tests.servers.smtp import MailServer

LETTER = compose(message(id="m-77"), "Samlad <samlad@orebro.example>").as_bytes()


def test_a_letter_that_was_taken_and_bounced_later_is_told_once(mail: MailServer) -> None:
    Smtp(mail.url, "samlad@orebro.example", "return@orebro.example").send(
        message(id="gone-1", to="vanished@orebro.example")
    )
    noted: list[Bounce] = []
    returns = Maildir(str(mail.folder.parent / "returns"))
    assert read_returns(returns, noted.append) == 1
    assert noted == [Bounce("gone-1", "vanished@orebro.example", True, "adressen finns inte (550 5.1.1 User unknown)")]
    assert read_returns(returns, noted.append) == 0
    assert returns.check().endswith("har 0 olästa brev.")
    assert "S" in next(iter(mailbox.Maildir(returns.path))).get_flags()


def test_a_crash_while_noting_tells_it_again(tmp_path: Path) -> None:
    mailbox.Maildir(tmp_path / "returns").add(bounce_of(LETTER, "return+m-77@orebro.example", "bo@x.example"))
    returns = Maildir(str(tmp_path / "returns"))
    with pytest.raises(RuntimeError):
        read_returns(returns, _crash)
    assert read_returns(returns, lambda bounce: None) == 1


def _crash(bounce: Bounce) -> None:
    raise RuntimeError("power cut")


def test_a_mailbox_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="går inte att läsa"):
        Maildir(str(tmp_path / "none")).check()


def test_the_id_is_found_in_the_letter_sent_along_when_the_address_lost_it() -> None:
    bounce = read_bounce(bounce_of(LETTER, "samlad@orebro.example", "bo@x.example"))
    assert bounce is not None
    assert bounce.message_id == "m-77"


@pytest.mark.parametrize(
    ("action", "status", "permanent", "reason"),
    [
        ("failed", "5.2.2", True, "brevlådan är full (said)"),
        ("failed", "4.4.7", True, "servern svarade aldrig (said)"),
        ("failed", "nonsense", True, "servern tar inte emot brevet (said)"),
        ("delayed", "4.4.1", False, "dröjer (said)"),
    ],
)
def test_how_it_went(action: str, status: str, permanent: bool, reason: str) -> None:
    raw = bounce_of(LETTER, "return+m-77@x.example", "bo@x.example", action=action, status=status, said="said")
    assert read_bounce(raw) == Bounce("m-77", "bo@x.example", permanent, reason)


@pytest.mark.parametrize("action", ["delivered", "relayed", "expanded"])
def test_good_news_is_no_bounce(action: str) -> None:
    assert (
        read_bounce(bounce_of(LETTER, "return+m-77@x.example", "bo@x.example", action=action, status="2.0.0")) is None
    )


def test_an_out_of_office_reply_is_no_bounce() -> None:
    assert read_bounce(b"To: return+m-77@x.example\r\nAuto-Submitted: auto-replied\r\n\r\nJag har semester.") is None


def test_a_letter_from_a_person_is_no_bounce() -> None:
    assert read_bounce(b"To: return+m-77@x.example\r\nSubject: Sv: Kallelse\r\n\r\nJa, jag kommer.") is None


def test_exim_says_it_in_a_header() -> None:
    raw = b"To: return+m-77@x.example\r\nX-Failed-Recipients: bo@x.example\r\n\r\nMail delivery failed"
    assert read_bounce(raw) == Bounce("m-77", "bo@x.example", True, "servern tar inte emot brevet (5.0.0)")


def test_no_broken_letter_stops_the_reading() -> None:
    whole = bounce_of(LETTER, "return+m-77@x.example", "bo@x.example")
    for cut in range(0, len(whole), 7):
        read_bounce(whole[:cut])
        read_bounce(whole[:cut] + b"\xff\x00\r\n" + whole[cut:])
    assert read_bounce(b"") is None


def test_none_is_set_up_by_default() -> None:
    assert return_mailbox({}) is None
    assert isinstance(return_mailbox({"SAMLAD_RETURN_MAILDIR": "/var/mail/return"}), Maildir)
    assert isinstance(return_mailbox({"SAMLAD_RETURN_IMAP": "imaps://u:p@h/INBOX"}), Imap)


DOVECOT = """
base_dir = {folder}/run
log_path = {folder}/log
protocols = imap
ssl = no
disable_plaintext_auth = no
default_internal_user = {user}
default_login_user = {user}
mail_location = maildir:{folder}/returns
first_valid_uid = 0
passdb {{
  driver = static
  args = password=hemligt
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={folder}
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    address = 127.0.0.1
    port = {port}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
service anvil {{
  chroot =
}}
"""


@pytest.fixture
def imap() -> Iterator[str]:
    """Debian's Dovecot over a Maildir of its own, in a folder that its user can reach."""
    if not shutil.which("dovecot") or os.getuid() != 0:
        pytest.skip("needs root and Debian's dovecot-imapd")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with tempfile.TemporaryDirectory() as name:
        config = _dovecot(Path(name), port)
        server = subprocess.Popen(["dovecot", "-F", "-c", str(config)])
        try:
            _wait_for(port)
            yield f"imap://samlad:hemligt@127.0.0.1:{port}/INBOX"
        finally:
            server.terminate()
            server.wait(10)


def _dovecot(folder: Path, port: int) -> Path:
    mailbox.Maildir(folder / "returns").add(bounce_of(LETTER, "return+m-77@x.example", "bo@x.example"))
    owner = pwd.getpwnam("mail")
    for path in [folder, *folder.rglob("*")]:
        os.chown(path, owner.pw_uid, owner.pw_gid)
    config = folder / "dovecot.conf"
    config.write_text(DOVECOT.format(folder=folder, port=port, user="dovecot", uid=owner.pw_uid, gid=owner.pw_gid))
    return config


def _wait_for(port: int) -> None:
    for _ in range(100):
        with socket.socket() as attempt:
            if attempt.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    pytest.fail("dovecot did not start")


@pytest.mark.slow
def test_a_real_imap_server_tells_it_once(imap: str) -> None:
    returns, noted = Imap(imap), []
    assert returns.check() == "Returbrevlådan på 127.0.0.1 svarar."
    assert read_returns(returns, noted.append) == 1
    assert noted[0].message_id == "m-77"
    assert read_returns(returns, noted.append) == 0
    with pytest.raises(OSError, match="kontrollera SAMLAD_RETURN_IMAP"):
        Imap(imap.replace("hemligt", "fel")).check()
