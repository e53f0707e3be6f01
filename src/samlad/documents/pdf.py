"""A paper as PDF: accessible (PDF/UA-1) and for archives (PDF/A-3a) in one file, with its facts attached as JSON.

Drawn by typst with the fonts it carries, so the same paper gives the same bytes on every machine.
"""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path
from typing import Any, TypeVar

import typst

from samlad.documents.paper import Block, Facts, Items, Paper, Paragraph, Quote, Section, Table
from samlad.documents.words import Speech

TEMPLATE = Path(__file__).parent / "typst" / "paper.typ"
STANDARDS = ["ua-1", "a-3a"]

_NOT_SHOWN = re.compile(r'(?:the text|codepoint) `"(.+?)"`')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
T = TypeVar("T")


def as_pdf(paper: Paper) -> bytes:
    """One PDF, conforming to PDF/UA-1 and PDF/A-3a.

    Both standards refuse a character that no font can show. Such a character (an emoji, Chinese) is written as its
    Unicode name in brackets; the attached JSON keeps the text as it was written.
    """
    drawing = _drawing(paper)
    attached = _encodable(json.dumps(paper.data, ensure_ascii=False, indent=2))
    replaced: dict[str, str] = {}
    while True:
        try:
            return typst.compile(
                TEMPLATE,
                root=TEMPLATE.parent,
                ignore_system_fonts=True,
                format="pdf",
                pdf_standards=STANDARDS,
                timestamp=int(paper.produced_at.timestamp()),
                sys_inputs={"paper": json.dumps(_shown(drawing, replaced), ensure_ascii=False), "data": attached},
            )
        except typst.TypstError as error:
            missing = _missing(error.diagnostic) - replaced.keys()
            if not missing:
                raise
            replaced |= {character: _name(character) for character in missing}


def _drawing(paper: Paper) -> dict[str, Any]:
    """What the template draws."""
    say = Speech(paper.language, at=paper.produced_at)
    return {
        "title": paper.title,
        "language": paper.language,
        "marks": paper.marks,
        "warning": paper.warning,
        "facts": paper.facts.filled,
        "sections": [_section(section) for section in paper.sections],
        "footer": paper.footer,
        "page": say("page"),
        "page_of": say("page_of"),
        "data_name": paper.data_name,
    }


def _section(section: Section) -> dict[str, Any]:
    return {
        "heading": section.heading,
        "level": section.level,
        "blocks": [_block(block) for block in section.blocks],
    }


def _block(block: Block) -> dict[str, Any]:
    match block:
        case Paragraph(text):
            return {"kind": "paragraph", "text": text}
        case Quote(text):
            return {"kind": "quote", "text": text}
        case Facts():
            return {"kind": "facts", "lines": block.filled}
        case Items(lines, label):
            return {"kind": "items", "label": label, "lines": lines}
        case Table(header, rows, widths):
            return {"kind": "table", "header": header, "rows": [row.cells for row in rows], "widths": widths}


def _shown(value: T, replaced: dict[str, str]) -> T:
    """The same facts with every text made showable."""
    match value:
        case str():
            return _showable(value).translate(str.maketrans(replaced))  # type: ignore[return-value]
        case dict():
            return {key: _shown(inner, replaced) for key, inner in value.items()}  # type: ignore[return-value]
        case list() | tuple():
            return [_shown(inner, replaced) for inner in value]  # type: ignore[return-value]
    return value


def _showable(text: str) -> str:
    """Without the characters that no font has: control, private and unassigned ones, half pairs, byte-order marks."""
    text = "\n".join(text.splitlines()).replace("\t", " ").replace("\ufeff", "")
    return "".join(
        c if c == "\n" or unicodedata.category(c) not in _NEVER_SHOWN else "\N{REPLACEMENT CHARACTER}" for c in text
    )


_NEVER_SHOWN = {"Cc", "Cs", "Co", "Cn"}


def _missing(diagnostic: str) -> set[str]:
    """The characters that typst says it cannot show."""
    found = (_ESCAPED.sub(lambda match: chr(int(match[1], 16)), text) for text in _NOT_SHOWN.findall(diagnostic))
    return set("".join(found))


def _name(character: str) -> str:
    """``[fire]`` for a sign; nothing for a character that only joins others."""
    if unicodedata.category(character) in {"Cf", "Mn", "Me"}:
        return ""
    return f"[{unicodedata.name(character, f'U+{ord(character):04X}').lower()}]"


def _encodable(text: str) -> str:
    return text.encode("utf-8", "replace").decode()
