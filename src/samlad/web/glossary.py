"""The field's words: a page to look them up on, and their explanation one tap away wherever they stand."""

from __future__ import annotations

from typing import Any

import jinja2
from markupsafe import Markup

from samlad.domain.glossary import TERMS, Term, term
from samlad.domain.register import swedish_order
from samlad.web.asking import Ask
from samlad.web.page import Page


def list_page(ask: Ask) -> Page:
    """``?q=`` keeps the terms that have the text in a word or a meaning, in either language."""
    wanted = ask.asked("q").casefold()
    found = [one for one in TERMS.values() if all(part in _all_text(one) for part in wanted.split())]
    found.sort(key=lambda one: swedish_order(one.word(ask.language)))
    return Page("glossary/list.html", {"terms": found, "wanted": ask.asked("q")}, live=False)


def _all_text(one: Term) -> str:
    return " ".join((one.sv, one.en, one.meaning_sv, one.meaning_en)).casefold()


@jinja2.pass_context
def explained(context: jinja2.runtime.Context, code: str, word: str = "", id: str = "") -> Markup:
    """For templates: the term of a code, with its meaning one tap away. ``{{ explained("isf_support") }}``

    ``word`` is the form that the sentence needs ("ISF-stödet"). ``id`` tells two of the same code on one page apart.
    """
    one, language = term(code), context["ask"].language
    macro: Any = context.environment.get_template("parts/show.html").module
    return Markup(macro.term(word or one.word(language), one.meaning(language), id or code))
