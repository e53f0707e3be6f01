"""Örebro, days 1 to 4: the first signal, the larm, the first meeting by telephone, and the first agreements."""

from __future__ import annotations

from samlad.cli.scenario import calling
from samlad.cli.scenario.cast import (
    ELNAT,
    FRG,
    I_OREBRO,
    KYRKAN,
    LAN,
    NERIKES,
    OBO,
    OREBRO,
    POLIS,
    REGION,
    SKOLA,
    SMITTA,
    SOS,
    TEKNIK,
    UNIVERSITETET,
    UTFORARE_A,
    VO,
)
from samlad.cli.scenario.script import Script
from samlad.cli.scenario.stage import Host, IsfOnStage, Stage, Support
from samlad.desk.opening import Opening
from samlad.domain import agreement, call, disturbance, hosting, isf_support, meeting, note, question, undertaking
from samlad.domain.agreement import Answer
from samlad.domain.call import How, RingResult
from samlad.domain.common import Text, disturbance_log
from samlad.domain.isf import Beat, Role

script = Script()

PER_A, LISA_A = "Per, jourhavande", "Lisa, verksamhetschef"
O1 = (
    "Region Örebro län och utförarna av särskilt boende är överens om att utskrivning till särskilt boende efter "
    "kl. 18 sker efter telefonkontakt med boendets jour."
)


@script.on(1, "08:10")
def region_sees_a_need(stage: Stage) -> None:
    author = stage.by("eva")
    noted = disturbance.DisturbanceNoted(disturbance=SMITTA, name=Text("Luftvägsvirus vinter"), event_type="pandemic")
    stage.record(author, disturbance_log(SMITTA), lambda world, at: disturbance.note(
        world.disturbance(SMITTA).disturbance,
        author,
        at,
        noted=noted,
        sentence=Text("Smittskyddsläkaren meddelar klustersmitta på två särskilda boenden. Vi ser behov av samverkan."),
        shown_to=frozenset({OREBRO, LAN}),
    ))  # fmt: skip


@script.on(1, "08:17")
def county_sees_it_too(stage: Stage) -> None:
    author = stage.by("lan")
    stage.record(author, disturbance_log(SMITTA), lambda world, at: disturbance.raise_need(
        world.disturbance(SMITTA).disturbance,
        author,
        at,
        sentence=Text("Samma bild från två andra kommuner i länet. Vi följer er och kan stödja."),
    ))  # fmt: skip


@script.on(1, "08:25")
def mats_opens_the_isf_and_calls(stage: Stage) -> None:
    """Fourteen are called; eleven acknowledge within five minutes, and the deputies of the other three are next."""
    opening = Opening(
        isf=I_OREBRO,
        host=OREBRO,
        template="orebro-smitta",
        what=Text("Klustersmitta på två särskilda boenden. Personalläget är ansträngt i omsorgen."),
        name=Text("Lokal ISF Örebro"),
        meeting_at=stage.calendar.on(1, "10:00"),
        disturbance=SMITTA,
    )
    room = calling.open_isf(stage, "mats", opening, why=str(opening.what))
    room.do(stage.by("mats"), hosting.take_role, role=Role.CHAIR)
    quick = {
        REGION: How.APP, VO: How.SMS, NERIKES: How.VOICE, POLIS: How.VOICE, LAN: How.APP, SKOLA: How.SMS,
        TEKNIK: How.SMS, SOS: How.VOICE, OBO: How.SMS, KYRKAN: How.LINK, FRG: How.LINK,
    }  # fmt: skip
    for actor, how in quick.items():
        stage.wait(0.4)
        calling.acknowledge(room, 1, actor, how)


@script.on(1, "08:34")
def mats_rings_the_rest(stage: Stage) -> None:
    room = stage.isf(I_OREBRO)
    calling.ring(room, "mats", 1, ELNAT, RingResult.ANSWERED)
    stage.wait(1)
    calling.ring(room, "mats", 1, UTFORARE_A, RingResult.BUSY)
    calling.ring(room, "mats", 1, UNIVERSITETET, RingResult.NO_ANSWER)
    room.do(stage.by("mats", Host), call.note_outside, call=1, actor=UNIVERSITETET, way="Via SOS Alarm")
    stage.wait(6)
    calling.ring(room, "mats", 1, UTFORARE_A, RingResult.ANSWERED)
    calling.ring(room, "mats", 1, UNIVERSITETET, RingResult.ANSWERED)


