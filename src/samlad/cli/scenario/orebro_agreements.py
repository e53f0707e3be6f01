"""Örebro, days 4 to 9: agreements that are reworded, superseded and withdrawn, roles handed over, what the county offers."""

from __future__ import annotations

from samlad.cli.scenario import calling
from samlad.cli.scenario.cast import (
    FRG,
    I_OREBRO,
    KYRKAN,
    LAN,
    NERIKES,
    OREBRO,
    REGION,
    SKOLA,
    UTFORARE_A,
    VO,
)
from samlad.cli.scenario.orebro_first_days import LISA_A
from samlad.cli.scenario.script import Script
from samlad.cli.scenario.stage import Host, IsfOnStage, Stage, Support
from samlad.domain import (
    agreement,
    call,
    contact,
    extract,
    hosting,
    isf_support,
    meeting,
    note,
    question,
    register,
    undertaking,
)
from samlad.domain.agreement import Answer
from samlad.domain.call import How
from samlad.domain.common import REGISTER, ActorId, Text
from samlad.domain.isf import Role, Taking

script = Script()

JOUR_VO = "Jourhavande chef"
O2 = "Personalpool: skolan frigör 25 personer för enklare uppgifter i omsorgen, hos kommunen och hos privata utförare."
O2_AGAIN = (
    "Personalpool: skolan frigör 25 personer för enklare uppgifter i omsorgen, hos kommunen och hos privata utförare. "
    "Regionen introducerar dem i basala hygienrutiner innan de börjar."
)
NETWORK = ActorId("grannhjalpen")


@script.on(5, "08:05")
def the_chair_is_handed_over(stage: Stage) -> None:
    """Mats has had the night; Karin takes the chair. The ISF-stöd changes shift."""
    room = stage.isf(I_OREBRO)
    room.do(
        stage.by("mats"),
        hosting.hand_over_role,
        role=Role.CHAIR,
        person=stage.people["karin"],
        actor=OREBRO,
        note="Ö-1 gäller mellan alla tre. Kvar att lösa: bemanningen till helgen. Regionens rutin är inte klar.",
    )
    room.do(
        stage.by("sara", Support),
        isf_support.hand_over_shift,
        from_person=stage.people["sara"],
        to_person=stage.people["amina"],
        note="Lägesbilden saknar universitetet. Två frågor väntar på svar från länet. Budskap M-1 gäller.",
    )


@script.on(5, "09:10")
def mandates_are_told(stage: Stage) -> None:
    """Each says itself what its representative may agree to without going home."""
    room = stage.isf(I_OREBRO)
    told = {
        stage.by("eva"): (REGION, "Utskrivning, provtagning och hygienstöd. Inte ekonomi."),
        stage.link(VO, JOUR_VO): (VO, "Bemanning och besöksregler inom äldreomsorgen."),
        stage.link(UTFORARE_A, LISA_A): (UTFORARE_A, "Allt som rör de egna boendena."),
    }
    for author, (actor, mandate) in told.items():
        known = room.state.isf.participants[actor].taking
        taking = Taking(actor=actor, depths=known.depths, perspective=known.perspective, mandate=Text(mandate))
        room.do(author, hosting.change_participation, taking=taking)


@script.on(5, "13:00")
def third_meeting(stage: Stage) -> None:
    room, karin = stage.isf(I_OREBRO), stage.by("karin", Host)
    room.do(karin, meeting.plan, starts_at=stage.now, minutes=45, form=meeting.Form.VIDEO, points=_agenda(room))
    room.do(karin, meeting.start, meeting=3)
    calling.attend(room, "karin", 3, {OREBRO: "Karin Dahl", REGION: "Eva Lönn", VO: JOUR_VO}, by_phone=False)
    calling.attend(
        room, "karin", 3, {SKOLA: "Säkerhetssamordnare", UTFORARE_A: LISA_A, LAN: "TiB", FRG: "Insatsledare"}
    )
    stage.wait(14)
    room.do(
        stage.by("amina", Support),
        agreement.propose,
        text=O2,
        effect="Ingen insats i omsorgen ställs in till helgen.",
        parties=(SKOLA, REGION, UTFORARE_A),
        meeting=3,
    )
    skola = stage.link(SKOLA, "Säkerhetssamordnare")
    room.do(skola, agreement.answer, agreement=2, wording=1, actor=SKOLA, answer=Answer.YES)
    body = "HR-direktör, tillfällig omplacering enligt delegation"
    room.do(
        skola,
        agreement.need_formal_decision,
        agreement=2,
        actor=SKOLA,
        body=body,
        by_when=stage.calendar.on(8, "12:00"),
    )
    room.do(
        stage.link(UTFORARE_A, LISA_A),
        agreement.answer,
        agreement=2,
        wording=1,
        actor=UTFORARE_A,
        answer=Answer.YES_IF,
        condition="de som kommer kan basala hygienrutiner",
    )
    stage.wait(18)
    _visits(stage, room)
    notes = (
        meeting.ItemNotes(
            item=3, text=Text("Ytterligare ett boende med smitta. Prognos: sex pass saknas lördag–söndag.")
        ),
        meeting.ItemNotes(item=8, text=Text("Ö-2 och Ö-3 lästes upp i sin helhet. Skolan behöver ett eget beslut.")),
    )
    room.do(karin, meeting.end, meeting=3, notes=notes, next_at=stage.calendar.on(8, "13:00"))


