"""Extracts: what one ISF shares with another; and what those who look on may add: a comment, an offer.

A sector ISF and the city's ISF work side by side, each with its own log. What one shares is a sending in its log and a receipt
in the other with the same id: an agreement, an undertaking, or a few written lines on how things stand, frozen as they were.
Never working notes. A higher level may read what is shared with it, comment and offer; an offer is taken or declined by the
actor it is made to. Nothing here, and nothing anywhere, lets anybody take over: area responsibility stays where it is.

Source: MSB1378 on sector ISFs (Västerås 2020); the rule that area responsibility is never taken over between levels.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from samlad.domain import access, isf
from samlad.domain.access import Act
from samlad.domain.agreement import Agreement
from samlad.domain.common import NO_TEXT, ActorId, Author, Deed, Deeds, Entry, IsfId, Refused, Text, To, deed, isf_log
from samlad.domain.expectation import Expectation
from samlad.domain.undertaking import Undertaking


class Kind(StrEnum):
    AGREEMENT = "agreement"
    UNDERTAKING = "undertaking"
    SITUATION = "situation"  # lines written to be shared: a shortage, a closed service, a need of staff


class About(StrEnum):
    """What a comment is about."""

    ISF = "isf"
    AGREEMENT = "agreement"
    UNDERTAKING = "undertaking"
    QUESTION = "question"
    MEETING = "meeting"


@dataclass(frozen=True, kw_only=True)
class Content:
    """What an extract says, frozen. ``number`` is the thing's own where it came from; 0 for written lines."""

    kind: Kind
    number: int
    text: Text
    wording: int = 0
    applies_between: tuple[ActorId, ...] = ()
    outside: tuple[ActorId, ...] = ()
    actor: ActorId | None = None
    due_at: datetime | None = None


# ---- deeds


@deed("extract.shared/1")
class ExtractShared(Deed):
    sending: str
    to: IsfId
    to_name: Text
    content: Content
    note: Text = NO_TEXT


@deed("extract.received/1")
class ExtractReceived(Deed):
    sending: str
    from_isf: IsfId
    from_name: Text
    content: Content
    note: Text = NO_TEXT


@deed("extract.comment_given/1")
class CommentGiven(Deed):
    """``number`` is that of what it is about; 0 for the ISF as a whole."""

    comment: int
    by: ActorId
    about: About
    number: int
    text: Text


@deed("extract.offer_made/1")
class OfferMade(Deed):
    offer: int
    by: ActorId
    to: ActorId
    text: Text
    until: datetime | None = None


@deed("extract.offer_taken/1")
class OfferTaken(Deed):
    offer: int
    note: Text = NO_TEXT


@deed("extract.offer_declined/1")
class OfferDeclined(Deed):
    offer: int
    reason: Text


# ---- what may be decided


def share(
    state: State,
    of_isf: isf.State,
    other_isf: isf.State,
    author: Author,
    at: datetime,
    *,
    what: Agreement | Undertaking | Text,
    sending: str,
    note: Text = NO_TEXT,
) -> Deeds:
    """Shares something with a linked ISF; those who lead decide what leaves it. ``sending`` is a new id, the same in both logs.

    Raises Refused ``extract.not_linked``, ``extract.other_closed``, ``extract.text_missing``.
    """
    access.require(of_isf, author, Act.SEND_ON)
    isf.require_open(of_isf)
    if other_isf.id not in of_isf.links:
        raise Refused("extract.not_linked")
    if other_isf.status is isf.Status.CLOSED:
        raise Refused("extract.other_closed")
    content = _content(what)
    if not content.text:
        raise Refused("extract.text_missing")
    same = (one.isf == other_isf.id and one.content == content for one in state.shared.values())
    if any(same):
        return []
    shared = ExtractShared(sending=sending, to=other_isf.id, to_name=other_isf.name, content=content, note=note)
    received = ExtractReceived(sending=sending, from_isf=of_isf.id, from_name=of_isf.name, content=content, note=note)
    return [shared, To(received, log=isf_log(other_isf.id))]


def comment(
    state: State,
    of_isf: isf.State,
    author: Author,
    at: datetime,
    *,
    text: Text,
    about: About = About.ISF,
    number: int = 0,
) -> Deeds:
    """Anybody who takes part or looks on may comment; it changes nothing. Raises Refused ``extract.comment_missing``."""
    access.require(of_isf, author, Act.COMMENT)
    if not text:
        raise Refused("extract.comment_missing")
    assert author.actor
    given = CommentGiven(
        comment=max(state.comments, default=0) + 1, by=author.actor, about=about, number=number, text=text
    )
    return [given]


def offer(
    state: State,
    of_isf: isf.State,
    author: Author,
    at: datetime,
    *,
    text: Text,
    to: ActorId | None = None,
    until: datetime | None = None,
) -> Deeds:
    """Offers something to an actor, or to the ISF: then the host answers.

    Raises Refused ``extract.offer_missing``, ``extract.offer_passed``, ``extract.actor_absent``.
    """
    access.require(of_isf, author, Act.COMMENT)
    isf.require_open(of_isf)
    if not text:
        raise Refused("extract.offer_missing")
    if until and until <= at:
        raise Refused("extract.offer_passed")
    to = to or of_isf.host
    if not to or not of_isf.takes_part(to):
        raise Refused("extract.actor_absent")
    assert author.actor
    return [OfferMade(offer=max(state.offers, default=0) + 1, by=author.actor, to=to, text=text, until=until)]


