"""Today in Örebro, to this very moment: a larm under way, a meeting that has begun, and what waits for somebody's turn."""

from __future__ import annotations

from samlad.cli.scenario import calling
from samlad.cli.scenario.cast import (
    ELNAT,
    FRG,
    I_OREBRO,
    KYRKAN,
    LAN,
    NERIKES,
    OREBRO,
    POLIS,
    REGION,
    SKOLA,
    SOS,
    UNIVERSITETET,
    UTFORARE_A,
    VO,
)
from samlad.cli.scenario.orebro_agreements import JOUR_VO
from samlad.cli.scenario.orebro_first_days import LISA_A
from samlad.cli.scenario.script import Script
from samlad.cli.scenario.stage import Host, Stage, Support
from samlad.desk import calling as desk_calling
from samlad.desk import drafting
from samlad.desk.reader import Reader
from samlad.domain import agreement, call, extract, meeting, question, undertaking
from samlad.domain.agreement import Answer
from samlad.domain.call import Attendance, How, RingResult
from samlad.domain.common import ActorId, Text

script = Script()

WHY = "Två boenden saknar personal i natt. Vi behöver komma överens om bemanningen före kvällen."


@script.ago(330)
def working_material_and_a_draft(stage: Stage) -> None:
    amina = Reader(person=stage.people["amina"], actors=frozenset({OREBRO}))
    eva = Reader(person=stage.people["eva"], actors=frozenset({REGION}))
    drafting.begin(amina, I_OREBRO, kind=drafting.Kind.SUPPORT, owner=OREBRO, title="Bemanningsprognos sju dygn", text=(
        "Lördag: sex pass saknas. Söndag: fyra. Vecka därpå beror på skolans lista.\n\nAntagande: ingen mer smitta."
    ))  # fmt: skip
    drafting.begin(eva, I_OREBRO, kind=drafting.Kind.OWN, owner=REGION, title="Kvällsmottagande", text=(
        "Tre avdelningar kan ta emot till kl. 21. Stäm av med vårdhygien innan vi delar."
    ))  # fmt: skip


@script.ago(300)
def the_county_offers_again(stage: Stage) -> None:
    stage.isf(I_OREBRO).do(
        stage.by("lan"),
        extract.offer,
        text="Tre personer till ISF-stödet från och med i morgon, med vana av bemanningsplanering.",
        until=stage.calendar.soon(24 * 60),
    )


@script.ago(240)
def a_night_on_call(stage: Stage) -> None:
    """Region's answer is typed by Per, as told on the telephone; Eva has yet to say *stämmer* or *rätta*."""
    room = stage.isf(I_OREBRO)
    room.do(
        stage.by("amina", Support),
        agreement.propose,
        text="Regionens jourläkare bedömer boende på distans i natt, så att ingen flyttas till akuten i onödan.",
        effect="Färre transporter av sköra personer.",
        parties=(REGION, VO, UTFORARE_A, NERIKES),
        answer_by=stage.calendar.soon(120),
    )
    number = max(room.state.agreement.agreements)
    stage.wait(30)
    room.do(
        stage.told("per", "Säkerhetschefen i regionen"),
        agreement.answer,
        agreement=number,
        wording=1,
        actor=REGION,
        answer=Answer.YES_IF,
        condition="boendena ringer före kl. 22",
    )
    room.do(stage.link(VO, JOUR_VO), agreement.answer, agreement=number, wording=1, actor=VO, answer=Answer.YES)
    room.do(
        stage.link(UTFORARE_A, LISA_A),
        agreement.answer,
        agreement=number,
        wording=1,
        actor=UTFORARE_A,
        answer=Answer.RETURNS_BY,
        returns_by=stage.calendar.soon(90),
    )


@script.ago(150)
def said_on_the_telephone(stage: Stage) -> None:
    """Another thing typed for somebody, and one proposed to the region that nobody has answered."""
    room = stage.isf(I_OREBRO)
    room.do(
        stage.by("amina", Support),
        undertaking.propose,
        actor=REGION,
        what="Ge hygienintroduktion för dem som kommer från skolan.",
        due_at=stage.calendar.on(11, "15:00"),
        agreement=2,
    )
    room.do(
        stage.by("amina", Support),
        undertaking.propose,
        actor=OREBRO,
        what="Hämta de 20 000 munskydden hos Länsstyrelsen.",
        due_at=stage.calendar.soon(-30),
        accepted=False,
    )
    room.do(stage.by("mats"), undertaking.accept, undertaking=max(room.state.undertaking.undertakings))
    room.do(
        stage.by("eva"),
        question.raise_question,
        text="Hur många bäddar finns för kohortvård i kommunens boenden?",
        suggested=VO,
        answer_by=stage.calendar.soon(60),
    )


