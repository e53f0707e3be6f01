"""Templates on screen: ready ones copied, one's own changed as lines, every version kept, and two who save at once."""

from __future__ import annotations

import html
import re

import pytest

from samlad.domain.common import REGISTER
from samlad.domain.isf import Depth, Role
from tests.people.cast import MUNICIPALITY, words_of

WATER = "/templates/dricksvatten/"
COPY = "/templates/new/?from=dricksvatten"


@pytest.fixture
def templates(desk):
    from samlad.desk import base_data

    base_data.load(desk)
    return lambda: desk.whole(REGISTER).template.templates


@pytest.fixture
def host(templates, anna, signed_in):
    return signed_in(anna)


@pytest.fixture
def own(host, templates) -> str:
    """The municipality's own copy of the one for drinking water."""
    assert host.post("/templates/new/", {**fields(host, COPY), "name": "Vatten Örebro"}).status_code == 302
    return next(one.id for one in templates().values() if one.owner)


def fields(browser, path: str) -> dict[str, str]:
    """A form's fields as the browser would send them back."""
    page = browser.get(path).content.decode()
    form = page[page.index("data-keep=") :]
    found = dict(re.findall(r'<input [^>]*name="(\w+)"[^>]*? value="([^"]*)"', form))
    found |= dict(re.findall(r'<textarea [^>]*name="(\w+)"[^>]*>\n(.*?)</textarea>', form, re.DOTALL))
    for name, choices in re.findall(r'<select [^>]*name="(\w+)"[^>]*>(.*?)</select>', form, re.DOTALL):
        found[name] = re.search(r'value="([^"]*)" selected', choices)[1]
    return {name: html.unescape(value) for name, value in found.items()}


# ---- ready ones


@pytest.mark.check(2)
def test_drinking_water_shows_its_participants_and_agenda_and_can_be_changed(host, templates) -> None:
    words = host.words(WATER)
    for expected in ("kommun, teknik och VA", "VA-jour", "Laget runt", "08:00 ISF-möte", "Kort dagordning"):
        assert expected in words, expected
    offered = host.words("/isfs/new/?template=dricksvatten")
    assert "Bocka ur den som inte ska med" in offered
    typed = fields(host, COPY)
    typed["participants"] += "\nKumla kommun | samma vattenledning | TiB | information, följer"
    typed["agenda"] = "Läget | kort | 5\n" + typed["agenda"]
    host.post("/templates/new/", typed)
    mine = next(one.content for one in templates().values() if one.owner)
    added = mine.participants[-1]
    assert (added.depths, added.observes) == (frozenset({Depth.INFORMATION}), True)
    assert (str(mine.agenda[0].title), mine.agenda[0].minutes) == ("Läget", 5)
    assert len(mine.participants) == len(templates()["dricksvatten"].content.participants) + 1


@pytest.mark.parametrize(
    "name", ["blank", "dricksvatten", "lokal", "nationell", "sektor-vard-omsorg", "storm-elavbrott"]
)
def test_a_ready_template_copied_unchanged_says_the_same(host, templates, name) -> None:
    typed = fields(host, f"/templates/new/?from={name}")
    assert host.post("/templates/new/", {**typed, "key": name}).status_code == 302
    ready = templates()[name].content
    mine = next(one for one in templates().values() if one.owner == MUNICIPALITY)
    assert mine.copied_from == name
    for part in ("agenda", "short_agenda", "rhythm", "roles", "report_questions", "lead_times", "level", "event_type"):
        assert getattr(mine.content, part) == getattr(ready, part), part
    assert [str(one.name) for one in mine.content.participants] == [str(one.name) for one in ready.participants]


def test_a_ready_template_is_not_changed_by_anybody(host, templates) -> None:
    assert host.get(f"{WATER}edit/").status_code == host.post(f"{WATER}retirement/", {"key": "k"}).status_code == 404
    assert host.post(f"{WATER}edit/", {**fields(host, COPY), "based_on": "1"}).status_code == 404


# ---- one's own


def test_an_own_template_stands_first_and_nobody_else_knows_of_it(host, own, cilla, signed_in) -> None:
    words = host.words("/templates/")
    assert words.index("Vatten Örebro") < words.index("Lokal ISF")
    outsider = signed_in(cilla)
    assert "Vatten Örebro" not in outsider.words("/templates/")
    for path in ("", "edit/", "retirement/"):
        assert outsider.get(f"/templates/{own}/{path}").status_code in {404, 405}
        assert outsider.post(f"/templates/{own}/{path}", {"key": "k", "name": "x"}).status_code in {404, 405}
    assert "Vatten Örebro" not in outsider.words(f"/templates/new/?from={own}")


def test_the_standing_dial_in_stays_with_the_host(host, own, bo, signed_in) -> None:
    typed = fields(host, f"/templates/{own}/edit/")
    host.post(f"/templates/{own}/edit/", {**typed, "phone": "08-505 200 00", "code": "4711"})
    assert "4711" in host.words(f"/templates/{own}/") and "Läses bara av er" in host.words(f"/templates/{own}/")
    assert "08-505 200 00" in host.words(f"/isfs/new/?template={own}")
    assert signed_in(bo).get(f"/templates/{own}/").status_code == 404
    assert host.post(f"/templates/{own}/edit/", {**typed, "based_on": "2", "phone": "linjen"}).status_code == 422


