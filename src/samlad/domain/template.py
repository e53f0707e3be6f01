"""Templates: what an ISF starts with, so that at night only *vad* and *när* are asked. Everything can be changed later.

A template is versioned: an ISF says which version it was opened from, and saving never changes an older version. Ready
templates come with the product and belong to nobody; an actor copies one to make it its own. An actor's templates, with its
standing dial-in, are read by that actor only.

The participants of a ready template are named by what they are, not who: ``{värd}``, ``{kommun}``, ``{region}``,
``{länsstyrelse}`` and, for several at once, ``{kommuner}`` and ``{länsstyrelser}`` are looked up by the host's county.

Source: MSB1378 (lokal ISF); MSB's conference guide MSB589; Länsstyrelsen Östergötland, ISF-möte.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from samlad.domain import register
from samlad.domain.addresses import dialable
from samlad.domain.common import (
    EVERYONE,
    NO_TEXT,
    ActorId,
    Audience,
    Author,
    Deed,
    Deeds,
    Entry,
    Refused,
    Text,
    To,
    deed,
)
from samlad.domain.isf import Beat, Depth, Level, Role, Scope, Taking

# ---- words


@dataclass(frozen=True, kw_only=True)
class TemplateParticipant:
    """An actor that should be there, chosen in the register (``actor``) or looked up by name. ``function``: whom one rings."""

    name: Text
    actor: ActorId | None = None
    kind: register.Kind = register.Kind.OTHER
    perspective: Text = NO_TEXT
    function: Text = NO_TEXT
    depths: frozenset[Depth] = frozenset(Depth)
    observes: bool = False


@dataclass(frozen=True, kw_only=True)
class AgendaPoint:
    """A point on the agenda. ``code`` is stable and says what the point carries by itself, "follow_up" for one."""

    title: Text
    what: Text = NO_TEXT
    minutes: int = 0
    code: str = ""


@dataclass(frozen=True, kw_only=True)
class ReportQuestion:
    code: str
    title: Text
    help: Text = NO_TEXT


@dataclass(frozen=True, kw_only=True)
class TemplateRole:
    """A role that should be taken, and by which function at the host it usually is."""

    role: Role
    function: Text = NO_TEXT


@dataclass(frozen=True, kw_only=True)
class DialIn:
    """The host's standing telephone meeting. Never in a summary, a log or an export."""

    phone: Text
    code: Text = NO_TEXT
    link: Text = NO_TEXT


@dataclass(frozen=True, kw_only=True)
class LeadTimes:
    deputy_after_minutes: int = 5  # an alarm is acknowledged within five minutes
    reply_within_minutes: int = 30  # a mötesinbjudan that states no time of its own
    report_before_meeting_minutes: int = 90
    compile_minutes: int = 60
    support_starts_within_hours: int = 12  # from the ISF's agreement to have an ISF-stöd


@dataclass(frozen=True, kw_only=True)
class Content:
    name: Text
    level: Level = Level.LOCAL
    scope: Scope = Scope.AREA
    sector: str = ""
    event_type: str = ""
    description: Text = NO_TEXT
    participants: tuple[TemplateParticipant, ...] = ()
    roles: tuple[TemplateRole, ...] = ()
    agenda: tuple[AgendaPoint, ...] = ()
    short_agenda: tuple[AgendaPoint, ...] = ()  # a first meeting by telephone
    rhythm: tuple[Beat, ...] = ()
    report_questions: tuple[ReportQuestion, ...] = ()
    dial_in: DialIn | None = None
    lead_times: LeadTimes = LeadTimes()


# ---- deeds


@deed("template.saved/1", holds_contact_details=True)
class TemplateSaved(Deed):
    """A new version. ``owner`` None: a ready template. ``copied_from`` names the template it was made from."""

    template: str
    version: int
    owner: ActorId | None
    content: Content
    note: Text = NO_TEXT
    copied_from: str = ""


@deed("template.retired/1")
class TemplateRetired(Deed):
    """Not to be chosen any more; ISFs opened from it keep what they took."""

    template: str


# ---- state