@script.ago(14)
def an_extra_meeting_is_called(stage: Stage) -> None:
    """A larm, since it is needed at once: some answer, some do not, one address is refused, one has no deputy."""
    room, mats = stage.isf(I_OREBRO), stage.by("mats", Host)
    number = calling.plan_meeting(room, "mats", stage.calendar.soon(0), minutes=40, code="9047")
    planned = room.state.meeting.meetings[number]
    assert planned.joining
    joining = call.Joining(phone=planned.joining.phone, code=planned.joining.code)
    others = [one.actor for one in room.state.isf.present if one.actor != OREBRO]
    stage.record(mats, room.log, lambda world, at: desk_calling.alarm_deeds(
        world, world.isf(room.id), mats, at,
        why=Text(WHY), actors=others, joining=joining, meeting=number, meeting_at=planned.starts_at, deputy_after_minutes=10,
    ))  # fmt: skip
    stage.settle()
    alarm = max(room.state.call.calls)
    first: dict[ActorId, How] = {REGION: How.APP, VO: How.SMS, LAN: How.LINK, FRG: How.SMS, SKOLA: How.SMS}
    for actor, how in first.items():
        stage.wait(0.7)
        calling.answer(room, alarm, actor, how)
    for actor in (NERIKES, SOS):
        calling.acknowledge(room, alarm, actor, How.VOICE)
    calling.answer(room, alarm, POLIS, How.SMS, Attendance.HINDERED)
    stage.go_to(stage.calendar.ago(3.7))
    calling.ring(room, "mats", alarm, UTFORARE_A, RingResult.ANSWERED)
    lisa = stage.told("mats", LISA_A, capacity=Host)
    coming = {"answer": Attendance.COMING, "how": How.PHONE, "who": LISA_A}
    room.do(lisa, call.answer_attendance, call=alarm, actor=UTFORARE_A, **coming)
    calling.ring(room, "mats", alarm, ELNAT, RingResult.NO_ANSWER)
    calling.ring(room, "mats", alarm, KYRKAN, RingResult.BUSY)
    calling.ring(room, "mats", alarm, UNIVERSITETET, RingResult.NO_ANSWER)


@script.ago(3.5)
def the_meeting_begins(stage: Stage) -> None:
    room, karin = stage.isf(I_OREBRO), stage.by("karin", Host)
    number = room.state.meeting.planned[0].number
    room.do(karin, meeting.start, meeting=number)
    calling.attend(room, "karin", number, {OREBRO: "Karin Dahl", REGION: "Eva Lönn", VO: JOUR_VO, UTFORARE_A: LISA_A})
    calling.attend(room, "karin", number, {LAN: "TiB", FRG: "Insatsledare", SKOLA: "Säkerhetssamordnare"})
    stage.wait(0.7)
    room.do(karin, meeting.close_item, meeting=number, item=1)
    room.do(karin, meeting.open_item, meeting=number, item=3)
    room.do(karin, meeting.start_round, meeting=number)
    for actor in (VO, SKOLA):
        stage.wait(0.5)
        room.do(karin, meeting.give_floor, meeting=number, actor=actor)
    stage.wait(0.3)
    room.do(karin, meeting.pass_floor, meeting=number, actor=SKOLA)
    room.do(karin, meeting.raise_hand, meeting=number, actor=FRG)
    _notes(stage, number)


def _notes(stage: Stage, number: int) -> None:
    per = Reader(person=stage.people["per"], actors=frozenset({OREBRO}))
    draft = drafting.notes_for(per, I_OREBRO, number, 3)
    text = "Vård och omsorg: åtta pass saknas i natt, fördelade på två boenden.\nSkolan: inget nytt."
    drafting.receive(per, draft.id, drafting.update_of(text), key="demo")
