"""The English of the pages: whole, fitting, in one order; and no text that gives orders in an ISF's name."""

from __future__ import annotations

import gettext
import re
from pathlib import Path

import pytest
from babel.messages import Catalog, Message
from jinja2 import Environment

from samlad.config import catalogue

from .source import SOURCE

TEMPLATES = sorted((SOURCE / "web" / "templates").rglob("*.html"))

# An ISF proposes and agrees. A beslut is made by somebody named inside one actor, and these texts are about such ones.
NEVER = re.compile(
    r"\b(beslut\w*|beordra\w*|order|ordern|tilldel\w*|uppdrag till|ansvarig myndighet|ledningscentral\w*)\b", re.I
)
FORMAL_DECISIONS_WITHIN_ONE_ACTOR = {
    "Anteckna beslutet",
    "Ert formella beslut",
    "Formellt beslut för Ö-%(number)s",
    "Hos {party} kräver Ö-{agreement} ett formellt beslut[ av {body}][, senast {by_when}].",
    "Kontaktuppgifter är allmänna handlingar. De förstörs bara enligt en regel som er myndighet har beslutat; "
    "utan regel ligger de kvar.",
    "Vem fattade beslutet",
    "Vem fattar beslutet",
    "Vi behöver ett formellt beslut hos oss",
    "formellt beslut finns",
    "kräver formellt beslut",
    "{party} noterade sitt formella beslut om Ö-{agreement}, version {wording}: {body}, {decided_by}, {reference}.",
}
# Names of systems, and a unit.
SAME_IN_BOTH = {"Samlad", "SOS", "Alarm", "Rakel", "min"}


@pytest.fixture(scope="module")
def extracted() -> Catalog:
    return catalogue.extracted()


@pytest.mark.check(46)
def test_every_text_has_an_english_that_fits() -> None:
    assert catalogue.faults() == []


def test_the_file_is_as_extraction_leaves_it() -> None:
    assert catalogue.PO.read_bytes() == catalogue.written(catalogue.kept())
    assert b"\n#: " not in catalogue.PO.read_bytes() and b"\n#~ " not in catalogue.PO.read_bytes()


@pytest.mark.parametrize(
    ("swedish", "english", "fault"),
    [
        ("%(num)d aktör", "%(num)d actor", ""),
        ("%(num)d aktör", "", "not translated"),
        ("%(num)d aktör", "%(nun)d actor", "other placeholders"),
        ("Avsluta {role}", "End {role}, {role}", "other placeholders"),
        (("%(num)d ny", "%(num)d nya"), ("%(num)d new", ""), "not translated"),
        (("En sak", "%(num)d saker"), ("One thing", "Many things"), "other placeholders"),
    ],
)
def test_a_translation_that_does_not_fit_is_told(swedish: str, english: str, fault: str) -> None:
    assert catalogue.fault_of(Message(swedish, english)) == fault


def test_what_is_compiled_is_what_django_reads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalogue, "MO", tmp_path / "django.mo")
    catalogue.compile_()
    with catalogue.MO.open("rb") as file:
        words = gettext.GNUTranslations(file)
    assert words.gettext("Ring nästa") == "Ring the next"
    assert words.ngettext("%(num)d aktör", "%(num)d aktörer", 2) == "%(num)d actors"


@pytest.mark.check(46)
def test_no_text_speaks_of_an_isf_as_one_that_decides_or_orders(extracted: Catalog) -> None:
    said = {form for one in catalogue.texts(extracted) for form in catalogue.forms(one.id)}
    fields = re.compile(r"\{\w+\}")
    assert {one for one in said if NEVER.search(fields.sub("", one))} <= FORMAL_DECISIONS_WITHIN_ONE_ACTOR
    assert said >= FORMAL_DECISIONS_WITHIN_ONE_ACTOR, "a text that is no longer said needs no leave"


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(SOURCE / "web" / "templates")))
def test_a_template_says_nothing_that_cannot_be_translated(path: Path) -> None:
    said = "".join(text if kind == "data" else "" for _line, kind, text in Environment().lex(path.read_text("utf-8")))
    shown = re.sub(r'[\w-]+="[^"]*"', " ", re.sub(r"<[^<>]*>", " ", said))
    assert set(re.findall(r"[^\W\d_]{2,}", shown)) <= SAME_IN_BOTH
