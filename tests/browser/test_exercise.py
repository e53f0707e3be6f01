"""An exercise says so: on every page, in every message, on paper and in print."""

from __future__ import annotations

import io

import pypdf
import pytest
from playwright.sync_api import expect

from tests.browser import chain
from tests.browser.conftest import Visit
from tests.browser.house import House
from tests.browser.visitor import PHONE

pytestmark = pytest.mark.browser
PAGES = [
    "",
    "alarms/1/",
    "calls/1/list/",
    "participants/",
    "roles/",
    "support/",
    "log/",
    "drafts/",
    "links/",
    "closing/",
]
PAGES += ["meetings/", "meetings/1/", "meetings/1/summary/", "agreements/", "agreements/1/", "agreements/1/aloud/"]
PAGES += ["undertakings/", "questions/"]


@pytest.mark.check(8)
def test_nobody_takes_an_exercise_for_the_real_thing(house: House, visit: Visit) -> None:
    mats = visit(house, "mats", wide=PHONE)
    mats.open(f"/isfs/new/?template={chain.TEMPLATE}", sees="Ny ISF")
    mats.fill(what="Bakterier i dricksvattnet.")
    mats.unfold("Mer: namn, övning")
    mats.choose("Övning")
    mats.press("Kalla nu", sees="Ring nästa")
    isf = mats.path.partition("alarms/")[0]
    meeting = chain.start_meeting(mats, isf)
    chain.propose(mats, meeting, ["Region Örebro län", "Nerikes Brandkår"])
    for page in PAGES:
        mats.open(isf + page)
        expect(mats.page.locator(".mode")).to_contain_text("ÖVNING")
        expect(mats.page.locator(".mode")).not_to_contain_text("SKARP")
        mats.page.emulate_media(media="print")
        expect(mats.page.locator(".mode")).to_be_visible()
        expect(mats.page.locator(".mode")).to_contain_text("ÖVNING")
        if page == "agreements/1/":
            mats.photograph("ovning-utskrift")
        mats.page.emulate_media(media="screen")
    letter = house.letters("rcb@brandkar.example")[0]
    assert letter["Subject"].startswith("ÖVNING") and letter.get_content().startswith("ÖVNING")
    assert house.texts("+46701740611")[0].startswith("ÖVNING")
    pdf = pypdf.PdfReader(io.BytesIO(mats.page.context.request.get(f"{house.url}{isf}meetings/1/summary.pdf").body()))
    assert all("ÖVNING" in page.extract_text() for page in pdf.pages)
    assert "ÖVNING" in mats.page.context.request.get(f"{house.url}{isf}meetings/1/summary.txt").text()
