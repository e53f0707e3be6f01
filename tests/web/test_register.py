"""The register on screen: actors found and added at night, kept by the right people, and words explained where they stand."""

from __future__ import annotations

import pytest

from samlad.domain import contact, isf, register
from samlad.domain.common import REGISTER, SYSTEM, ActorId, Text
from samlad.domain.register import Actor, ActorAdded, Kind
from tests.people.cast import MUNICIPALITY, NEIGHBOUR, PASSWORD, words_of

HALL = "Bygdegården i Garphyttan"
NIGHT = {"name": HALL, "phone": "070-174 06 05", "key": "k1"}


@pytest.fixture
def kim(desk, people):
    """The installation's keeper, who acts for nobody."""
    from samlad.people import accounts

    return accounts.create_person("kim@drift.example", "Kim Drift", PASSWORD, keeper=True)


def whole(desk):
    return desk.whole(REGISTER)


def named(desk, name: str) -> Actor:
    return next(one for one in whole(desk).register.actors.values() if str(one.name) == name)


# ---- first run


def test_first_run_takes_the_base_data_up(desk, people, database) -> None:
    from samlad.people import firstrun
    from tests.people.cast import Browser

    code = firstrun.first_run_code(database.directory)
    kim = {"name": "Kim Drift", "email": "kim@drift.example", "way": "password", "password": PASSWORD, "code": code}
    assert Browser().post("/first-run/", kim).status_code == 302
    assert "kommun-1880" in whole(desk).register.actors
    assert "dricksvatten" in whole(desk).template.templates


# ---- finding


def test_an_actor_is_found_by_the_beginnings_of_its_name_and_by_kind(desk, bo, signed_in) -> None:
    page = signed_in(bo)
    assert "Kumla kommun" in page.words("/actors/?q=kum")
    assert "Örebro kommun" not in page.words("/actors/?q=kum")
    assert "Ingen aktör heter så" in page.words("/actors/?kind=police")


def test_ones_own_actor_stands_first(desk, bo, signed_in) -> None:
    words = signed_in(bo).words("/actors/")
    assert words.index("Region Örebro län") < words.index("Kumla kommun")


def test_a_long_list_is_leafed_through_and_keeps_the_search(desk, bo, signed_in) -> None:
    more = [ActorAdded(actor=Actor(id=ActorId(f"n{n}"), name=Text(f"Nätverk {n:03}"))) for n in range(50)]
    desk.record(SYSTEM, REGISTER, lambda world, at: list(more))
    page = signed_in(bo)
    assert "Sida 1 av 2" in page.words("/actors/?q=nät")
    assert 'href="?q=n%C3%A4t&amp;kind=&amp;page=2"' in page.get("/actors/?q=nät").content.decode()
    assert "Nätverk 049" in page.words("/actors/?q=nät&page=2")
    assert "Nätverk 049" in page.words("/actors/?q=nät&page=999")


def test_sectors_and_civil_areas_stand_with_their_source_and_their_doubt(desk, bo, signed_in) -> None:
    from samlad.desk import base_data

    assert "Grunddata" not in signed_in(bo).words("/preparedness/")
    base_data.load(desk)
    words = signed_in(bo).words("/preparedness/")
    assert "Hälsa, vård och omsorg" in words and "Socialstyrelsen" in words
    assert "SFS 2022:524" in words and "obekräftad" in words
    assert "Mellersta civilområdet" in words and "Örebro län" in words


# ---- adding


@pytest.mark.check(3)
def test_an_actor_is_added_with_only_a_name_and_a_number_and_takes_part(desk, anna, signed_in) -> None:
    from samlad.desk import base_data

    base_data.load(desk)
    page = signed_in(anna)
    answer = page.post("/actors/new/", NIGHT)
    added = named(desk, HALL)
    assert (answer.status_code, answer["Location"]) == (302, f"/actors/{added.id}/")
    assert "070-174 06 05" in page.words(answer["Location"])
    prepared = {"template": "blank", "what": "Översvämning", "actor": [added.id], "then": "prepare", "key": "k2"}
    place = page.post("/isfs/new/", prepared)["Location"]
    opened = desk.whole(f"isf:{place.strip('/').rpartition('/')[2]}").isf
    assert [one.actor for one in opened.present if one.actor != MUNICIPALITY] == [added.id]
    assert opened.status is isf.Status.PREPARED


def test_the_number_stays_with_whoever_added_it(desk, anna, cilla, signed_in) -> None:
    signed_in(anna).post("/actors/new/", NIGHT)
    page = signed_in(cilla).words(f"/actors/{named(desk, HALL).id}/")
    assert HALL in page and "070-174" not in page and "Ingen kontaktpunkt" in page


