"""From the joint state to the summary: everything a meeting came to, in words, and never how to join it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from samlad.domain import agreement, hosting, meeting, undertaking
from samlad.domain.agreement import Answer
from samlad.domain.common import REGISTER, SYSTEM, Author, Text
from samlad.domain.isf import Role
from samlad.domain.meeting import Form, ItemNotes, Joining, Unfinished
from samlad.domain.register import Actor, ActorAdded
from samlad.domain.template import AgendaPoint
from tests.desk.conftest import ISF, LOG, open_isf
from tests.domain.story import ANNA, BO, MUNICIPALITY, POWER, REGION, told

NAMES = {MUNICIPALITY: "Örebro kommun", REGION: "Region Örebro län", POWER: "Elnätet AB"}
PHONE, CODE, LINK = "08-465 004 12", "447190", "https://video.example/rum/7f3a"


class Room:
    """Decisions in the ISF, one after the other."""

    def __init__(self, desk, clock) -> None:
        self.desk, self.clock = desk, clock

    def does(self, by: Author, subject: str, decision, **facts) -> None:
        def decide(world, at):
            state = world.isf(ISF)
            return decision(getattr(state, subject), state.isf, by, at, **facts)

        self.desk.record(by, LOG, decide)

    def summary(self, language: str = "sv"):
        from samlad.desk import summing

        state, register = self.desk.whole(LOG), self.desk.whole(REGISTER)
        return summing.summary_of(state, register, 1, language=language, produced_at=self.clock.now)


@pytest.fixture
def room(desk, clock) -> Room:
    open_isf(desk)
    named = [ActorAdded(actor=Actor(id=actor, name=Text(name))) for actor, name in NAMES.items()]
    desk.record(SYSTEM, REGISTER, lambda world, at: named)
    room = Room(desk, clock)
    points = (AgendaPoint(title=Text("Upprop")), AgendaPoint(title=Text("Överenskommelser")))
    starts_at = clock.now + timedelta(minutes=10)

    def plan(state, of_isf, by, at):
        return meeting.plan(
            state, of_isf, Unfinished(), by, at, starts_at=starts_at, minutes=30, form=Form.TELEPHONE, points=points
        )

    room.does(ANNA, "meeting", plan)
    joining = Joining(phone=Text(PHONE), code=Text(CODE), link=Text(LINK))
    room.does(ANNA, "meeting", meeting.set_joining, meeting=1, joining=joining)
    room.does(ANNA, "meeting", lambda state, *rest: meeting.start(state, rest[0], Unfinished(), *rest[1:], meeting=1))
    return room


def agreed(room: Room) -> None:
    """The municipality says yes, the region yes if, the power company returns by a time, as told."""
    parties = (MUNICIPALITY, REGION, POWER)
    room.does(ANNA, "agreement", agreement.propose, text=Text("Listan delas."), parties=parties, meeting=1)
    said = {"agreement": 1, "wording": 1}
    host = replace(ANNA, capacity=BO.capacity)
    room.does(host, "agreement", agreement.answer, actor=MUNICIPALITY, answer=Answer.YES, **said)
    condition = {"condition": Text("jouren bemannas"), "dissent": Text("vi ville vänta")}
    room.does(BO, "agreement", agreement.answer, actor=REGION, answer=Answer.YES_IF, **condition, **said)
    by_word = told(ANNA, at=room.clock.now)
    returns_by = room.clock.now + timedelta(hours=20)
    room.does(
        by_word, "agreement", agreement.answer, actor=POWER, answer=Answer.RETURNS_BY, returns_by=returns_by, **said
    )


@pytest.mark.check(21)
def test_it_says_who_agreed_on_what_and_whose_answer_is_to_come(room) -> None:
    agreed(room)
    (line,) = room.summary().agreements
    assert (line.number, line.text, line.applies_between) == ("Ö-1", "Listan delas.", ())
    yes, conditional, returning = line.answers
    assert (yes.actor, yes.answer) == ("Örebro kommun", "ja")
    assert (conditional.answer, conditional.condition) == ("ja, under förutsättning att", "jouren bemannas")
    assert conditional.dissent == "vi ville vänta" and not conditional.condition_met
    assert returning.answer.startswith("återkommer senast") and returning.told.source == "driftchefen"
    (waits,) = room.summary().open_answers  # the region has answered; its condition stands with its answer
    assert (waits.actor, waits.agreement) == ("Elnätet AB", "Ö-1")


def test_silence_is_not_called_a_promise_to_come_back(room) -> None:
    from samlad.desk import printing

    room.does(ANNA, "agreement", agreement.propose, text=Text("Listan delas."), parties=(REGION, POWER), meeting=1)
    text = printing.as_text(printing.paper_of(room.summary()))
    assert "Elnätet AB har inte svarat på Ö-1" in text and "återkommer" not in text


def test_it_shows_the_agreement_as_it_stands_when_it_is_read(room) -> None:
    agreed(room)
    room.does(BO, "agreement", agreement.mark_condition_met, agreement=1, actor=REGION)
    (line,) = room.summary().agreements
    assert line.applies_between == ("Örebro kommun", "Region Örebro län")
    assert line.answers[1].condition_met


def test_it_says_who_does_what_by_when(room) -> None:
    due_at = room.clock.now + timedelta(hours=3)
    room.does(
        ANNA, "undertaking", undertaking.propose, actor=REGION, what=Text("Delar listan"), due_at=due_at, meeting=1
    )
    room.does(BO, "undertaking", undertaking.accept, undertaking=1)
    (line,) = room.summary().undertakings
    assert (line.actor, line.what, line.due, line.status) == ("Region Örebro län", "Delar listan", due_at, "åtagen")


def test_who_was_there_for_whom_who_came_instead_and_who_was_missed(room) -> None:
    room.does(BO, "meeting", meeting.attend, meeting=1, actor=REGION, name=Text("Bo Ask"))
    room.does(ANNA, "meeting", meeting.attend, meeting=1, actor=POWER, name=Text("Elsa Ström"), by_phone=True)
    room.clock.goes(minutes=5)
    room.does(BO, "meeting", meeting.replace_representative, meeting=1, seat=1, name=Text("Eva Lönn"))
    summary = room.summary()
    assert [(one.name, one.by_phone) for one in summary.present] == [
        ("Bo Ask", False),
        ("Elsa Ström", True),
        ("Eva Lönn", False),
    ]
    (change,) = summary.replacements
    assert (change.left, change.came, change.at) == ("Bo Ask", "Eva Lönn", room.clock.now)
    assert [one.actor for one in summary.absent] == ["Örebro kommun"]


def test_notes_stand_under_their_items_and_the_chair_is_who_it_was_then(room) -> None:
    from samlad.people import accounts

    karin = accounts.create_person("karin@orebro.example", "Karin Dahl")
    later = accounts.create_person("per@orebro.example", "Per Sandin")
    as_karin = replace(ANNA, person=karin.id)
    room.does(as_karin, "isf", lambda state, of_isf, by, at: hosting.take_role(of_isf, by, at, role=Role.CHAIR))
    kept = (ItemNotes(item=2, text=Text("Alla var överens.")),)
    room.does(ANNA, "meeting", meeting.end, meeting=1, notes=kept)
    room.clock.goes(hours=1)

    def hand_over(state, of_isf, by, at):
        return hosting.hand_over_role(
            of_isf, by, at, role=Role.CHAIR, person=later.id, actor=MUNICIPALITY, note=Text("Byte")
        )

    room.does(as_karin, "isf", hand_over)
    summary = room.summary()
    assert [(one.heading, one.notes) for one in summary.agenda] == [
        ("Upprop", ""),
        ("Överenskommelser", "Alla var överens."),
    ]
    assert summary.chair == "Karin Dahl"


def test_neither_text_nor_pdf_nor_its_data_carries_how_to_join(room) -> None:
    from samlad.desk import printing

    agreed(room)
    paper = printing.paper_of(room.summary())
    printed = printing.as_text(paper) + repr(paper.data)
    assert not any(secret in printed for secret in (PHONE, CODE, LINK, "video.example"))
    pdf = printing.Printer().pdf("key", paper)
    assert pdf.startswith(b"%PDF") and not any(secret.encode() in pdf for secret in (PHONE, CODE, LINK))


def test_a_pdf_is_drawn_once_for_each_key(room) -> None:
    from samlad.desk import printing

    printer, paper = printing.Printer(), printing.paper_of(room.summary())
    assert printer.begin("a", paper) is printer.begin("a", paper)
    assert printer.begin("a", paper) is not printer.begin("b", paper)


def test_it_is_said_in_the_readers_language(room) -> None:
    agreed(room)
    assert room.summary("en").language == "en"
