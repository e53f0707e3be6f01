"""What may be decided about an agreement as a whole: its wording, its parties, its end; and what the passing of time means."""

from __future__ import annotations

from datetime import datetime

from samlad.domain import access, isf
from samlad.domain.access import Act
from samlad.domain.agreement.deeds import (
    AgreementLapsed,
    AgreementProposed,
    AgreementReworded,
    AgreementSuperseded,
    AgreementWithdrawn,
    Answer,
    PartyAdded,
    ReturnOverdue,
)
from samlad.domain.agreement.state import NEEDS_TWO, Agreement, PartyAnswer, State
from samlad.domain.common import NO_TEXT, ActorId, Author, Deeds, Refused, Text


def propose(
    state: State,
    of_isf: isf.State,
    author: Author,
    at: datetime,
    *,
    text: Text,
    parties: tuple[ActorId, ...],
    effect: Text = NO_TEXT,
    valid_from: datetime | None = None,
    valid_until: datetime | None = None,
    answer_by: datetime | None = None,
    meeting: int = 0,
) -> Deeds:
    """Puts a wording to its parties, who then answer each for itself.

    Raises Refused ``agreement.text_missing``, ``agreement.needs_two``, ``agreement.party_absent``,
    ``agreement.answer_by_passed``, ``agreement.validity_passed``, ``agreement.validity_backwards``.
    """
    access.require(of_isf, author, Act.PROPOSE)
    isf.require_open(of_isf)
    asked = _asked(of_isf, text, parties)
    _require_times(at, answer_by, valid_from, valid_until)
    assert author.actor
    proposed = AgreementProposed(
        agreement=max(state.agreements, default=0) + 1,
        text=text,
        effect=effect,
        parties=asked,
        proposed_by=author.actor,
        valid_from=valid_from,
        valid_until=valid_until,
        answer_by=answer_by,
        meeting=meeting,
    )
    return [proposed]


def reword(
    state: State,
    of_isf: isf.State,
    author: Author,
    at: datetime,
    *,
    agreement: int,
    text: Text,
    effect: Text,
    parties: tuple[ActorId, ...],
    valid_from: datetime | None = None,
    valid_until: datetime | None = None,
    answer_by: datetime | None = None,
    meeting: int = 0,
) -> Deeds:
    """A new wording, version n + 1: every party is asked again, and older answers stay as answers to the older text.

    Its validity stays as it was unless new times are given.
    """
    known = _changeable(state, of_isf, author, agreement)
    isf.require_open(of_isf)
    asked = _asked(of_isf, text, parties)
    validity = (valid_from or known.valid_from, valid_until or known.valid_until)
    _require_times(at, answer_by, *validity)
    before = (known.current.text, known.current.effect, known.parties, (known.valid_from, known.valid_until))
    if (text, effect, asked, validity) == before:
        return []
    reworded = AgreementReworded(
        agreement=agreement,
        wording=known.current.number + 1,
        text=text,
        effect=effect,
        parties=asked,
        valid_from=validity[0],
        valid_until=validity[1],
        answer_by=answer_by,
        meeting=meeting,
    )
    return [reworded]


def add_party(
    state: State, of_isf: isf.State, author: Author, at: datetime, *, agreement: int, party: ActorId
) -> Deeds:
    """One more actor is asked about the wording that stands; the answers of the others stay."""
    known = _changeable(state, of_isf, author, agreement)
    isf.require_open(of_isf)
    _require_present(of_isf, (party,))
    return [] if party in known.parties else [PartyAdded(agreement=agreement, party=party)]


def withdraw(state: State, of_isf: isf.State, author: Author, at: datetime, *, agreement: int, reason: Text) -> Deeds:
    """The ISF withdraws the agreement, with a reason; the host or the ISF-stöd writes it down.

    An actor withdraws what it proposed itself only until somebody else has answered. Raises ``agreement.reason_missing``.
    """
    known = _changeable(state, of_isf, author, agreement)
    _require_ending(of_isf, author, known)
    if not reason:
        raise Refused("agreement.reason_missing")
    return [AgreementWithdrawn(agreement=agreement, reason=reason)]


def supersede(
    state: State, of_isf: isf.State, author: Author, at: datetime, *, agreement: int, replaced_by: int
) -> Deeds:
    """A later agreement takes the place of this one. Raises ``agreement.superseded_by_itself``."""
    known = _changeable(state, of_isf, author, agreement)
    _require_ending(of_isf, author, known)
    state.open_one(replaced_by)
    if replaced_by == agreement:
        raise Refused("agreement.superseded_by_itself", number=agreement)
    return [AgreementSuperseded(agreement=agreement, by=replaced_by)]


def due(state: State) -> datetime | None:
    """When the next promised return or validity runs out."""
    still = (one for one in state.agreements.values() if one.is_open)
    times = [time for one in still for time in (one.valid_until, *(given.returns_by for given in _returning(one)))]
    return min((time for time in times if time), default=None)


def lapse(state: State, of_isf: isf.State, at: datetime) -> Deeds:
    """What has run out by now: a return that did not come is noted once, an agreement past its *t.o.m.* no longer applies."""
    deeds: Deeds = []
    for one in state.agreements.values():
        if not one.is_open:
            continue
        if one.valid_until and one.valid_until <= at:
            deeds.append(AgreementLapsed(agreement=one.number))
            continue
        deeds += [
            ReturnOverdue(agreement=one.number, by=given.by, returns_by=given.returns_by)
            for given in _returning(one)
            if given.returns_by and given.returns_by <= at
        ]
    return deeds


def _returning(agreement: Agreement) -> list[PartyAnswer]:
    have_promised = {one.by for one in agreement.answers if one.answer is Answer.RETURNS_BY}
    given = (agreement.answer_of(party) for party in agreement.parties if party in have_promised)
    return [one for one in given if one and one.stands and one.answer is Answer.RETURNS_BY and not one.is_overdue]


def _asked(of_isf: isf.State, text: Text, parties: tuple[ActorId, ...]) -> tuple[ActorId, ...]:
    """The parties, each once and in the order given."""
    if not text:
        raise Refused("agreement.text_missing")
    asked = tuple(dict.fromkeys(parties))
    if len(asked) < NEEDS_TWO:
        raise Refused("agreement.needs_two")
    _require_present(of_isf, asked)
    return asked


def _require_present(of_isf: isf.State, parties: tuple[ActorId, ...]) -> None:
    if any(not of_isf.takes_part(party) for party in parties):
        raise Refused("agreement.party_absent")


def _require_times(
    at: datetime,
    answer_by: datetime | None,
    valid_from: datetime | None = None,
    valid_until: datetime | None = None,
) -> None:
    if answer_by and answer_by <= at:
        raise Refused("agreement.answer_by_passed")
    if valid_until and valid_until <= at:
        raise Refused("agreement.validity_passed")
    if valid_from and valid_until and valid_until <= valid_from:
        raise Refused("agreement.validity_backwards")


def _changeable(state: State, of_isf: isf.State, author: Author, number: int) -> Agreement:
    access.require(of_isf, author, Act.PROPOSE)
    known = state.open_one(number)
    if not access.leads(of_isf, author) and author.actor != known.proposed_by:
        raise Refused("agreement.only_proposer", number=number)
    return known


def _require_ending(of_isf: isf.State, author: Author, known: Agreement) -> None:
    answered_by_others = {one.by for one in known.answers} - {author.actor}
    if answered_by_others and not access.leads(of_isf, author):
        raise Refused("agreement.others_answered", number=known.number)
