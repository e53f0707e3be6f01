"""Without net: what one needs to go on with a telephone is there, with when it was fetched, and what is said is sent later."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser import chain
from tests.browser.conftest import Visit
from tests.browser.house import House
from tests.browser.visitor import PHONE, Visitor

pytestmark = pytest.mark.browser
NO_NET = ("ERR_INTERNET_DISCONNECTED", "ERR_FAILED", "status of 503")


def lose_net(visitor: Visitor) -> None:
    visitor.may_fail = (*visitor.may_fail, *NO_NET)
    visitor.page.context.set_offline(True)


def kept(visitor: Visitor, *paths: str) -> None:
    """Waits until the service worker has these pages."""
    for path in paths:
        visitor.page.wait_for_function(
            """async path => { for (const name of await caches.keys()) if (name.startsWith('pages-'))
               for (const one of await (await caches.open(name)).keys()) if (new URL(one.url).pathname === path) return true;
               return false; }""",
            arg=path,
        )


@pytest.mark.check(44)
def test_the_host_reads_the_call_list_and_the_agreements(house: House, visit: Visit) -> None:
    mats = visit(house, "mats", wide=PHONE)
    isf = chain.call_now(mats)
    board = mats.path
    mats.open(f"{isf}agreements/new/")
    mats.fill(text=chain.AGREED)
    mats.press("Föreslå", sees="Ö-1")
    mats.open(f"{isf}agreements/", sees=chain.AGREED)
    mats.open(board)
    kept(mats, board, f"{isf}calls/1/list/", f"{isf}agreements/", isf)

    lose_net(mats)
    mats.open(f"{isf}calls/1/list/", sees="Sparad kopia hämtad")
    assert "070-174 06 11" in mats.words
    mats.photograph("utan-nat-telefon")
    mats.open(f"{isf}agreements/", sees=chain.AGREED)
    mats.sees("Sparad kopia hämtad")
    mats.open(isf, sees="Sparad kopia hämtad")
    mats.open("/actors/", sees="Ingen kontakt")
    mats.sees("Går att läsa ändå")


@pytest.mark.check(44)
def test_an_answer_given_without_net_is_sent_when_it_is_back(house: House, visit: Visit) -> None:
    mats, eva = visit(house, "mats"), visit(house, "eva", wide=PHONE)
    chain.call_now(mats)
    eva.open("/", sees="Kvittera och delta")
    lose_net(eva)
    eva.page.get_by_role("button", name="Kvittera och delta").click()
    eva.sees("1 sak väntar på att skickas")
    eva.look()
    eva.page.context.set_offline(False)
    expect(eva.page.locator("#outbox")).to_be_hidden(timeout=60_000)
    row = mats.page.locator("tr", has=mats.page.get_by_role("rowheader", name="Region Örebro län"))
    expect(row).to_contain_text("Eva Lönn")