def test_every_version_can_be_read_and_taken_up_again(host, own, templates) -> None:
    edit = f"/templates/{own}/edit/"
    host.post(edit, {**fields(host, edit), "rhythm": "07:30 ISF-möte vardagar", "note": "Ett möte om dagen"})
    page = host.words(f"/templates/{own}/")
    assert "07:30 ISF-möte vardagar" in page and "Anna Ek" in page and "Ett möte om dagen" in page
    assert "Nu gäller version 2" in host.words(f"/templates/{own}/?version=1")
    again = fields(host, f"{edit}?version=1")
    assert again["based_on"] == "2" and "08:00 ISF-möte" in again["rhythm"]
    host.post(edit, again)
    assert templates()[own].current.number == 3
    assert templates()[own].content == templates()[own].versions[0].content


def test_two_who_save_at_once_see_each_others_words_and_lose_nothing(host, own, templates) -> None:
    edit = f"/templates/{own}/edit/"
    mine, theirs = fields(host, edit), fields(host, edit)
    host.post(edit, {**theirs, "rhythm": "09:00 ISF-möte", "note": "Senare"})
    answer = host.post(edit, {**mine, "rhythm": "07:00 ISF-möte"})
    page = answer.content.decode()
    assert answer.status_code == 422 and "Version 2 sparades medan du skrev" in words_of(answer)
    assert "07:00 ISF-möte</textarea>" in page and "<pre>09:00 ISF-möte</pre>" in page
    assert page.count("<pre>") == 1 and 'name="based_on" value="2"' in page
    assert host.post(edit, {**mine, "rhythm": "07:00 ISF-möte", "based_on": "2", "key": "on"}).status_code == 302
    assert [str(one.content.rhythm[0].time) for one in templates()[own].versions][1:] == ["09:00", "07:00"]


def test_a_removed_template_is_not_offered(host, own) -> None:
    host.post(f"/templates/{own}/retirement/", {"key": "k"})
    assert "Vatten Örebro" not in host.words("/templates/") + host.words("/isfs/new/")


# ---- lines


def test_a_renamed_or_moved_point_goes_on_carrying_what_it_carried(host, own, templates) -> None:
    edit = f"/templates/{own}/edit/"
    typed = fields(host, edit)
    lines = typed["agenda"].splitlines()
    place = next(n for n, one in enumerate(templates()[own].content.agenda) if one.code == "follow_up")
    lines[place] = "Sedan sist | vad som är klart | 4"
    host.post(edit, {**typed, "agenda": "\n".join([*lines[1:], lines[0]])})
    codes = {str(one.title): one.code for one in templates()[own].content.agenda}
    assert codes["Sedan sist"] == "follow_up"
    assert codes[lines[0].split(" | ")[0]] == "opening"


def test_days_roles_and_questions_are_read_as_people_write_them(host, own, templates) -> None:
    edit = f"/templates/{own}/edit/"
    typed = {
        "rhythm": "13.00 ISF-möte mån ons fre\n8:00 Lägesrapporter inne mån–tors\n16:00 Avstämning tisdagar, helger",
        "roles": "Ordförande | Säkerhetschef\nkommunikation",
        "report_questions": "Vatten | Var?\nVatten och avlopp\nHändelse och läge",
    }
    assert host.post(edit, {**fields(host, edit), **typed}).status_code == 302
    content = templates()[own].content
    assert [(one.time, one.weekdays, one.is_meeting) for one in content.rhythm] == [
        ("08:00", (1, 2, 3, 4), False),
        ("13:00", (1, 3, 5), True),
        ("16:00", (2, 6, 7), False),
    ]
    assert [one.role for one in content.roles] == [Role.CHAIR, Role.COMMUNICATION]
    codes = [one.code for one in content.report_questions]
    assert codes[0] == "water" and codes[2] == "event" and len(set(codes)) == 3


def test_a_name_in_the_register_is_that_actor_whatever_it_is_called_later(host, own, templates) -> None:
    edit = f"/templates/{own}/edit/"
    host.post(edit, {**fields(host, edit), "participants": "västerås kommun\n{region} | sjukvård\nBåtklubben"})
    assert [one.actor for one in templates()[own].content.participants] == ["kommun-1980", None, None]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"agenda": "Inledning | | 5\nLäget | kort | fem"}, "Dagordning, rad 2: ”fem” är inget antal minuter"),
        ({"agenda": ""}, "Dagordningen behöver minst en punkt"),
        ({"short_agenda": "a | b | c | d"}, "Kort dagordning, rad 1: raden har 4 delar"),
        ({"participants": "Polisen | ordning | VB | alltihop"}, "Deltagare, rad 1: ”alltihop” går inte att läsa"),
        ({"participants": "Polisen\nFRG\npolisen"}, "står två gånger"),
        ({"rhythm": "08:00 ISF-möte\n\n25:00 natt"}, "Rytm, rad 3: ”25:00 natt”"),
        ({"rhythm": "08:00 mån"}, "Rytm, rad 1"),
        ({"roles": "chef | Anna"}, "Roller, rad 1: ”chef” är ingen roll. Skriv någon av: ordförande"),
        ({"name": ""}, "Ge mallen ett namn"),
        ({"scope": "sector", "sector": ""}, "vilken sektor"),
        ({"deputy_after_minutes": "0"}, "minst 1"),
        ({"compile_minutes": "en timme"}, "är inget heltal"),
    ],
)
def test_what_cannot_be_read_is_said_by_its_line_and_stays(host, own, templates, typed, sentence) -> None:
    edit = f"/templates/{own}/edit/"
    answer = host.post(edit, {**fields(host, edit), **typed})
    assert answer.status_code == 422 and sentence in words_of(answer)
    assert all(one in html.unescape(answer.content.decode()) for one in typed.values())
    assert templates()[own].current.number == 1
