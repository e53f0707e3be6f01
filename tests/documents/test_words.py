"""The words of the documents: none missing, none left over, the same facts in both languages."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

from samlad import documents
from samlad.documents.tables import SENTENCES
from samlad.documents.words import WORDS, in_swedish_order, marks_of

SOURCES = "".join(path.read_text() for path in Path(documents.__file__).parent.glob("*.py"))


def test_every_word_is_used() -> None:
    unused = {key for key in WORDS | SENTENCES if len(re.findall(rf"""["']{key}["']""", SOURCES)) < 2}
    assert not unused


def test_both_languages_are_filled_by_the_same_facts() -> None:
    for key, (swedish, english) in (WORDS | SENTENCES).items():
        assert _fields(swedish) == _fields(english), key
        assert swedish, key


def _fields(text: str) -> set[str | None]:
    return {field for _, field, _, _ in Formatter().parse(text) if field}


def test_marks_of_what_is_not_real() -> None:
    assert marks_of("sharp", False, "sv") == ()
    assert marks_of("exercise", False, "en") == ("EXERCISE",)
    assert marks_of("test", True, "sv") == ("PROV", "DEMO – påhittade uppgifter")


def test_swedish_letters_come_last_in_their_own_order() -> None:
    assert sorted(["Ö", "ä", "Å", "z", "A"], key=in_swedish_order) == ["A", "z", "Å", "ä", "Ö"]
