"""*Enligt uppgift från …*: what an actor said by telephone, typed by whoever leads.

In two steps: what was typed comes back as one sentence to read aloud, and is recorded when that same sentence is confirmed.
"""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from samlad.desk import words
from samlad.domain.common import Author, Refused
from samlad.web import inside, times
from samlad.web.asking import Ask
from samlad.web.page import Page


def facts(ask: Ask) -> dict[str, Any]:
    return {"hows": list(words.HOWS.items()), "capacities": inside.leading_capacities(ask)}


def author_of(ask: Ask) -> Author:
    """Raises Refused ``access.told_by_whom``."""
    if not ask.text("told_by") or not ask.word("told_how"):
        raise Refused("access.told_by_whom")
    return inside.author(ask)


def sentence_of(ask: Ask, author: Author, said: str) -> str:
    """What will stand in the log, in one breath."""
    via = author.via
    assert via.source and via.at
    how, at = words.way_told(via.how), times.words(via.at, ask.language, ask.now)
    facts = {"said": said, "source": via.source, "how": how, "at": at}
    return _("%(said)s, enligt uppgift från %(source)s, per %(how)s, kl. %(at)s.") % facts


def is_confirmed(ask: Ask, sentence: str) -> bool:
    return ask.word("confirmed") == sentence


def to_confirm(ask: Ask, page: Page, sentence: str) -> Page:
    """The page again with what was typed and the sentence above its button."""
    page.facts.update(confirming=sentence, typed=ask.posted)
    return page
