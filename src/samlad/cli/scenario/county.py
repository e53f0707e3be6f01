"""The county's ISF from day 6: Örebro sends questions up; one comes back answered, one unanswered."""

from __future__ import annotations

from samlad.cli.scenario import calling
from samlad.cli.scenario.cast import ASKERSUND, I_LANET, I_OREBRO, KARLSKOGA, LAN, NERIKES, OREBRO, REGION, SMITTA
from samlad.cli.scenario.script import Script
from samlad.cli.scenario.stage import Host, Stage, Support
from samlad.desk.opening import Opening
from samlad.domain import hosting, question
from samlad.domain.call import How
from samlad.domain.common import Text
from samlad.domain.isf import Link, Role

script = Script()


@script.on(6, "11:30")
def the_county_opens(stage: Stage) -> None:
    opening = Opening(
        isf=I_LANET,
        host=LAN,
        template="orebro-lan",
        what=Text("Tre kommuner med liknande läge. Frågor som rör hela länet."),
        name=Text("Regional ISF Örebro län"),
        disturbance=SMITTA,
    )
    room = calling.open_isf(stage, "lan", opening)
    room.do(stage.by("lan"), hosting.take_role, role=Role.CHAIR)
    stage.isf(I_OREBRO).do_with(I_LANET, stage.by("karin", Host), hosting.link, kind=Link.REPORTS_TO)


@script.on(8, "14:20")
def two_questions_go_up(stage: Stage) -> None:
    room, amina = stage.isf(I_OREBRO), stage.by("amina", Support)
    room.do(
        amina, question.raise_question, text="Vem bekostar transport av skyddsutrustning mellan kommuner?", meeting=4
    )
    room.do(
        amina, question.raise_question, text="Kan länet enas om en gemensam princip för skyddsutrustning?", meeting=4
    )
    first = max(room.state.question.questions) - 1
    room.do_with(
        I_LANET, amina, question.send_on, question=first, sending="transport", context="Två transporter i veckan."
    )
    room.do_with(I_LANET, amina, question.send_on, question=first + 1, sending="princip")


@script.on(9, "09:40")
def one_is_answered(stage: Stage) -> None:
    room, lan = stage.isf(I_LANET), stage.by("lan")
    room.do(lan, question.confirm_answering, question=1, actor=LAN)
    stage.wait(50)
    answer = "Mottagaren betalar. Länsstyrelsen samordnar bilarna om två eller fler kommuner behöver samma dag."
    room.do(lan, question.answer, question=1, actor=LAN, answer=answer)


@script.on(9, "14:30")
def one_comes_back(stage: Stage) -> None:
    reason = "Kommunerna ser olika på saken. Vi tar upp den igen när de har fört den vidare hemma."
    stage.isf(I_LANET).do(stage.by("lan", Host), question.return_unanswered, question=2, reason=reason)


@script.on(9, "16:00")
def the_county_meets_today(stage: Stage) -> None:
    room = stage.isf(I_LANET)
    starts_at = stage.calendar.soon(170)
    number = calling.plan_meeting(room, "lan", starts_at, code="8125")
    invited = calling.invite(
        room, "lan", number, why="Gemensam princip för skyddsutrustning", reply_by=stage.calendar.soon(110)
    )
    stage.wait(20)
    for actor in (NERIKES, KARLSKOGA):
        calling.answer(room, invited, actor, How.LINK)
    assert {OREBRO, REGION, ASKERSUND} <= {row.actor for row in room.state.call.calls[invited].waiting}
