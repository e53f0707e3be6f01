"""In English, all of it: no page falls back into Swedish, except for what people have written."""

from __future__ import annotations

import re

import pytest

from tests.browser import chain
from tests.browser.conftest import Visit
from tests.browser.house import House
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser
PAGES = ["", "alarms/1/", "alarms/new/", "invitations/new/", "calls/1/list/", "participants/", "roles/", "support/"]
PAGES += ["rhythm/", "links/", "closing/", "drafts/", "log/", "meetings/", "meetings/new/", "meetings/1/"]
PAGES += [
    "meetings/1/summary/",
    "agreements/",
    "agreements/new/",
    "agreements/1/",
    "undertakings/",
    "undertakings/new/",
]
PAGES += ["questions/", "questions/new/"]
OTHERS = [
    "/",
    "/disturbances/",
    "/disturbances/new/",
    "/isfs/new/",
    "/actors/",
    "/templates/",
    "/mine/",
    "/mine/devices/",
]
OTHERS += ["/search/?q=river", "/colleagues/"]
SWEDISH = "kvitter|senast|överenskommelse|åtagande|lägg till|spara|deltar|värden|händelse|visa|ändra|svarat|skriv"
SWEDISH += (
    "|allmän handling|väntar|kallad|larmad|larma|bjud in|logga|möten|frivilligt|utkast|dagordning|anteckn|föreslå"
)


def test_no_page_mixes_languages(house: House, visit: Visit) -> None:
    mats = visit(house, "mats")
    isf = chain.call_now(mats, what="The river rises.")
    meeting = chain.start_meeting(mats, isf)
    chain.propose(mats, meeting, ["Region Örebro län", "Nerikes Brandkår"], text="We agree to share pumps before noon.")
    speak_english(mats)
    mixed = {path: found for path in [isf + page for page in PAGES] + OTHERS if (found := swedish_on(mats, path))}
    assert not mixed


def speak_english(visitor: Visitor) -> None:
    visitor.open("/mine/")
    visitor.select(language="English")
    visitor.press("Spara", sees="Save")
    assert visitor.page.locator("html").get_attribute("lang") == "en"


def swedish_on(visitor: Visitor, path: str) -> list[str]:
    """Swedish words that no person has written: what stands in fields, and what a template or a name says, is left out."""
    visitor.open(path)
    words = visitor.page.locator("body").inner_text()
    return sorted(set(re.findall(rf"\w*(?:{SWEDISH})\w*", words, re.IGNORECASE)))
