"""Drafts in the database. What writes is called inside the desk's writer; readers never wait for it.

Updates are numbered within their draft. A number is never used again: an editor that has read to 17 reads on from there.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime

from django.db.models import Max

from samlad.drafts import text
from samlad.drafts.models import Draft, DraftUpdate

MERGE_WHEN_OVER = 200  # rows
KEPT_APART = 50  # the newest, so that one sent again is known by its key


def head(draft: str) -> int:
    """The number of the last update; 0 when nothing has been written."""
    return heads([draft]).get(draft, 0)


def heads(drafts: Collection[str]) -> dict[str, int]:
    found = DraftUpdate.objects.filter(draft__in=drafts).values_list("draft").annotate(Max("number"))
    return dict(found.order_by())


def updates_after(draft: str, number: int = 0) -> list[tuple[int, bytes]]:
    """The updates after a number, in order, each with its own."""
    rows = DraftUpdate.objects.filter(draft=draft, number__gt=number).order_by("number")
    return [(number, bytes(update)) for number, update in rows.values_list("number", "update")]


def text_of(draft: str) -> str:
    return text.text_of(update for _, update in updates_after(draft))


def add(draft: str, update: bytes, *, key: str, person: str, at: datetime) -> int:
    """Stores an update and returns its number; one whose key is known has been stored already. Merges old ones into one."""
    if key and (known := DraftUpdate.objects.filter(draft=draft, key=key).first()):
        return known.number
    number = head(draft) + 1
    DraftUpdate.objects.create(draft_id=draft, number=number, key=key, person=person, at=at, update=update)
    Draft.objects.filter(id=draft).update(written_at=at)
    if DraftUpdate.objects.filter(draft=draft).count() > MERGE_WHEN_OVER:
        _merge(draft, number - KEPT_APART)
    return number


def _merge(draft: str, upto: int) -> None:
    """Puts one update in the place of all up to a number, and under that number: who had read less reads all of it again."""
    old = list(DraftUpdate.objects.filter(draft=draft, number__lte=upto).order_by("number"))
    last = old[-1]
    last.update = text.merged(bytes(row.update) for row in old)
    DraftUpdate.objects.filter(draft=draft, number__lt=last.number).delete()
    last.save(update_fields=["update"])


def drafts_in(isf: str, kinds: Iterable[str] = Draft.Kind.values) -> list[Draft]:
    """All drafts of an ISF, the last written first. Who may open which is for the desk to say."""
    return list(Draft.objects.filter(isf=isf, kind__in=list(kinds)).order_by("-written_at"))
