"""Contact points on screen: who sees which, who changes them, lists read in row by row, and numbers that are asked about."""

from __future__ import annotations

import io
from datetime import timedelta

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from samlad.domain import contact
from samlad.domain.common import REGISTER
from samlad.domain.contact import ChannelKind
from tests.people.cast import MUNICIPALITY, NEIGHBOUR, REGION, words_of

TIB = {
    "function": "TiB",
    "channels": "Telefon 019-21 00 00 | växeln\n070-174 06 05\ntib@orebro.example\nRakel: TiB T",
    "always": "yes",
    "for_actors": "Örebro kommun",
    "shared": "no",
}
NEW = f"/actors/{MUNICIPALITY}/contacts/new/"
IMPORT = f"/actors/{MUNICIPALITY}/contacts/import/"
LIST = (
    "Aktör\tFunktion\tTelefon\tErsättare\n"
    "Örebro kommun\tTiB\t019-21 00 00\t070-111 22 33\n"
    "Region Örebro\tTiB\t019-602 10 00\t\n"
    "\n"
    "Kumla kommun\tTiB\tfråga växeln\t\n"
    "Kumla kommun\tVA-jour\t019-58 80 00\t\n"
)


@pytest.fixture
def keeper(desk, anna, signed_in):
    return signed_in(anna)


@pytest.fixture
def tib(desk, keeper) -> int:
    assert keeper.post(NEW, {**TIB, "key": "tib"}).status_code == 302
    return 1


def points(desk) -> dict[int, contact.Point]:
    return desk.whole(REGISTER).contact.points


# ---- adding, changing, removing


def test_ways_are_written_as_lines_and_kept_in_their_order(desk, tib) -> None:
    content = points(desk)[tib].content
    kinds = [ChannelKind.PHONE, ChannelKind.PHONE, ChannelKind.EMAIL, ChannelKind.RADIO]
    assert [one.kind for one in content.channels] == kinds
    first = content.channels[0]
    assert (str(first.address), str(first.note), content.always) == ("019-21 00 00", "växeln", True)


def test_a_contact_point_can_be_rung_from_the_page(keeper, tib) -> None:
    page = keeper.get(f"/actors/{MUNICIPALITY}/").content.decode()
    assert 'href="tel:019210000"' in page and "dygnet runt" in page


def test_what_is_opened_and_saved_unchanged_changes_nothing(desk, keeper, tib) -> None:
    before = points(desk)[tib]
    page = keeper.get(f"/contacts/{tib}/").content.decode()
    assert "Telefon 019-21 00 00 | växeln\nTelefon 070-174 06 05\nE-post tib@orebro.example\nRakel TiB T" in page
    keeper.post(f"/contacts/{tib}/", {**TIB, "key": "same"})
    assert points(desk)[tib] == before


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"channels": "Telefon 019-21 00 00\nfråga Lisa"}, "Rad 2: ”fråga Lisa” är varken telefonnummer"),
        ({"channels": "Telefon växeln"}, "”växeln” ser inte ut som ett telefonnummer"),
        ({"channels": "a | b | c"}, "raden har 3 delar"),
        ({"channels": ""}, "Ange minst ett sätt"),
        ({"function": " "}, "Skriv vilken funktion"),
        (
            {"for_actors": "Örebro kommun\nKumla komun"},
            "rad 2: ”Kumla komun” finns inte i registret. Menade du",
        ),
        ({"deputy": "17"}, "Ersättaren finns inte"),
    ],
)
def test_what_cannot_stand_is_said_and_what_was_typed_stays(desk, keeper, typed, sentence) -> None:
    answer = keeper.post(NEW, {**TIB, **typed, "key": "k"})
    assert answer.status_code == 422 and sentence in words_of(answer)
    assert {**TIB, **typed}["channels"] in answer.content.decode()
    assert not points(desk)


def test_a_deputy_and_several_actors_stand_on_the_page(keeper, tib) -> None:
    shared = {
        **TIB,
        "function": "Driftcentral",
        "for_actors": "Örebro kommun\nKumla kommun",
        "deputy": "1",
        "always": "",
    }
    keeper.post(NEW, {**shared, "hours": "vardagar 8–17", "key": "two"})
    words = keeper.words(f"/actors/{NEIGHBOUR}/")
    assert "Driftcentral" in words and "vardagar 8–17" in words and "Sköts av Örebro kommun" in words
    assert "Ersättare" in words and "TiB" in words


def test_a_removed_point_is_not_shown(desk, keeper, tib) -> None:
    assert keeper.post(f"/contacts/{tib}/end/", {"key": "gone"}).status_code == 302
    assert "TiB" not in keeper.words(f"/actors/{MUNICIPALITY}/")
    assert keeper.get(f"/contacts/{tib}/").status_code == 404


# ---- who sees and who keeps


