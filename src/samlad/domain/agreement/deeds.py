"""What has happened to agreements. ``agreement`` is the number shown as Ö-3; see the package for the rule."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from samlad.domain.common import NO_TEXT, ActorId, Deed, Text, deed


class Answer(StrEnum):
    """What a party may answer: it may say no, and it may need to go home with the question."""

    YES = "yes"
    YES_IF = "yes_if"
    RETURNS_BY = "returns_by"
    NO = "no"
    NOT_CONCERNED = "not_concerned"


@deed("agreement.proposed/1")
class AgreementProposed(Deed):
    """The first wording. ``meeting`` 0: proposed between meetings."""

    agreement: int
    text: Text
    effect: Text
    parties: tuple[ActorId, ...]
    proposed_by: ActorId
    valid_from: datetime | None = None
    valid_until: datetime | None = None
    answer_by: datetime | None = None
    meeting: int = 0


@deed("agreement.reworded/1")
class AgreementReworded(Deed):
    """A new wording; everyone is asked again."""

    agreement: int
    wording: int
    text: Text
    effect: Text
    parties: tuple[ActorId, ...]
    valid_from: datetime | None = None
    valid_until: datetime | None = None
    answer_by: datetime | None = None
    meeting: int = 0


@deed("agreement.party_added/1")
class PartyAdded(Deed):
    agreement: int
    party: ActorId


@deed("agreement.answered/1")
class AgreementAnswered(Deed):
    agreement: int
    wording: int
    by: ActorId
    answer: Answer
    condition: Text = NO_TEXT
    returns_by: datetime | None = None
    dissent: Text = NO_TEXT  # avvikande mening


@deed("agreement.condition_met/1")
class ConditionMet(Deed):
    """Marked by the party whose condition it was, and by nobody else."""

    agreement: int
    by: ActorId
    note: Text = NO_TEXT


@deed("agreement.answer_withdrawn/1")
class AnswerWithdrawn(Deed):
    agreement: int
    by: ActorId
    reason: Text


@deed("agreement.answer_confirmed/1")
class AnswerConfirmed(Deed):
    """The party says that what somebody else typed is right: *stämmer*."""

    agreement: int
    by: ActorId


@deed("agreement.answer_contested/1")
class AnswerContested(Deed):
    """The party says that what somebody else typed is wrong: *rätta*. The answer no longer counts."""

    agreement: int
    by: ActorId
    correction: Text


@deed("agreement.formal_decision_needed/1")
class FormalDecisionNeeded(Deed):
    """A party needs a decision within itself before its answer holds: which body, and by when."""

    agreement: int
    party: ActorId
    body: Text
    by_when: datetime | None = None


@deed("agreement.formal_decision_noted/1")
class FormalDecisionNoted(Deed):
    """The decision was taken elsewhere; here stands only the reference to it, and which wording it was about."""

    agreement: int
    wording: int
    party: ActorId
    body: Text
    decided_by: Text
    decided_at: datetime
    reference: Text


@deed("agreement.return_overdue/1")
class ReturnOverdue(Deed):
    """*Återkommer senast* has passed without an answer."""

    agreement: int
    by: ActorId
    returns_by: datetime


@deed("agreement.lapsed/1")
class AgreementLapsed(Deed):
    """Its *till och med* has passed."""

    agreement: int


@deed("agreement.withdrawn/1")
class AgreementWithdrawn(Deed):
    agreement: int
    reason: Text


@deed("agreement.superseded/1")
class AgreementSuperseded(Deed):
    """A later agreement takes its place, so that the old one cannot be taken for the current."""

    agreement: int
    by: int
