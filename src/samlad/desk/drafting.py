"""The desk's door to drafts: who may open which, what is written into them, and the way from a draft into the joint log.

Three kinds. *Eget utkast* is one actor's: the host only stores it, and no keeper, registrator, search or export opens it.
*ISF-stödets arbetsmaterial* is opened by the staff and the host. *Delat utkast* can be opened by a second actor, and can
therefore be asked for at both; it is replaced, never deleted. What is not said here to be open is closed.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from samlad.desk import office
from samlad.desk.desk import Decide, World, new_id
from samlad.desk.reader import NotFound, Reader
from samlad.domain import access, note
from samlad.domain.access import Act, Standing
from samlad.domain.common import ActorId, Author, Capacity, Deeds, Refused, Text, isf_log
from samlad.domain.isf import State as IsfState
from samlad.drafts import store
from samlad.drafts.models import Draft
from samlad.drafts.store import updates_after
from samlad.drafts.text import LARGEST_UPDATE, LONGEST_TEXT, Unreadable, text_of, update_of

Kind = Draft.Kind
MEETING = "meeting:"
_WRITERS = frozenset({Standing.HOST, Standing.PARTICIPANT})

__all__ = ["Draft", "Kind", "updates_after"]


# ---- who may open which


def may_open(draft: Draft, reader: Reader, state: IsfState) -> bool:
    """The one rule. ``state`` is the ISF's."""
    match draft.kind:
        case Kind.OWN:
            return draft.owner in reader.actors
        case Kind.SUPPORT:
            return _for_host(reader, state)
        case Kind.SHARED:
            return draft.owner in reader.actors or bool(_present(reader, state) & readers_of(draft, state))
    return False


def may_write(draft: Draft, reader: Reader, state: IsfState) -> bool:
    """Whoever may open it, but for observers; meeting notes are written by those who take notes."""
    if not may_open(draft, reader, state):
        return False
    if draft.about.startswith(MEETING):
        return any(where in access.TABLE[Act.TAKE_NOTES] for where in _standings(reader, state))
    return draft.kind != Kind.SHARED or any(where in _WRITERS for where in _standings(reader, state))


def readers_of(draft: Draft, state: IsfState) -> frozenset[ActorId]:
    """The actors whose people can open it, as the ISF stands now."""
    here = frozenset(one.actor for one in state.present)
    match draft.kind:
        case Kind.OWN:
            return frozenset({ActorId(draft.owner)})
        case Kind.SUPPORT:
            return frozenset({state.host} if state.host else ())
    return here & frozenset(draft.readers) if draft.readers else here


def _for_host(reader: Reader, state: IsfState) -> bool:
    staff = access.staffs_for(state, reader.person, reader.actors) is not None
    return staff or (state.host is not None and state.host in reader.actors)


def _present(reader: Reader, state: IsfState) -> frozenset[ActorId]:
    """The reader's actors that take part now; on the staff one reads as the host."""
    actors = set(reader.actors)
    if state.host and _for_host(reader, state):
        actors.add(state.host)
    return frozenset(one.actor for one in state.present if one.actor in actors)


def _standings(reader: Reader, state: IsfState) -> list[Standing]:
    as_actors = [Author(person=reader.person, actor=actor) for actor in reader.actors]
    as_host = [Author(person=reader.person, actor=actor, capacity=Capacity.HOST) for actor in reader.actors]
    as_staff = [Author(person=reader.person, actor=actor, capacity=Capacity.SUPPORT) for actor in reader.actors]
    return [access.standing(state, one) for one in (*as_actors, *as_host, *as_staff)]


# ---- opening


def draft_for(reader: Reader, draft: str) -> Draft:
    """Raises NotFound, the same when there is none and when it is not for this reader."""
    found = Draft.objects.filter(id=draft).first()
    if found is None or not may_open(found, reader, state_of(found)):
        raise NotFound(draft)
    return found


def drafts_of(reader: Reader, isf: str) -> list[Draft]:
    """Those of an ISF that this reader may open, the last written first."""
    state = _isf(isf)
    return [draft for draft in store.drafts_in(isf) if may_open(draft, reader, state)]


