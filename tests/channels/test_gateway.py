"""The one way out: what is not set up says so, what is not sharp is marked, and ``check`` really tries."""

from __future__ import annotations

from pathlib import Path

import pytest

from samlad.channels.demo import DemoGateway
from samlad.channels.gateway import Gateway, marked
from samlad.channels.message import Channel, HandedOver, HeldBack, Mode, OutgoingMessage, Rejected
from tests.channels.messages import message
from tests.servers.elks import ElksServer
from tests.servers.smtp import MailServer


def gateway(env: dict[str, str]) -> Gateway:
    return Gateway.from_environment(env, public_url="https://samlad.example", key="nyckel")


@pytest.mark.parametrize(
    ("channel", "words"),
    [
        ("email", "Ingen e-postserver är inkopplad (SAMLAD_SMTP_URL och SAMLAD_MAIL_FROM saknas)."),
        ("sms", "Ingen sms-tjänst är inkopplad (SAMLAD_46ELKS_USER och SAMLAD_46ELKS_PASSWORD saknas)."),
        ("voice", "Ingen tjänst för automatisk uppringning är inkopplad (SAMLAD_46ELKS_USER och …PASSWORD saknas)."),
    ],
)
def test_what_is_not_set_up_says_so(channel: str, words: str) -> None:
    outcome = gateway({"SAMLAD_46ELKS_FROM": "+46766860000"}).send(message(channel, "0701740605"))
    assert outcome == Rejected(words.replace("…", "SAMLAD_46ELKS_"))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SAMLAD_SMTP_URL", "mail.x.example:25"),
        ("SAMLAD_SMTP_URL", "smtp://mail.x.example:tjugofem"),
        ("SAMLAD_MAIL_FROM", "Samlad"),
        ("SAMLAD_RETURN_ADDRESS", "return"),
    ],
)
def test_settings_that_can_never_work_say_so(name: str, value: str) -> None:
    env = {"SAMLAD_SMTP_URL": "smtp://mail.x.example", "SAMLAD_MAIL_FROM": "samlad@x.example", name: value}
    outcome = gateway(env).send(message())
    assert isinstance(outcome, Rejected)
    assert outcome.words.startswith("E-posten är felinställd: ")
    assert outcome.words == gateway(env).check()[0].sentence


@pytest.mark.check(8)
@pytest.mark.parametrize(("mode", "word"), [(Mode.EXERCISE, "ÖVNING"), (Mode.TEST, "PROV")])
def test_what_is_not_sharp_is_marked_first(mode: Mode, word: str, mail: MailServer) -> None:
    way = gateway({"SAMLAD_SMTP_URL": mail.url, "SAMLAD_MAIL_FROM": "samlad@x.example"})
    assert isinstance(way.send(message(mode=mode)), HandedOver)
    letter = mail.letters()[-1]
    assert letter["Subject"].startswith(f"{word}: Kallelse")
    assert letter.get_content().startswith(f"{word}. Strömavbrott")


@pytest.mark.check(8)
def test_an_sms_is_marked_too(elks: ElksServer) -> None:
    gateway(elks.environment).send(message("sms", "0701740605", mode=Mode.EXERCISE))
    assert elks.requests()[-1]["message"].startswith("ÖVNING. Strömavbrott")


def test_what_is_sharp_is_left_as_it_is() -> None:
    assert marked(message()) == message()


def test_check_tries_everything_and_sends_nothing(mail: MailServer, elks: ElksServer, tmp_path: Path) -> None:
    before = len(mail.letters()), len(elks.requests())
    env = {**elks.environment, "SAMLAD_SMTP_URL": mail.url, "SAMLAD_MAIL_FROM": "samlad@x.example"}
    way = gateway({**env, "SAMLAD_SPEECH": "tee {file}", "SAMLAD_RETURN_MAILDIR": str(tmp_path / "none")})
    assert [(check.name, check.ok) for check in way.check()] == [
        ("E-post", True),
        ("Sms", True),
        ("Uppringning", True),
        ("Returbrevlåda", False),
    ]
    assert way.check()[1].sentence == "Inloggad hos 46elks som Provkonto, avsändare +46766860000."
    assert (len(mail.letters()), len(elks.requests())) == before


def test_check_says_what_is_missing() -> None:
    assert all(not check.ok and "saknas" in check.sentence for check in gateway({}).check())


def test_returns_are_read_where_they_are_set_up() -> None:
    assert gateway({}).read_returns(print) == 0


def test_the_demo_hands_over_nothing() -> None:
    assert isinstance(DemoGateway().send(message()), HeldBack)
    assert all(check.ok for check in DemoGateway().check())


@pytest.mark.parametrize("id", ["", "a b", "a\r\nBcc: x", "a@b", "x" * 65, "-a"])
def test_an_id_that_could_break_out_of_a_header_or_an_address_is_a_fault(id: str) -> None:
    with pytest.raises(ValueError):
        OutgoingMessage(id=id, channel=Channel.EMAIL, to="anna@x.example")
