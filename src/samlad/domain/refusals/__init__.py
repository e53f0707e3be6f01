"""Each refusal's sentence, in Swedish and English: what is wrong and what to do next.

One module for each subject, with ``SENTENCES: dict[str, tuple[str, str]]``. There is no sentence to fall back on: a refusal
without one is a fault in the program, and a test finds it before any user does.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

LANGUAGES = ("sv", "en")
LOCAL = ZoneInfo("Europe/Stockholm")


@cache
def sentences() -> dict[str, tuple[str, str]]:
    """Every sentence of every subject. Raises ValueError when two modules hold the same code."""
    merged: dict[str, tuple[str, str]] = {}
    for module in pkgutil.iter_modules(__path__, f"{__name__}."):
        for reason, pair in importlib.import_module(module.name).SENTENCES.items():
            if reason in merged:
                raise ValueError(f"two sentences for {reason}")
            merged[reason] = pair
    return merged


def sentence(reason: str, language: str, facts: Mapping[str, Any]) -> str:
    """The sentence for a refusal, filled with its facts; times are shown in Swedish time.

    Raises LookupError for a reason without a sentence and for a fact that the sentence needs and did not get.
    """
    shown = {name: fact.astimezone(LOCAL) if isinstance(fact, datetime) else fact for name, fact in facts.items()}
    return sentences()[reason][LANGUAGES.index(language)].format(**shown)
