"""A paper as PDF: accessible (PDF/UA-1) and for archives (PDF/A-3a) in one file, with its facts attached as JSON.

Drawn by typst with the fonts it carries, so the same paper gives the same bytes on every machine.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from unicodedata import category, name

import typst

from samlad.documents.paper import Block, Facts, Items, Paper, Paragraph, Quote, Section, Table
from samlad.documents.words import Speech

TEMPLATE = Path(__file__).parent / "typst" / "paper.typ"

_NEVER_SHOWN = {"Cc", "Cs", "Co", "Cn"}
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_LONG_WORD = re.compile(r"\S{40,}")  # a web address, or somebody asleep on a key
_PIECE = re.compile(r".{16}")
_NOT_SHOWN = re.compile(r'(?:the text|codepoint) `"(.+?)"`')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")


def as_pdf(paper: Paper) -> bytes:
    """One PDF, conforming to PDF/UA-1 and PDF/A-3a.

    Both standards refuse a character that no font can show. Such a character (an emoji, Chinese) is written as its
    Unicode name in brackets; the attached JSON keeps the text as it was written.
    """
    drawing = _drawing(paper)
    attached = _encodable(json.dumps(paper.data, ensure_ascii=False, indent=2))
    replaced: dict[int, str] = {}
    while True:
        try:
            return typst.compile(
                TEMPLATE,
                root=TEMPLATE.parent,
                ignore_system_fonts=True,
                format="pdf",
                pdf_standards=["ua-1", "a-3a"],
                timestamp=int(paper.produced_at.timestamp()),
                sys_inputs={"paper": json.dumps(_shown(drawing, replaced), ensure_ascii=False), "data": attached},
            )
        except typst.TypstError as error:
            missing = {ord(character): _name(character) for character in _missing(error.diagnostic)}
            if missing.keys() <= replaced.keys():
                raise
            replaced |= missing


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


def _shown(value: Any, replaced: dict[int, str]) -> Any:
    """The same facts with every text made showable."""
    match value:
        case str():
            return _showable(value).translate(replaced)
        case dict():
            return {key: _shown(inner, replaced) for key, inner in value.items()}
        case list() | tuple():
            return [_shown(inner, replaced) for inner in value]
    return value


def _showable(text: str) -> str:
    """Without the characters that no font has (control, private, unassigned, half pairs), and with breakable words."""
    lines = text.replace("\t", " ").replace("\ufeff", "").splitlines()
    shown = "\n".join("".join(_REPLACEMENT if category(c) in _NEVER_SHOWN else c for c in line) for line in lines)
    return _LONG_WORD.sub(lambda word: _PIECE.sub("\\g<0>\N{ZERO WIDTH SPACE}", word[0]), shown)


def _missing(diagnostic: str) -> set[str]:
    """The characters that typst says it cannot show. A letter under a mark that no font has is reported with its mark,
    so marks and joiners go first and letters get a turn of their own."""
    texts = (_ESCAPED.sub(lambda match: chr(int(match[1], 16)), text) for text in _NOT_SHOWN.findall(diagnostic))
    missing = set("".join(texts))
    return {character for character in missing if _only_joins(character)} or missing


def _name(character: str) -> str:
    """``[fire]`` for a sign; nothing for a character that only joins others."""
    return "" if _only_joins(character) else f"[{name(character, f'U+{ord(character):04X}').lower()}]"


def _only_joins(character: str) -> bool:
    return category(character) in {"Cf", "Mn", "Mc", "Me"}


def _encodable(text: str) -> str:
    return text.encode("utf-8", "replace").decode()
