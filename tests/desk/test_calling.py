"""From *Larma* to somebody's answer: through real servers, with the clock moved by hand."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from samlad.channels.elks import Inbound, Receipt
from samlad.desk import calling, outbox
from samlad.desk.calling import answering, noting, read_returns, recipients
from samlad.desk.models import OutboxRow
from samlad.domain import call
from samlad.domain.call import Attendance, Failure, How, Line, Onward, Standing
from samlad.domain.common import REGISTER, ActorId, Author, Capacity, Road, Text
from samlad.people.models import GuestLink
from tests.desk.calls import (
    CONTROL_ROOM,
    DEPUTY,
    JOINING,
    NOWHERE,
    TIB,
    WHY,
    fill_register,
    given_isf,
    raise_alarm,
    row,
    send_all,
    set_up,
    through,
    time_passes,
    waiting,
    ways,
)
from tests.desk.conftest import ISF, LOG
from tests.domain.story import ANNA, MUNICIPALITY, POWER, REGION
from tests.servers.elks import ElksServer, elks_server
from tests.servers.smtp import MailServer, smtp_server


@pytest.fixture(scope="module")
def elks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ElksServer]:
    with elks_server(tmp_path_factory.mktemp("elks")) as server:
        yield server


@pytest.fixture(scope="module")
def mail(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MailServer]:
    folder = tmp_path_factory.mktemp("mail")
    with smtp_server(folder / "letters", "--returns", str(folder / "returns")) as server:
        yield server


@pytest.fixture(autouse=True)
def channels(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with set_up(monkeypatch, NOWHERE):
        yield


@pytest.fixture
def ways_out(monkeypatch: pytest.MonkeyPatch, elks: ElksServer, mail: MailServer) -> Iterator[ElksServer]:
    with set_up(monkeypatch, through(elks, mail)):
        yield elks


def text_to(elks: ElksServer, number: str) -> str:
    return next(one["message"] for one in reversed(elks.requests()) if one["kind"] == "sms" and one["to"] == number)


def reply(desk, text: str, number: str, reference: str = "s1") -> str:
    return answering.hear_reply(desk, Inbound(reference, number, text))


def test_contacts_stand_in_order_with_the_deputy_after_the_one_it_is_for(desk) -> None:
    given_isf(desk)
    found = recipients(desk.whole(REGISTER), desk.whole(LOG).isf, [REGION, ActorId("okand")])
    assert [(str(one.function), one.is_deputy) for one in found[0].contacts] == [
        ("TiB", False),
        ("säkerhetschef", True),
    ]
    assert found[1] == call.Recipient(actor=ActorId("okand")), "an actor without contacts is there all the same"


def test_a_mobile_number_gets_the_sms_too_and_a_fixed_line_does_not(desk) -> None:
    given_isf(desk, tib=ways(phone="019-21 10 00", email="tib@region.example"))
    tib, deputy = recipients(desk.whole(REGISTER), desk.whole(LOG).isf, [REGION])[0].contacts
    assert [one.kind for one in tib.channels] == ["phone", "email"]
    assert [one.kind for one in deputy.channels] == ["phone", "sms"]


@pytest.mark.slow
@pytest.mark.check(4)
@pytest.mark.check(6)
def test_an_alarm_says_what_one_needs_and_a_ja_acknowledges_it(desk, clock, ways_out, mail) -> None:
    given_isf(desk)
    raise_alarm(desk, prepare=Text("Läget hos er"))
    send_all(desk, clock)
    letter = mail.letters()[-1].get_body().get_content()
    for told in (
        "Örebro kommun",
        str(WHY),
        "010-174 06 00, kod 4711",
        "Läget hos er",
        "Kvittera inom 5 minuter",
        "/l/g",
    ):
        assert told in letter
    assert "Svara JA 1 eller NEJ 1." in text_to(ways_out, TIB)
    assert {one.channel for one in row(desk, REGION).deliveries} == {"email", "sms", "phone"}
    assert reply(desk, "Ja tack", TIB) == "Tack. Region Örebro län har kvitterat och deltar."
    said = row(desk, REGION)
    assert (said.acknowledgement.how, str(said.acknowledgement.who)) == (How.SMS, "TiB")
    assert said.acknowledgement.author.via.road is Road.CHANNEL
    assert said.attendance.answer is Attendance.COMING


@pytest.mark.slow
def test_a_refused_address_is_said_at_once_and_the_next_contact_called(desk, clock, ways_out) -> None:
    given_isf(desk, tib=ways(email="refused@region.example"))
    raise_alarm(desk, actors=(REGION,))
    send_all(desk, clock)
    said = row(desk, REGION)
    assert said.failures[0].failure is Failure.REFUSED
    assert (said.step, said.escalated_because) == (1, Onward.UNREACHABLE)
    assert OutboxRow.objects.filter(channel="sms", address=DEPUTY).count() == 1


@pytest.mark.slow
def test_a_letter_that_comes_back_later_is_heard_though_told_twice(desk, clock, ways_out, mail) -> None:
    given_isf(desk, power=ways(email="vanished@elnat.example"))
    raise_alarm(desk, actors=(POWER,))
    send_all(desk, clock)
    assert not row(desk, POWER).failures
    assert read_returns(desk) == 1
    assert row(desk, POWER).failures[0].failure is Failure.BOUNCED
    assert call.standing(desk.whole(LOG).call.calls[1], row(desk, POWER), clock.now) is Standing.UNREACHED
    before = desk.whole(LOG).number
    noting.note_receipt(desk, "finns-inte", Receipt("x", "failed", ""))
    assert (read_returns(desk), desk.whole(LOG).number) == (0, before)


@pytest.mark.check(5)
def test_after_five_silent_minutes_the_deputy_is_called_and_then_everybody_sees_that_nobody_is_left(
    desk, clock
) -> None:
    given_isf(desk)
    raise_alarm(desk, actors=(REGION,))
    time_passes(desk, clock, 4.9)
    assert row(desk, REGION).step == 0
    time_passes(desk, clock, 0.2)
    assert (row(desk, REGION).step, row(desk, REGION).escalated_because) == (1, Onward.TIME_PASSED)
    assert ("sms", DEPUTY) in waiting()
    deputy = OutboxRow.objects.get(channel="sms", address=DEPUTY)
    assert "Den som larmades först har inte svarat." in deputy.body
    time_passes(desk, clock, 6)
    assert row(desk, REGION).unreached_because is Onward.TIME_PASSED
    sent = OutboxRow.objects.count()
    time_passes(desk, clock, 60)
    assert OutboxRow.objects.count() == sent, "nobody hears anything more"


def test_nothing_goes_out_to_one_who_has_answered_or_after_the_end(desk, clock) -> None:
    given_isf(desk)
    raise_alarm(desk)
    reply(desk, "JA", TIB)
    assert waiting() == [("sms", CONTROL_ROOM)]
    desk.record(ANNA, LOG, lambda world, at: call.end_call(world.isf(ISF).call, world.isf(ISF).isf, ANNA, at, call=1))
    time_passes(desk, clock, 60)
    assert waiting() == []


def test_a_nej_brings_the_deputy_at_once(desk) -> None:
    given_isf(desk)
    raise_alarm(desk, actors=(REGION,))
    assert reply(desk, "nej", TIB) == "Tack. Vi har noterat förhinder för Region Örebro län."
    assert (row(desk, REGION).step, row(desk, REGION).escalated_because) == (1, Onward.HINDERED)
    assert {one for one in waiting() if one[1] == DEPUTY} and not {one for one in waiting() if one[1] == TIB}


def test_two_open_calls_to_one_telephone_are_told_apart_by_their_codes(desk) -> None:
    given_isf(desk)
    raise_alarm(desk, actors=(REGION,))
    raise_alarm(desk, actors=(REGION, POWER))
    assert [row(desk, REGION, number).code for number in (1, 2)] == ["1", "2"]
    assert row(desk, POWER, 2).code == "1", "another telephone"
    assert reply(desk, "JA", TIB) == "Vilket larm gäller det? Svara JA 1 eller NEJ 1, JA 2 eller NEJ 2."
    reply(desk, "ja 2", TIB)
    assert row(desk, REGION, 1).acknowledgement is None
    assert row(desk, REGION, 2).acknowledgement is not None
    reply(desk, "JA", TIB, reference="s2")
    assert row(desk, REGION, 1).acknowledgement is not None, "only one is left"


def test_the_same_reply_told_twice_is_recorded_once(desk) -> None:
    given_isf(desk)
    raise_alarm(desk)
    OutboxRow.objects.update(state=OutboxRow.State.HANDED_OVER)
    first = reply(desk, "JA", TIB)
    before = desk.whole(LOG).number
    assert (reply(desk, "JA", TIB), desk.whole(LOG).number) == (first, before)


def test_one_who_has_said_ja_may_change_to_nej(desk) -> None:
    given_isf(desk)
    raise_alarm(desk, actors=(REGION,))
    OutboxRow.objects.update(state=OutboxRow.State.HANDED_OVER)
    reply(desk, "JA", TIB)
    reply(desk, "NEJ", TIB, reference="s2")
    assert (row(desk, REGION).step, row(desk, REGION).escalated_because) == (1, Onward.HINDERED)


def test_a_number_we_never_called_gets_no_answer(desk) -> None:
    given_isf(desk)
    raise_alarm(desk)
    assert reply(desk, "JA", "+46701740699") == ""


def test_a_receipt_and_an_unanswered_voice_call_are_noted(desk, clock) -> None:
    given_isf(desk)
    raise_alarm(desk, actors=(REGION,))
    text = OutboxRow.objects.get(channel="sms", address=TIB)
    noting.note_receipt(desk, text.id, Receipt("s", "sent", ""))
    assert row(desk, REGION).deliveries == ()
    noting.note_receipt(desk, text.id, Receipt("s", "delivered", ""))
    noting.note_receipt(desk, text.id, Receipt("s", "delivered", ""))
    (delivery,) = row(desk, REGION).deliveries
    assert (delivery.channel, delivery.receipt_at) == ("sms", clock.now)
    assert delivery.line == Line(0, 2)


def test_a_key_in_the_voice_call_acknowledges_and_says_nothing_of_coming(desk, ways_out) -> None:
    given_isf(desk)
    raise_alarm(desk, actors=(REGION,))
    voice = OutboxRow.objects.get(channel="voice")
    assert answering.hear_key(desk, voice.id)
    assert row(desk, REGION).acknowledgement.how is How.VOICE
    assert row(desk, REGION).attendance is None
    assert "Ring 0 1 0" in voice.spoken


@pytest.mark.check(8)
def test_a_test_alarm_is_marked_in_every_message(desk) -> None:
    given_isf(desk)
    raise_alarm(desk, is_test=True)
    assert {one.mode for one in OutboxRow.objects.all()} == {"test"}


def test_a_channel_that_is_not_set_up_is_not_asked_and_the_clock_runs(desk, clock, monkeypatch) -> None:
    monkeypatch.delenv("SAMLAD_46ELKS_USER")
    monkeypatch.delenv("SAMLAD_SMTP_URL")
    outbox.gateway.cache_clear()
    given_isf(desk)
    raise_alarm(desk, actors=(REGION,))
    assert waiting() == []
    time_passes(desk, clock, 5.1)
    assert row(desk, REGION).step == 1


def test_what_a_server_says_of_an_address_is_told_without_it() -> None:
    said = "inte till adressen (550 5.1.1 <tib@region.example>: okänd); 070-174 06 05 är en fast telefon"
    assert noting.without_addresses(said) == "inte till adressen (550 5.1.1 adressen: okänd); numret är en fast telefon"


def test_each_contact_gets_a_link_of_its_own_that_ends(desk, clock) -> None:
    given_isf(desk)
    raise_alarm(desk)
    links = {one.actor: one for one in GuestLink.objects.all()}
    assert set(links) == {REGION, POWER}
    assert (links[REGION].log, links[REGION].task, links[REGION].object_id) == (LOG, "call", "1:0")
    assert links[REGION].expires_at > clock.now


def test_contact_details_are_in_no_state_that_others_read(desk) -> None:
    given_isf(desk)
    raise_alarm(desk)
    from samlad.desk.reader import Reader

    seen = desk.isf_for(Reader(person="bo", actors=frozenset({REGION})), ISF).call.calls[1]
    assert all(one.contacts == () for one in seen.rows.values())
    host = desk.isf_for(Reader(person="anna", actors=frozenset({MUNICIPALITY})), ISF).call.calls[1]
    assert host.rows[REGION].contacts
    assert seen.joining == host.joining == JOINING


def test_the_same_reply_told_again_with_another_text_is_answered_and_records_nothing(desk) -> None:
    given_isf(desk)
    raise_alarm(desk)
    OutboxRow.objects.update(state=OutboxRow.State.HANDED_OVER)
    reply(desk, "JA", TIB)
    before = desk.whole(LOG).number
    assert "redan skickat" in reply(desk, "NEJ", TIB)
    assert desk.whole(LOG).number == before


def test_a_deputy_who_has_not_been_texted_yet_keeps_its_code_from_other_calls(desk) -> None:
    given_isf(desk, power=ways(sms="070-174 06 06"))
    raise_alarm(desk, actors=(REGION,))
    raise_alarm(desk, actors=(POWER,))
    assert (row(desk, REGION, 1).code, row(desk, POWER, 2).code) == ("1", "2")


def test_points_with_one_telephone_that_are_tried_together_are_told_apart(desk) -> None:
    fill_register(desk, tib=ways(phone="070-174 06 06"))
    host = Author(person=ANNA.person, actor=REGION, capacity=Capacity.HOST)
    facts = {"isf": ISF, "name": Text("Provlarm"), "points": (1, 2)}
    desk.record(host, LOG, lambda world, at: calling.trial_deeds(world, host, at, **facts))
    assert {row(desk, REGION, number).code for number in (1, 2)} == {"1", "2"}