def state_of(draft: Draft) -> IsfState:
    return _isf(draft.isf)


def _isf(isf: str) -> IsfState:
    return office.desk().whole(isf_log(isf)).isf


def read(reader: Reader, draft: str, after: int = 0) -> list[tuple[int, bytes]]:
    """The updates after a number. Raises NotFound."""
    draft_for(reader, draft)
    return updates_after(draft, after)


def text_at(reader: Reader, draft: str) -> tuple[int, str]:
    """The number of the last update, and the text with it. Raises NotFound."""
    updates = read(reader, draft)
    return (updates[-1][0] if updates else 0), text_of(update for _, update in updates)


def standing_of(drafts: Collection[str]) -> dict[str, tuple[Draft, int]]:
    """Each draft there is with the number of its last update, for streams that ask about many at once."""
    heads = store.heads(drafts)
    return {one.id: (one, heads.get(one.id, 0)) for one in Draft.objects.filter(id__in=drafts)}


# ---- writing


def begin(
    reader: Reader,
    isf: str,
    *,
    kind: Kind,
    owner: ActorId,
    title: str = "",
    text: str = "",
    readers: Collection[ActorId] = (),
    about: str = "",
) -> Draft:
    """A new draft. ``owner``: the writing actor; of working material the host, whatever is given.

    Raises NotFound for an ISF or an actor that is not the reader's, Refused ``draft.too_long``.
    """
    desk = office.desk()
    state = desk.isf_for(reader, isf).isf
    assert state.host
    now = desk.clock()
    draft = Draft(
        id=new_id(),
        kind=kind,
        isf=isf,
        owner=state.host if kind == Kind.SUPPORT else owner,
        readers=sorted({*readers, owner}) if readers else [],
        about=about,
        title=title,
        created_by=reader.person or "",
        created_at=now,
        written_at=now,
    )
    if not may_open(draft, reader, state):
        raise NotFound(isf)
    _require_length(text)
    desk.write(lambda: _begin(draft, text))
    return draft


def _begin(draft: Draft, text: str) -> None:
    draft.save(force_insert=True)
    if text:
        store.add(draft.id, update_of(text), key="", person=draft.created_by, at=draft.created_at)


def notes_for(reader: Reader, isf: str, meeting: int, item: int) -> Draft:
    """The live notes of one item of a meeting's agenda: a shared draft for all who take part, begun by whoever comes first.

    Raises NotFound.
    """
    desk = office.desk()
    state = desk.isf_for(reader, isf).isf
    about = f"{MEETING}{meeting}:{item}"
    now = desk.clock()
    blank = Draft(kind=Kind.SHARED, isf=isf, owner=state.host, about=about)
    if not may_open(blank, reader, state):
        raise NotFound(isf)
    known = Draft.objects.filter(isf=isf, about=about).first()
    return known or desk.write(lambda: _notes(blank, reader, now))  # type: ignore[return-value]


def _notes(blank: Draft, reader: Reader, now: datetime) -> Draft:
    facts = {"id": new_id(), "kind": blank.kind, "owner": blank.owner, "created_by": reader.person or ""}
    return Draft.objects.get_or_create(
        isf=blank.isf, about=blank.about, defaults={**facts, "created_at": now, "written_at": now}
    )[0]


def receive(reader: Reader, draft: str, update: bytes, key: str) -> int:
    """Stores a batch of changes, durably and once for each key; returns its number.

    Raises NotFound, Refused ``draft.batch_too_large``, ``draft.unreadable``, ``draft.too_long``; Unwritable.
    """
    found = draft_for(reader, draft)
    if not may_write(found, reader, state_of(found)):
        raise NotFound(draft)
    if len(update) > LARGEST_UPDATE:
        raise Refused("draft.batch_too_large")
    try:
        _require_length(text_of([*(one for _, one in updates_after(draft)), update]))
    except Unreadable:
        raise Refused("draft.unreadable") from None
    desk = office.desk()
    now = desk.clock()
    return desk.write(lambda: _add(draft, update, key, reader, now))  # type: ignore[return-value]