@dataclass(frozen=True, kw_only=True)
class Version:
    number: int
    content: Content
    note: Text
    at: datetime
    author: Author


@dataclass(frozen=True, kw_only=True)
class Template:
    id: str
    owner: ActorId | None
    versions: tuple[Version, ...]
    copied_from: str = ""
    is_retired: bool = False

    @property
    def current(self) -> Version:
        return self.versions[-1]

    @property
    def content(self) -> Content:
        return self.current.content


@dataclass
class State:
    templates: dict[str, Template] = field(default_factory=dict)

    def for_host(self, host: ActorId) -> list[Template]:
        """What a host can start from: its own templates, then the ready ones; those for any event before those for one."""
        open_to = [one for one in self.templates.values() if not one.is_retired and one.owner in (host, None)]
        return sorted(open_to, key=_in_picking_order)


def _in_picking_order(one: Template) -> tuple[bool, bool, str]:
    return one.owner is None, bool(one.content.event_type), register.swedish_order(str(one.content.name))


# ---- decisions


def save(
    state: State,
    author: Author,
    at: datetime,
    *,
    template: str,
    content: Content,
    based_on: int = 0,
    note: Text = NO_TEXT,
    copied_from: str = "",
) -> Deeds:
    """Saves a new version of the author's own actor's template; ``based_on`` is the version that was opened, 0: a new one.

    Raises Refused ``access.denied``, ``template.ready_is_copied``, ``template.newer_version``; see also ``require_sound``.
    """
    known = state.templates.get(template)
    if known and known.owner is None:
        raise Refused("template.ready_is_copied")
    if not author.actor or (known and known.owner != author.actor):
        raise Refused("access.denied")
    if known and known.current.number != based_on:
        raise Refused("template.newer_version", version=known.current.number)
    require_sound(content)
    if known and known.content == content and not known.is_retired:
        return []
    saved = TemplateSaved(
        template=template,
        version=based_on + 1,
        owner=author.actor,
        content=content,
        note=note,
        copied_from=copied_from or (known.copied_from if known else ""),
    )
    return [To(saved, audience=_readers(author.actor))]


def retire(state: State, author: Author, at: datetime, *, template: str) -> Deeds:
    known = state.templates.get(template)
    if not known or not author.actor or known.owner != author.actor:
        raise Refused("access.denied")
    return [] if known.is_retired else [To(TemplateRetired(template=template), audience=_readers(known.owner))]


def load_ready(state: State, author: Author, at: datetime, *, ready: Mapping[str, Content]) -> Deeds:
    """Brings the ready templates up to those of this edition: a new version where one differs, retired where one is gone."""
    deeds: Deeds = []
    for template, content in ready.items():
        known = state.templates.get(template)
        if known is None or known.is_retired or known.content != content:
            version = known.current.number + 1 if known else 1
            deeds.append(TemplateSaved(template=template, version=version, owner=None, content=content))
    gone = [
        one.id for one in state.templates.values() if one.owner is None and not one.is_retired and one.id not in ready
    ]
    return [*deeds, *(TemplateRetired(template=template) for template in gone)]


_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d")


def require_sound(content: Content) -> None:
    """Raises Refused ``template.name_missing``, ``template.sector_missing``, ``template.agenda_empty``,
    ``template.participant_twice``, ``template.lead_times``, ``isf.beat_time``, ``contact.phone_form``,
    ``contact.phone_missing``."""
    if not str(content.name).strip():
        raise Refused("template.name_missing")
    if content.scope is Scope.SECTOR and not content.sector:
        raise Refused("template.sector_missing")
    if not content.agenda or not all(point.title and point.minutes >= 0 for point in content.agenda):
        raise Refused("template.agenda_empty")
    names = [str(one.name).strip().casefold() for one in content.participants]
    if twice := next(
        (one.name for one in content.participants if names.count(str(one.name).strip().casefold()) > 1), None
    ):
        raise Refused("template.participant_twice", name=str(twice))
    for beat in content.rhythm:
        if not (_TIME.fullmatch(beat.time) and beat.what):
            raise Refused("isf.beat_time", time=beat.time)
    times = content.lead_times
    if min(times.deputy_after_minutes, times.reply_within_minutes, times.support_starts_within_hours) < 1:
        raise Refused("template.lead_times")
    if content.dial_in and not content.dial_in.phone:
        raise Refused("contact.phone_missing")
    if content.dial_in and dialable(str(content.dial_in.phone)) is None:
        raise Refused("contact.phone_form", address=str(content.dial_in.phone))


