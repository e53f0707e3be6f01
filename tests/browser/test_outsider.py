"""Cilla, from the municipality next door, types the address of everything that the others see: there is nothing there."""

from __future__ import annotations

import pytest

from tests.browser import chain
from tests.browser.conftest import Visit
from tests.browser.house import House
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser
PAGES = [
    "",
    "alarms/1/",
    "calls/1/list/",
    "calls/1/list.txt",
    "calls/1/list.pdf",
    "participants/",
    "roles/",
    "support/",
]
PAGES += ["rhythm/", "links/", "closing/", "drafts/", "log/", "meetings/", "meetings/1/", "meetings/1/summary/"]
PAGES += ["meetings/1/summary.txt", "meetings/1/summary.pdf", "agreements/", "agreements/1/", "agreements/1/aloud/"]
PAGES += ["undertakings/", "questions/", "alarms/new/", "invitations/new/", "meetings/new/"]


def test_an_outsider_learns_nothing(house: House, visit: Visit) -> None:
    mats, cilla, stranger = visit(house, "mats"), visit(house, "kumla"), visit(house)
    isf = chain.call_now(mats)
    meeting = chain.start_meeting(mats, isf)
    chain.propose(mats, meeting, ["Region Örebro län", "Nerikes Brandkår"])
    live = mats.page.locator("body").get_attribute("data-live") or ""
    draft = mats.page.locator("[data-draft]").first.get_attribute("data-draft")

    cilla.may_fail = (*cilla.may_fail, r"status of 404 ")
    cilla.open("/", sees="Inget väntar på er just nu")
    cilla.open("/disturbances/")
    assert chain.WHAT not in cilla.words
    cilla.open(f"{isf}", sees="finns inte")
    nothing = answer(cilla, "/isfs/nosuchisf/")
    assert nothing[0] == 404
    for page in PAGES:
        assert answer(mats, isf + page)[0] == 200, page
        assert answer(cilla, isf + page) == nothing, page
        assert answer(stranger, isf + page)[0] in {302, 404}, page
    for stream in (live, f"/drafts/{draft}/stream?from=0", f"/drafts/{draft}/"):
        assert answer(cilla, stream)[0] == 404, stream
    cilla.open("/search/?q=hemtjänsten")
    assert "Många sjuka" not in cilla.words


def answer(visitor: Visitor, path: str) -> tuple[int, str]:
    """Status and words, without what differs from one drawing to the next."""
    got = visitor.page.context.request.get(visitor.url + path, max_redirects=0, timeout=20_000)
    words = got.text() if "html" in got.headers.get("content-type", "") else ""
    return got.status, words[words.find("<main") : words.find("</main>")]
