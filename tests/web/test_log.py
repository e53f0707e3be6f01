"""The joint log on the screen: in order, in plain words, with authors and times; and the search across logs."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from samlad.domain import hosting, note
from samlad.domain.common import Capacity, Road, Text, Via, isf_log
from samlad.domain.isf import IsfOpened, Level, Mode, Taking
from tests.people.cast import MUNICIPALITY, NEIGHBOUR, REGION
from tests.web.conftest import ISF, LOG, POWER, by

PATH = f"/isfs/{ISF}/log/"


@pytest.fixture
def shares(desk, isf):
    """Shares a note in the log: ``shares(author, "text", readers={POWER}, happened_at=…)``."""

    def share(author, text: str, *, happened_at=None, log=LOG, isf=ISF, **more):
        return desk.record(
            author,
            log,
            lambda world, at: note.share(world.isf(isf).note, world.isf(isf).isf, author, at, text=Text(text), **more),
            happened_at=happened_at,
        )

    return share


def sentences(browser, path: str = PATH) -> list[str]:
    body = browser.get(path).content.decode()
    lines = re.findall(r'<li id="entry-\d+">.*?</li>', body, re.DOTALL)
    return [" ".join(re.sub(r"<[^>]+>", " ", line).split()) for line in lines]


# ---- the timeline


def test_the_log_is_told_with_the_newest_first(shares, signed_in, bo, anna) -> None:
    shares(by(bo, REGION), "Vi kokar vattnet.")
    lines = sentences(signed_in(anna))
    assert re.fullmatch(
        r"Läget kl \d\d:\d\d Region Örebro län delade notering 1\. ”Vi kokar vattnet\.” Region Örebro län · Bo Ask",
        lines[0],
    )
    assert "Örebro kommun startade ISF:en Lokal ISF Örebro och är värd." in lines[-1]
    assert "Örebro kommun · Anna Ek · värd" in lines[-1]


def test_the_outsider_sees_neither_log_nor_search(shares, signed_in, bo, cilla) -> None:
    shares(by(bo, REGION), "Vi kokar vattnet.")
    browser = signed_in(cilla)
    assert browser.get(PATH).status_code == 404
    for query in ("q=vattnet", f"q=vattnet&isf={ISF}", "q=örebro"):
        assert "Inget hittades" in browser.words(f"/search/?{query}")


def test_what_was_told_by_another_and_what_came_late_says_so(shares, desk, signed_in, anna) -> None:
    spoken = desk.clock() - timedelta(hours=2)
    told = Via(road=Road.TOLD, source=Text("driftchefen"), how="telefon", at=spoken)
    author = by(anna, MUNICIPALITY, Capacity.HOST)
    shares(
        type(author)(person=author.person, actor=author.actor, capacity=author.capacity, via=told), "Strömlöst i söder"
    )
    shares(author, "Skrivet efteråt", happened_at=spoken)
    late, by_phone = sentences(signed_in(anna))[:2]
    assert "inskrivet i efterhand · hände" in late
    assert "enligt uppgift från driftchefen per telefon kl " in by_phone
    assert "inskrivet i efterhand" not in by_phone


@pytest.mark.check(40)
def test_a_corrected_note_keeps_its_earlier_text_author_and_time(shares, desk, signed_in, bo) -> None:
    author = by(bo, REGION)
    shares(author, "Klockan 14.", draft="u1")
    shares(author, "Klockan 15.", draft="u1")
    corrected, first = sentences(signed_in(bo))[:2]
    assert "rättade notering 1, nu version 2. ”Klockan 15.”" in corrected
    assert "delade notering 1. ”Klockan 14.”" in first


def test_an_entry_for_some_is_in_nobody_elses_log_or_search(shares, signed_in, bo, anna, elsa) -> None:
    shares(by(bo, REGION), "Ventil tre är öppen", readers=frozenset({POWER}))
    assert any("Ventil tre" in line for line in sentences(signed_in(elsa)))
    assert "färre läsare" in sentences(signed_in(bo))[0]
    assert "Ventil tre" in signed_in(elsa).words("/search/?q=ventilen")
    assert not any("Ventil" in line for line in sentences(signed_in(anna)))
    assert "Inget hittades" in signed_in(anna).words("/search/?q=ventilen")


def test_filters_show_only_what_was_asked_for(shares, signed_in, bo, anna) -> None:
    shares(by(bo, REGION), "Från regionen")
    shares(by(anna, MUNICIPALITY), "Från kommunen")
    browser = signed_in(anna)
    assert len(sentences(browser, f"{PATH}?subject=note")) == 2
    assert all("Region Örebro län" in line for line in sentences(browser, f"{PATH}?actor={REGION}"))
    assert sentences(browser, f"{PATH}?day=2001-01-01") == []
    assert "Ingen notering passar det du valt" in browser.words(f"{PATH}?day=2001-01-01")
    for nonsense in ("day=igår", "upto=x", "subject=hemligt", "actor=' OR 1"):
        assert browser.get(f"{PATH}?{nonsense}").status_code == 200


def test_older_entries_come_page_by_page_and_none_twice(shares, signed_in, bo) -> None:
    for n in range(120):
        shares(by(bo, REGION), f"Rad {n}")
    browser, path, seen = signed_in(bo), PATH, []
    while path:
        seen += sentences(browser, path)
        older = re.search(r'href="(\?[^"]*upto=\d+)">Visa äldre', browser.get(path).content.decode())
        path = PATH + older[1].replace("&amp;", "&") if older else ""
    notes = [line for line in seen if "notering" in line]
    assert len(seen) == 124
    assert [re.search(r"Rad (\d+)", line)[1] for line in notes] == [str(n) for n in reversed(range(120))]


def test_the_log_as_it_stood(shares, desk, clock, signed_in, bo) -> None:
    before = desk.clock()
    clock.goes(hours=1)
    shares(by(bo, REGION), "Senare")
    earlier = before.strftime("%Y-%m-%dT%H:%M:%S.%f%z").replace("+", "%2B")
    assert not any("Senare" in line for line in sentences(signed_in(bo), f"{PATH}?at={earlier}"))
    assert sentences(signed_in(bo), f"{PATH}?at={earlier}")


def test_reading_is_shown_per_actor_to_those_who_lead(shares, clock, signed_in, anna, bo) -> None:
    shares(by(anna, MUNICIPALITY), "Läs det här")
    assert "Läst till" not in signed_in(bo).words(PATH)
    page = signed_in(anna).words(PATH)
    assert re.search(r"Läst till [\d:]+ av Region Örebro län", page)
    assert "Bo Ask" not in page.partition("Läst till")[2]


def test_reading_is_noted_at_most_once_a_minute(shares, desk, clock, signed_in, bo) -> None:
    from samlad.desk import doorway

    browser = signed_in(bo)
    browser.get(PATH)
    first = doorway.reading_position(bo.id, LOG).position
    shares(by(bo, REGION), "Ett")
    browser.get(PATH)
    assert doorway.reading_position(bo.id, LOG).position == first
    clock.goes(seconds=61)
    browser.get(PATH)
    assert doorway.reading_position(bo.id, LOG).position == first + 1


# ---- search


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("Vattnet ska kokas", "vatten"),
        ("Vatten delas ut", "vattnet"),
        ("Evakueringen börjar", "evakuering"),
        ("Evakuering av sjukhuset", "evakueringarna sjukhus"),
        ("Skolorna håller stängt", "skola"),
        ("Ring numret nedan", "nummer"),
        ("Vattenverket står stilla", "vatten"),
        ("Strömmen är borta", "ström"),
        ("EL saknas i söder", "el"),
    ],
)
def test_inflected_words_are_found(shares, signed_in, bo, written: str, asked: str) -> None:
    shares(by(bo, REGION), written)
    shares(by(bo, REGION), "Något helt annat")
    page = signed_in(bo).words(f"/search/?q={asked}")
    assert written in page
    assert "Något helt annat" not in page


def test_all_words_must_be_there_and_short_ones_whole(shares, signed_in, bo) -> None:
    shares(by(bo, REGION), "Elever hemma, 12 saknas")
    browser = signed_in(bo)
    assert "Inget hittades" in browser.words("/search/?q=el")
    assert "Inget hittades" in browser.words("/search/?q=elever+vatten")
    assert "Inget hittades" in browser.words("/search/?q=1")
    assert "Elever hemma" in browser.words("/search/?q=12+elev")
    for nonsense in ("q=", "q=%25", "q='--", "q=%00", "q=vatten&before=x&isf=nej"):
        assert browser.get(f"/search/?{nonsense}").status_code == 200


def test_what_is_found_leads_to_its_line(shares, signed_in, bo) -> None:
    number = shares(by(bo, REGION), "Trygghetspunkt öppen").number
    shares(by(bo, REGION), "Efteråt")
    browser = signed_in(bo)
    href = re.search(
        r'href="(/isfs/[^"]+)"', browser.get("/search/?q=trygghetspunkter").content.decode().split("<main")[1]
    )
    path, anchor = href[1].split("#")
    assert anchor == f"entry-{number}"
    assert "Trygghetspunkt öppen" in sentences(browser, path)[0]


def test_search_goes_across_logs_and_marks_exercises(shares, desk, signed_in, cilla, bo) -> None:
    host = by(cilla, NEIGHBOUR, Capacity.HOST)
    opened = IsfOpened(
        isf="kumla", name=Text("ISF Kumla"), what=Text("Dricksvattnet"), host=NEIGHBOUR, record_owner=NEIGHBOUR,
        level=Level.LOCAL, mode=Mode.EXERCISE,
    )  # fmt: skip
    desk.record(
        host,
        isf_log("kumla"),
        lambda world, at: hosting.open_isf(
            world.isf("kumla").isf, host, at, opened=opened, takings=(Taking(actor=REGION),)
        ),
    )
    shares(by(bo, REGION), "Dricksvatten slut")
    both = signed_in(bo).words("/search/?q=dricksvatten")
    assert "ISF Kumla" in both and "ÖVNING" in both and "Dricksvatten slut" in both
    assert "Dricksvatten slut" not in signed_in(cilla).words("/search/?q=dricksvatten")


def test_rebuilding_the_index_changes_no_answer(shares, desk, signed_in, bo) -> None:
    from samlad.index import follow
    from samlad.log import store

    shares(by(bo, REGION), "Dricksvatten slut")
    before = signed_in(bo).words("/search/?q=vatten+slut"), signed_in(bo).words("/search/?q=dricksvattnet")
    follow.rebuild(store.read(), desk.whole)
    after = signed_in(bo).words("/search/?q=vatten+slut"), signed_in(bo).words("/search/?q=dricksvattnet")
    assert before == after
    assert "Dricksvatten slut" in after[1]


def test_drafts_are_never_found(desk, isf, signed_in, bo) -> None:
    from samlad.desk import drafting
    from samlad.desk.reader import Reader

    reader = Reader(person=bo.id, actors=frozenset({REGION}))
    drafting.begin(reader, ISF, kind=drafting.Kind.OWN, owner=REGION, title="Klorering", text="Klorering pågår")
    assert "Inget hittades" in signed_in(bo).words("/search/?q=klorering")


def test_a_destroyed_text_is_no_longer_found(shares, desk, bo) -> None:
    from samlad.index import search

    number = shares(by(bo, REGION), "Personuppgift om klorering").number
    assert [row.number for row in search.find("klorering", [LOG])] == [number]
    search.forget(LOG, (number,))
    assert not list(search.find("klorering", [LOG]))


def test_how_to_join_and_how_somebody_is_reached_is_never_indexed() -> None:
    from samlad.domain.common import KINDS
    from samlad.index.search import NOT_SEARCHED

    telling = {kind for kind in KINDS if any(part in kind for part in ("joining", "contacts_listed"))}
    assert telling == NOT_SEARCHED
