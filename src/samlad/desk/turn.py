"""*Din tur*: everything expected of an actor, across ISFs, soonest first. Computed from the states, never stored.

What is stored is only that somebody has been told: a new expectation is mailed once and reminded of once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache

from samlad.channels.message import Channel
from samlad.desk import outbox
from samlad.desk.desk import Desk
from samlad.desk.models import Nudge
from samlad.desk.reader import NotFound, Reader
from samlad.domain import contact, isf, joint
from samlad.domain.common import REGISTER, ActorId, LogId, isf_log
from samlad.domain.expectation import Expectation, soonest_first
from samlad.domain.joint import JointState
from samlad.index import follow
from samlad.people import accounts

IN_REGISTER = "Aktörsregistret"
REMIND_BEFORE = timedelta(hours=1)
AFTER_CLOSING = {"undertaking.take_over"}
QUIET = {  # told of by letters, calls and screens of their own
    "call.acknowledge",
    "call.attend",
    "agreement.confirm",
    "undertaking.confirm",
    "meeting.join",
    "meeting.floor",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One line of *Din tur*: what is expected, of which actor, in which ISF; ``isf`` is empty for the register of actors."""

    isf: str
    isf_name: str
    is_exercise: bool
    actor: ActorId
    expected: Expectation

    @property
    def key(self) -> str:
        """The same expectation, however often it is looked at; a new wording, or something told anew, is a new one."""
        return f"{self.expected.kind}:{self.expected.number}:{self.expected.since.isoformat(timespec='seconds')}"

    @property
    def log(self) -> LogId:
        return isf_log(self.isf) if self.isf else REGISTER


def expected_in(state: JointState, isf_id: str, actors: Iterable[ActorId]) -> Iterator[Item]:
    """What one ISF expects of these actors. A closed one expects only that what was offered is taken or declined."""
    is_closed = state.isf.status is isf.Status.CLOSED
    for actor in actors:
        if not state.isf.is_in(actor):
            continue
        for name, module in joint.SUBJECTS.items():
            if hasattr(module, "expected_of"):
                for one in module.expected_of(getattr(state, name), actor):
                    if is_closed and one.kind not in AFTER_CLOSING:
                        continue
                    yield Item(
                        isf=isf_id,
                        isf_name=str(state.isf.name),
                        is_exercise=state.isf.is_exercise,
                        actor=actor,
                        expected=one,
                    )


def expected_in_register(state: JointState, actors: Iterable[ActorId]) -> Iterator[Item]:
    """What the register expects: *stämmer numret?*"""
    for actor in actors:
        for one in contact.expected_of(state.contact, actor):
            yield Item(isf="", isf_name=IN_REGISTER, is_exercise=False, actor=actor, expected=one)


def expected_of(desk: Desk, reader: Reader) -> tuple[Item, ...]:
    """Everything expected of the reader's actors, soonest first. Counted on every page, so kept until something is written."""
    return _expected_of(desk, reader.actors, tuple(desk.isfs_of(reader)), desk.recent.head)


@lru_cache(maxsize=5_000)
def _expected_of(desk: Desk, actors: frozenset[ActorId], isfs: tuple[str, ...], head: int) -> tuple[Item, ...]:
    """The same for everybody who acts for the same actors in the same ISFs. What the staff reads as the host is not asked
    of it: that is for the host's own people."""
    reader = Reader(actors=actors)
    items: list[Item] = []
    for isf_id in isfs:
        try:
            state = desk.isf_for(reader, isf_id)
        except NotFound:
            continue
        items += expected_in(state, isf_id, sorted(actors))
    if reader.actors:
        items += expected_in_register(desk.register_for(reader), sorted(reader.actors))
    order = {id(one): place for place, one in enumerate(soonest_first(item.expected for item in items))}
    return tuple(sorted(items, key=lambda item: order[id(item.expected)]))


def nudge(desk: Desk, at: datetime) -> int:
    """Mails what is new and reminds of what soon is late; returns how many were told. A loop calls it every half minute."""
    told = 0
    for item in _everything_expected(desk):
        if item.expected.kind not in QUIET and _is_time(item, at):
            told += bool(desk.write(lambda item=item: _tell(item, at)))
    return told


def _everything_expected(desk: Desk) -> Iterator[Item]:
    for isf_id in follow.open_isfs():
        state = desk.whole(isf_log(isf_id))
        yield from expected_in(state, isf_id, [one.actor for one in state.isf.present])
    register = desk.whole(REGISTER)
    yield from expected_in_register(register, sorted({one.content.kept_by for one in register.contact.present}))


def _is_time(item: Item, at: datetime) -> bool:
    known = Nudge.objects.filter(isf=item.isf, actor=item.actor, key=item.key).first()
    return known is None or (known.reminded_at is None and _reminds(item, known.mailed_at, at))


def _reminds(item: Item, mailed_at: datetime, at: datetime) -> bool:
    due = item.expected.due_at
    return due is not None and due - REMIND_BEFORE <= at < due and at - mailed_at > REMIND_BEFORE / 2


def _tell(item: Item, at: datetime) -> bool:
    """In the writer's group, where the question is asked again: two processes never both tell."""
    known, is_new = Nudge.objects.get_or_create(
        isf=item.isf, actor=item.actor, key=item.key, defaults={"mailed_at": at}
    )
    if not is_new:
        if known.reminded_at is not None or not _reminds(item, known.mailed_at, at):
            return False
        known.reminded_at = at
        known.save(update_fields=["reminded_at"])
    for person in accounts.members_of(item.actor):
        outbox.put(
            channel=Channel.EMAIL,
            address=person.email,
            subject=("Din tur: " if is_new else "Påminnelse: ") + item.isf_name,
            body=_letter(item),
            mode="exercise" if item.is_exercise else "sharp",
            at=at,
            log=item.log,
            actor=item.actor,
        )
    return True


def _letter(item: Item) -> str:
    """Says where to look, not what it is about: the text itself stays in Samlad."""
    from django.conf import settings

    return f"Något väntar på er i {item.isf_name}.\n\nÖppna Samlad: {settings.PUBLIC_URL}/\n"