@script.on(1, "09:40")
def who_comes(stage: Stage) -> None:
    room = stage.isf(I_OREBRO)
    for actor in (REGION, VO, SKOLA, NERIKES, POLIS, LAN, UTFORARE_A, KYRKAN, FRG, OBO):
        calling.answer(room, 1, actor, How.LINK)
    calling.answer(room, 1, SOS, How.SMS, call.Attendance.HINDERED)


@script.on(1, "10:00")
def first_meeting(stage: Stage) -> None:
    room = stage.isf(I_OREBRO)
    mats = stage.by("mats", Host)
    room.do(mats, meeting.start, meeting=1)
    room.do(stage.by("amina"), hosting.take_role, role=Role.COORDINATOR)
    room.do(stage.by("per"), hosting.take_role, role=Role.DOCUMENTATION)
    room.do(stage.by("sara"), hosting.take_role, role=Role.COMMUNICATION)
    calling.attend(
        room, "mats", 1, {OREBRO: "Mats Ek", REGION: "Eva Lönn", VO: "Jourhavande chef", SKOLA: "Säkerhetssamordnare"}
    )
    calling.attend(
        room,
        "mats",
        1,
        {NERIKES: "RCB", POLIS: "Vakthavande befäl", UTFORARE_A: PER_A, LAN: "TiB", FRG: "Insatsledare"},
    )
    stage.wait(4)
    _go_round(room)
    stage.wait(8)
    _agree_on_support(stage, room)
    stage.wait(6)
    _questions(stage, room)
    room.do(
        mats,
        meeting.end,
        meeting=1,
        next_at=stage.calendar.on(3, "13:00"),
        report_deadline=stage.calendar.on(3, "09:00"),
        notes=(
            meeting.ItemNotes(item=2, text=Text("Två boenden med klustersmitta. Sjukfrånvaro 18 % i hemtjänst norr.")),
        ),
    )
    room.do(mats, call.end_call, call=1)


def _go_round(room: IsfOnStage) -> None:
    """*Laget runt*: everybody in the fixed order, those with nothing new in one tap."""
    mats = room.stage.by("mats", Host)
    number = room.state.meeting.under_way.number
    room.do(mats, meeting.start_round, meeting=number)
    while (going := room.state.meeting.meetings[number].round) and going.next:
        room.stage.wait(0.7)
        if going.speaking in (POLIS, SOS, FRG):
            room.do(mats, meeting.pass_floor, meeting=number, actor=going.speaking)
        else:
            room.do(mats, meeting.give_floor, meeting=number)


def _agree_on_support(stage: Stage, room: IsfOnStage) -> None:
    mandate = (
        "Samlad lägesbild och bemanningsprognos för sju dygn framåt. Förslag till överenskommelser inför varje möte."
    )
    room.do(stage.by("mats", Host), isf_support.agree_support, mandate=mandate)
    for person, actor in (("amina", OREBRO), ("per", OREBRO), ("sara", REGION)):
        room.do(stage.by("mats", Host), hosting.join_staff, person=stage.people[person], actor=actor)


def _questions(stage: Stage, room: IsfOnStage) -> None:
    room.do(
        stage.by("amina", Support),
        question.raise_question,
        text="Kan regionen ta emot provsvar för boenden samma dag även helg?",
        context="Två boenden har fått vänta till måndag.",
        answer_by=stage.calendar.on(3, "10:00"),
        suggested=REGION,
        meeting=1,
    )
    room.do(stage.by("eva"), question.confirm_answering, question=1, actor=REGION)
    room.do(
        stage.by("eva"),
        undertaking.propose,
        actor=REGION,
        what="Dela telefonlista till smittskyddsjouren med alla utförare.",
        due_at=stage.calendar.on(1, "14:00"),
        meeting=1,
        accepted=True,
    )


@script.on(1, "13:35")
def the_list_is_shared(stage: Stage) -> None:
    room = stage.isf(I_OREBRO)
    room.do(stage.by("eva"), undertaking.finish, undertaking=1, note="Utskickad till alla utförare 13:30.")