def _readers(owner: ActorId | None) -> Audience:
    return Audience.only(owner) if owner else EVERYONE


# ---- how the state follows


def after(state: State, entry: Entry) -> None:
    match entry.deed:
        case TemplateSaved(template=template) as saved:
            known = state.templates.get(template)
            version = Version(
                number=saved.version,
                content=saved.content,
                note=saved.note,
                at=entry.registered_at,
                author=entry.author,
            )
            state.templates[template] = Template(
                id=template,
                owner=saved.owner,
                versions=(*(known.versions if known else ()), version),
                copied_from=saved.copied_from,
            )
        case TemplateRetired(template=template):
            state.templates[template] = replace(state.templates[template], is_retired=True)


# ---- who is called, and who is missing


@dataclass(frozen=True, kw_only=True)
class Resolved:
    """A participant of a template at a certain host; ``actor`` None when the register has nobody of that name yet."""

    participant: TemplateParticipant
    name: str
    actor: ActorId | None

    def taking(self) -> Taking | None:
        """Its part in an ISF; None until it is in the register."""
        if self.actor is None:
            return None
        wanted = self.participant
        return Taking(actor=self.actor, depths=wanted.depths, perspective=wanted.perspective, observes=wanted.observes)


def resolve(content: Content, registry: register.State, host: ActorId) -> tuple[Resolved, ...]:
    """Who a template's participants are when this actor hosts; each actor once, the host where the template has it."""
    by_name = {str(one.name).casefold(): one.id for one in registry.actors.values() if not one.valid_to}
    places = _places(registry, host)
    found: dict[tuple[ActorId | None, str], Resolved] = {}
    for participant in content.participants:
        for name in _names(str(participant.name), places):
            actor = participant.actor or by_name.get(name.casefold())
            found.setdefault((actor, "" if actor else name), Resolved(participant=participant, name=name, actor=actor))
    return tuple(found.values())


def missing(resolved: Iterable[Resolved], takings: Iterable[Taking]) -> tuple[Resolved, ...]:
    """*Vem saknas?* Those of a template that are not there, and whose perspective nobody who is there has."""
    there = {taking.actor for taking in takings}
    seen = {str(taking.perspective).casefold() for taking in takings if taking.perspective}
    return tuple(
        one for one in resolved if one.actor not in there and str(one.participant.perspective).casefold() not in seen
    )


def _places(registry: register.State, host: ActorId) -> dict[str, list[str]]:
    """What each placeholder stands for at this host."""
    organisation = registry.actors.get(register.organisation_of(registry, host))
    county = organisation.county if organisation else ""

    def named(kind: register.Kind) -> list[str]:
        return [str(one.name) for one in register.in_county(registry, kind, county)]

    boards = [one for one in registry.actors.values() if one.kind is register.Kind.COUNTY_BOARD and not one.valid_to]
    is_municipality = organisation is not None and organisation.kind is register.Kind.MUNICIPALITY
    return {
        "{värd}": [str(registry.actors[host].name)] if host in registry.actors else [],
        "{kommun}": [str(organisation.name)] if organisation and is_municipality else [],
        "{region}": named(register.Kind.REGION),
        "{länsstyrelse}": named(register.Kind.COUNTY_BOARD),
        "{kommuner}": named(register.Kind.MUNICIPALITY),
        "{länsstyrelser}": [str(one.name) for one in boards],
    }


def _names(name: str, places: Mapping[str, list[str]]) -> list[str]:
    """The names that a name with a placeholder stands for; without an answer, the placeholder's own word."""
    for placeholder, meant in places.items():
        if placeholder in name:
            return [name.replace(placeholder, one) for one in meant or [placeholder.strip("{}")]]
    return [name]