def test_the_same_form_sent_twice_adds_one_actor(desk, anna, signed_in) -> None:
    page = signed_in(anna)
    first, again = page.post("/actors/new/", NIGHT), page.post("/actors/new/", NIGHT)
    assert first["Location"] == again["Location"]
    assert len(contact.points_for(whole(desk).contact, named(desk, HALL).id)) == 1


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"name": "", "phone": "070-174 06 05"}, "Skriv vad aktören heter"),
        ({"name": "kumla kommun"}, "finns redan i registret"),
        ({"name": HALL, "phone": "ring växeln"}, "ser inte ut som ett telefonnummer"),
        ({"name": "Ny kommun", "kind": "municipality"}, "Det här kan du inte göra"),
    ],
)
def test_what_cannot_be_added_is_said_and_what_was_typed_stays(desk, anna, signed_in, typed, sentence) -> None:
    before = whole(desk).number
    answer = signed_in(anna).post("/actors/new/", {**typed, "key": "k"})
    assert answer.status_code == 422 and sentence in words_of(answer)
    assert all(f'value="{one}"' in answer.content.decode() for one in typed.values() if one != "municipality")
    assert whole(desk).number == before


def test_a_part_of_an_organisation_is_added_by_its_own_keeper(desk, anna, signed_in) -> None:
    water = {"name": "Örebro kommun, teknik och VA", "part_of": MUNICIPALITY, "kind": "other", "key": "k"}
    assert signed_in(anna).post("/actors/new/", water).status_code == 302
    parts = {named(desk, water["name"]).id, MUNICIPALITY}
    assert register.one_organisation(whole(desk).register, parts) == MUNICIPALITY


# ---- kept by the right people


def test_the_installations_keeper_adds_changes_and_ends_public_actors(desk, kim, signed_in) -> None:
    page = signed_in(kim)
    page.post("/actors/new/", {"name": "Nya kommunen", "kind": "municipality", "key": "a"})
    actor = named(desk, "Nya kommunen")
    assert actor.kind is Kind.MUNICIPALITY
    wanted = {"name": "Nybyggets kommun", "kind": "municipality", "scb": "9999", "county": "18", "part_of": ""}
    assert page.post(f"/actors/{actor.id}/change/", {**wanted, "confirmed": "yes", "key": "b"}).status_code == 302
    assert named(desk, "Nybyggets kommun").scb == "9999"
    assert page.post(f"/actors/{actor.id}/end/", {"note": "Slogs ihop", "key": "c"}).status_code == 302
    assert "har upphört" in page.words(f"/actors/{actor.id}/")
    assert "Nybyggets" not in page.words("/actors/?q=nybygget").replace("nybygget", "")


def test_an_actors_keeper_changes_its_name_and_nothing_only_the_installation_may(desk, anna, signed_in) -> None:
    page = signed_in(anna)
    page.post(f"/actors/{MUNICIPALITY}/change/", {"name": "Örebro", "kind": "agency", "scb": "0000", "key": "k"})
    assert (named(desk, "Örebro").kind, named(desk, "Örebro").scb) == (Kind.OTHER, "")


@pytest.mark.parametrize(
    "page", ["change/", "end/", "contacts/import/", "contacts/disposal/", "contacts/import/headings.csv"]
)
def test_what_is_an_actors_keepers_does_not_exist_for_others(desk, anna, bo, cilla, signed_in, page) -> None:
    for person, actor in ((cilla, MUNICIPALITY), (bo, MUNICIPALITY), (anna, NEIGHBOUR), (cilla, NEIGHBOUR)):
        browser = signed_in(person)
        assert browser.get(f"/actors/{actor}/{page}").status_code == 404
        assert browser.post(f"/actors/{actor}/{page}", {"name": "x", "key": "k"}).status_code in {404, 405}
    assert named(desk, "Örebro kommun") and named(desk, "Kumla kommun")


def test_only_the_installations_keeper_ends_an_actor(desk, anna, signed_in) -> None:
    assert signed_in(anna).post(f"/actors/{MUNICIPALITY}/end/", {"key": "k"}).status_code == 404
    assert not named(desk, "Örebro kommun").valid_to


def test_nobody_reads_the_register_without_signing_in(desk, people) -> None:
    from tests.people.cast import Browser

    for path in ("/actors/", f"/actors/{MUNICIPALITY}/", "/preparedness/", "/words/", "/templates/", "/contacts/1/"):
        assert Browser().get(path)["Location"].startswith("/accounts/login/")


def test_an_actor_nobody_has_heard_of_is_not_there(desk, bo, signed_in) -> None:
    assert signed_in(bo).get("/actors/nobody/").status_code == 404


# ---- words


@pytest.mark.check(46)
def test_a_word_shows_its_meaning_where_it_stands(desk, anna, signed_in) -> None:
    page = signed_in(anna).get(f"/actors/{MUNICIPALITY}/").content.decode()
    assert 'popovertarget="term-contact_point"' in page and 'id="term-contact_point"' in page
    assert "Den funktion hos en aktör som går att nå dygnet runt" in page


@pytest.mark.check(46)
def test_the_words_are_looked_up_in_both_languages(desk, anna, signed_in) -> None:
    from samlad.people import accounts

    page = signed_in(anna)
    assert "ISF-stöd" in page.words("/words/?q=support") and "larm" not in page.words("/words/?q=support")
    assert "Inget ord passar" in page.words("/words/?q=xyzzy")
    accounts.describe(anna.id, name="Anna Ek", language="en")
    assert 'lang="sv">överenskommelse' in page.get("/words/").content.decode()
