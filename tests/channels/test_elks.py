"""SMS and voice over a real HTTP service in its own process, which calls back over real HTTP."""

from __future__ import annotations

import shutil
import socket
import urllib.error
import urllib.request
import wave
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO

import pytest

from samlad.channels.callbacks import Callbacks, Kind
from samlad.channels.elks import Account, Inbound, Receipt, read_hangup, read_inbound, read_receipt
from samlad.channels.gateway import Gateway
from samlad.channels.message import HandedOver, Mode, Outcome, OutgoingMessage, Rejected, Unreachable
from samlad.channels.sms.elks import ElksSms
from samlad.channels.voice.speech import Speech
from tests.channels.messages import message
from tests.channels.switchboard import KEY, Switchboard, switchboard
from tests.servers.elks import NUMBER, ElksServer

ECHO = "tee {file}"  # stands in for a voice: the "sound" is the text itself


@pytest.fixture
def board(elks: ElksServer) -> Iterator[Switchboard]:
    with switchboard() as board:
        board.gateway = gateway(elks, board.url)
        elks.tell("sms-url", url=Callbacks(board.url, KEY).inbound)
        yield board


def gateway(elks: ElksServer, public_url: str = "https://samlad.example", **more: str) -> Gateway:
    env = {**elks.environment, "SAMLAD_SPEECH": ECHO, **more}
    return Gateway.from_environment(env, public_url=public_url, key=KEY)


def send(board: Switchboard, given: OutgoingMessage) -> Outcome:
    assert board.gateway
    board.sent[given.id] = given
    return board.gateway.send(given)


def test_an_sms_is_handed_over_with_its_receipt_address(board: Switchboard, elks: ElksServer) -> None:
    outcome = send(board, message("sms", "070-174 06 05", body="ISF Örebro – ring in nu", code="1"))
    request = elks.requests()[-1]
    assert outcome == HandedOver(request["id"], "lämnat till sms-tjänsten")
    assert request["from"] == NUMBER
    assert request["to"] == "+46701740605"
    assert request["message"] == "ISF Örebro - ring in nu\nSvara JA 1 eller NEJ 1."
    assert request["whendelivered"].startswith(f"{board.url}/callbacks/46elks/receipt/m-2026-1/")


def test_no_answer_is_asked_for_from_a_sender_that_is_a_name(elks: ElksServer) -> None:
    way = gateway(elks, SAMLAD_46ELKS_FROM="Samlad")
    way.send(message("sms", "0701740605", body="Ring in", code="1"))
    assert elks.requests()[-1]["message"] == "Ring in"
    assert "+46" in {check.name: check.sentence for check in way.check()}["Uppringning"]


def test_receipts_come_back(board: Switchboard, elks: ElksServer) -> None:
    outcome = send(board, message("sms", "0701740605"))
    assert isinstance(outcome, HandedOver)
    for status in ("sent", "delivered", "failed"):
        assert elks.tell("receipt", id=outcome.reference, status=status)["status"] == 200
    assert board.heard == [
        Receipt(outcome.reference, "sent", "lämnat till mobiloperatören"),
        Receipt(outcome.reference, "delivered", "levererat till telefonen"),
        Receipt(outcome.reference, "failed", "kom inte fram till telefonen"),
    ]
    assert [receipt.is_final for receipt in board.heard if isinstance(receipt, Receipt)] == [False, True, True]


def test_a_reply_comes_in_and_gets_an_answer(board: Switchboard, elks: ElksServer) -> None:
    board.answer_to_sms = "Tack, kvitterat."
    answered = elks.tell("reply", **{"from": "+46701740605", "message": "Ja åker nu ☂"})
    assert answered["body"] == "Tack, kvitterat."
    assert isinstance(board.heard[0], Inbound)
    assert board.heard[0].sender == "+46701740605"
    assert board.heard[0].text == "Ja åker nu ☂"


@pytest.mark.parametrize("path", ["receipt/m-1/{wrong}", "receipt/m-2/{right}", "digits/m-1/{right}", "receipt/m-1/å"])
def test_a_wrong_secret_learns_nothing(board: Switchboard, path: str) -> None:
    right = Callbacks(board.url, KEY).address(Kind.RECEIPT, "m-1").rpartition("/")[2]
    url = f"{board.url}/callbacks/46elks/" + path.format(right=right, wrong="0" * len(right)).replace("å", "%C3%A5")
    with pytest.raises(urllib.error.HTTPError, match="404"):
        urllib.request.urlopen(url, b"id=s1&status=delivered", timeout=5)
    assert board.heard == []


def test_another_installation_has_other_secrets() -> None:
    addresses = {Callbacks("https://x.example", key).inbound for key in (KEY, "en annan nyckel")}
    assert len(addresses) == 2
    assert "nyckel" not in repr(Callbacks("https://x.example", KEY))


def test_a_call_says_why_and_a_pressed_1_is_thanked(board: Switchboard, elks: ElksServer) -> None:
    outcome = send(board, message("voice", "019-21 10 00", mode=Mode.EXERCISE, spoken="Ring 010 224 00 00."))
    assert isinstance(outcome, HandedOver)
    call = elks.requests()[-1]
    assert (call["kind"], call["to"], call["timeout"]) == ("call", "+4619211000", "45")
    heard = elks.tell("answer", id=outcome.reference, digits="71")["heard"]
    assert board.heard == ["7", "1"]
    said = "Övning, övning, övning. Ring 010 224 00 00. Tryck 1 för att kvittera."
    thanks = "Tack. Larmet är kvitterat."
    assert [sound["body"] for sound in heard] == [f"{len(text.encode())} bytes" for text in (said, said, thanks)]
    assert {sound["type"] for sound in heard} == {"audio/wav"}