@script.on(1, "16:00")
def support_starts(stage: Stage) -> None:
    room, amina = stage.isf(I_OREBRO), stage.by("amina", Support)
    room.do(amina, isf_support.start_support, note="Bemannat av kommunen och regionen.")
    beats = (
        Beat(time="09:00", what=Text("Lägesrapporter inne")),
        Beat(time="12:00", what=Text("Samlad lägesbild klar")),
        Beat(time="13:00", what=Text("ISF-möte"), is_meeting=True),
        Beat(time="15:00", what=Text("Lägesbild till Länsstyrelsen")),
    )
    room.do(amina, hosting.set_rhythm, beats=beats)
    for day in range(2, 13):
        person = "amina" if day % 2 else "sara"
        room.do(
            amina,
            isf_support.plan_shift,
            person=stage.people[person],
            function="Koordinator" if person == "amina" else "Kommunikation och lägesbild",
            from_at=stage.calendar.on(day, "08:00"),
            to_at=stage.calendar.on(day, "20:00"),
        )


@script.on(2, "09:30")
def invited_to_the_second_meeting(stage: Stage) -> None:
    room, calendar = stage.isf(I_OREBRO), stage.calendar
    number = calling.plan_meeting(room, "mats", calendar.on(3, "13:00"), report=calendar.on(3, "09:00"), code="5302")
    invited = calling.invite(
        room,
        "mats",
        number,
        why="Läget i omsorgen och utskrivning till boenden",
        reply_by=stage.calendar.on(3, "09:00"),
    )
    stage.wait(20)
    for actor in (REGION, VO, SKOLA, LAN, NERIKES):
        calling.answer(room, invited, actor, How.LINK)
    stage.wait(30)
    calling.answer(room, invited, UTFORARE_A, How.LINK)
    calling.answer(room, invited, FRG, How.LINK, call.Attendance.SUBSTITUTE)
    calling.answer(room, invited, POLIS, How.LINK, call.Attendance.HINDERED)


@script.on(2, "12:00")
def a_message_is_shared(stage: Stage) -> None:
    stage.isf(I_OREBRO).do(
        stage.by("sara", Support),
        note.share,
        title="Samordnat budskap M-1",
        text="Äldreomsorgen fungerar. Besök begränsas på två boenden. Har du frågor – ring kontaktcenter.",
    )


@script.on(3, "08:50")
def reports_as_notes(stage: Stage) -> None:
    """Until reports have a form of their own, they are shared as notes by each actor."""
    room = stage.isf(I_OREBRO)
    room.do(stage.link(VO, "Jourhavande chef"), note.share, title="Lägesrapport vård och omsorg", text=(
        "Påverkan 3, betydande. Sjukfrånvaro 18 % i hemtjänst norr, 11 % i övrigt. Två boenden med kohortvård. "
        "Prognos 48 h: ytterligare sex pass saknas. Behov: tio undersköterskor till helgen."
    ))  # fmt: skip
    room.do(stage.by("eva"), note.share, title="Lägesrapport regionen", text=(
        "Påverkan 3, betydande. 58 inneliggande, 7 på IVA. 23 utskrivningsklara påverkar flödet. "
        "Frågar kommunerna om kvällsmottagande av utskrivna."
    ))  # fmt: skip
    room.do(stage.link(UTFORARE_A, PER_A), note.share, title="Lägesrapport privat utförare A", text=(
        "Påverkan 4, allvarlig. Egen jour är inte bemannad i natt. Har bett kommunen om stöd."
    ))  # fmt: skip
    room.do(
        stage.by("eva"),
        question.answer,
        question=1,
        actor=REGION,
        answer="Ja, från och med i morgon, provsvar kl. 16 alla dagar.",
    )


@script.on(3, "13:00")
def second_meeting(stage: Stage) -> None:
    """The meeting begins, and the word goes round."""
    room, mats = stage.isf(I_OREBRO), stage.by("mats", Host)
    room.do(mats, meeting.start, meeting=2)
    calling.attend(
        room, "mats", 2, {OREBRO: "Mats Ek", REGION: "Eva Lönn", VO: "Jourhavande chef", SKOLA: "Säkerhetssamordnare"}
    )
    calling.attend(room, "mats", 2, {UTFORARE_A: PER_A, NERIKES: "RCB", LAN: "TiB", FRG: "Insatsledare, ersättare"})
    stage.wait(3)
    _go_round(room)


