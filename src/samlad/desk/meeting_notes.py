"""The notes of a meeting: shared drafts while it is held, one for each item; kept in the log as they stood when it ended."""

from __future__ import annotations

from samlad.desk.drafting import MEETING
from samlad.domain.common import Text
from samlad.domain.meeting import ItemNotes
from samlad.drafts import store
from samlad.drafts.models import Draft


def kept(isf: str, meeting: int) -> tuple[ItemNotes, ...]:
    """What has been written by now, in the agenda's order. Asked for inside the decision that ends the meeting, so that what
    a writer has been told is saved is among it."""
    prefix = f"{MEETING}{meeting}:"
    drafts = [one for one in store.drafts_in(isf, [Draft.Kind.SHARED]) if one.about.startswith(prefix)]
    written = sorted((int(one.about.removeprefix(prefix)), store.text_of(one.id).strip()) for one in drafts)
    return tuple(ItemNotes(item=item, text=Text(text)) for item, text in written if text)
