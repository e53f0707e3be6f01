"""A paper as plain text: short lines to read aloud, or to paste into a mail or into WIS."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import wrap

from samlad.documents.paper import Block, Facts, Items, Paper, Paragraph, Quote, Section, Table

WIDTH = 72


def as_text(paper: Paper) -> str:
    """Lines of at most 72 characters, except for a single word that is longer (a web address is never broken).

    What is not a live event is marked on the first and the last line.
    """
    mark = mark_line(paper.marks)
    lines = [mark, "", *folded(paper.title)] if mark else [*folded(paper.title)]
    lines += ["", *folded(paper.warning)] if paper.warning else []
    lines += ["", *_block(paper.facts)] if paper.facts.filled else []
    for section in paper.sections:
        lines += ["", *_section(section)]
    lines += ["", *folded(paper.footer)] if paper.footer else []
    lines += ["", mark] if mark else []
    return "\n".join(lines) + "\n"


def mark_line(marks: Iterable[str]) -> str:
    """One line such as ``=== ÖVNING · DEMO – påhittade uppgifter ===``, or nothing."""
    words = " · ".join(marks)
    return f"=== {words} ===" if words else ""


def folded(text: str, first: str = "", rest: str = "") -> list[str]:
    """``text`` on lines of at most 72 characters; the writer's own line breaks are kept."""
    lines: list[str] = []
    for number, line in enumerate(text.splitlines() or [""]):
        lines += wrap(
            line,
            WIDTH,
            initial_indent=rest if number else first,
            subsequent_indent=rest,
            break_long_words=False,
            break_on_hyphens=False,
        ) or [""]
    return [line.replace("\N{NO-BREAK SPACE}", " ") for line in lines]


def _section(section: Section) -> Iterator[str]:
    yield from folded(section.heading.upper() if section.level == 1 else section.heading)
    for block in section.blocks:
        yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Paragraph(text):
            yield from folded(text)
        case Quote(text):
            yield from folded(text, first="  ", rest="  ")
        case Facts():
            for label, value in block.filled:
                yield from folded(f"{label}: {value}", rest="  ")
        case Items(lines, label):
            if label:
                yield f"{label}:"
            for line in lines:
                yield from folded(line, first="- ", rest="  ")
        case Table():
            for row in block.rows:
                yield from folded(row.aloud, first="- ", rest="  ")
