"""The outbox keeps no more than it needs, and one message that fails here holds up no other."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import override_settings

from samlad.channels.demo import DemoGateway
from samlad.channels.message import Channel, HandedOver
from samlad.desk import outbox
from samlad.desk.models import OutboxRow

State = OutboxRow.State


class Yes:
    """A channel that takes everything."""

    def send(self, message) -> HandedOver:
        return HandedOver(f"ref-{message.id}", "lämnad")


@pytest.fixture(autouse=True)
def takes_everything(monkeypatch) -> None:
    monkeypatch.setattr(outbox, "gateway", Yes)


def put(clock, channel: Channel = Channel.EMAIL, **facts) -> OutboxRow:
    text = {"body": "Svara här: https://samlad.example/l/hemlig", "spoken": "Ring", "calendar": b"BEGIN"}
    return outbox.put(channel=channel, address="tib@region.example", at=clock.now, **text, **facts)


def texts(row: OutboxRow) -> tuple[str, str, bytes | None]:
    row.refresh_from_db()
    return row.body, row.spoken, row.calendar


def test_a_failing_note_holds_up_no_other_message(desk, clock, monkeypatch, caplog) -> None:
    def note(desk, row, outcome) -> None:
        if row.pk == first.pk:
            raise ValueError(row.address)

    monkeypatch.setitem(outbox.NOTES, "trial", note)
    first = put(clock, task="trial:1")
    clock.goes(seconds=1)
    rows = [first, *(put(clock, task="trial:2") for _ in range(3))]
    assert outbox.send_due(desk, Channel.EMAIL, clock.now) == 4
    assert {OutboxRow.objects.get(pk=one.pk).state for one in rows} == {State.HANDED_OVER}
    assert "could not be noted" in caplog.text


def test_a_text_is_emptied_as_soon_as_it_has_been_handed_over(desk, clock) -> None:
    letter = put(clock)
    outbox.send_due(desk, Channel.EMAIL, clock.now)
    assert texts(letter) == ("", "", None)
    assert (letter.address, letter.state) == ("tib@region.example", State.HANDED_OVER)


def test_a_call_keeps_what_it_says_until_it_has_been_heard(desk, clock) -> None:
    called = put(clock, Channel.VOICE)
    outbox.send_due(desk, Channel.VOICE, clock.now)
    outbox.tidy(desk, clock.now + timedelta(hours=5))
    assert texts(called)[1] == "Ring"
    outbox.tidy(desk, clock.now + timedelta(hours=7))
    assert texts(called) == ("", "", None)


def test_an_address_is_emptied_when_no_reply_is_awaited_any_longer(desk, clock) -> None:
    put(clock)
    outbox.send_due(desk, Channel.EMAIL, clock.now)
    for days, address in ((29, "tib@region.example"), (31, "")):
        outbox.tidy(desk, clock.now + timedelta(days=days))
        assert OutboxRow.objects.get().address == address


def test_what_waits_or_stands_still_keeps_everything(desk, clock) -> None:
    waits, held = put(clock), put(clock, Channel.SMS)
    outbox.OutboxRow.objects.filter(pk=held.pk).update(state=State.HELD, done_at=clock.now)
    outbox.tidy(desk, clock.now + timedelta(days=90))
    assert all(texts(one)[0] and one.address for one in (waits, held))


@override_settings(DEMO=True)
def test_a_demo_shows_all_of_it(desk, clock, monkeypatch) -> None:
    monkeypatch.setattr(outbox, "gateway", DemoGateway)
    letter = put(clock)
    outbox.send_due(desk, Channel.EMAIL, clock.now)
    outbox.tidy(desk, clock.now + timedelta(days=90))
    assert texts(letter)[0]