def test_an_outsider_learns_nothing_of_a_point_that_is_not_shared_with_it(desk, tib, cilla, signed_in) -> None:
    outsider = signed_in(cilla)
    page = outsider.words(f"/actors/{MUNICIPALITY}/")
    assert "TiB" not in page and "019-21" not in page
    for path in ("", "confirmation/", "end/"):
        for number in (tib, 99):
            posted = outsider.post(f"/contacts/{number}/{path}", {**TIB, "key": "k"})
            assert (posted.status_code, outsider.get(f"/contacts/{number}/").status_code) == (404, 404)


def test_a_shared_point_is_read_by_all_and_changed_by_its_keeper_only(desk, keeper, bo, signed_in) -> None:
    keeper.post(NEW, {**TIB, "shared": "yes", "key": "k"})
    other = signed_in(bo)
    assert "019-21 00 00" in other.words(f"/actors/{MUNICIPALITY}/")
    assert other.get("/contacts/1/").status_code == 404
    assert other.post("/contacts/1/", {**TIB, "channels": "Telefon 08-1", "key": "x"}).status_code == 404
    assert other.post("/contacts/1/end/", {"key": "y"}).status_code == 404
    assert other.post("/contacts/1/confirmation/", {"key": "z"}).status_code == 404


def test_a_member_keeps_what_it_knows_of_others_in_its_own_address_book(desk, bo, cilla, signed_in) -> None:
    member = signed_in(bo)
    page = member.words(f"/actors/{NEIGHBOUR}/contacts/new/")
    assert "Kan läsas av: Region Örebro län, Kumla kommun" in page and "Alla aktörer i Samlad" not in page
    kept = {**TIB, "function": "VA-jour", "for_actors": "Kumla kommun"}
    assert member.post(f"/actors/{NEIGHBOUR}/contacts/new/", {**kept, "key": "k"}).status_code == 302
    assert points(desk)[1].content.kept_by == REGION
    assert member.post(f"/actors/{NEIGHBOUR}/contacts/new/", {**kept, "shared": "yes", "key": "k2"}).status_code == 422


def test_what_is_said_of_readers_stands_by_the_choice(keeper) -> None:
    assert "Kan läsas av: Örebro kommun. Blir allmän handling hos: Örebro kommun." in keeper.words(NEW)


# ---- stämmer numret?


@pytest.fixture
def old(clock, keeper, tib) -> int:
    """A contact point about which it is soon time to ask, and somebody who is still signed in then."""
    from django.contrib.sessions.models import Session

    Session.objects.update(expire_date=clock.goes(days=180) + timedelta(days=400))
    return tib


def test_a_number_is_asked_about_and_confirmed_in_one_tap(desk, clock, keeper, old) -> None:
    from samlad.desk.loops import lapse_due

    assert "Stämmer numret?" not in keeper.words("/")
    lapse_due(desk, clock.goes(days=4))
    turn = keeper.words("/")
    assert "Stämmer numret?" in turn and "019-21 00 00" in turn and "Aktörsregistret" in turn
    answer = keeper.post(f"/contacts/{old}/confirmation/", {"from": "turn", "key": "yes"})
    assert answer["Location"] == "/"
    assert "Stämmer numret?" not in keeper.words("/")
    assert points(desk)[old].right_at == clock.now


def test_the_question_is_mailed_once_each_time_it_is_asked(desk, clock, keeper, old) -> None:
    from samlad.desk import turn
    from samlad.desk.loops import lapse_due

    lapse_due(desk, clock.goes(days=4))
    assert [turn.nudge(desk, clock.now) for _ in range(2)] == [1, 0]
    assert keeper.post(f"/contacts/{old}/confirmation/", {"key": "yes"}).status_code == 302
    assert turn.nudge(desk, clock.goes(minutes=1)) == 0
    lapse_due(desk, clock.goes(days=184))
    assert turn.nudge(desk, clock.now) == 1


# ---- gallring


def test_the_keeper_enters_the_rule_that_has_been_decided(desk, keeper) -> None:
    path = f"/actors/{MUNICIPALITY}/contacts/disposal/"
    assert "Ingen regel gäller" in keeper.words(path)
    rule = {"after_removed": "90", "after_unconfirmed": "730", "decision": "KS 2026/17"}
    assert keeper.post(path, {**rule, "key": "k"}).status_code == 302
    assert desk.whole(REGISTER).contact.rules[MUNICIPALITY].after_removed_days == 90
    for wrong, sentence in (
        ({"after_unconfirmed": "30"}, "minst 184 dagar"),
        ({"decision": ""}, "vilket gallringsbeslut"),
        ({"after_removed": "nittio"}, "är inget heltal"),
    ):
        answer = keeper.post(path, {**rule, **wrong, "key": "w"})
        assert answer.status_code == 422 and sentence in words_of(answer)


# ---- lists