def test_an_answering_machine_acknowledges_nothing(board: Switchboard, elks: ElksServer) -> None:
    outcome = send(board, message("voice", "0701740605"))
    assert isinstance(outcome, HandedOver)
    heard = elks.tell("answer", id=outcome.reference)["heard"]
    assert board.heard == ["failed"]
    assert heard[-1]["url"] == Callbacks(board.url, KEY).address(Kind.GOODBYE, "m-2026-1")


@pytest.mark.parametrize(
    ("state", "receipt"),
    [("success", "answered"), ("busy", "unanswered"), ("failed", "unanswered")],
)
def test_how_a_call_ended(board: Switchboard, elks: ElksServer, state: str, receipt: str) -> None:
    outcome = send(board, message("voice", "0701740605"))
    assert isinstance(outcome, HandedOver)
    elks.tell("hangup", id=outcome.reference, state=state)
    assert isinstance(board.heard[0], Receipt)
    assert (board.heard[0].reference, board.heard[0].state) == (outcome.reference, receipt)


def test_nothing_is_called_when_nothing_can_be_said(elks: ElksServer) -> None:
    before = len(elks.requests())
    outcome = gateway(elks, SAMLAD_SPEECH="no-such-voice {file}").send(message("voice", "0701740605"))
    assert outcome == Rejected("Automatisk uppringning kan inte läsa upp text: no-such-voice är inte installerat.")
    assert len(elks.requests()) == before


@pytest.mark.skipif(not shutil.which("espeak-ng"), reason="needs Debian's espeak-ng")
def test_espeak_makes_a_sound_that_lasts_as_long_as_the_words() -> None:
    with wave.open(BytesIO(Speech().read_aloud("Örebro kommun kallar till möte. Ring 010 224 00 00."))) as sound:
        assert 3 < sound.getnframes() / sound.getframerate() < 20


def test_a_voice_that_fails_or_hangs_is_an_error_and_never_half_a_sound() -> None:
    with pytest.raises(OSError, match="could not be read aloud"):
        Speech("false {file}").read_aloud("hej")
    with pytest.raises(OSError, match="could not be read aloud"):
        Speech("sleep 5", timeout=0.1).read_aloud("hej")
    with pytest.raises(OSError):
        Speech("true {file}").read_aloud("hej")


@pytest.mark.parametrize("channel", ["sms", "voice"])
def test_what_is_no_number_is_said_before_anything_is_asked(elks: ElksServer, channel: str) -> None:
    before = len(elks.requests())
    outcome = gateway(elks).send(message(channel, "växeln"))
    assert isinstance(outcome, Rejected)
    assert "är inget telefonnummer" in outcome.words
    assert len(elks.requests()) == before


def test_a_fixed_line_gets_no_sms(elks: ElksServer) -> None:
    outcome = gateway(elks).send(message("sms", "019-21 10 00"))
    assert outcome == Rejected("019-21 10 00 är en fast telefon och tar inte emot sms. Ring i stället.")


def test_a_wrong_password_can_be_put_right(elks: ElksServer) -> None:
    way = gateway(elks, SAMLAD_46ELKS_PASSWORD="fel")
    outcome = way.send(message("sms", "0701740605"))
    assert isinstance(outcome, Unreachable)
    assert "SAMLAD_46ELKS_PASSWORD" in outcome.words
    checks = {check.name: check for check in way.check()}
    assert not checks["Sms"].ok
    assert checks["Sms"].sentence == outcome.words


@pytest.mark.parametrize(
    ("status", "body", "outcome"),
    [
        (400, "Invalid to number", Rejected("46elks tar inte emot det här (400: Invalid to number).")),
        (403, "Not enough credits", Unreachable("46elks tar inte emot just nu (403: Not enough credits).")),
        (503, "", Unreachable("46elks tar inte emot just nu (503: ).")),
        (200, "inte json", Unreachable("46elks svarade inte färdigt; det kan ha gått iväg.", maybe_sent=True)),
        (200, "[]", Unreachable("46elks svarade inte färdigt; det kan ha gått iväg.", maybe_sent=True)),
        (200, '{"id": "s1", "status": "failed"}', Rejected("46elks kunde inte skicka till numret.")),
    ],
)
def test_failures(elks: ElksServer, status: int, body: str, outcome: Outcome) -> None:
    elks.tell("fail", status=status, body=body)
    assert gateway(elks).send(message("sms", "0701740605")) == outcome


def test_a_service_that_takes_too_long_may_have_sent_it(elks: ElksServer) -> None:
    elks.tell("fail", status=200, body="{}", delay=1.0)
    way = ElksSms(replace(Account.from_environment(elks.environment), timeout=0.2), Callbacks("https://x.example", KEY))
    outcome = way.send(message("sms", "0701740605"))
    assert isinstance(outcome, Unreachable)
    assert outcome.maybe_sent


def test_the_real_service_is_asked_unless_another_is_named(elks: ElksServer) -> None:
    env = {name: value for name, value in elks.environment.items() if name != "SAMLAD_46ELKS_URL"}
    assert Account.from_environment(env).url == "https://api.46elks.com/a1"


def test_a_service_that_is_down_has_sent_nothing(elks: ElksServer) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        way = gateway(elks, SAMLAD_46ELKS_URL=f"http://127.0.0.1:{unused.getsockname()[1]}/a1")
        assert way.send(message("voice", "0701740605")) == Unreachable("46elks går inte att nå just nu.")


@pytest.mark.parametrize("read", [read_receipt, read_hangup, read_inbound])
def test_a_callback_with_something_else_in_it_is_refused(read: object) -> None:
    for form in ({}, {"status": "exploded", "state": "exploded"}):
        with pytest.raises(ValueError):
            read(form)  # type: ignore[operator]