@script.on(3, "13:16")
def the_first_agreement(stage: Stage) -> None:
    """In the middle of it privat utförare A's representative is replaced."""
    room, mats = stage.isf(I_OREBRO), stage.by("mats", Host)
    room.do(
        stage.by("amina", Support),
        agreement.propose,
        text=O1,
        effect="Trygg hemgång utan köer på akuten.",
        parties=(REGION, VO, UTFORARE_A),
        valid_until=stage.calendar.on(24, "23:59"),
        meeting=2,
    )
    room.do(stage.by("eva"), agreement.answer, agreement=1, wording=1, actor=REGION, answer=Answer.YES)
    room.do(
        stage.told("per", "Jourhavande chef"),
        agreement.answer,
        agreement=1,
        wording=1,
        actor=VO,
        answer=Answer.YES_IF,
        condition="jourlista delas dagligen",
    )
    seat = next(one.seat for one in room.state.meeting.meetings[2].present if one.actor == UTFORARE_A)
    stage.go_to(stage.calendar.on(3, "13:22"))
    room.do(mats, meeting.replace_representative, meeting=2, seat=seat, name=LISA_A, by_phone=True)
    stage.wait(4)
    room.do(
        stage.link(UTFORARE_A, LISA_A),
        agreement.answer,
        agreement=1,
        wording=1,
        actor=UTFORARE_A,
        answer=Answer.RETURNS_BY,
        returns_by=stage.calendar.on(4, "12:00"),
    )
    _undertakings(stage, room)
    stage.go_to(stage.calendar.on(3, "13:41"))
    room.do(
        mats,
        meeting.end,
        meeting=2,
        next_at=stage.calendar.on(5, "13:00"),
        report_deadline=stage.calendar.on(5, "09:00"),
    )
    room.do(mats, call.end_call, call=2)


def _undertakings(stage: Stage, room: IsfOnStage) -> None:
    room.do(
        stage.link(VO, "Jourhavande chef"),
        undertaking.propose,
        actor=VO,
        what="Dela jourlista till regionens utskrivningskoordinator varje dag kl. 15.",
        due_at=stage.calendar.on(4, "15:00"),
        agreement=1,
        meeting=2,
        accepted=True,
    )
    room.do(
        stage.by("amina", Support),
        undertaking.propose,
        actor=REGION,
        what="Ta fram rutin för kvällsmottagande av utskrivna.",
        due_at=stage.calendar.on(9, "15:00"),
        effect="Färre utskrivningsklara som väntar över natten.",
        agreement=1,
        meeting=2,
    )
    room.do(
        stage.by("amina", Support),
        undertaking.propose,
        actor=FRG,
        what="Bemanna receptionen på två boenden under helgen.",
        due_at=stage.calendar.on(6, "18:00"),
        meeting=2,
    )


@script.on(3, "15:05")
def undertakings_are_answered(stage: Stage) -> None:
    room = stage.isf(I_OREBRO)
    room.do(stage.link(VO, "Jourhavande chef"), agreement.confirm_answer, agreement=1, actor=VO)
    room.do(stage.by("eva"), undertaking.accept, undertaking=3)
    room.do(stage.link(FRG, "Insatsledare"), undertaking.accept, undertaking=4)


@script.on(4, "15:02")
def the_list_comes(stage: Stage) -> None:
    """VO does what it undertook, and marks its own condition as met. A's promised return has passed by three hours."""
    room, vo = stage.isf(I_OREBRO), stage.link(VO, "Jourhavande chef")
    room.do(vo, undertaking.finish, undertaking=2, note="Går ut automatiskt från och med i dag.")
    room.do(vo, agreement.mark_condition_met, agreement=1, actor=VO, note="Listan delas varje dag kl. 15.")
    room.do(stage.told("per", LISA_A), agreement.answer, agreement=1, wording=1, actor=UTFORARE_A, answer=Answer.YES)
    stage.wait(25)
    room.do(stage.link(UTFORARE_A, LISA_A), agreement.confirm_answer, agreement=1, actor=UTFORARE_A)


@script.on(4, "17:10")
def noted_late(stage: Stage) -> None:
    """Entered well after it happened, and marked so."""
    stage.isf(I_OREBRO).do(
        stage.by("per", Support),
        note.share,
        happened_at=stage.calendar.on(4, "14:10"),
        title="Samtal med smittskydd",
        text="Smittskyddsläkaren ringde 14:10: ytterligare ett boende med smitta, provtagning i kväll.",
    )
