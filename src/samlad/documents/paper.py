"""A laid-out document, before it becomes text or PDF: what is said in which order, not how it looks.

Text and PDF are drawn from the same ``Paper``, so they can never say different things.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from samlad.documents.words import Language


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that are read aloud as they stand; larger than the rest."""

    text: str


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels with their values. A fact without a value is left out."""

    lines: tuple[tuple[str, str], ...]

    @property
    def filled(self) -> tuple[tuple[str, str], ...]:
        return tuple((label, value) for label, value in self.lines if value)


@dataclass(frozen=True, slots=True)
class Items:
    lines: tuple[str, ...]
    label: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """``cells`` stand in the printed table; ``aloud`` is the same as a sentence, for the ear and for plain text."""

    cells: tuple[str, ...]
    aloud: str


@dataclass(frozen=True, slots=True)
class Table:
    """``widths`` are shares of the line, one for each column."""

    header: tuple[str, ...]
    rows: tuple[Row, ...]
    widths: tuple[int, ...]


Block = Paragraph | Quote | Facts | Items | Table


@dataclass(frozen=True, slots=True)
class Section:
    heading: str
    blocks: tuple[Block, ...] = ()
    level: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """``marks`` (ÖVNING, DEMO …) stand on every page. ``data`` follows the PDF as an attached JSON file."""

    title: str
    language: Language
    produced_at: datetime
    marks: tuple[str, ...] = ()
    warning: str = ""
    facts: Facts = field(default_factory=lambda: Facts(()))
    sections: tuple[Section, ...] = ()
    footer: str = ""
    data: dict[str, Any]
    data_name: str