def take_offer(
    state: State, of_isf: isf.State, author: Author, at: datetime, *, offer: int, note: Text = NO_TEXT
) -> Deeds:
    """The actor it was made to takes it. Raises Refused ``extract.unknown_offer``, ``extract.offer_answered``."""
    if _answerable(state, of_isf, author, offer).status is OfferStatus.TAKEN:
        return []
    return [OfferTaken(offer=offer, note=note)]


def decline_offer(state: State, of_isf: isf.State, author: Author, at: datetime, *, offer: int, reason: Text) -> Deeds:
    """The actor it was made to declines it, with a reason. Raises also ``extract.reason_missing``."""
    known = _answerable(state, of_isf, author, offer)
    if known.status is OfferStatus.TAKEN:
        raise Refused("extract.offer_answered")
    if not reason:
        raise Refused("extract.reason_missing")
    return [OfferDeclined(offer=offer, reason=reason)]


def _answerable(state: State, of_isf: isf.State, author: Author, number: int) -> Offer:
    known = state.offers.get(number)
    access.require(of_isf, author, Act.ANSWER, for_actor=known.to if known else author.actor)
    if not known:
        raise Refused("extract.unknown_offer")
    if known.status is OfferStatus.DECLINED:
        raise Refused("extract.offer_answered")
    return known


def _content(what: Agreement | Undertaking | Text) -> Content:
    if isinstance(what, Agreement):
        return Content(
            kind=Kind.AGREEMENT,
            number=what.number,
            text=what.current.text,
            wording=what.current.number,
            applies_between=what.applies_between,
            outside=what.outside,
        )
    if isinstance(what, Undertaking):
        return Content(kind=Kind.UNDERTAKING, number=what.number, text=what.what, actor=what.actor, due_at=what.due_at)
    return Content(kind=Kind.SITUATION, number=0, text=what)


# ---- how the state follows


class OfferStatus(StrEnum):
    OPEN = "open"
    TAKEN = "taken"
    DECLINED = "declined"


@dataclass(frozen=True, kw_only=True)
class Extract:
    """``isf`` is the other one: whom it was shared with, or whom it came from."""

    sending: str
    isf: IsfId
    isf_name: Text
    content: Content
    note: Text
    at: datetime


@dataclass(frozen=True, kw_only=True)
class Comment:
    number: int
    by: ActorId
    about: About
    about_number: int
    text: Text
    at: datetime
    author: Author


@dataclass(frozen=True, kw_only=True)
class Offer:
    number: int
    by: ActorId
    to: ActorId
    text: Text
    at: datetime
    until: datetime | None = None
    status: OfferStatus = OfferStatus.OPEN
    note: Text = NO_TEXT


@dataclass
class State:
    shared: dict[str, Extract] = field(default_factory=dict)
    received: dict[str, Extract] = field(default_factory=dict)
    comments: dict[int, Comment] = field(default_factory=dict)
    offers: dict[int, Offer] = field(default_factory=dict)

    def comments_on(self, about: About, number: int = 0) -> list[Comment]:
        return [one for one in self.comments.values() if (one.about, one.about_number) == (about, number)]


def after(state: State, entry: Entry) -> None:
    """Folds one entry in place; values are replaced, never changed."""
    at = entry.happened_at
    match entry.deed:
        case ExtractShared(sending=sending, to=other, to_name=name, content=content, note=note):
            state.shared[sending] = Extract(
                sending=sending, isf=other, isf_name=name, content=content, note=note, at=at
            )
        case ExtractReceived(sending=sending, from_isf=other, from_name=name, content=content, note=note):
            state.received[sending] = Extract(
                sending=sending, isf=other, isf_name=name, content=content, note=note, at=at
            )
        case CommentGiven(comment=number, by=by, about=about, number=about_number, text=text):
            state.comments[number] = Comment(
                number=number, by=by, about=about, about_number=about_number, text=text, at=at, author=entry.author
            )
        case OfferMade(offer=number, by=by, to=to, text=text, until=until):
            state.offers[number] = Offer(number=number, by=by, to=to, text=text, until=until, at=at)
        case OfferTaken(offer=number, note=note):
            _answered(state, number, OfferStatus.TAKEN, note)
        case OfferDeclined(offer=number, reason=reason):
            _answered(state, number, OfferStatus.DECLINED, reason)


def _answered(state: State, number: int, status: OfferStatus, note: Text) -> None:
    if known := state.offers.get(number):
        state.offers[number] = replace(known, status=status, note=note)


def expected_of(state: State, actor: ActorId) -> tuple[Expectation, ...]:
    """Take or decline what the actor has been offered."""
    return tuple(
        Expectation(kind="extract.offer", number=one.number, since=one.at, due_at=one.until, what=one.text)
        for one in state.offers.values()
        if one.to == actor and one.status is OfferStatus.OPEN
    )
