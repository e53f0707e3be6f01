"""From the alarm to the key in somebody's telephone and back, through a service that speaks 46elks' interface."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest

from samlad.channels.callbacks import Callbacks, Kind
from samlad.domain.call import How, Line, RingResult
from samlad.domain.common import Road
from tests.desk.calls import TIB, given_isf, raise_alarm, row, send_all, set_up, through, waiting
from tests.domain.story import REGION
from tests.people.cast import Browser
from tests.servers.elks import ElksServer, elks_server
from tests.servers.smtp import MailServer, smtp_server

pytestmark = pytest.mark.slow


class Threads(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class Quiet(WSGIRequestHandler):
    def log_message(self, *_: object) -> None:
        """The tests say what matters."""


@pytest.fixture(scope="module")
def elks(tmp_path_factory) -> Iterator[ElksServer]:
    with elks_server(tmp_path_factory.mktemp("elks")) as server:
        yield server


@pytest.fixture(scope="module")
def mail(tmp_path_factory) -> Iterator[MailServer]:
    with smtp_server(tmp_path_factory.mktemp("mail") / "letters") as server:
        yield server


@pytest.fixture
def house(desk, elks, mail, monkeypatch, settings_at) -> Iterator[str]:
    """Samlad on a port of its own, where the service calls back."""
    from django.core.handlers.wsgi import WSGIHandler

    server = make_server("127.0.0.1", 0, WSGIHandler(), Threads, Quiet)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}"
    with settings_at(address), set_up(monkeypatch, through(elks, mail)):
        callbacks = _callbacks(address)
        elks.tell("sms-url", url=callbacks.inbound)
        yield address
    server.shutdown()
    server.server_close()


@pytest.fixture
def settings_at():
    from django.test import override_settings

    return lambda address: override_settings(PUBLIC_URL=address)


def _callbacks(address: str) -> Callbacks:
    from django.conf import settings

    return Callbacks(address, settings.SECRET_KEY)


def asked_for(elks: ElksServer, kind: str, number: str) -> str:
    return next(one["id"] for one in reversed(elks.requests()) if one["kind"] == kind and one["to"] == number)


def test_a_reply_by_sms_and_a_receipt_come_home(desk, clock, house, elks) -> None:
    given_isf(desk)
    raise_alarm(desk, actors=(REGION,))
    send_all(desk, clock)
    elks.tell("receipt", id=asked_for(elks, "sms", TIB), status="delivered")
    assert next(one for one in row(desk, REGION).deliveries if one.channel == "sms").receipt_at
    answered = elks.tell("reply", **{"from": TIB, "message": "Ja"})
    assert (answered["status"], answered["body"]) == (200, "Tack. Region Örebro län har kvitterat och deltar.")
    said = row(desk, REGION)
    assert (said.acknowledgement.how, said.acknowledgement.author.via.road) == (How.SMS, Road.CHANNEL)
    assert waiting() == []


def test_a_voice_call_is_heard_and_acknowledged_by_its_key(desk, clock, house, elks) -> None:
    given_isf(desk)
    raise_alarm(desk, actors=(REGION,))
    send_all(desk, clock)
    call = asked_for(elks, "call", TIB)
    heard = elks.tell("answer", id=call, digits="51")["heard"]
    assert [one["type"] for one in heard] == ["audio/wav"] * 3, "why, why again after a wrong key, and thanks"
    assert row(desk, REGION).acknowledgement.how is How.VOICE


def test_nobody_answers_the_voice_call_and_the_board_says_so(desk, clock, house, elks) -> None:
    given_isf(desk)
    raise_alarm(desk, actors=(REGION,))
    send_all(desk, clock)
    elks.tell("hangup", id=asked_for(elks, "call", TIB), state="busy")
    voice = next(one for one in row(desk, REGION).deliveries if one.line == Line(0, 0))
    assert str(voice.reason) == "upptaget"
    assert not any(one.result is RingResult.BUSY for one in row(desk, REGION).rings), "a machine rang, no person"


def test_a_made_up_address_is_nothing(desk) -> None:
    from django.conf import settings

    made_up = Browser()
    right = Callbacks("", settings.SECRET_KEY).address(Kind.RECEIPT, "x")
    assert made_up.post(right, {"status": "delivered"}).status_code == 200
    assert made_up.post(right, {"status": "strange"}).status_code == 400
    assert made_up.post(right[:-1] + "0", {"status": "delivered"}).status_code == 404
    assert made_up.post("/callbacks/46elks/other/x/y").status_code == 404
    assert made_up.get(Callbacks("", settings.SECRET_KEY).address(Kind.CALL, "x")).status_code == 404
