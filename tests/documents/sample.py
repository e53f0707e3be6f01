"""One meeting with everything a summary can hold, invented."""

from __future__ import annotations

from datetime import date, datetime

from samlad.documents.summary import (
    Absent,
    AgendaPoint,
    AgreementLine,
    AnswerLine,
    FormalDecision,
    NextMeeting,
    OpenAnswer,
    Present,
    QuestionLine,
    Replacement,
    Summary,
    Told,
    UndertakingLine,
)
from samlad.documents.words import SWEDEN, Language, Mode


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """A time in January 2026 on a Swedish clock."""
    return datetime(2026, 1, day, hour, minute, tzinfo=SWEDEN)


DISCHARGE = AgreementLine(
    number="Ö-1",
    text="Region och kommun är överens om att utskrivning till särskilt boende efter kl. 18 sker efter "
    "telefonkontakt med boendets jour, t.o.m. 15 februari.",
    effect="trygg hemgång utan köer på akuten",
    wording=2,
    applies_between=("Region Örebro län", "Örebro kommun"),
    outside=("Privat utförare A",),
    status="gäller",
    answers=(
        AnswerLine(actor="Region Örebro län", answer="ja"),
        AnswerLine(
            actor="Örebro kommun",
            answer="ja, under förutsättning att",
            condition="jourlistan delas dagligen",
            condition_met=True,
        ),
        AnswerLine(
            actor="Privat utförare A",
            answer="nej",
            dissent="missgynnar små enheter",
            told=Told(source="driftchefen", how="telefon", at=at(14, 13, 12)),
        ),
    ),
)

STAFF_POOL = AgreementLine(
    number="Ö-2",
    text="Personalpool: 25 personer för enklare uppgifter i omsorgen v. 6–7.",
    applies_between=("Region Örebro län", "Örebro kommun"),
    formal_decisions=(
        FormalDecision(actor="Örebro kommun", decision_maker="HR-direktören"),
        FormalDecision(actor="Region Örebro län", decision_maker="regiondirektören", reference="RS 2026/12"),
    ),
    status="väntar på beslut",
)

MEETING = Summary(
    isf_name="Lokal ISF Örebro",
    disturbance="Luftvägsvirus vinter",
    meeting_number=5,
    started_at=at(14, 13),
    ended_at=at(14, 13, 32),
    host="Örebro kommun",
    produced_at=at(14, 13, 35),
    record_owner="Örebro kommun",
    form="telefon",
    chair="Karin Dahl",
    note_taker="Per Sandin",
    present=(
        Present(actor="Örebro kommun", name="Karin Dahl", role="ordförande"),
        Present(actor="Region Örebro län", name="Ola Berg", by_phone=True),
    ),
    absent=(Absent(actor="Polisen", reason="förhinder"), Absent(actor="Örebro universitet")),
    replacements=(Replacement(actor="Region Örebro län", left="Eva Lönn", came="Ola Berg", at=at(14, 13, 20)),),
    agenda=(
        AgendaPoint(heading="Inledning, upprop", notes="Alla hälsades välkomna.\nPolisen hade förhinder."),
        AgendaPoint(heading="Lägesbild"),
    ),
    agreements=(DISCHARGE, STAFF_POOL),
    undertakings=(
        UndertakingLine(actor="Örebro kommun", what="Delar jourlistan varje dag", due=at(15, 12), status="åtagen"),
        UndertakingLine(actor="Region Örebro län", what="Öppnar kvällsmottagning", due=date(2026, 1, 16)),
        UndertakingLine(actor="Ängens Omsorg", what="Redovisar bemanningen", status="föreslagen"),
        UndertakingLine(actor="Åsens elnät", what="Lånar ut reservkraft"),
    ),
    open_answers=(OpenAnswer(actor="Privat utförare A", agreement="Ö-2", due=at(15, 12)),),
    questions=(
        QuestionLine(
            text="Kan regionen ta emot provsvar samma dag även helg?",
            actor="Region Örebro län",
            due=at(16, 10),
        ),
        QuestionLine(text="Vem bekostar transporten mellan kommuner?"),
    ),
    next_meeting=NextMeeting(starts_at=at(16, 13), form="telefon"),
    report_deadline=at(16, 9),
)

EMPTY = Summary(
    isf_name="ISF",
    disturbance="",
    meeting_number=1,
    started_at=at(14, 13),
    ended_at=None,
    host="",
    produced_at=at(14, 13, 35),
    record_owner="",
    mode=Mode.TEST,
    language=Language.ENGLISH,
)
