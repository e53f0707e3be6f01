"""Swedish words brought to a common stem, so that *vatten* finds *vattnet* and *evakuering* finds *evakueringen*.

Small on purpose: endings are taken off as long as three letters stay; then the n, l or r that stands last after another
consonant (vattn-, medl-, numr-), where Swedish drops a vowel; then one m or n of two (strömm-, numm-), which Swedish doubles.
It joins a few words too many rather than one too few. The beginning of a stem is enough to find it: vatten finds vattenverk.
"""

from __future__ import annotations

import re
from functools import lru_cache

_WORDS = re.compile(r"\b[öåf]-\d+\b|[^\W_]+")  # Ö-3, Å-2 and F-1 are one word
_ENDINGS = (
    *("ande", "arna", "erna", "orna"),
    *("ade", "are", "ena", "era", "ern"),
    *("ad", "an", "ar", "as", "at", "el", "en", "er", "es", "et", "na", "or"),
    *("a", "e", "n", "s"),
)  # the longest first
_VOWELS = frozenset("aeiouyåäö")
_SHORTEST = 3
_EXACT_BELOW = 3  # a shorter word, such as "el", is searched for as it stands
LONGEST = 60  # letters of a word that are kept


def words_in(text: str) -> list[str]:
    """The words of a text, small letters, in order."""
    return [word[:LONGEST] for word in _WORDS.findall(text.casefold())]


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    shorter = _without_ending(word)
    while shorter != word:
        word, shorter = shorter, _without_ending(shorter)
    if len(word) > _SHORTEST and word[-1] in "nlr" and word[-2] not in _VOWELS and word[-2] not in "nlr":
        word = word[:-1]
    return word[:-1] if word.endswith(("mm", "nn")) else word


def is_whole(word: str) -> bool:
    """A word too short, or too much a number, for its beginning to mean anything: it is searched for as it stands."""
    return len(word) < _EXACT_BELOW or any(letter.isdigit() for letter in word)


def _without_ending(word: str) -> str:
    for ending in _ENDINGS:
        left = word.removesuffix(ending)
        if left != word and len(left) >= _SHORTEST and not _VOWELS.isdisjoint(left) and left[-1] not in _VOWELS:
            return left
    return word
