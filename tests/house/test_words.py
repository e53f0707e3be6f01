"""The field's words: a glossary that is whole, and none of the words that an ISF's work must not be called."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from samlad.domain import glossary, refusals
from samlad.domain.glossary import actors, effects, meetings, picture, records

from .source import SOURCE

PARTS = (actors, meetings, effects, picture, records)
# An ISF reaches agreements: nobody is given orders, and nobody is assigned anything.
NOT_FOR_AN_ISF = re.compile(r"\b(tilldela\w*|beordra\w*|uppdrag till|ge order|minnesanteckning\w*)\b", re.IGNORECASE)
ON_SCREEN = [
    path
    for path in sorted(SOURCE.rglob("*"))
    if path.suffix in {".html", ".toml", ".typ", ".po"} and "node_modules" not in path.parts
]
EXPECTED = (
    "actor contact_point disturbance isf isf_support alarm invitation acknowledgement agreement wording undertaking"
)


@pytest.mark.check(46)
def test_each_term_has_a_meaning_in_both_languages_and_a_source() -> None:
    assert len(glossary.TERMS) == sum(len(part.TERMS) for part in PARTS) >= 60
    for term in glossary.TERMS.values():
        assert re.fullmatch(r"[a-z]+(_[a-z]+)*", term.code)
        assert all((term.sv, term.en, term.source)), term.code
        for language in refusals.LANGUAGES:
            assert len(term.meaning(language)) > 10 and term.meaning(language)[-1] in ".?", term.code


@pytest.mark.check(46)
def test_the_words_that_the_field_begins_with_are_there() -> None:
    assert {glossary.term(code).code for code in EXPECTED.split()} == set(EXPECTED.split())
    assert glossary.term("isf_support").word("sv") == "ISF-stöd"
    with pytest.raises(KeyError):
        glossary.term("incident")


@pytest.mark.parametrize("path", ON_SCREEN, ids=lambda path: str(path.relative_to(SOURCE)))
def test_a_page_gives_no_orders(path: Path) -> None:
    assert not NOT_FOR_AN_ISF.findall(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("reason", sorted(refusals.sentences()))
def test_a_refusal_gives_no_orders(reason: str) -> None:
    assert not NOT_FOR_AN_ISF.findall(refusals.sentences()[reason][0])
