"""What has happened to undertakings. ``undertaking`` is the number shown as Å-2; see the package for the rule."""

from __future__ import annotations

from datetime import datetime

from samlad.domain.common import NO_TEXT, ActorId, Deed, Text, deed


@deed("undertaking.proposed/1")
class UndertakingProposed(Deed):
    """``agreement`` and ``meeting`` 0: none. ``depends_on`` are numbers of other undertakings that must be done first."""

    undertaking: int
    actor: ActorId
    what: Text
    due_at: datetime
    proposed_by: ActorId
    effect: Text = NO_TEXT
    agreement: int = 0
    depends_on: tuple[int, ...] = ()
    meeting: int = 0


@deed("undertaking.accepted/1")
class UndertakingAccepted(Deed):
    undertaking: int


@deed("undertaking.declined/1")
class UndertakingDeclined(Deed):
    undertaking: int
    reason: Text


@deed("undertaking.started/1")
class UndertakingStarted(Deed):
    undertaking: int
    note: Text = NO_TEXT


@deed("undertaking.done/1")
class UndertakingDone(Deed):
    undertaking: int
    note: Text = NO_TEXT


@deed("undertaking.rescheduled/1")
class UndertakingRescheduled(Deed):
    undertaking: int
    due_at: datetime
    reason: Text


@deed("undertaking.dropped/1")
class UndertakingDropped(Deed):
    undertaking: int
    reason: Text


@deed("undertaking.move_confirmed/1")
class MoveConfirmed(Deed):
    """The actor says that what somebody else typed about its undertaking is right: *stämmer*."""

    undertaking: int


@deed("undertaking.move_contested/1")
class MoveContested(Deed):
    """*Rätta*: what somebody else typed is wrong, and the undertaking stands as it did before."""

    undertaking: int
    correction: Text


@deed("undertaking.overdue/1")
class UndertakingOverdue(Deed):
    undertaking: int
    due_at: datetime


@deed("undertaking.offered_on/1")
class UndertakingOfferedOn(Deed):
    undertaking: int
    to: ActorId
    note: Text = NO_TEXT


@deed("undertaking.taken_over/1")
class UndertakingTakenOver(Deed):
    undertaking: int
    by: ActorId


@deed("undertaking.left_untaken/1")
class UndertakingLeftUntaken(Deed):
    """Nobody has taken it over."""

    undertaking: int
    note: Text = NO_TEXT


@deed("undertaking.follow_up_ended/1")
class FollowUpEnded(Deed):
    undertaking: int
    reason: Text