def test_a_list_is_looked_at_row_by_row_before_anything_is_saved(desk, keeper) -> None:
    answer = keeper.post(IMPORT, {"rows": LIST, "shared": "no", "step": "preview", "key": "k"})
    words = words_of(answer)
    assert answer.status_code == 200 and not points(desk)
    assert "2 nya" in words and "2 rader att rätta" in words and "Läs in 2 rader" in words
    assert "Rad 3 ”Region Örebro” finns inte i registret. Menade du ”Region Örebro län”?" in words
    assert "Rad 5 ”fråga växeln” ser inte ut som ett telefonnummer" in words
    assert "Ersättare: Telefon 070-111 22 33" in words


def test_the_good_rows_are_read_in_and_the_others_stay_to_be_mended(desk, keeper) -> None:
    answer = keeper.post(IMPORT, {"rows": LIST, "shared": "no", "step": "record", "key": "k"})
    words, page = words_of(answer), answer.content.decode()
    assert "2 rader är inlästa" in words
    assert {str(one.content.function) for one in points(desk).values()} == {"TiB", "Ersättare för TiB", "VA-jour"}
    assert (
        "Aktör\tFunktion\tTelefon\tErsättare\nRegion Örebro\tTiB\t019-602 10 00\t\nKumla kommun\tTiB\tfråga växeln"
        in page
    )
    mended = "Aktör\tFunktion\tTelefon\nRegion Örebro län\tTiB\t019-602 10 00\nKumla kommun\tTiB\t019-58 80 01"
    assert keeper.post(IMPORT, {"rows": mended, "step": "record", "key": "k2"}).status_code == 302
    assert len(points(desk)) == 5


def test_reading_in_twice_adds_nothing(desk, keeper) -> None:
    for key in ("k", "k", "k2"):
        keeper.post(IMPORT, {"rows": LIST, "shared": "no", "step": "record", "key": key})
        assert len(points(desk)) == 3


def test_the_preview_says_what_was_there_before_and_who_no_longer_reads_it(desk, keeper) -> None:
    keeper.post(NEW, {**TIB, "shared": "yes", "key": "tib"})
    words = words_of(keeper.post(IMPORT, {"rows": LIST, "shared": "no", "step": "preview", "key": "k"}))
    assert "Förut: Telefon 019-21 00 00 · Telefon 070-174 06 05" in words and "delas inte längre" in words


def test_a_workbook_is_read_and_its_rows_stand_in_the_box(desk, keeper) -> None:
    book = openpyxl.Workbook()
    for row in (
        ["Aktör", "Funktion", "Telefon"],
        ["Kumla kommun", "TiB", "019-58 80 00"],
        ["", "", ""],
        ["Kumla", "x", 1],
    ):
        book.active.append(row)
    held = io.BytesIO()
    book.save(held)
    file = SimpleUploadedFile("kontakter.xlsx", held.getvalue())
    answer = keeper.post(IMPORT, {"file": file, "rows": "", "step": "preview", "key": "k"})
    assert "Läs in 1 rad" in words_of(answer) and "Rad 4" in words_of(answer)
    assert "Kumla kommun\tTiB\t019-58 80 00" in answer.content.decode()


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ("", "Det finns inga rader att läsa"),
        ("Aktör\tFunktion", "Det finns inga rader att läsa"),
        ("Namn\tNummer\nKumla kommun\t019", "Det saknas: Aktör, Funktion"),
        ('Aktör\tFunktion\nKumla kommun\t"TiB', "citattecken"),
        ("Aktör\tFunktion\n" + "Kumla kommun\tTiB\n" * 5_001, "fler än 5000 rader"),
        ("x" * 10_000_001, "större än 10 MB"),
    ],
    ids=["nothing", "headings only", "no headings", "loose quote", "too many rows", "10 MB"],
)
def test_what_cannot_be_read_is_said_and_nothing_is_lost(desk, keeper, rows, sentence) -> None:
    answer = keeper.post(IMPORT, {"rows": rows, "step": "record", "key": "k"})
    assert answer.status_code == 422 and sentence in words_of(answer)[:2_000]
    assert rows[:1_000].replace('"', "&#34;") in answer.content.decode()
    assert not points(desk)


def test_a_file_too_large_gets_a_sentence(keeper) -> None:
    file = SimpleUploadedFile("bilder.xlsx", b"PK\x03\x04" + b"x" * 10_000_000)
    answer = keeper.post(IMPORT, {"file": file, "rows": "", "step": "preview", "key": "k"})
    assert answer.status_code == 422 and "större än 10 MB" in words_of(answer)


def test_the_empty_list_can_be_filled_in_and_read(desk, keeper) -> None:
    headings = keeper.get(f"{IMPORT}headings.csv").content.decode("utf-8-sig").strip()
    filled = headings + "\r\nKumla kommun;TiB;019-58 80 00;;;;;;"
    keeper.post(IMPORT, {"rows": filled, "step": "record", "key": "k"})
    assert str(points(desk)[1].content.channels[0].address) == "019-58 80 00"
