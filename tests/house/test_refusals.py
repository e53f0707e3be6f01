"""Each refusal has its sentence in Swedish and English, and each sentence is a refusal's."""

from __future__ import annotations

import ast
import string
from pathlib import Path

import pytest

from samlad.domain import refusals

from .source import SOURCE, files, name, tree

SENTENCES = refusals.sentences()
CODES_FOLDER = SOURCE / "domain" / "refusals"


def raised() -> dict[str, tuple[Path, set[str], bool]]:
    """Each code that is raised by its literal, where, with the names of its facts and whether there may be more of them."""
    found = {}
    for path in files():
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
                called = node.func.id if isinstance(node.func, ast.Name) else node.func.attr
                if called == "Refused" and node.args and isinstance(node.args[0], ast.Constant):
                    facts = {one.arg for one in node.keywords}
                    found[node.args[0].value] = (path, facts - {None}, None in facts)
    return found


RAISED = raised()


def placeholders(sentence: str) -> set[str]:
    return {field.partition(".")[0] for _, field, _, _ in string.Formatter().parse(sentence) if field}


@pytest.mark.parametrize("reason", sorted(RAISED))
def test_a_refusal_has_its_sentences_and_gives_them_their_facts(reason: str) -> None:
    path, facts, may_be_more = RAISED[reason]
    assert reason in SENTENCES, f"raised in {name(path)}"
    for sentence in SENTENCES[reason]:
        assert may_be_more or placeholders(sentence) <= facts


@pytest.mark.parametrize("reason", sorted(SENTENCES))
def test_a_sentence_says_the_same_in_both_languages(reason: str) -> None:
    swedish, english = SENTENCES[reason]
    assert placeholders(swedish) == placeholders(english)
    for sentence in (swedish, english):
        assert sentence.rstrip().endswith((".", "?", "!", "”", "“")) or "{" in sentence[-20:]
        assert sentence[0].isupper() or not sentence[0].isalpha()


def test_no_sentence_is_left_without_a_refusal() -> None:
    literals = {
        node.value
        for path in files()
        if CODES_FOLDER not in path.parents
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert not SENTENCES.keys() - literals


def test_there_is_no_sentence_to_fall_back_on() -> None:
    with pytest.raises(LookupError):
        refusals.sentence("isf.no_such_reason", "sv", {})
    with pytest.raises(LookupError):
        refusals.sentence("register.name_taken", "sv", {})
