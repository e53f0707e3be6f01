"""Drafts on the screen: three kinds told apart, nothing read by others before it is shared, and who will read it said first."""

from __future__ import annotations

import base64

import pytest

from tests.people.cast import MUNICIPALITY, REGION, words_of
from tests.web.conftest import ISF, POWER


@pytest.fixture
def bos(desk, isf, bo):
    """A draft of the region's own, with a text in it."""
    from samlad.desk import drafting

    return drafting.begin(
        _reader(bo, REGION), ISF, kind=drafting.Kind.OWN, owner=REGION, title="Vattenläget", text="Vi kokar vattnet."
    ).id


def _reader(person, actor):
    from samlad.desk.reader import Reader

    return Reader(person=person.id, actors=frozenset({actor}))


def addresses(draft: str) -> list[str]:
    return [f"/drafts/{draft}/{page}" for page in ("", "updates", "title/", "readers/", "sharing/", "deletion/")]


def batch(text: str, key: str = "k") -> dict[str, str]:
    from samlad.drafts.text import update_of

    return {"updates": base64.b64encode(update_of(text)).decode(), "key": key}


@pytest.mark.check(39)
def test_nobody_else_comes_near_a_draft_of_ones_own(bos, signed_in, anna, elsa, cilla, bo) -> None:
    for person in (anna, elsa, cilla):
        browser = signed_in(person)
        for path in addresses(bos):
            assert browser.get(path).status_code == 404, path
            assert browser.post(path, batch("x"), content_type="application/json").status_code == 404, path
        if person is not cilla:
            assert "Vattenläget" not in browser.words(f"/isfs/{ISF}/drafts/")
    assert signed_in(cilla).get(f"/isfs/{ISF}/drafts/").status_code == 404
    assert "Vi kokar vattnet." in signed_in(bo).words(f"/drafts/{bos}/")


def test_nobody_signed_in_is_led_to_sign_in(bos, desk) -> None:
    from tests.people.cast import Browser

    for path in addresses(bos):
        assert Browser().get(path)["Location"].startswith("/accounts/login/"), path


def test_the_three_kinds_are_told_apart(bos, signed_in, anna, bo) -> None:
    from samlad.desk import drafting

    assert "Eget utkast" in (page := signed_in(bo).words(f"/drafts/{bos}/"))
    assert "Bara Region Örebro län kan öppna det. Värden lagrar det men kan inte läsa det." in page
    host = _reader(anna, MUNICIPALITY)
    material = drafting.begin(host, ISF, kind=drafting.Kind.SUPPORT, owner=MUNICIPALITY, title="Underlag").id
    assert "ISF-stödets arbetsmaterial" in signed_in(anna).words(f"/drafts/{material}/")
    shared = drafting.begin(
        host, ISF, kind=drafting.Kind.SHARED, owner=MUNICIPALITY, title="Gemensamt", readers=[POWER]
    ).id
    page = signed_in(anna).words(f"/drafts/{shared}/")
    assert "Kan öppnas av: Örebro kommun, Elnätet AB · Kan begäras ut hos: Örebro kommun" in page


def test_a_draft_begins_on_the_screen_and_is_written_in_batches(isf, signed_in, bo) -> None:
    browser = signed_in(bo)
    begun = browser.post(f"/isfs/{ISF}/drafts/", {"kind": f"own:{REGION}", "title": "Nytt", "key": "1"})
    path = begun["Location"]
    for _ in range(2):
        answer = browser.post(f"{path}updates", batch("Hej"), content_type="application/json")
        assert answer.json() == {"n": 1}
    assert "Hej" in browser.words(path)


def test_a_batch_that_cannot_be_taken_gets_a_sentence(bos, signed_in, bo) -> None:
    browser = signed_in(bo)
    for body in ({}, {"updates": "???", "key": "k"}, {"updates": base64.b64encode(b"nope").decode(), "key": "k"}):
        answer = browser.post(f"/drafts/{bos}/updates", body, content_type="application/json")
        assert (answer.status_code, answer.json()["sentence"][:24]) == (422, "Ändringen gick inte att ")


# ---- sharing


def share(browser, draft: str, **more):
    return browser.post(f"/drafts/{draft}/sharing/", {"upto": "1", "key": "share-1", **more})


@pytest.mark.check(43)
def test_who_can_read_it_and_where_it_becomes_a_record_stands_above_the_button(bos, signed_in, bo) -> None:
    page = signed_in(bo).words(f"/drafts/{bos}/sharing/")
    assert "Kan läsas av: Örebro kommun, Region Örebro län, Elnätet AB" in page
    assert "Blir allmän handling hos: Örebro kommun, Region Örebro län Dela med 2 aktörer" in page


@pytest.mark.check(43)
def test_fewer_readers_never_take_the_record_owner_off_the_line(bos, signed_in, bo) -> None:
    page = signed_in(bo).words(f"/drafts/{bos}/sharing/?readers=some&actor={POWER}")
    assert "Kan läsas av: Region Örebro län, Elnätet AB" in page
    assert "Blir allmän handling hos: Örebro kommun, Region Örebro län Dela med 1 aktör" in page


@pytest.mark.check(43)
def test_those_named_above_the_button_are_those_who_read_it(bos, desk, signed_in, anna, bo, elsa) -> None:
    assert share(signed_in(bo), bos, readers="some", actor=[POWER]).status_code == 302
    read = {
        actor: bool(desk.isf_for(_reader(person, actor), ISF).note.notes)
        for person, actor in ((anna, MUNICIPALITY), (bo, REGION), (elsa, POWER))
    }
    assert read == {MUNICIPALITY: False, REGION: True, POWER: True}


def test_nobody_chosen_is_refused_with_a_sentence(bos, signed_in, bo) -> None:
    refused = share(signed_in(bo), bos, readers="some", actor=[REGION])
    assert refused.status_code == 422
    assert "Välj minst en annan aktör" in words_of(refused)


def test_what_is_shared_stands_in_the_log_once(bos, desk, signed_in, bo, anna) -> None:
    browser = signed_in(bo)
    first, again = share(browser, bos), share(browser, bos)
    assert first["Location"] == again["Location"] == f"/isfs/{ISF}/log/#entry-5"
    [note] = desk.isf_for(_reader(anna, MUNICIPALITY), ISF).note.notes.values()
    assert str(note.current.text) == "Vi kokar vattnet."


@pytest.mark.check(42)
def test_a_personal_number_is_warned_of_and_shared_only_when_ticked(desk, isf, signed_in, bo) -> None:
    from samlad.desk import drafting

    draft = drafting.begin(
        _reader(bo, REGION), ISF, kind=drafting.Kind.OWN, owner=REGION, title="Fall", text="811218-9876 saknas"
    ).id
    browser = signed_in(bo)
    assert "liknar ett personnummer: 811218-9876" in browser.words(f"/drafts/{draft}/sharing/")
    refused = share(browser, draft)
    assert refused.status_code == 422
    assert "kryssa i att det ska delas ändå" in words_of(refused)
    assert share(browser, draft, meant="yes").status_code == 302


def test_a_text_that_moved_on_is_read_again_before_it_is_shared(bos, signed_in, bo) -> None:
    browser = signed_in(bo)
    browser.post(f"/drafts/{bos}/updates", batch("Mer text."), content_type="application/json")
    refused = share(browser, bos)
    assert refused.status_code == 422
    assert "Texten har ändrats sedan du läste den" in words_of(refused)
    assert share(browser, bos, upto="2").status_code == 302