def _agenda(room: IsfOnStage) -> tuple:  # type: ignore[type-arg]
    return room.stage.desk.whole(REGISTER).template.templates["orebro-smitta"].content.agenda


def _visits(stage: Stage, room: IsfOnStage) -> None:
    room.do(
        stage.by("amina", Support),
        agreement.propose,
        text="Besök på boenden med smitta begränsas till en närstående i taget.",
        parties=(VO, UTFORARE_A, REGION),
        meeting=3,
    )
    everybody = {VO: stage.link(VO, JOUR_VO), UTFORARE_A: stage.link(UTFORARE_A, LISA_A), REGION: stage.by("eva")}
    for actor, author in everybody.items():
        room.do(author, agreement.answer, agreement=3, wording=1, actor=actor, answer=Answer.YES)


@script.on(6, "09:15")
def the_school_has_decided(stage: Stage) -> None:
    """The decision is about the first wording, so when there is a second one it is missing again."""
    stage.isf(I_OREBRO).do(
        stage.link(SKOLA, "Säkerhetssamordnare"),
        agreement.note_formal_decision,
        agreement=2,
        actor=SKOLA,
        body="HR-direktör, tillfällig omplacering enligt delegation",
        decided_by="HR-direktören",
        decided_at=stage.calendar.on(6, "08:40"),
        reference="KS 2026/000 (påhittat)",
    )


@script.on(6, "10:20")
def personnel_is_reworded(stage: Stage) -> None:
    """A new wording is a new question: everybody is asked again, and the old answers stay by the old text."""
    room = stage.isf(I_OREBRO)
    room.do(
        stage.by("amina", Support),
        agreement.reword,
        agreement=2,
        text=O2_AGAIN,
        effect="Ingen insats i omsorgen ställs in till helgen.",
        parties=(SKOLA, REGION, UTFORARE_A),
    )
    stage.wait(35)
    skola = stage.link(SKOLA, "Säkerhetssamordnare")
    room.do(skola, agreement.answer, agreement=2, wording=2, actor=SKOLA, answer=Answer.YES)
    lisa = stage.link(UTFORARE_A, LISA_A)
    room.do(lisa, agreement.answer, agreement=2, wording=2, actor=UTFORARE_A, answer=Answer.YES)


@script.on(6, "14:30")
def neighbours_join(stage: Stage) -> None:
    """An informal network takes part with a name and a number."""
    room, author = stage.isf(I_OREBRO), stage.by("karin")
    network = register.Actor(id=NETWORK, name=Text("Grannhjälpen i Varberga"), kind=register.Kind.NETWORK, private=True)
    stage.record(author, REGISTER, lambda world, at: contact.add_reachable_actor(
        world.register.contact, world.register.register, author, at, actor=network, phone=Text("070-174 06 60")
    ))  # fmt: skip
    room.do(stage.by("karin", Host), hosting.add_participant, taking=Taking(actor=NETWORK, perspective=Text("grannar")))


@script.on(6, "17:20")
def reception_is_staffed(stage: Stage) -> None:
    stage.isf(I_OREBRO).do(
        stage.told("per", "Insatsledaren"), undertaking.finish, undertaking=4, note="Sju personer, båda boendena."
    )


@script.on(7, "09:30")
def visits_are_superseded(stage: Stage) -> None:
    room, amina = stage.isf(I_OREBRO), stage.by("amina", Support)
    room.do(
        amina,
        agreement.propose,
        text="Besök på alla särskilda boenden begränsas till en närstående i taget och bokas i förväg.",
        effect="Färre smittvägar utan att någon blir ensam.",
        parties=(VO, UTFORARE_A, REGION, KYRKAN),
        valid_until=stage.calendar.on(20, "23:59"),
    )
    stage.wait(15)
    for actor, author in {VO: stage.link(VO, JOUR_VO), REGION: stage.by("eva")}.items():
        room.do(author, agreement.answer, agreement=4, wording=1, actor=actor, answer=Answer.YES)
    room.do(
        stage.link(UTFORARE_A, LISA_A),
        agreement.answer,
        agreement=4,
        wording=1,
        actor=UTFORARE_A,
        answer=Answer.NO,
        dissent="Våra boenden utan smitta ska inte ha samma regler. De närstående gör ett arbete som vi inte kan ersätta.",
    )
    room.do(
        stage.link(KYRKAN, "Präst i beredskap"),
        agreement.answer,
        agreement=4,
        wording=1,
        actor=KYRKAN,
        answer=Answer.NOT_CONCERNED,
    )
    room.do(amina, agreement.supersede, agreement=3, replaced_by=4)


