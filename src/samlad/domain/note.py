"""Notes: a text that somebody has chosen to share in the joint log, for everyone who takes part or for named actors.

A shared note is finished: nothing in it is changed and nothing disappears. Whoever shared it may share it again with another
text; that is a correction (rättelse) which points to the note, and every earlier text stays with its author and time.
Readers are chosen with the first text; a correction has the same ones. A text that looks like it holds a personal identity
number is shared only when the author has said that it is meant.

Source: isf.md 6.2 and checks 39, 40, 42, 43; tryckfrihetsförordningen 2 kap. 10 §.
"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, field, replace
from datetime import datetime

from samlad.domain import access, isf
from samlad.domain.access import Act
from samlad.domain.common import (
    EVERYONE,
    NO_TEXT,
    ActorId,
    Audience,
    Author,
    Capacity,
    Deed,
    Deeds,
    Entry,
    Refused,
    Text,
    To,
    deed,
)
from samlad.domain.personal import personal_numbers

# ---- deeds


@deed("note.shared/1")
class NoteShared(Deed):
    note: int
    text: Text
    title: Text = NO_TEXT
    draft: str = ""  # the draft it was written in


@deed("note.corrected/1")
class NoteCorrected(Deed):
    """A later text of the same note. ``version`` counts from 2."""

    note: int
    version: int
    text: Text
    title: Text = NO_TEXT


# ---- state


@dataclass(frozen=True, kw_only=True)
class Version:
    """One text of a note; ``entry`` is its number in the log."""

    title: Text
    text: Text
    author: Author
    at: datetime
    entry: int


@dataclass(frozen=True, kw_only=True)
class Note:
    number: int
    versions: tuple[Version, ...]
    audience: Audience = EVERYONE
    draft: str = ""

    @property
    def current(self) -> Version:
        return self.versions[-1]

    @property
    def owner(self) -> ActorId | None:
        return self.versions[0].author.actor

    def says(self, title: Text, text: Text) -> bool:
        return (self.current.title, self.current.text) == (title, text)


@dataclass
class State:
    notes: dict[int, Note] = field(default_factory=dict)

    def of_draft(self, draft: str) -> Note | None:
        return next((one for one in self.notes.values() if draft and one.draft == draft), None)


# ---- decisions


def share(
    state: State,
    isf_state: isf.State,
    author: Author,
    at: datetime,
    *,
    text: Text,
    title: Text = NO_TEXT,
    draft: str = "",
    readers: Set[ActorId] | None = None,
    numbers_are_meant: bool = False,
) -> Deeds:
    """Shares a text in the joint log; ``readers`` None: with everyone who takes part.

    The same draft again is a correction of its note, or nothing when the text is the same.
    Raises Refused ``access.denied``, ``isf.closed``, ``note.empty``, ``note.personal_number``, ``note.no_readers``,
    ``note.reader_unknown``, ``note.not_yours``.
    """
    if known := state.of_draft(draft):
        return correct(
            state,
            isf_state,
            author,
            at,
            note=known.number,
            text=text,
            title=title,
            numbers_are_meant=numbers_are_meant,
        )
    access.require(isf_state, author, Act.COMMENT)
    isf.require_open(isf_state)
    _require_fit(title, text, numbers_are_meant)
    shared = NoteShared(note=len(state.notes) + 1, text=text, title=title, draft=draft)
    return [To(shared, audience=_audience(isf_state, author, readers))]


def correct(
    state: State,
    isf_state: isf.State,
    author: Author,
    at: datetime,
    *,
    note: int,
    text: Text,
    title: Text = NO_TEXT,
    numbers_are_meant: bool = False,
) -> Deeds:
    """Gives a note another text; the earlier ones stay. Also after the ISF has closed.

    Raises Refused ``access.denied``, ``note.unknown``, ``note.not_yours``, ``note.empty``, ``note.personal_number``.
    """
    access.require(isf_state, author, Act.COMMENT)
    if not (known := state.notes.get(note)):
        raise Refused("note.unknown")
    if known.owner != author.actor and not _both_for_host(known, author):
        raise Refused("note.not_yours")
    if known.says(title, text):
        return []
    _require_fit(title, text, numbers_are_meant)
    corrected = NoteCorrected(note=note, version=len(known.versions) + 1, text=text, title=title)
    return [To(corrected, audience=known.audience)]


def _both_for_host(note: Note, author: Author) -> bool:
    """The ISF-stöd and the host correct what either of them has shared."""
    for_host = {Capacity.HOST, Capacity.SUPPORT}
    return {note.versions[0].author.capacity, author.capacity} <= for_host


def _audience(isf_state: isf.State, author: Author, readers: Set[ActorId] | None) -> Audience:
    if readers is None:
        return EVERYONE
    present = {one.actor for one in isf_state.present}
    if readers - present:
        raise Refused("note.reader_unknown")
    if not readers - {author.actor}:
        raise Refused("note.no_readers")
    behalf = isf_state.host if author.capacity in {Capacity.HOST, Capacity.SUPPORT} else author.actor
    return Audience.only(*readers, behalf)


def _require_fit(title: Text, text: Text, numbers_are_meant: bool) -> None:
    if not text:
        raise Refused("note.empty")
    if not numbers_are_meant and (found := personal_numbers(f"{title}\n{text}")):
        raise Refused("note.personal_number", found=", ".join(found))


# ---- how the state follows


def after(state: State, entry: Entry) -> None:
    """Folds one entry in place."""
    match entry.deed:
        case NoteShared(note=number, text=text, title=title, draft=draft):
            first = _version(entry, title, text)
            state.notes[number] = Note(number=number, versions=(first,), audience=entry.audience, draft=draft)
        case NoteCorrected(note=number, text=text, title=title):
            known = state.notes[number]
            state.notes[number] = replace(known, versions=(*known.versions, _version(entry, title, text)))


def _version(entry: Entry, title: Text, text: Text) -> Version:
    return Version(title=title, text=text, author=entry.author, at=entry.registered_at, entry=entry.number)
