"""Västerås: the city's ISF and, beside it from day 5, the sector ISF for vård och omsorg, with a host and a log of its own."""

from __future__ import annotations

from samlad.cli.scenario import calling
from samlad.cli.scenario.cast import (
    BOENDE_C,
    BOENDE_D,
    HEMTJANST_B,
    I_OMSORGEN,
    I_VASTERAS,
    REGION_19,
    VASTERAS,
    VASTERAS_VO,
)
from samlad.cli.scenario.script import Script
from samlad.cli.scenario.stage import Host, Stage
from samlad.desk.opening import Opening
from samlad.domain import agreement, call, extract, hosting, meeting, question, undertaking
from samlad.domain.agreement import Answer
from samlad.domain.call import How
from samlad.domain.common import Text
from samlad.domain.isf import Role

script = Script()

MASKS = "Gemensam fördelningsprincip för munskydd: smittade enheter först, därefter efter antal brukare."


@script.on(2, "10:15")
def the_city_opens(stage: Stage) -> None:
    opening = Opening(
        isf=I_VASTERAS,
        host=VASTERAS,
        template="vasteras-stad",
        what=Text("Många sjuka i personalen. Vi behöver en gemensam bild av vad som kan hållas i gång."),
        name=Text("Lokal ISF Västerås"),
        meeting_at=stage.calendar.on(2, "13:00"),
    )
    room = calling.open_isf(stage, "vasteras", opening, why=str(opening.what))
    room.do(stage.by("vasteras"), hosting.take_role, role=Role.CHAIR)
    for actor in [one.actor for one in room.state.isf.present if one.actor != VASTERAS]:
        stage.wait(0.6)
        calling.answer(room, 1, actor, How.SMS)


@script.on(2, "13:00")
def the_city_meets(stage: Stage) -> None:
    room, host = stage.isf(I_VASTERAS), stage.by("vasteras", Host)
    room.do(host, meeting.start, meeting=1)
    calling.attend(room, "vasteras", 1, {VASTERAS: "TiB", VASTERAS_VO: "Johan Wik", REGION_19: "TiB"})
    stage.wait(22)
    room.do(
        stage.by("johan"),
        undertaking.propose,
        actor=VASTERAS_VO,
        what="Pröva om omsorgens frågor behöver en egen ISF.",
        due_at=stage.calendar.on(5, "12:00"),
        meeting=1,
        accepted=True,
    )
    room.do(host, meeting.end, meeting=1)
    room.do(host, call.end_call, call=1)


@script.on(5, "09:15")
def the_sector_isf_starts(stage: Stage) -> None:
    """In two steps: a template, and what it works beside."""
    opening = Opening(
        isf=I_OMSORGEN,
        host=VASTERAS_VO,
        template="vasteras-omsorg",
        what=Text("Skyddsutrustning och bemanning i omsorgen, kommunal och privat."),
        name=Text("Sektors-ISF vård och omsorg"),
        meeting_at=stage.calendar.on(5, "11:00"),
        sector_of=I_VASTERAS,
    )
    room = calling.open_isf(stage, "johan", opening, why=str(opening.what))
    room.do(stage.by("johan"), hosting.take_role, role=Role.CHAIR)
    for actor in (VASTERAS, REGION_19, HEMTJANST_B, BOENDE_C, BOENDE_D):
        stage.wait(0.8)
        calling.answer(room, 1, actor, How.SMS)
    done = "Egen sektors-ISF från i dag."
    stage.isf(I_VASTERAS).do(stage.by("johan"), undertaking.finish, undertaking=1, note=done)


@script.on(5, "11:00")
def the_sector_agrees(stage: Stage) -> None:
    """Three say yes, one says no with its dissenting opinion; what applies is shared with the city."""
    room, host = stage.isf(I_OMSORGEN), stage.by("johan", Host)
    room.do(host, meeting.start, meeting=1)
    present = {
        VASTERAS_VO: "Johan Wik",
        HEMTJANST_B: "Jourhavande chef",
        BOENDE_C: "Jourhavande chef",
        BOENDE_D: "Föreståndare",
    }
    calling.attend(room, "johan", 1, present)
    stage.wait(15)
    parties = (VASTERAS_VO, HEMTJANST_B, BOENDE_C, BOENDE_D)
    room.do(host, agreement.propose, text=MASKS, effect="Munskydd där de gör mest nytta.", parties=parties, meeting=1)
    room.do(stage.by("johan"), agreement.answer, agreement=1, wording=1, actor=VASTERAS_VO, answer=Answer.YES)
    for actor in (HEMTJANST_B, BOENDE_C):
        author = stage.link(actor, "Jourhavande chef")
        room.do(author, agreement.answer, agreement=1, wording=1, actor=actor, answer=Answer.YES)
    room.do(
        stage.link(BOENDE_D, "Föreståndare"),
        agreement.answer,
        agreement=1,
        wording=1,
        actor=BOENDE_D,
        answer=Answer.NO,
        dissent="Missgynnar små enheter.",
    )
    stage.wait(12)
    room.do(host, meeting.end, meeting=1, next_at=stage.calendar.on(9, "11:00"))
    room.do(host, call.end_call, call=1)
    masks = room.state.agreement.agreements[1]
    room.do_with(I_VASTERAS, host, extract.share, what=masks, sending="munskydd", note="Gäller från i dag.")


@script.on(6, "09:30")
def the_sector_asks_the_city(stage: Stage) -> None:
    room, host = stage.isf(I_OMSORGEN), stage.by("johan", Host)
    room.do(
        host,
        question.raise_question,
        text="Kan stadens bemanningsenhet låna ut tio personer till privata utförare?",
        answer_by=stage.calendar.on(11, "12:00"),
    )
    context = "Två privata boenden klarar inte helgen på egen hand."
    room.do_with(I_VASTERAS, host, question.send_on, question=1, sending="bemanning", context=context)


@script.on(9, "10:30")
def the_sector_meets_later(stage: Stage) -> None:
    room = stage.isf(I_OMSORGEN)
    number = calling.plan_meeting(room, "johan", stage.calendar.on(11, "11:00"), code="3390")
    invited = calling.invite(
        room, "johan", number, why="Skyddsutrustning nästa vecka", reply_by=stage.calendar.on(11, "09:00")
    )
    calling.answer(room, invited, BOENDE_C, How.LINK)
    room.do_with(
        I_VASTERAS,
        stage.by("johan", Host),
        extract.share,
        what=Text("Munskydd räcker i fem dygn. Handskar i nio. Två boenden tar inte emot nya."),
        sending="lage",
    )
