"""The meeting on the screen: agenda, notes, the floor, who is here, and what came of it before people have hung up."""

from __future__ import annotations

from datetime import timedelta
from time import monotonic

import pytest

from samlad.domain.meeting import Status
from tests.people.cast import MUNICIPALITY, REGION, words_of
from tests.web.conftest import ISF, POWER
from tests.web.meeting_story import (
    BASE,
    CODE,
    LINK,
    PHONE,
    answer,
    begin,
    did,
    field,
    plan,
    propose,
    refused,
    state,
    told,
)


@pytest.fixture
def host(isf, anna, signed_in):
    return signed_in(anna)


@pytest.fixture
def region(isf, bo, signed_in):
    return signed_in(bo)


def test_every_page_of_a_meeting_can_be_read_at_every_stage(host, region, clock) -> None:
    plan(host, clock.now)
    for path in ("meetings/", "meetings/new/", "meetings/1/", "meetings/1/change/"):
        host.words(BASE + path)
    did(host, "meetings/1/start/")
    propose(host, meeting="1")
    did(host, "meetings/1/attendance/", actor=POWER, attendee="Elsa Ström", by_phone="yes")
    did(host, "meetings/1/rounds/", seconds="90")
    for path in (
        "meetings/1/",
        "meetings/1/?screen=big",
        "meetings/1/seats/1/",
        "meetings/1/end/",
        "meetings/1/summary/",
    ):
        host.words(BASE + path)
    region.words(BASE + "meetings/1/")
    did(host, "meetings/1/end/")
    for path in ("meetings/1/", "meetings/1/summary/", "meetings/"):
        region.words(BASE + path)


# ---- before


def test_an_agenda_is_lines_that_are_edited_and_keep_what_they_carry(host, desk, clock) -> None:
    plan(host, clock.now)
    points = [item.point for item in state(desk).meeting.meetings[1].agenda]
    assert [(str(one.title), one.minutes) for one in points] == [
        ("Upprop", 2),
        ("Uppföljning", 0),
        ("Överenskommelser", 10),
        ("Nästa möte", 0),
    ]
    assert points[1].code == "follow_up"


def test_a_time_that_has_passed_is_refused_and_the_agenda_typed_is_kept(host, clock) -> None:
    answer = refused(
        host, "meetings/new/", starts_at=field(clock.now - timedelta(hours=1)), agenda="Egen punkt (7 min)"
    )
    assert "har redan passerat" in words_of(answer)
    assert "Egen punkt (7 min)" in answer.content.decode()


def test_a_new_code_is_suggested_for_each_meeting_and_an_old_one_is_pointed_out(host, clock) -> None:
    plan(host, clock.now)
    form = host.get(BASE + "meetings/new/").content.decode()
    assert PHONE in form and f'value="{CODE}"' not in form
    plan(host, clock.now + timedelta(days=1))
    assert "Samma kod som möte 1" in host.words(BASE + "meetings/2/change/")


def test_moving_a_meeting_moves_its_report_deadline_and_its_invitation(host, desk, clock) -> None:
    starts_at = (clock.now + timedelta(hours=6)).replace(second=0, microsecond=0)
    plan(host, clock.now, starts_at=field(starts_at), report_deadline=field(starts_at - timedelta(hours=2)))
    _invite(desk, starts_at)
    did(host, "meetings/1/move/", starts_at=field(starts_at + timedelta(hours=1)), move_reason="Länet har möte då")
    moved = state(desk)
    assert moved.meeting.meetings[1].report_deadline == starts_at - timedelta(hours=1)
    assert moved.call.calls[1].meeting_at == starts_at + timedelta(hours=1)
    assert "Länet har möte då" in host.words(BASE + "meetings/1/")


def _invite(desk, starts_at) -> None:
    from samlad.domain import call
    from samlad.domain.call import Joining, Recipient
    from samlad.domain.common import Author, Capacity, PersonId, Text
    from tests.web.conftest import LOG

    anna = Author(person=PersonId("x"), actor=MUNICIPALITY, capacity=Capacity.HOST)

    def invite(world, at):
        return call.invite(
            world.isf(ISF).call,
            world.isf(ISF).isf,
            anna,
            at,
            why=Text("Möte"),
            recipients=(Recipient(actor=REGION, contacts=()),),
            joining=Joining(phone=Text(PHONE)),
            meeting_at=starts_at,
            reply_by=starts_at - timedelta(hours=3),
            meeting=1,
        )

    desk.record(anna, LOG, invite)


def test_a_refused_time_leaves_the_fields_of_the_other_forms_as_they_stand(host, clock) -> None:
    plan(host, clock.now)
    late = field(clock.now - timedelta(hours=2))
    page = refused(host, "meetings/1/move/", starts_at=late, move_reason="Länet har möte då").content.decode()
    assert all(f'value="{one}"' in page for one in (late, "Länet har möte då", PHONE, CODE, LINK))


