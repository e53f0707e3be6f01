"""What a meeting ended in: agreements, who does what by when, open answers, the next time.

There is no field for a dial-in code, a telephone number or a live link, so a summary cannot carry one. Words that
people wrote are never altered. Status, answers and roles come as the words shown, in the summary's own language.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from samlad.documents.words import Language, Mode


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A statement typed by somebody else: who said it, by what means, when."""

    source: str
    how: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerLine:
    """One party's answer to the wording. ``condition`` follows ``answer``: "ja, under förutsättning att" + "jourlistan
    delas dagligen". ``dissent`` is the party's own text and always printed with its answer."""

    actor: str
    answer: str
    condition: str = ""
    condition_met: bool = False
    dissent: str = ""
    told: Told | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FormalDecision:
    """A decision within one actor that the agreement needs. ``reference`` is empty until it has been taken."""

    actor: str
    decision_maker: str
    reference: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementLine:
    number: str
    text: str
    effect: str = ""
    wording: int = 1
    applies_between: tuple[str, ...] = ()
    outside: tuple[str, ...] = ()
    answers: tuple[AnswerLine, ...] = ()
    formal_decisions: tuple[FormalDecision, ...] = ()
    status: str = ""

    @property
    def is_settled(self) -> bool:
        """An agreement needs two that agree, and every formal decision it depends on."""
        return len(self.applies_between) > 1 and all(decision.reference for decision in self.formal_decisions)


@dataclass(frozen=True, slots=True, kw_only=True)
class UndertakingLine:
    actor: str
    what: str
    due: datetime | date | None = None
    status: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenAnswer:
    """An actor that has not answered yet: on which agreement, and by when if it has said so."""

    actor: str
    agreement: str
    due: datetime | date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionLine:
    text: str
    actor: str = ""
    confirmed: bool = False
    due: datetime | date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaPoint:
    heading: str
    notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Present:
    actor: str
    name: str
    role: str = ""
    by_phone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Absent:
    actor: str
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Replacement:
    """A representative who left and the one who came; earlier answers keep the earlier name."""

    actor: str
    left: str
    came: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class NextMeeting:
    starts_at: datetime
    form: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """All times are aware. ``record_owner`` is the authority in whose records the summary is kept."""

    isf_name: str
    disturbance: str
    meeting_number: int
    started_at: datetime
    ended_at: datetime | None
    host: str
    produced_at: datetime
    record_owner: str
    mode: Mode = Mode.SHARP
    demo: bool = False
    language: Language = Language.SWEDISH
    form: str = ""
    chair: str = ""
    note_taker: str = ""
    present: tuple[Present, ...] = ()
    absent: tuple[Absent, ...] = ()
    replacements: tuple[Replacement, ...] = ()
    agenda: tuple[AgendaPoint, ...] = ()
    agreements: tuple[AgreementLine, ...] = ()
    undertakings: tuple[UndertakingLine, ...] = ()
    open_answers: tuple[OpenAnswer, ...] = ()
    questions: tuple[QuestionLine, ...] = ()
    next_meeting: NextMeeting | None = None
    report_deadline: datetime | None = None
