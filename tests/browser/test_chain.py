"""The whole chain, on a phone and at a desk: twelve actors are rung, a meeting is held, written agreements are followed up."""

from __future__ import annotations

import io
import re

import pypdf
import pytest
from playwright.sync_api import expect

from tests.browser import chain
from tests.browser.conftest import Visit
from tests.browser.house import House, link_in
from tests.browser.visitor import PHONE, Visitor

pytestmark = pytest.mark.browser
SECRETS = (r"4711", r"08-?465 ?004 ?00", r"\+468", r"070-?174", r"/l/")  # dial-in code, numbers, live links


@pytest.mark.check(1)
@pytest.mark.check(4)
@pytest.mark.check(16)
@pytest.mark.check(17)
@pytest.mark.check(18)
@pytest.mark.check(21)
@pytest.mark.check(22)
def test_from_the_first_call_to_the_next_meeting(house: House, visit: Visit, wide: dict[str, int]) -> None:
    mats, eva = visit(house, "mats", wide=wide), visit(house, "eva", wide=wide)
    size = "telefon" if wide == PHONE else "skrivbord"

    mats.open("/isfs/new/", sees="Kalla nu")
    if wide == PHONE:
        mats.photograph("ny-isf-telefon")
    isf = chain.call_now(mats)
    board = mats.page.url
    mats.photograph(f"larm-{size}")
    mats.look_at_night("larm-natt-telefon" if wide == PHONE else "")
    ring_three(mats)
    answer_by_link(house, visit, wide)
    expect_live(mats, "Nerikes Brandkår", "länk")
    answer_by_sms(house)
    expect_live(mats, "FRG Örebro", "sms")
    assert mats.page.url == board, "everything above came without a reload"
    eva.open("/", sees="Kvittera och delta")
    if wide == PHONE:
        eva.photograph("din-tur-telefon")
    eva.press("Kvittera och delta")
    expect_live(mats, "Region Örebro län", "Eva Lönn")

    meeting = chain.start_meeting(mats, isf)
    eva.open(meeting, sees="Vi är med")
    mats.press("Vi är med")
    mats.sees("Mats Ek sedan")
    eva.press("Vi är med", sees="Vi vill säga något")
    chain.note_on_the_phone(mats, "Elnätsföretaget i Närke", "Driftchefen", "driftchef")
    go_round(mats, eva)
    write_together(mats, visit(house, "amina"), meeting)

    agreement = chain.propose(mats, meeting, ["Region Örebro län", "Elnätsföretaget i Närke", "FRG Örebro"])
    eva.sees("Ert svar på Ö-1")
    eva.look()
    mats.photograph(f"mote-{size}", whole=True)
    eva.press("Ja", within=eva.card("Ert svar på Ö-1"))
    mats.sees("Eva Lönn")
    chain.answer_as_told(mats, agreement, "Elnätsföretaget i Närke", "driftchefen", "Berörs inte")
    agree_by_link(house, visit(house, wide=wide))
    expect(mats.page.locator(".answers li", has_text="FRG Örebro").first).to_contain_text("via länk")
    mats.photograph(f"overenskommelse-{size}")
    undertake(mats, eva, meeting, agreement)

    chain.end_meeting(mats, meeting)
    mats.photograph(f"sammanfattning-{size}", whole=True)
    carries_no_secrets(mats, meeting)
    carries_what_is_left(mats, isf)
    mats.open(isf, sees="Nästa: ISF-möte 2")
    mats.photograph(f"isf-{size}")
    mats.open(f"{isf}log/", sees="Gemensam logg")
    if wide != PHONE:
        mats.photograph("loggen-skrivbord")
    mats.open(isf, sees="Nästa: ISF-möte 2")
    mats.look_at_night("" if wide == PHONE else "isf-natt-skrivbord")


def ring_three(host: Visitor) -> None:
    """Ring nästa: the result in one tap each, and the next one comes up."""
    card = host.card("Ring nästa")
    first = card.locator("b").first.inner_text()
    expect(card.get_by_role("link", name=re.compile("^Ring"))).to_have_attribute("href", re.compile(r"^tel:\+46"))
    host.press("Svarade", sees=f"{first} svarade. Kommer de?", within=card)
    answered = host.card(f"{first} svarade. Kommer de?")
    answered.get_by_label("Vem svarade?").fill("Lisa Berg")
    host.press("Deltar", within=answered)
    expect(host.page.get_by_role("heading", name=f"{first} svarade. Kommer de?")).to_have_count(0)
    for result in ("Ej svar", "Upptaget"):
        rung = card.locator("b").first.inner_text()
        host.press(result, within=host.card("Ring nästa"))
        expect(host.card("Ring nästa").locator("b").first).not_to_have_text(rung)
        host.look()


