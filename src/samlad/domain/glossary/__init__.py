"""The field's words: what stands on the screen, what it is called in English and in the code, and what it means.

The one source of terms: pages show a term's meaning on demand from here, and a new word gets its row before its class.
Meanings are in our own words; ``source`` says where the word comes from.
"""

from __future__ import annotations

from samlad.domain.glossary import actors, effects, meetings, picture, records
from samlad.domain.glossary.words import Term

__all__ = ["TERMS", "Term", "term"]

TERMS: dict[str, Term] = {one.code: one for part in (actors, meetings, effects, picture, records) for one in part.TERMS}


def term(code: str) -> Term:
    """The term of a code, which is its name in the code in snake case: ``isf_support``. Raises KeyError."""
    return TERMS[code]