def _add(draft: str, update: bytes, key: str, reader: Reader, now: datetime) -> int:
    _standing(draft)
    return store.add(draft, update, key=key[:80], person=reader.person or "", at=now)


def _standing(draft: str) -> Draft:
    """The draft as it is under the write lock. Raises NotFound when it has just been deleted."""
    found = Draft.objects.filter(id=draft).first()
    if found is None:
        raise NotFound(draft)
    return found


def _require_length(text: str) -> None:
    if len(text) > LONGEST_TEXT:
        raise Refused("draft.too_long", length=len(text), longest=LONGEST_TEXT)


def rename(reader: Reader, draft: str, title: str) -> None:
    found = draft_for(reader, draft)
    if not may_write(found, reader, state_of(found)):
        raise NotFound(draft)
    office.desk().write(lambda: Draft.objects.filter(id=draft).update(title=title))


def open_to(reader: Reader, draft: str, actors: Collection[ActorId]) -> None:
    """Lets more actors open one's own draft. It is a shared draft from then on, and cannot be taken back.

    Raises NotFound, Refused ``draft.own_only``, ``note.no_readers``, ``note.reader_unknown``.
    """
    found = draft_for(reader, draft)
    state = state_of(found)
    if found.kind == Kind.SUPPORT or found.about or found.owner not in reader.actors:
        raise Refused("draft.own_only")
    if not set(actors) - {found.owner}:
        raise Refused("note.no_readers")
    if not set(actors) <= {one.actor for one in state.present}:
        raise Refused("note.reader_unknown")
    readers = sorted({found.owner, *found.readers, *actors})
    office.desk().write(lambda: Draft.objects.filter(id=draft).update(kind=Kind.SHARED, readers=readers))


def delete(reader: Reader, draft: str) -> None:
    """Deletes one's own draft or the staff's working material, with all that was ever written in it.

    Raises NotFound, Refused ``draft.stays`` for one that more actors can open.
    """
    if draft_for(reader, draft).kind == Kind.SHARED:
        raise Refused("draft.stays")
    office.desk().write(lambda: Draft.objects.filter(id=draft).exclude(kind=Kind.SHARED).delete())


# ---- sharing: the membrane between a draft and the joint log


def sharing(
    reader: Reader,
    draft: str,
    author: Author,
    *,
    upto: int,
    readers: frozenset[ActorId] | None = None,
    numbers_are_meant: bool = False,
) -> Decide:
    """The decision that turns a draft into an entry in its ISF's joint log: the text as the author has just read it, with
    update ``upto`` as the last. Shared again: a correction, or nothing when the text is the same.

    Raises NotFound, Refused ``access.denied``; decided, Refused ``draft.changed`` and what ``note.share`` refuses.
    """
    found = draft_for(reader, draft)
    _require_may_share(found, reader, author)

    def decide(world: World, at: datetime) -> Deeds:
        if store.head(draft) != upto:
            raise Refused("draft.changed")
        state = world.isf(found.isf)
        deeds = note.share(
            state.note,
            state.isf,
            author,
            at,
            title=Text(_standing(draft).title),
            text=Text(store.text_of(draft).strip()),
            draft=draft,
            readers=readers,
            numbers_are_meant=numbers_are_meant,
        )
        Draft.objects.filter(id=draft).update(noted_at=at)
        return deeds

    return decide


def _require_may_share(draft: Draft, reader: Reader, author: Author) -> None:
    """One's own is shared by its actor, working material by the ISF-stöd or the host, a shared one by who writes in it."""
    as_host = author.capacity in {Capacity.HOST, Capacity.SUPPORT}
    fits = {
        Kind.OWN: author.actor == draft.owner,
        Kind.SUPPORT: as_host,
        Kind.SHARED: may_write(draft, reader, state_of(draft)),
    }
    if author.person != reader.person or not fits[Kind(draft.kind)]:
        raise Refused("access.denied")
