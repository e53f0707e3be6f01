"""The ISF on the screen: opened within a minute, changed later, never anybody's to take over."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from samlad.domain.common import REGISTER, SYSTEM, isf_log
from tests.people.cast import MUNICIPALITY, NEIGHBOUR, REGION
from tests.web.conftest import ISF, POWER


@pytest.fixture
def based(desk):
    """The base data and ready templates are in the register."""
    from samlad.desk.base_data import bring_up_to_date

    desk.record(SYSTEM, REGISTER, bring_up_to_date())


def tomorrow(clock) -> str:
    from samlad.web.times import for_field

    return for_field(clock.now + timedelta(hours=3))


def opening(clock, **more) -> dict[str, str]:
    fields = {"template": "dricksvatten", "host": MUNICIPALITY, "what": "Vattnet är grumligt", "phone": "08-465 004 12"}
    return {**fields, "meeting_at": tomorrow(clock), "then": "call", "key": "k", "actor": REGION, **more}


@pytest.mark.check(1)
def test_one_screen_and_one_button_open_an_active_isf_and_call(based, desk, anna, signed_in, clock) -> None:
    browser = signed_in(anna)
    assert "Kalla nu" in browser.words("/isfs/new/")
    answer = browser.post("/isfs/new/", opening(clock))
    assert answer.status_code == 302, answer.content.decode()
    (isf,) = desk.isfs_of(reader(anna, MUNICIPALITY))
    assert answer["Location"] == f"/isfs/{isf}/alarms/1/"
    state = desk.whole(isf_log(isf))
    assert state.isf.status == "active"
    assert str(state.isf.name) == "Lokal ISF Örebro kommun – Vattnet är grumligt"
    assert [one.actor for one in state.isf.present] == [MUNICIPALITY, REGION]
    assert len(state.call.alarms) == 1 and state.meeting.planned[0].is_short


def reader(person, *actors):
    from samlad.desk.reader import Reader

    return Reader(person=person.id, actors=frozenset(actors))


@pytest.mark.check(2)
def test_a_template_brings_participants_and_agenda_that_can_be_changed(based, anna, signed_in) -> None:
    words = signed_in(anna).words("/isfs/new/?template=dricksvatten")
    assert "Livsmedelskontrollen" in words or "Räddningstjänsten" in words
    assert "Bocka ur den som inte ska med" in words


def test_what_was_typed_is_kept_when_something_is_missing(based, anna, signed_in, clock) -> None:
    answer = signed_in(anna).post("/isfs/new/", opening(clock, phone="", what="Grumligt vatten i Adolfsberg"))
    assert answer.status_code == 422
    assert "Grumligt vatten i Adolfsberg" in answer.content.decode()


@pytest.mark.check(7)
def test_an_isf_prepared_before_a_storm_is_activated_without_retyping(based, desk, anna, signed_in, clock) -> None:
    browser = signed_in(anna)
    answer = browser.post(
        "/isfs/new/", opening(clock, template="storm-elavbrott", then="prepare", what="Stormen Valdis")
    )
    isf = answer["Location"].split("/")[2]
    state = desk.whole(isf_log(isf))
    assert (state.isf.status, len(state.call.calls)) == ("prepared", 0)
    browser.post(f"/isfs/{isf}/activation/", {"key": "a"})
    state = desk.whole(isf_log(isf))
    assert state.isf.status == "active" and str(state.isf.what) == "Stormen Valdis"
    assert [one.actor for one in state.isf.present] == [MUNICIPALITY, REGION]


@pytest.mark.check(9)
def test_any_actor_may_say_that_it_sees_a_need_and_the_host_sees_when_and_why(desk, anna, bo, cilla, signed_in) -> None:
    fields = {"name": "Snökaos", "sentence": "Ambulanser kommer inte fram", "shown_to": MUNICIPALITY, "key": "k"}
    answer = signed_in(bo).post("/disturbances/new/", fields)
    assert "Ambulanser kommer inte fram" in signed_in(anna).words(answer["Location"])
    assert signed_in(cilla).get(answer["Location"]).status_code == 404


@pytest.mark.check(12)
def test_each_participant_shows_what_it_may_agree_to(isf, bo, anna, signed_in) -> None:
    fields = {"depth": "information", "perspective": "", "mandate": "Omfördela tio vårdplatser", "key": "k"}
    answer = signed_in(bo).post(
        f"/isfs/{ISF}/participants/{REGION}/", {**fields, "depth": ["information", "target_picture", "action_plan"]}
    )
    assert answer.status_code == 302, answer.content.decode()[-3000:]
    assert "Omfördela tio vårdplatser" in signed_in(anna).words(f"/isfs/{ISF}/")


def test_a_participant_changes_nobody_elses_part(isf, bo, signed_in) -> None:
    fields = {"depth": "information", "mandate": "Allt", "key": "k"}
    assert signed_in(bo).post(f"/isfs/{ISF}/participants/{POWER}/", fields).status_code == 422


@pytest.mark.check(13)
def test_a_role_is_handed_over_with_a_note_and_the_page_shows_who_had_it_when(isf, anna, bo, signed_in) -> None:
    browser = signed_in(anna)
    browser.post(f"/isfs/{ISF}/roles/", {"role": "chair", "key": "k1"})
    without = browser.post(
        f"/isfs/{ISF}/roles/handover/", {"role": "chair", "person": f"{bo.id}@{REGION}", "key": "k2"}
    )
    assert without.status_code == 422
    fields = {"role": "chair", "person": f"{bo.id}@{REGION}", "note": "Elnätet ringer 14", "key": "k2"}
    assert browser.post(f"/isfs/{ISF}/roles/handover/", fields).status_code == 302
    words = browser.words(f"/isfs/{ISF}/roles/")
    assert "Bo " in words and "Anna Ek" in words and "Elnätet ringer 14" in words


@pytest.mark.check(32)
def test_a_sector_isf_in_two_steps_shows_its_extract_and_nothing_else(
    based, desk, isf, anna, bo, signed_in, clock
) -> None:
    browser = signed_in(anna)
    assert "Ny ISF" in browser.words(f"/isfs/new/?sector_of={ISF}&template=sektor-vard-omsorg")
    fields = opening(clock, template="sektor-vard-omsorg", sector_of=ISF, actor=NEIGHBOUR, what="Bemanning")
    sector = browser.post("/isfs/new/", fields)["Location"].split("/")[2]
    assert "Sektors-ISF" in signed_in(bo).words(f"/isfs/{ISF}/links/")
    extract = {"other": ISF, "text": "Sex pass saknas lör–sön", "key": "e"}
    assert browser.post(f"/isfs/{sector}/extracts/", extract).status_code == 302
    assert "Sex pass saknas" in signed_in(bo).words(f"/isfs/{ISF}/links/")
    assert signed_in(bo).get(f"/isfs/{sector}/").status_code == 404


@pytest.mark.check(34)
def test_a_county_that_looks_on_comments_and_offers_and_takes_nothing_over(desk, isf, anna, cilla, signed_in) -> None:
    host = signed_in(anna)
    host.post(f"/isfs/{ISF}/participants/", {"actor": NEIGHBOUR, "key": "a"})
    host.post(f"/isfs/{ISF}/participants/{NEIGHBOUR}/", {"depth": ["information"], "observes": "yes", "key": "b"})
    county = signed_in(cilla)
    assert county.post(f"/isfs/{ISF}/comments/", {"text": "Vi ser samma sak", "key": "c"}).status_code == 302
    assert county.post(f"/isfs/{ISF}/offers/", {"text": "Fem tankar", "key": "d"}).status_code == 302
    assert "Fem tankar" in host.words(f"/isfs/{ISF}/links/")
    for path in ("activation/", "pause/", "rhythm/", "extracts/"):
        assert county.post(f"/isfs/{ISF}/{path}", {"key": "e"}).status_code == 404, path
    assert county.post(f"/isfs/{ISF}/closing/", {"key": "f"}).status_code in {403, 404, 422}
    assert desk.whole(isf_log(ISF)).isf.host == MUNICIPALITY


@pytest.mark.check(38)
def test_closing_and_opening_again(desk, isf, anna, bo, signed_in) -> None:
    browser = signed_in(anna)
    assert signed_in(bo).get(f"/isfs/{ISF}/closing/").status_code == 404
    assert browser.post(f"/isfs/{ISF}/closing/", {"key": "k"}).status_code == 302
    assert desk.whole(isf_log(ISF)).isf.status == "closed"
    browser.post(f"/isfs/{ISF}/closing/", {"note": "Smittan är tillbaka", "key": "k2"})
    assert desk.whole(isf_log(ISF)).isf.status == "active"


def test_the_page_as_it_stood(isf, anna, signed_in, clock) -> None:
    from samlad.web.times import for_field

    browser = signed_in(anna)
    before = for_field(clock.now + timedelta(minutes=1))
    clock.goes(hours=1)
    browser.post(f"/isfs/{ISF}/participants/", {"actor": NEIGHBOUR, "key": "a"})
    assert "Kumla kommun" in browser.words(f"/isfs/{ISF}/")
    assert "Kumla kommun" not in browser.words(f"/isfs/{ISF}/?at={before}")


def test_a_second_content_under_a_used_key_is_said_and_may_be_sent_again(desk, isf, anna, signed_in) -> None:
    browser = signed_in(anna)
    form = f"/isfs/{ISF}/comments/"
    assert browser.post(form, {"text": "Först", "key": "k"}).status_code == 302
    again = browser.post(form, {"text": "Sedan", "key": "k"})
    assert again.status_code == 422 and 'data-spent-key="k"' in again.content.decode()
    fresh = re.search(r'name="key" value="(comment:[^"]+)"', again.content.decode())
    assert fresh and browser.post(form, {"text": "Sedan", "key": fresh[1]}).status_code == 302
    assert [str(one.text) for one in desk.whole(isf_log(ISF)).extract.comments.values()] == ["Först", "Sedan"]


@pytest.mark.parametrize(
    ("path", "field"),
    [
        ("/disturbances/new/", "sentence"),
        (f"/isfs/{ISF}/comments/", "text"),
        (f"/isfs/{ISF}/offers/", "text"),
        (f"/isfs/{ISF}/closing/", "note"),
        (f"/isfs/{ISF}/alarms/new/", "why"),
        (f"/isfs/{ISF}/invitations/new/", "why"),
    ],
)
def test_what_looks_like_a_personal_number_is_shared_only_when_it_is_meant(isf, anna, signed_in, path, field) -> None:
    browser = signed_in(anna)
    fields = {field: "Fråga 811218-9876", "name": "Smitta", "key": "k", "actors": [REGION]}
    page = browser.post(path, fields).content.decode()
    assert "liknar ett personnummer: 811218-9876" in page and 'name="meant"' in page and "Fråga 811218-9876" in page
    assert 'name="meant"' not in browser.post(path, {**fields, field: "Fråga chefen"}).content.decode()


def test_a_further_need_asks_the_same_and_can_be_meant(desk, anna, signed_in) -> None:
    browser = signed_in(anna)
    path = browser.post("/disturbances/new/", {"name": "Smitta", "sentence": "Många sjuka", "key": "a"})["Location"]
    fields = {"sentence": "Fråga 811218-9876", "key": "b"}
    assert 'name="meant"' in browser.post(f"{path}needs/", fields).content.decode()
    assert browser.post(f"{path}needs/", {**fields, "meant": "yes"}).status_code == 302
