"""What crosses the wire: the first visit with everything a page needs, and the pages after it. Drafts' editor apart."""

from __future__ import annotations

import re
from http.client import HTTPConnection

from bench.installation import installed
from bench.requests import ask
from bench.server import served
from bench.table import Measured, show

ASSET = re.compile(r'(?:href|src)="(/static/[^"]+)"')
EDITOR = re.compile(r'data-draft-script="([^"]+)"')


def measure() -> list[Measured]:
    with installed((200,)) as place, served(place.directory) as server:
        line, session = HTTPConnection("127.0.0.1", server.port), place.sessions[0]

        def size(path: str) -> int:
            return ask(line, path, session, encoding="gzip" if path.endswith("/") else "br, gzip").size

        page = f"/isfs/{place.isfs[200]}/"
        text = ask(line, page, session).text
        assets = {one: size(one) for one in sorted(set(ASSET.findall(text)))}
        editor = EDITOR.search(text)
        later = {one: size(one) for one in ("/", page, f"{page}agreements/", f"{page}log/")}
        first = size(page) + sum(assets.values())
        return [
            _kilobytes("First visit to the ISF's page", first, 60, f"page and {len(assets)} files, with headers"),
            *(_kilobytes(f"Later page {one}", later[one], 15, "compressed, with headers") for one in later),
            _kilobytes("Drafts' editor, after first paint", size(editor[1]) if editor else 0, None, "once"),
        ]


def _kilobytes(what: str, size: int, budget: float | None, how: str) -> Measured:
    return Measured(what=what, value=size / 1000, unit="kB", budget=budget, how=how)


if __name__ == "__main__":
    show(measure())