def answer_by_link(house: House, visit: Visit, wide: dict[str, int]) -> None:
    """Somebody without an account. A mail filter has opened the link first."""
    link = link_in(house.letters("rcb@brandkar.example")[0])
    visit(house).open(link, sees="Larm till Nerikes Brandkår")
    guest = visit(house, wide=wide)
    guest.open(link, sees="Larm till Nerikes Brandkår")
    if wide == PHONE:
        guest.photograph("lank-telefon")
    guest.fill(who="Ali Rask")
    guest.press("Kvittera och delta", sees="Nerikes Brandkår har kvitterat och deltar.")
    guest.open(link, sees="Länken går inte att använda")


def answer_by_sms(house: House) -> None:
    assert "LARM från Örebro kommun" in house.texts("+46701740620")[0]
    house.reply("+46701740620", "Ja tack")


def expect_live(host: Visitor, actor: str, words: str) -> None:
    """The row of an actor on the open board, changed by the live stream alone."""
    row = host.page.locator("tr", has=host.page.get_by_role("rowheader", name=actor))
    expect(row).to_contain_text("kvitterad")
    expect(row).to_contain_text(words)


def go_round(host: Visitor, member: Visitor) -> None:
    """In the order that everybody sees; whoever has more to say raises a hand."""
    host.press("Starta laget runt", sees="Börja om laget runt")
    speaking = host.page.locator(".floor .speaking")
    order = [
        one.removesuffix(" (telefon)") for one in host.page.locator("ol.floor li > span:first-child").all_inner_texts()
    ]
    expect(speaking).to_contain_text(order[0])
    member.press("Vi vill säga något", sees="Ni har begärt ordet.")
    host.sees("vill säga något")
    host.press("Nästa", within=speaking)
    expect(speaking).to_contain_text(order[1])
    host.press("Inget nytt", within=speaking)
    host.sees("inget nytt")
    expect(member.page.locator(".floor .speaking")).not_to_contain_text(order[1])


def write_together(host: Visitor, support: Visitor, meeting: str) -> None:
    """Two write in the same notes; one has no line for a while, and nothing is lost."""
    support.may_fail = (*support.may_fail, "ERR_INTERNET_DISCONNECTED", "ERR_FAILED")
    host.open(meeting)
    support.open(meeting)
    areas = [one.page.locator("textarea[data-draft]") for one in (host, support)]
    for area in areas:
        expect(area).to_be_editable()
    support.page.context.set_offline(True)
    areas[1].press_sequentially("Skrivet utan linje. ")
    support.sees("Sparas på enheten – ingen kontakt")
    areas[0].press_sequentially("Skrivet med linje. ")
    support.page.context.set_offline(False)
    for area in areas:
        expect(area).to_have_value(re.compile(r"(?=.*Skrivet utan linje\.)(?=.*Skrivet med linje\.)"))


def agree_by_link(house: House, guest: Visitor) -> None:
    """An actor without an account answers for itself."""
    letter = house.letters("frg@frivilliga.example", 2)[1]
    guest.open(link_in(letter), sees=chain.AGREED)
    guest.page.get_by_text("Återkommer senast …", exact=True).click()
    guest.press("Skicka svar", sees="Det gick inte igenom än")
    guest.fill(returns_by=chain.field_time(hours=20), who="Bo Lind")
    guest.press("Skicka svar", sees="Tack")


def undertake(host: Visitor, member: Visitor, meeting: str, agreement: str) -> None:
    """Proposed in the meeting; only the actor itself takes it on."""
    host.open(meeting)
    host.follow("Åtagande av en aktör", sees="Föreslå ett åtagande")
    host.select(actor="Region Örebro län")
    host.fill(what="Ordna transport för tio personer.", due_at=chain.field_time(hours=6))
    host.press("Föreslå", sees="Ordna transport för tio personer.")
    member.open("/", sees="Åtar oss")
    member.press("Åtar oss")
    expect(member.page.get_by_role("button", name="Klart", exact=True)).to_be_visible()


def carries_no_secrets(host: Visitor, meeting: str) -> None:
    text = host.page.context.request.get(f"{host.url}{meeting}summary.txt").text()
    pdf = pypdf.PdfReader(io.BytesIO(host.page.context.request.get(f"{host.url}{meeting}summary.pdf").body()))
    papers = {"page": host.words, "text": text, "PDF": " ".join(page.extract_text() for page in pdf.pages)}
    for name, paper in papers.items():
        words = " ".join(paper.split())
        assert chain.AGREED[:40] in words, name
        assert "Ordna transport för tio personer." in words, name
        assert "FRG Örebro återkommer om Ö-1" in words, name
        assert not [one for one in SECRETS if re.search(one, words)], name


def carries_what_is_left(host: Visitor, isf: str) -> None:
    host.open(f"{isf}meetings/2/", sees="Inför mötet")
    assert "tas upp igen av sig" in host.words
