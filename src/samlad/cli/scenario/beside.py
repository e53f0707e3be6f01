"""Beside the virus: an exercise that runs in parallel, and a storm that is prepared for."""

from __future__ import annotations

from samlad.cli.scenario import calling
from samlad.cli.scenario.cast import (
    ELNAT,
    I_OVNINGEN,
    I_STORMEN,
    KYRKAN,
    LAN,
    NERIKES,
    OBO,
    OREBRO,
    OVNING_HANDELSE,
    REGION,
    SKOLA,
    STORM,
    TEKNIK,
)
from samlad.cli.scenario.script import Script
from samlad.cli.scenario.stage import Host, Stage
from samlad.desk.opening import Opening
from samlad.domain import agreement, call, disturbance, hosting, meeting
from samlad.domain.agreement import Answer
from samlad.domain.call import How
from samlad.domain.common import Text, disturbance_log
from samlad.domain.isf import Mode, Role

script = Script()


@script.on(8, "09:00")
def an_exercise_begins(stage: Stage) -> None:
    author = stage.by("karin")
    noted = disturbance.DisturbanceNoted(
        disturbance=OVNING_HANDELSE, name=Text("Övning: förorenat dricksvatten"), mode=Mode.EXERCISE
    )
    stage.record(author, disturbance_log(OVNING_HANDELSE), lambda world, at: disturbance.note(
        world.disturbance(OVNING_HANDELSE).disturbance,
        author,
        at,
        noted=noted,
        sentence=Text("Övning: koliforma bakterier i två prov, orsaken oklar."),
        shown_to=frozenset({TEKNIK}),
    ))  # fmt: skip
    opening = Opening(
        isf=I_OVNINGEN,
        host=OREBRO,
        template="orebro-smitta",
        what=Text("Övning: råd om kokning i zon väst."),
        name=Text("Övning dricksvatten"),
        meeting_at=stage.calendar.on(8, "09:30"),
        mode=Mode.EXERCISE,
        chosen=frozenset({OREBRO, TEKNIK, SKOLA, REGION, NERIKES}),
        disturbance=OVNING_HANDELSE,
    )
    room = calling.open_isf(stage, "karin", opening, why=str(opening.what))
    room.do(stage.by("karin"), hosting.take_role, role=Role.CHAIR)
    for actor in (TEKNIK, SKOLA, REGION, NERIKES):
        stage.wait(1)
        calling.answer(room, 1, actor, How.SMS)


@script.on(8, "09:30")
def the_exercise_agrees(stage: Stage) -> None:
    room, karin = stage.isf(I_OVNINGEN), stage.by("karin", Host)
    room.do(karin, meeting.start, meeting=1)
    calling.attend(room, "karin", 1, {OREBRO: "Karin Dahl", TEKNIK: "VHI", REGION: "TiB"})
    text = "Övning: ett gemensamt budskap går ut kl. 10:30 och uppdateras kl. 12 och 18."
    room.do(karin, agreement.propose, text=text, parties=(TEKNIK, SKOLA, REGION), meeting=1)
    room.do(stage.link(TEKNIK, "VHI"), agreement.answer, agreement=1, wording=1, actor=TEKNIK, answer=Answer.YES)
    stage.wait(24)
    room.do(karin, meeting.end, meeting=1)
    room.do(karin, call.end_call, call=1)


@script.on(9, "13:15")
def a_storm_is_prepared_for(stage: Stage) -> None:
    author = stage.by("mats")
    noted = disturbance.DisturbanceNoted(disturbance=STORM, name=Text("Stormen Valdis"), event_type="storm")
    stage.record(author, disturbance_log(STORM), lambda world, at: disturbance.note(
        world.disturbance(STORM).disturbance,
        author,
        at,
        noted=noted,
        sentence=Text("Orange varning för vind. Risk för elavbrott medan omsorgen redan är ansträngd."),
        shown_to=frozenset({REGION, LAN}),
    ))  # fmt: skip
    opening = Opening(
        isf=I_STORMEN,
        host=OREBRO,
        template="storm-elavbrott",
        what=Text("Förberedd inför Valdis. Aktiveras vid elavbrott eller när vi får röd varning."),
        name=Text("Lokal ISF Örebro – storm"),
        prepared=True,
        expected_at=stage.calendar.on(12, "04:00"),
        chosen=frozenset({OREBRO, TEKNIK, ELNAT, OBO, NERIKES, REGION, KYRKAN}),
        disturbance=STORM,
    )
    calling.open_isf(stage, "mats", opening)
    assert stage.isf(I_STORMEN).state.call == call.State()
