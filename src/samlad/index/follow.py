"""Keeps the index in step with the logs, in the transaction of the entries; and reads from it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from itertools import islice

from django.db.models import Q

from samlad.domain import disturbance, isf, joint
from samlad.domain.common import Entry, LogId
from samlad.domain.joint import JointState
from samlad.index import rows, search
from samlad.index.models import Concerned, Due, OpenIsf, Participation, Searchable, SearchWord

BATCH = 500
MOVES = ("isf.participant_added/1", "isf.staff_joined/1", "isf.staff_left/1")  # what ``isfs_of`` depends on
Whole = Callable[[LogId], JointState]


def follow(entries: Sequence[Entry], whole: Whole) -> None:
    """Takes in new entries. ``whole`` gives a log's state with these entries in it."""
    for entry in entries:
        _relations(entry)
    search.take_in(entries)
    for log in {entry.log for entry in entries}:
        _due(log, joint.due(whole(log)))


def rebuild(entries: Iterable[Entry], whole: Whole) -> None:
    """Makes the index anew from all entries."""
    for model in (Participation, Due, Concerned, OpenIsf, Searchable, SearchWord):
        model.objects.all().delete()
    logs = set()
    for some in _in_batches(entries):
        for entry in some:
            _relations(entry)
        search.take_in(some)
        logs |= {entry.log for entry in some}
    for log in logs:
        _due(log, joint.due(whole(log)))


def _in_batches(entries: Iterable[Entry]) -> Iterator[list[Entry]]:
    left = iter(entries)
    while some := list(islice(left, BATCH)):
        yield some


def _relations(entry: Entry) -> None:
    place = entry.log.partition(":")[2]
    match entry.deed:
        case isf.ParticipantAdded(taking=taking):
            rows.add("index_participation", ("isf", "actor", "person"), [(place, taking.actor, "")])
        case isf.IsfOpened() | isf.IsfReopened():
            rows.add("index_openisf", ("isf",), [(place,)])
        case isf.IsfClosed():
            OpenIsf.objects.filter(isf=place).delete()
        case isf.StaffJoined(person=person):
            rows.add("index_participation", ("isf", "actor", "person"), [(place, "", person)])
        case isf.StaffLeft(person=person):
            Participation.objects.filter(isf=place, actor="", person=person).delete()
        case disturbance.CoordinationNeedRaised(by=by, shown_to=shown_to):
            rows.add("index_concerned", ("disturbance", "actor"), [(place, actor) for actor in {by, *shown_to}])
        case disturbance.IsfStarted(host=host):
            rows.add("index_concerned", ("disturbance", "actor"), [(place, host)])


def _due(log: str, at: datetime | None) -> None:
    if at is None:
        rows.remove("index_due", log=log)
    else:
        rows.put("index_due", "log", log=log, at=at)


def isfs_of(actors: Iterable[str], person: str | None) -> list[str]:
    """The ISFs these actors take part in, or this person is on the staff of, newest last."""
    mine = Q(actor__in=list(actors))
    if person:
        mine |= Q(person=person)
    rows = Participation.objects.filter(mine).order_by("id").values_list("isf", flat=True)
    return list(dict.fromkeys(rows))


def disturbances_of(actors: Iterable[str]) -> list[str]:
    rows = Concerned.objects.filter(actor__in=list(actors)).order_by("id").values_list("disturbance", flat=True)
    return list(dict.fromkeys(rows))


def open_isfs() -> list[str]:
    return list(OpenIsf.objects.values_list("isf", flat=True))


def due_logs(at: datetime, limit: int = 100) -> list[LogId]:
    """Logs in which something has come to mean lateness."""
    return [LogId(log) for log in Due.objects.filter(at__lte=at).order_by("at").values_list("log", flat=True)[:limit]]
