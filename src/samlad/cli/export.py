"""Write one ISF's log as readable text and as JSON lines, as one of its actors may read it. Contact details are never in it."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from samlad.cli.installation import open_installation
from samlad.cli.terminal import Problem, Progress, say

if TYPE_CHECKING:
    from samlad.desk.desk import Desk
    from samlad.documents.log_export import LogHead, LogRow
    from samlad.domain.common import Entry
    from samlad.domain.joint import JointState
    from samlad.web.words_of_deeds import Teller

AT_A_TIME = 500


def run(arguments: argparse.Namespace) -> int:
    open_installation(arguments.data)
    from django.utils import translation

    from samlad.desk import office
    from samlad.documents import log_export

    day = _day(arguments.day)
    desk = office.desk()
    state, entries = _entries(desk, arguments.isf, arguments.actor, day)
    head = _head(desk, state, arguments.language)
    folder = Path(arguments.to)
    folder.mkdir(parents=True, exist_ok=True)
    with translation.override(arguments.language):
        for ending, lines in (("txt", log_export.text_lines), ("jsonl", log_export.json_lines)):
            path = folder / f"{arguments.isf}{f'-{day}' if day else ''}.{ending}"
            with Progress(f"Writing {path.name}") as progress, open(path, "w", encoding="utf-8") as file:
                rows = _rows(entries(), arguments.language, head.produced_at)
                file.writelines(f"{line}\n" for line in lines(head, rows, progress))
            say(f"Wrote {path}")
    desk.stop()
    return 0


def _day(typed: str | None) -> date | None:
    try:
        return date.fromisoformat(typed) if typed else None
    except ValueError:
        raise Problem(f"{typed} is not a day. Write it as 2026-02-09.") from None


def _entries(
    desk: Desk, isf: str, actor: str | None, day: date | None
) -> tuple[JointState, Callable[[], Iterator[Entry]]]:
    """The ISF's state, and its entries as often as they are asked for: as the record owner reads them, or another actor."""
    from samlad.desk.reader import NotFound, Reader
    from samlad.domain.common import ActorId, isf_log
    from samlad.web import times

    opened = desk.whole(isf_log(isf)).isf.opened
    whose = ActorId(actor or (opened.record_owner if opened else ""))
    reader = Reader(actors=frozenset({whose}))
    try:
        rights = desk.isf_rights(reader, isf)
    except NotFound:
        raise Problem(f"There is no ISF {isf}{f' in which {whose} takes part' if whose else ''}.") from None

    def entries() -> Iterator[Entry]:
        for entry in desk.entries_of(isf_log(isf), rights):
            that_day = day is None or times.local(entry.registered_at).date() == day
            if that_day and not entry.deed.holds_contact_details:
                yield entry

    return desk.isf_for(reader, isf), entries


def _head(desk: Desk, state: JointState, language: str) -> LogHead:
    from django.conf import settings

    from samlad.desk import doorway
    from samlad.documents.log_export import LogHead
    from samlad.documents.words import Language, Mode

    assert state.isf.opened
    owner = state.isf.opened.record_owner
    return LogHead(
        isf_name=str(state.isf.name),
        produced_at=desk.clock(),
        record_owner=doorway.actor_name(owner) or owner,
        mode=Mode.EXERCISE if state.isf.is_exercise else Mode.SHARP,
        demo=settings.DEMO,
        language=Language(language),
    )


def _rows(entries: Iterator[Entry], language: str, now: datetime) -> Iterator[LogRow]:
    from samlad.documents.log_export import LogRow
    from samlad.web import log

    while several := list(islice(entries, AT_A_TIME)):
        teller = _teller(several, language, now)
        for entry in several:
            words = teller.tell(entry)
            yield LogRow(
                number=entry.number,
                registered_at=entry.registered_at.astimezone(UTC),
                happened_at=entry.happened_at.astimezone(UTC),
                kind=entry.kind,
                actor=teller.actor(entry.author.actor) or "Samlad",
                name=str(entry.author.name or teller.person_name(entry.author.person or "")),
                words="\n".join((words.sentence, *words.texts)),
                via=log.via_words(teller, entry),
                is_late=entry.is_late,
            )


def _teller(entries: list[Entry], language: str, now: datetime) -> Teller:
    """Tells entries as the joint log does on screen, with the names that these entries need."""
    from samlad.desk import doorway
    from samlad.domain.common import ActorId, PersonId
    from samlad.web import log, words_of_deeds

    names = doorway.names_of({value for entry in entries for value in log.people_in(entry)})
    return words_of_deeds.Teller(
        actor_name=lambda actor: doorway.actor_name(ActorId(actor)),
        person_name=lambda person: names.get(PersonId(person), ""),
        language=language,
        now=now,
    )
