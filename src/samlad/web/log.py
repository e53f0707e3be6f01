"""The joint log as a timeline: the newest first, day by day, each entry in one sentence; only what the reader may see."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from samlad.desk import doorway, reading, timeline, words
from samlad.desk.writer import Unwritable
from samlad.domain import joint
from samlad.domain.common import ActorId, Capacity, Entry, PersonId, Road, isf_log
from samlad.web import times
from samlad.web.asking import Ask
from samlad.web.drawing import address
from samlad.web.page import Page, place_of
from samlad.web.words_of_deeds import Teller, Words
from samlad.web.words_of_deeds.choices import SUBJECTS

PER_PAGE = 50


@dataclass(frozen=True, slots=True)
class Line:
    """One entry as it is shown. ``author``: actor, name, capacity. ``via``: by which road it came, when not by own hand."""

    entry: Entry
    words: Words
    author: str
    via: str

    @property
    def clock(self) -> str:
        return times.local(self.entry.registered_at).strftime("%H:%M")

    @property
    def at(self) -> str:
        """For ``?at=``: the picture just after this entry."""
        return urlencode({"at": times.local(self.entry.registered_at).isoformat()})


@dataclass(frozen=True, slots=True)
class Filter:
    """What the reader has asked to see of the log."""

    actor: str = ""
    subject: str = ""
    day: date | None = None
    upto: int | None = None  # a position

    @classmethod
    def asked(cls, ask: Ask) -> Filter:
        day = None
        with suppress(ValueError):
            day = date.fromisoformat(ask.query.get("day", ""))
        upto = ask.query.get("upto", "")
        subject = ask.query.get("subject", "")
        return cls(
            actor=ask.query.get("actor", ""),
            subject=subject if subject in SUBJECTS else "",
            day=day,
            upto=int(upto) if upto.isdigit() else None,
        )

    def keeps(self, entry: Entry) -> bool:
        return (
            (not self.subject or entry.subject == self.subject)
            and (not self.actor or timeline.concerns(entry, ActorId(self.actor)))
            and (self.day is None or times.local(entry.registered_at).date() == self.day)
        )

    @property
    def narrows(self) -> bool:
        return bool(self.actor or self.subject or self.day)


def page(ask: Ask, isf: str) -> Page:
    """``?actor=``, ``?subject=``, ``?day=``: only these. ``?upto=<position>``: from there backwards. ``?at=``: as it stood."""
    room, asked = ask.room, Filter.asked(ask)
    log, rights = isf_log(isf), ask.desk.isf_rights(ask.reader, isf)
    stretch = timeline.newest(ask.desk, log, rights, limit=PER_PAGE, upto=asked.upto, as_of=ask.as_of, keep=asked.keeps)
    if asked.upto is None and not asked.narrows and stretch.entries and ask.request:
        _note_reading(ask, isf, stretch.entries[0])
    return Page(
        "log/page.html",
        facts={
            "room": room,
            "position": room.state.number,
            "days": by_day(lines_of(ask, stretch.entries)),
            "older": _query(ask, upto=stretch.older) if stretch.older else "",
            "asked": asked,
            "as_of": ask.as_of,
            "actors": [(one, ask.actor_name(one) or one) for one in room.state.isf.participants],
            "subjects": [(one, _(word)) for one, word in SUBJECTS.items() if one in joint.SUBJECTS],
            "day_words": lambda day: day_words(ask, day),
            "read_by": read_by(ask, isf) if room.leads else [],
        },
        version=(room.state.number, ask.register.number),
        regions={"timeline": "log/timeline.html"},
        place=place_of(ask),
        live=asked.upto is None,
    )


def lines_of(ask: Ask, entries: Iterable[Entry]) -> list[Line]:
    """Each entry told, with its author. Names are today's; a person without an account stands by the actor alone."""
    entries = list(entries)
    teller = teller_of(ask, entries)
    return [Line(entry, teller.tell(entry), author_words(teller, entry), via_words(ask, entry)) for entry in entries]


def teller_of(ask: Ask, entries: Iterable[Entry]) -> Teller:
    people = {value for entry in entries for value in people_in(entry)}
    names = doorway.names_of(people)
    return Teller(ask.actor_name, lambda one: names.get(PersonId(one), ""), ask.language, ask.now)


def people_in(entry: Entry) -> Iterable[str]:
    """Everything that may be a person's id: no other text in a deed is one, and what is none has no name."""
    yield entry.author.person or ""
    yield from (value for value in vars(entry.deed).values() if isinstance(value, str))


def author_words(teller: Teller, entry: Entry) -> str:
    author = entry.author
    capacity = {Capacity.HOST: _("värd"), Capacity.SUPPORT: _("ISF-stöd")}.get(author.capacity, "")
    name = str(author.name) if author.name else teller.person_name(author.person or "")
    return " · ".join(filter(None, (teller.actor(author.actor) or _("Samlad"), name, capacity)))


def via_words(ask: Ask | Teller, entry: Entry) -> str:
    via, how = entry.author.via, words.way_told(entry.author.via.how)
    match via.road:
        case Road.LINK:
            return _("genom länk")
        case Road.CHANNEL:
            return _("genom svar per %(how)s") % {"how": how} if how else _("genom svar på meddelandet")
        case Road.TOLD:
            when = times.words(via.at, ask.language, ask.now) if via.at else ""
            return _("enligt uppgift från %(source)s per %(how)s kl %(when)s") % {
                "source": via.source or "–",
                "how": how,
                "when": when,
            }
    return ""


def by_day(lines: Iterable[Line]) -> list[tuple[date, list[Line]]]:
    """By the day it was registered, in Swedish time; in the order given."""
    return [
        (day, list(several))
        for day, several in groupby(lines, key=lambda line: times.local(line.entry.registered_at).date())
    ]


def day_words(ask: Ask, day: date) -> str:
    """*I dag*, or the weekday and date."""
    days = [_("måndag"), _("tisdag"), _("onsdag"), _("torsdag"), _("fredag"), _("lördag"), _("söndag")]
    months = times.MONTHS_EN if ask.language == "en" else times.MONTHS_SV
    said = f"{days[day.weekday()]} {day.day} {months[day.month - 1]} {day.year}"
    return _("I dag, %(day)s") % {"day": said} if day == times.local(ask.now).date() else said.capitalize()


def _query(ask: Ask, **changed: Any) -> str:
    query = {**ask.query.dict(), **changed}
    return "?" + urlencode({name: value for name, value in query.items() if value})


def _note_reading(ask: Ask, isf: str, newest: Entry) -> None:
    with suppress(Unwritable):  # reading goes on when nothing can be written
        reading.note(ask.reader.person or "", isf_log(isf), newest.position, ask.now)


def read_by(ask: Ask, isf: str) -> list[tuple[str, datetime]]:
    """Which actors have read, and until when; for those who lead. Never which people."""
    present = [one.actor for one in ask.room.state.isf.present]
    read = reading.read_by(isf_log(isf), present)
    return [(ask.actor_name(actor) or actor, read[actor][1]) for actor in present if actor in read]


def entry_address(isf: str, entry: Entry) -> str:
    """The entry in its place in the log."""
    return address("log", isf=isf) + f"?upto={entry.position}#entry-{entry.number}"