@script.on(7, "11:00")
def transports_are_withdrawn(stage: Stage) -> None:
    room, amina = stage.isf(I_OREBRO), stage.by("amina", Support)
    room.do(
        amina,
        agreement.propose,
        text="Nerikes Brandkår kör skyddsutrustning mellan boendena på kvällstid.",
        parties=(NERIKES, VO, UTFORARE_A),
    )
    room.do(stage.link(VO, JOUR_VO), agreement.answer, agreement=5, wording=1, actor=VO, answer=Answer.YES)
    stage.wait(90)
    reason = "Omsorgens egna bilar räcker sedan i går. Behovet finns inte längre."
    room.do(amina, agreement.withdraw, agreement=5, reason=reason)


@script.on(7, "14:00")
def the_county_supports(stage: Stage) -> None:
    """It reads, comments and offers. Nothing lets it take over."""
    room, lan = stage.isf(I_OREBRO), stage.by("lan")
    room.do(
        lan,
        extract.comment,
        text="Ö-4 liknar det som Karlskoga har kommit överens om. Vi kan förmedla deras text.",
        about=extract.About.AGREEMENT,
        number=4,
    )
    room.do(lan, extract.offer, text="20 000 munskydd ur länets gemensamma lager, kan hämtas i morgon.")
    stage.wait(40)
    room.do(stage.by("karin", Host), extract.take_offer, offer=1, note="Hämtas 09:00 av Örebro kommun.")


@script.on(8, "08:30")
def fourth_meeting_is_called(stage: Stage) -> None:
    room, calendar = stage.isf(I_OREBRO), stage.calendar
    number = calling.plan_meeting(room, "karin", calendar.on(8, "13:00"), report=calendar.on(8, "10:30"), code="6614")
    invited = calling.invite(
        room, "karin", number, why="Helgens bemanning och frågor till länet", reply_by=calendar.on(8, "12:00")
    )
    stage.wait(25)
    for actor in (REGION, VO, SKOLA, UTFORARE_A, FRG, LAN):
        calling.answer(room, invited, actor, How.LINK)


@script.on(8, "13:00")
def fourth_meeting(stage: Stage) -> None:
    room, karin = stage.isf(I_OREBRO), stage.by("karin", Host)
    room.do(karin, meeting.start, meeting=4)
    calling.attend(
        room, "karin", 4, {OREBRO: "Karin Dahl", REGION: "Eva Lönn", VO: JOUR_VO, SKOLA: "Säkerhetssamordnare"}
    )
    calling.attend(room, "karin", 4, {UTFORARE_A: LISA_A, FRG: "Insatsledare", LAN: "TiB"})
    stage.wait(16)
    room.do(
        stage.link(SKOLA, "Säkerhetssamordnare"),
        undertaking.propose,
        actor=SKOLA,
        what="Lista på de 25 som kan börja, med telefonnummer, till omsorgens bemanning.",
        due_at=stage.calendar.on(11, "12:00"),
        agreement=2,
        meeting=4,
        accepted=True,
    )
    room.do(
        stage.by("amina", Support),
        undertaking.propose,
        actor=UTFORARE_A,
        what="Meddela hur många som behövs per boende och pass.",
        due_at=stage.calendar.on(11, "10:00"),
        agreement=2,
        depends_on=(5,),
        meeting=4,
    )
    _questions_without_answer(stage, room)
    room.do(
        karin,
        meeting.end,
        meeting=4,
        next_at=stage.calendar.on(11, "13:00"),
        report_deadline=stage.calendar.on(11, "09:00"),
    )
    room.do(karin, call.end_call, call=max(room.state.call.calls))


def _questions_without_answer(stage: Stage, room: IsfOnStage) -> None:
    room.do(
        stage.link(VO, JOUR_VO),
        question.raise_question,
        text="Gäller besöksbegränsningen även dagliga leveranser?",
        answer_by=stage.calendar.on(11, "12:00"),
        suggested=REGION,
        meeting=4,
    )
    room.do(
        stage.by("amina", Support),
        question.raise_question,
        text="Vem svarar för att närstående får veta när smitta konstateras på natten?",
        meeting=4,
    )


@script.on(8, "15:10")
def begun_but_not_done(stage: Stage) -> None:
    """The region's routine is begun; tomorrow at 15 its time passes."""
    room = stage.isf(I_OREBRO)
    room.do(stage.by("eva"), undertaking.start, undertaking=3, note="Utkast finns.")
    room.do(stage.link(UTFORARE_A, LISA_A), undertaking.accept, undertaking=6)


@script.on(9, "10:00")
def the_message_is_replaced(stage: Stage) -> None:
    stage.isf(I_OREBRO).do(
        stage.by("amina", Support),
        note.share,
        title="Samordnat budskap M-2 (ersätter M-1)",
        text="Besök på alla särskilda boenden bokas i förväg, en närstående i taget. Äldreomsorgen fungerar.",
    )
