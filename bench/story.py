"""What has happened in an invented ISF: forty actors, a dozen agreements, and then as much as the log is to be long.

What goes on for long changes what is there and adds nothing to the page, so that pages over logs of different lengths show
the same and only the length differs.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from samlad.domain.agreement.deeds import AgreementAnswered, AgreementProposed, Answer
from samlad.domain.common import ActorId, Audience, Author, Capacity, Deed, IsfId, PersonId, Text, isf_log
from samlad.domain.isf import IsfOpened, Level, ParticipantAdded, ParticipationChanged, Taking
from samlad.domain.note import NoteShared
from samlad.domain.undertaking.deeds import UndertakingAccepted, UndertakingProposed
from samlad.log.store import NewEntry

AGREEMENTS = 12
ANSWERING = 8  # all its parties


def isf(name: str, actors: list[str], length: int, began: datetime, narrowed: int = 0) -> list[NewEntry]:
    """``length`` entries; the first ``narrowed`` actors get an entry each that only they and the host may read."""
    lines = [*_opening(name, actors), *_agreements(actors), *_undertakings(actors, began)]
    lines += [(NoteShared(note=1 + n, text=Text("Till er")), _host(actors), actors[n]) for n in range(narrowed)]
    if length > len(lines):
        lines += [_later(number, actors) for number in range(length - len(lines))]
    log = isf_log(name)
    return [
        NewEntry(
            log=log,
            deed=deed,
            author=author,
            happened_at=began + timedelta(milliseconds=place),
            audience=Audience.only(ActorId(reader), ActorId(actors[0])) if reader else Audience(),
        )
        for place, (deed, author, reader) in enumerate(lines)
    ]


Line = tuple[Deed, Author, str]


def _host(actors: list[str]) -> Author:
    return Author(person=PersonId("bench"), actor=ActorId(actors[0]), capacity=Capacity.HOST)


def _opening(name: str, actors: list[str]) -> list[Line]:
    host = ActorId(actors[0])
    opened = IsfOpened(
        isf=IsfId(name),
        name=Text("Lokal ISF Örebro"),
        what=Text("Luftvägsvirus, hög frånvaro inom vård och omsorg"),
        host=host,
        record_owner=host,
        level=Level.LOCAL,
    )
    takings = [
        Taking(actor=ActorId(one), perspective=Text("Vård och omsorg"), mandate=Text("Omfördela inom egen budget"))
        for one in actors
    ]
    return [(opened, _host(actors), ""), *((ParticipantAdded(taking=one), _host(actors), "") for one in takings)]


def _agreements(actors: list[str]) -> list[Line]:
    lines: list[Line] = []
    for number in range(1, AGREEMENTS + 1):
        proposed = AgreementProposed(
            agreement=number,
            text=Text(f"Kommunerna samordnar bemanningen i område {number} till och med söndag kl 18."),
            effect=Text("Inga tomma pass i hemtjänsten."),
            parties=tuple(ActorId(one) for one in actors[:8]),
            proposed_by=ActorId(actors[0]),
        )
        lines.append((proposed, _host(actors), ""))
        lines += [(_answer(number, one), _by(one), "") for one in actors[:ANSWERING]]
    return lines


def _undertakings(actors: list[str], began: datetime) -> list[Line]:
    lines: list[Line] = []
    for number in range(1, 6):
        actor = ActorId(actors[number])
        proposed = UndertakingProposed(
            undertaking=number,
            actor=actor,
            what=Text("Lämna antal vakanta pass per dygn"),
            due_at=began + timedelta(days=30),
            proposed_by=actor,
        )
        lines += [(proposed, _by(actor), ""), (UndertakingAccepted(undertaking=number), _by(actor), "")]
    return lines


def _later(number: int, actors: list[str]) -> Line:
    """Somebody changes what it may agree to: entries that fold into what is there already."""
    actor = ActorId(actors[number % len(actors)])
    taking = Taking(actor=actor, perspective=Text("Vård och omsorg"), mandate=Text("Omfördela inom egen budget"))
    return ParticipationChanged(taking=taking), _by(actor), ""


def _answer(agreement: int, actor: str) -> AgreementAnswered:
    return AgreementAnswered(agreement=agreement, wording=1, by=ActorId(actor), answer=Answer.YES)


def _by(actor: str) -> Author:
    return Author(person=PersonId(f"p-{actor}"), actor=ActorId(actor))