# ---- while it is held


def test_nobody_is_noted_for_another_actor_without_a_name(host, desk, clock) -> None:
    begin(host, clock.now)
    assert "Skriv namnet på den som deltar" in words_of(refused(host, "meetings/1/attendance/", actor=POWER))
    did(host, "meetings/1/attendance/", actor=MUNICIPALITY)
    (only,) = state(desk).meeting.meetings[1].present
    assert (only.actor, bool(only.name)) == (MUNICIPALITY, True)


@pytest.mark.check(15)
def test_the_agenda_is_led_and_notes_are_written_on_each_item(host, region, desk, clock) -> None:
    begin(host, clock.now)
    page = host.get(BASE + "meetings/1/").content.decode()
    assert 'aria-current="step"' in page and "data-draft=" in page
    did(host, "meetings/1/items/1/closing/")
    assert state(desk).meeting.meetings[1].open_item == 2
    assert "Anteckningar, punkt 2" in host.words(BASE + "meetings/1/")
    assert "data-draft-reads" in region.get(BASE + "meetings/1/").content.decode()


@pytest.mark.check(15)
def test_the_text_that_is_read_aloud_is_the_text_on_everybodys_screen(host, region, clock) -> None:
    begin(host, clock.now)
    propose(host, "Jourlistan delas varje dag före kl. 15.", meeting="1")
    for browser, path in ((host, "agreements/1/aloud/"), (host, "meetings/1/"), (region, "meetings/1/")):
        assert "Jourlistan delas varje dag före kl. 15." in browser.words(BASE + path)


@pytest.mark.check(16)
def test_whoever_leads_notes_somebody_on_the_telephone(host, region, desk, clock) -> None:
    begin(host, clock.now)
    did(host, "meetings/1/attendance/", actor=POWER, attendee="Elsa Ström", attendee_role="drift", by_phone="yes")
    (elsa,) = state(desk).meeting.meetings[1].present
    assert (elsa.actor, str(elsa.name), elsa.by_phone, elsa.person) == (POWER, "Elsa Ström", True, None)
    assert "Elsa Ström, drift" in region.words(BASE + "meetings/1/")


def test_a_participant_says_itself_that_it_is_here(region, host, desk, clock, bo) -> None:
    begin(host, clock.now)
    did(region, "meetings/1/attendance/", **{"as": f"actor:{REGION}"}, actor=REGION)
    (attendee,) = state(desk).meeting.meetings[1].present
    assert (str(attendee.name), attendee.person) == ("Bo Ask", bo.id)
    answer = refused(region, "meetings/1/attendance/", **{"as": f"actor:{REGION}"}, actor=POWER, attendee="Någon annan")
    assert "Någon annan" not in words_of(answer).partition("Vilka är med")[2]


@pytest.mark.check(14)
def test_a_replaced_representative_stands_with_the_time_and_the_answers_keep_their_name(
    host, region, desk, clock
) -> None:
    begin(host, clock.now)
    did(region, "meetings/1/attendance/", **{"as": f"actor:{REGION}"}, actor=REGION)
    propose(host, meeting="1")
    answer(region, REGION, "yes")
    clock.goes(minutes=9)
    did(region, "meetings/1/seats/1/", **{"as": f"actor:{REGION}"}, attendee="Eva Lönn")
    words = host.words(BASE + "meetings/1/")
    assert "Eva Lönn" in words and "ersatte Bo Ask" in words
    assert "ja Bo Ask" in words.replace("  ", " ")


@pytest.mark.check(17)
def test_the_floor_goes_round_in_one_fixed_order_and_inget_nytt_is_one_tap(host, region, desk, clock) -> None:
    begin(host, clock.now)
    did(host, "meetings/1/rounds/", seconds="60")
    going = state(desk).meeting.meetings[1].round
    assert (going.order, going.speaking, going.seconds) == ((MUNICIPALITY, REGION, POWER), MUNICIPALITY, 60)
    did(region, "meetings/1/passes/", **{"as": f"actor:{REGION}"}, actor=REGION)  # ahead, from its own telephone
    did(host, "meetings/1/passes/", actor=MUNICIPALITY)
    assert state(desk).meeting.meetings[1].round.speaking == POWER
    did(host, "meetings/1/hands/", actor=REGION)  # a voice on the telephone
    assert "vill säga något" in region.words(BASE + "meetings/1/")
    did(host, "meetings/1/floor/", actor=REGION)
    assert state(desk).meeting.meetings[1].round.speaking == REGION


def test_a_participant_does_not_lead(region, host, desk, clock) -> None:
    begin(host, clock.now)
    for path in ("meetings/1/rounds/", "meetings/1/floor/", "meetings/1/end/", "meetings/1/items/2/opening/"):
        assert region.post(BASE + path, {"key": "k"}).status_code == 404
    refused(region, "meetings/1/passes/", **{"as": f"actor:{REGION}"}, actor=POWER)
    page = region.words(BASE + "meetings/1/")
    assert "Avsluta mötet" not in page and "Ge ordet" not in page


