"""``Ask``: one question to a page: who asks, in which language, when, and what was typed.

The same Ask serves the page and its live stream; only a page has a Django request behind it.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any, TypeVar

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict

from samlad.desk import doorway, office
from samlad.desk.desk import Decide, Desk, KeyReused, Receipt
from samlad.desk.reader import NOBODY, Reader
from samlad.desk.writer import Unwritable
from samlad.domain import access
from samlad.domain.access import Standing
from samlad.domain.common import ActorId, Author, Capacity, Deeds, LogId, Refused, Road, Text, Via, isf_log
from samlad.domain.joint import JointState
from samlad.domain.refusals import sentence
from samlad.web import times

NOTHING_TYPED = QueryDict("")  # never changes, so all share it
LONGEST_PASTE = 200_000
T = TypeVar("T")


@dataclass
class Ask:
    """Built once for each request, and once for each person on a live stream."""

    path: str
    known: doorway.Known | None
    language: str
    now: datetime
    query: QueryDict = field(default_factory=lambda: NOTHING_TYPED)
    post: QueryDict = field(default_factory=lambda: NOTHING_TYPED)
    request: HttpRequest | None = None
    audience: Hashable = None  # set by the guard: readers with the same audience share what is drawn
    refused: list[str] = field(default_factory=list)
    spent_key: str = ""  # the key that had recorded something else; the page shown again has another
    room: Any = None  # set by the guard: what was asked for, as this reader may see it
    shown_again: Callable[..., Any] | None = None  # the page that a refused form returns to
    route: Any = None
    params: dict[str, Any] = field(default_factory=dict)

    # ---- who asks

    @property
    def desk(self) -> Desk:
        return office.desk()

    @property
    def signed_in(self) -> bool:
        return self.known is not None

    @cached_property
    def reader(self) -> Reader:
        if self.known is None:
            return NOBODY
        return Reader(
            person=self.known.person,
            actors=self.known.actors,
            keeper_of=self.known.keeper_of,
            registrator_of=self.known.registrator_of,
            keeper=self.known.keeper,
        )

    @property
    def person_name(self) -> str:
        return self.known.name if self.known else ""

    @cached_property
    def register(self) -> JointState:
        """The register as this reader may see it."""
        return self.desk.register_for(self.reader)

    @property
    def capacity_line(self) -> str:
        """Which actors the person acts for, and by which duty phone, as the head of every page says it."""
        actors = ", ".join(self.actor_name(actor) for actor in sorted(self.reader.actors))
        return f"{actors} · {self.known.phone.label}" if self.known and self.known.phone else actors

    def actor_name(self, actor: str | None) -> str:
        known = self.register.register.actors.get(ActorId(actor)) if actor else None
        return str(known.name) if known else ""

    @cached_property
    def csrf_token(self) -> str:
        """Only allauth's own views ask for one: our handlers see from where a post comes (``is_from_here``)."""
        from django.middleware.csrf import get_token

        return get_token(self.request) if self.request is not None and self.route is None else ""

    @cached_property
    def as_of(self) -> datetime | None:
        """The time whose picture is asked for (``?at=2026-02-03T14:00``, Swedish time), or None for now."""
        return times.parse_local(self.query.get("at", ""))

    # ---- what was typed

    def typed(self, name: str, default: Any = "") -> Any:
        """What was typed in a field before a refusal; otherwise the default. A list when the default is one."""
        return self.posted(name, default) if self.refused else default

    def posted(self, name: str, default: Any = "") -> Any:
        """What was sent in a field; the default for a field of another form on the page, which was not sent.

        With a list as default nothing sent is an empty list: boxes that were unticked stay so.
        """
        return self.post.getlist(name) if isinstance(default, list) else self.post.get(name, default)

    def text(self, name: str) -> Text:
        """Free text as typed, without surrounding space and characters no database takes.

        Raises Refused ``text.too_long``: nothing is cut off behind somebody's back.
        """
        value = self.post.get(name, "").replace("\x00", "").replace("\r\n", "\n").strip()
        if len(value) > LONGEST_PASTE:
            raise Refused("text.too_long", length=len(value), longest=LONGEST_PASTE)
        return Text(value)

    def word(self, name: str) -> str:
        return self.post.get(name, "").strip()

    def asked(self, name: str) -> str:
        """A choice that decides what the page shows: typed before a refusal, or in the address."""
        return self.word(name) or self.query.get(name, "")

    def number(self, name: str, default: int = 0) -> int:
        """A whole number. Raises Refused ``field.number``."""
        value = self.word(name)
        if not value:
            return default
        try:
            return int(value[:20])
        except ValueError:
            raise Refused("field.number", value=value[:20]) from None

    def moment(self, name: str) -> datetime | None:
        """A date and time in Swedish time. Raises Refused ``field.time`` for what is none."""
        value = self.word(name)
        if not value:
            return None
        found = times.parse_local(value)
        if found is None:
            raise Refused("field.time", value=value[:30])
        return found

    def choice(self, name: str, kind: type[T], default: T | None = None) -> T:
        """One of a StrEnum's values. Raises Refused ``field.choice``, ``field.unchosen``."""
        value = self.word(name)
        if not value and default is not None:
            return default
        if not value:
            raise Refused("field.unchosen")
        try:
            return kind(value)  # type: ignore[call-arg]
        except ValueError:
            raise Refused("field.choice", value=value[:30]) from None

    # ---- in which capacity

    def author(self, default: str = "") -> Author:
        """The author of what is being done: a person on behalf of the actor chosen beside the field.

        The field ``as`` holds ``host``, ``support`` or ``actor:<id>``. Told by somebody else: ``told_by``, ``told_how``,
        ``told_at``. Raises Refused ``access.denied`` for a capacity that is not the person's.
        """
        chosen = self.word("as") or default
        kind, _, actor = chosen.partition(":")
        via = self._via()
        if kind == "actor" or not kind:
            return self._for_actor(ActorId(actor), via)
        if self.room is None or kind not in {"host", "support"}:
            raise Refused("access.denied")
        state = self.room.state.isf
        on_staff_for = access.staffs_for(state, self.reader.person, self.reader.actors)
        behalf = state.host if kind == "host" else on_staff_for
        if behalf not in self.reader.actors:
            raise Refused("access.denied")
        return Author(person=self.reader.person, actor=behalf, capacity=Capacity(kind), via=via)

    def _for_actor(self, actor: ActorId, via: Via) -> Author:
        if not actor:
            actor = self._any_actor()
        if actor not in self.reader.actors:
            raise Refused("access.denied")
        return Author(person=self.reader.person, actor=actor, capacity=Capacity.ACTOR, via=via)

    def _any_actor(self) -> ActorId:
        """The actor meant when the person acts for one only, or for one only in this ISF."""
        mine = sorted(self.reader.actors)
        if isinstance(self.room, Room):  # in an event it is the event's state, where nobody takes part
            here = [actor for actor in mine if self.room.state.isf.takes_part(actor)]
            mine = here or mine
        if not mine:
            raise Refused("access.denied")
        return mine[0]

    def _via(self) -> Via:
        source = self.text("told_by")
        if not source:
            return Via()
        return Via(road=Road.TOLD, source=source, how=self.word("told_how"), at=self.moment("told_at") or self.now)

    # ---- deciding

    def decide(
        self,
        log: LogId,
        decide: Decide,
        *,
        then: str | Callable[[Receipt], str],
        author: Author | None = None,
        happened_at: datetime | None = None,
    ) -> HttpResponse:
        """Records and goes on to ``then``; a refusal shows the page again with the sentence and everything that was typed."""
        try:
            receipt = self.desk.record(
                author or self.author(),
                log,
                decide,
                key=self.word("key"),
                content=self._content(),
                happened_at=happened_at,
            )
        except Refused as refusal:
            return self.refuse(refusal)
        except KeyReused:
            self.spent_key = self.word("key")
            return self.refuse(Refused("desk.key_reused"))
        except Unwritable:
            return self.refuse(Refused("desk.unwritable"), status=503)
        return HttpResponseRedirect(then if isinstance(then, str) else then(receipt))

    def decide_here(
        self,
        decide: Callable[[JointState, Author, datetime], Deeds],
        *,
        then: str | Callable[[Receipt], str],
        default: str = "",
        happened_at: datetime | None = None,
    ) -> HttpResponse:
        """Decides in the ISF that was asked for. ``default`` is the capacity when none was chosen beside the field."""
        author, isf = self.author(default), self.room.id
        return self.decide(
            isf_log(isf),
            lambda world, at: decide(world.isf(isf), author, at),
            author=author,
            then=then,
            happened_at=happened_at,
        )

    @property
    def leading(self) -> str:
        """The capacity in which this person leads here: as the host's own, or as its ISF-stöd."""
        return "host" if self.room.hosts else "support"

    def refuse(self, refusal: Refused, status: int = 422) -> HttpResponse:
        """The page again, with what was typed and a sentence that says what to do."""
        from samlad.web.drawing import respond

        self.refused = [sentence(refusal.reason, self.language, refusal.facts)]
        if self.shown_again is None:  # an address that only takes, for programs and one-tap buttons
            return HttpResponse(self.refused[0], status=status, content_type="text/plain; charset=utf-8")
        return respond(self, self.shown_again(self, **self.params), status=status)

    def _content(self) -> str:
        """What was asked, for telling the same decision from another: everything typed but the security fields."""
        skip = {"key", "csrfmiddlewaretoken"}
        return repr(sorted((name, self.post.getlist(name)) for name in self.post if name not in skip))


@dataclass(frozen=True)
class Room:
    """An ISF as one reader may see it, with what the reader is in it."""

    id: str
    state: JointState
    standings: dict[ActorId, Standing]  # for each of the reader's actors that is in the ISF
    leads: bool  # may do what the host and the ISF-stöd may
    hosts: bool
    staff: bool

    @property
    def name(self) -> str:
        return str(self.state.isf.name)

    @property
    def mine(self) -> list[ActorId]:
        """The reader's actors that take part, in a stable order."""
        return sorted(one for one, where in self.standings.items() if where in {Standing.HOST, Standing.PARTICIPANT})


def room_of(state: JointState, isf: str, reader: Reader) -> Room:
    person = reader.person
    standings = {}
    for actor in reader.actors:
        where = access.standing(state.isf, Author(person=person, actor=actor))
        if where is not Standing.NONE:
            standings[actor] = where
    hosts = state.isf.host in reader.actors
    staff = access.staffs_for(state.isf, person, reader.actors) is not None
    return Room(isf, state, standings, leads=hosts or staff, hosts=hosts, staff=staff)
