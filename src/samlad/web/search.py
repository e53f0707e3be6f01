"""Search across every log the reader may see; each found entry leads to its place in the log."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from samlad.desk import searching
from samlad.domain.common import isf_log
from samlad.domain.isf import Mode
from samlad.web.asking import Ask
from samlad.web.drawing import address
from samlad.web.log import Line, entry_address, lines_of
from samlad.web.page import Page

PER_PAGE = 40


@dataclass(frozen=True, slots=True)
class Hit:
    """A found entry with where it stands. ``mode``: an exercise is marked wherever it shows."""

    line: Line
    place: str
    mode: str
    href: str


def page(ask: Ask) -> Page:
    """``?q=``: all these words. ``?isf=``: in this one only. ``?before=<position>``: further back."""
    words, isf, before = ask.query.get("q", "").strip(), ask.query.get("isf", ""), ask.query.get("before", "")
    found = searching.find(
        ask.desk,
        ask.reader,
        words,
        limit=PER_PAGE,
        log=isf_log(isf) if isf else None,
        before=int(before) if before.isdigit() else None,
    )
    older = {"q": words, "isf": isf, "before": found.older}
    facts = {
        "words": words,
        "isf": isf,
        "hits": [hit_of(ask, line) for line in lines_of(ask, found.entries)],
        "older": "?" + urlencode({name: value for name, value in older.items() if value}) if found.older else "",
    }
    return Page("log/search.html", facts=facts, live=False)


def hit_of(ask: Ask, line: Line) -> Hit:
    """Where it stands, by the name that this reader knows."""
    kind, _colon, place = line.entry.log.partition(":")
    if kind == "isf":
        isf = ask.desk.isf_for(ask.reader, place).isf
        mode = Mode.EXERCISE if isf.is_exercise else Mode.SHARP
        return Hit(line, str(isf.name), mode, entry_address(place, line.entry))
    event = ask.desk.disturbance_for(ask.reader, place).disturbance
    mode = event.noted.mode if event.noted else Mode.SHARP
    return Hit(line, str(event.name), mode, address("disturbance", disturbance=place))