# ---- and after


@pytest.mark.check(21)
def test_the_summary_is_ready_when_the_meeting_ends(host, region, desk, clock) -> None:
    begin(host, clock.now)
    propose(host, "Jourlistan delas varje dag.", meeting="1")
    answer(host, MUNICIPALITY, "yes")
    answer(region, REGION, "yes")
    told(
        host, "agreements/1/told-answers/", actor=POWER, answer="returns_by", wording="1", returns_by=_later(clock, 20)
    )
    did(host, "undertakings/new/", actor=REGION, what="Delar listan", due_at=_later(clock, 5), meeting="1")
    ended = did(host, "meetings/1/end/", next_at=_later(clock, 24), report_deadline=_later(clock, 22))
    assert ended["Location"] == BASE + "meetings/1/summary/"
    begun = monotonic()
    page, text = region.words(ended["Location"]), region.get(BASE + "meetings/1/summary.txt")
    pdf = region.get(BASE + "meetings/1/summary.pdf")
    assert monotonic() - begun < 10  # a second on a machine of its own
    assert pdf.content.startswith(b"%PDF") and "attachment" in pdf["Content-Disposition"]
    assert text["Content-Type"] == "text/plain; charset=utf-8"
    for said in ("Jourlistan delas varje dag.", "Delar listan", "Elnätet AB återkommer om Ö-1", "Lägesrapport"):
        assert said in page and said in " ".join(text.content.decode().split())


def _later(clock, hours: int) -> str:
    return field(clock.now + timedelta(hours=hours))


def test_no_summary_carries_how_to_join(host, region, desk, clock) -> None:
    begin(host, clock.now)
    propose(host, "Frågor tas på 010-555 55 55.", meeting="1")
    assert all(secret in host.get(BASE + "meetings/1/").content.decode() for secret in (PHONE, CODE, LINK))
    did(host, "meetings/1/end/")
    for path in ("meetings/1/summary/", "meetings/1/summary.txt"):
        said = region.get(BASE + path).content.decode()
        main = said[said.find("<main") :] if "<main" in said else said
        assert not any(secret in main for secret in (PHONE, CODE, LINK, "video.example"))
        assert "010-555 55 55" in main  # what people agreed on is theirs


def test_the_notes_are_kept_as_they_stood_when_the_meeting_ended(host, region, desk, anna, clock) -> None:
    from samlad.desk import drafting
    from samlad.desk.reader import Reader
    from samlad.drafts.text import update_of

    begin(host, clock.now)
    reader = Reader(person=anna.id, actors=frozenset({MUNICIPALITY}))
    draft = drafting.notes_for(reader, ISF, 1, 3)
    drafting.receive(reader, draft.id, update_of("Regionen ringer jouren först."), "k1")
    assert "Regionen ringer jouren först." in host.words(BASE + "meetings/1/summary/")  # to be read before it ends
    did(host, "meetings/1/end/")
    (notes,) = state(desk).meeting.meetings[1].notes
    assert (notes.item, str(notes.text)) == (3, "Regionen ringer jouren först.")
    assert "Regionen ringer jouren först." in region.words(BASE + "meetings/1/summary/")


@pytest.mark.check(22)
def test_the_next_agenda_carries_what_is_left_by_itself(host, region, desk, clock) -> None:
    begin(host, clock.now)
    propose(host, meeting="1")
    did(host, "undertakings/new/", actor=REGION, what="Delar listan", due_at=_later(clock, 48), meeting="1")
    did(host, "questions/new/", text="Vem betalar transporten?")
    did(host, "meetings/1/end/", next_at=_later(clock, 24))
    upcoming = state(desk).meeting.planned[0]
    assert upcoming.number == 2
    carried = {(str(one.kind), one.number) for item in upcoming.agenda for one in item.carries}
    assert carried == {("agreement", 1), ("undertaking", 1), ("question", 1)}
    clock.goes(hours=24)
    did(host, "meetings/2/start/")
    did(host, f"meetings/2/items/{next(item.number for item in upcoming.agenda if item.carries)}/opening/")
    words = region.words(BASE + "meetings/2/")
    assert "Delar listan" in words and "Vem betalar transporten?" in words


def test_a_meeting_may_end_without_agreement_and_says_so(host, desk, clock) -> None:
    begin(host, clock.now)
    assert "utan att någon har kommit överens" in host.words(BASE + "meetings/1/end/")
    did(host, "meetings/1/end/")
    assert state(desk).meeting.meetings[1].status is Status.ENDED
    assert "Inga överenskommelser." in host.words(BASE + "meetings/1/summary/")
