"""The ISF as such: who opens it, who takes part, who holds which role, how it rests and ends. Hosting is no authority."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from samlad.domain import access, hosting, isf
from samlad.domain.common import Capacity, DisturbanceId, IsfId, Text, disturbance_log, isf_log
from samlad.domain.isf import Beat, Depth, Link, Role, Status, Taking
from tests.domain.story import (
    ANNA,
    ANNA_AS_ACTOR,
    BO,
    CILLA,
    COUNTY,
    ELSA,
    MUNICIPALITY,
    NEIGHBOUR,
    POWER,
    REGION,
    STAFFAN,
    START,
    TIB,
    Story,
    author,
)

KARIN = author("karin", MUNICIPALITY)
NOTE = Text("Mötet 13:00 är förberett; regionen återkommer om bäddar.")


def opened(**more: Any) -> isf.IsfOpened:
    facts = {"isf": IsfId("ny"), "name": Text("Lokal ISF"), "what": Text("Storm"), "host": MUNICIPALITY}
    return isf.IsfOpened(**{**facts, "record_owner": MUNICIPALITY, "level": isf.Level.LOCAL, **more})


def test_the_host_opens_it_takes_part_first_and_each_actor_once():
    story = Story(given=[])
    takings = (Taking(actor=REGION), Taking(actor=POWER), Taking(actor=REGION, perspective=Text("vård")))
    facts = {"opened": opened(disturbances=(DisturbanceId("d1"),)), "takings": takings}
    story.when(hosting.open_isf, story.isf, by=ANNA_AS_ACTOR, **facts)
    assert [one.actor for one in story.isf.present] == [MUNICIPALITY, REGION, POWER]
    assert story.isf.participants[REGION].taking.perspective == Text("vård")
    assert [log for log, _ in story.elsewhere] == [disturbance_log("d1")]
    assert story.refused(hosting.open_isf, story.isf, by=ANNA_AS_ACTOR, **facts) == "isf.exists"


@pytest.mark.parametrize(
    ("more", "by", "reason"),
    [
        ({}, BO, "isf.only_host_opens"),
        ({"host": REGION}, ANNA_AS_ACTOR, "isf.only_host_opens"),
        ({"name": Text("")}, ANNA_AS_ACTOR, "isf.name_missing"),
    ],
)
def test_an_isf_that_cannot_be_opened(more: dict[str, Any], by: Any, reason: str):
    story = Story(given=[])
    assert story.refused(hosting.open_isf, story.isf, by=by, opened=opened(**more), takings=()) == reason


@pytest.mark.check(7)
def test_what_was_prepared_before_the_storm_is_activated_without_retyping():
    story = Story(given=[])
    expected_at = START + timedelta(days=1)
    prepared = opened(status=Status.PREPARED, expected_at=expected_at)
    story.when(hosting.open_isf, story.isf, by=ANNA_AS_ACTOR, opened=prepared, takings=(Taking(actor=REGION),))
    assert (story.isf.status, story.isf.opened.expected_at) == (Status.PREPARED, expected_at)
    story.when(hosting.activate, story.isf, by=ANNA)
    assert (story.isf.status, [one.actor for one in story.isf.present]) == (Status.ACTIVE, [MUNICIPALITY, REGION])
    assert story.refused(hosting.activate, story.isf, by=ANNA) == "isf.already_active"


def test_it_rests_and_wakes_and_a_closed_one_is_reopened():
    story = Story()
    story.when(hosting.pause, story.isf, by=ANNA, note=Text("vilar över helgen"))
    assert story.refused(hosting.pause, story.isf, by=ANNA, note=NOTE) == "isf.not_active"
    story.when(hosting.activate, story.isf, by=ANNA)
    assert story.refused(hosting.reopen, story.isf, by=ANNA, note=NOTE) == "isf.not_closed"
    story.given([isf.IsfClosed(note=NOTE)])
    assert story.refused(hosting.activate, story.isf, by=ANNA) == "isf.closed"
    story.when(hosting.reopen, story.isf, by=ANNA, note=NOTE)
    assert story.isf.status is Status.ACTIVE


# ---- taking part


def test_nobody_is_added_twice_and_who_left_may_come_back():
    story = Story()
    again = {"taking": Taking(actor=REGION)}
    assert story.refused(hosting.add_participant, story.isf, by=ANNA, **again) == "isf.already_takes_part"
    story.when(hosting.leave, story.isf, by=BO, actor=REGION)
    gone = story.isf.participants[REGION]
    assert (gone.is_present, gone.left_number) == (False, len(story.entries))
    assert story.refused(hosting.leave, story.isf, by=ANNA, actor=REGION) == "isf.does_not_take_part"
    story.when(hosting.add_participant, story.isf, by=ANNA, **again)
    assert story.isf.takes_part(REGION)


def test_an_actor_leaves_by_itself_or_by_who_leads_and_the_host_stays():
    story = Story()
    assert story.refused(hosting.leave, story.isf, by=ELSA, actor=REGION) == "access.denied"
    assert story.refused(hosting.leave, story.isf, by=ANNA, actor=MUNICIPALITY) == "isf.host_stays"
    story.when(hosting.leave, story.isf, by=ANNA, actor=POWER)
    assert not story.isf.takes_part(POWER)


def test_how_an_actor_takes_part_is_changed_and_the_same_again_is_nothing():
    story = Story()
    taking = Taking(actor=REGION, depths=frozenset({Depth.INFORMATION}), mandate=Text("bemanning"))
    story.when(hosting.change_participation, story.isf, by=ANNA, taking=taking)
    assert story.isf.participants[REGION].taking == taking
    assert story.when(hosting.change_participation, story.isf, by=ANNA, taking=taking) == []
    absent = {"taking": Taking(actor=NEIGHBOUR)}
    assert story.refused(hosting.change_participation, story.isf, by=ANNA, **absent) == "isf.does_not_take_part"


def test_observers_look_on_and_do_not_take_part():
    story = Story()
    assert story.isf.is_in(COUNTY)
    assert not story.isf.takes_part(COUNTY)


# ---- roles and staff


@pytest.mark.check(13)
def test_a_role_is_handed_over_with_a_note_and_the_log_shows_who_had_it_when():
    story = Story()
    story.when(hosting.take_role, story.isf, by=KARIN, role=Role.CHAIR)
    assert story.when(hosting.take_role, story.isf, by=KARIN, role=Role.CHAIR) == []
    assert story.refused(hosting.take_role, story.isf, by=STAFFAN, role=Role.CHAIR) == "isf.role_held"
    to_bo = {"role": Role.CHAIR, "person": BO.person, "actor": REGION}
    hand_over = hosting.hand_over_role
    assert story.refused(hand_over, story.isf, by=KARIN, **to_bo, note=Text("")) == "isf.role_note_missing"
    handed_at = story.passes(hours=8).at
    story.when(hand_over, story.isf, by=KARIN, **to_bo, note=NOTE)
    assert (story.isf.roles[Role.CHAIR].person, story.isf.roles[Role.CHAIR].note) == (BO.person, NOTE)
    assert [(one.person, one.since) for one in story.isf.role_history] == [
        (KARIN.person, START),
        (BO.person, handed_at),
    ]


def test_a_role_goes_to_somebody_of_an_actor_that_takes_part():
    story = Story()
    to_cilla = {"role": Role.CHAIR, "person": CILLA.person, "actor": NEIGHBOUR, "note": NOTE}
    assert story.refused(hosting.hand_over_role, story.isf, by=KARIN, **to_cilla) == "isf.role_not_held"
    story.when(hosting.take_role, story.isf, by=KARIN, role=Role.CHAIR)
    assert story.refused(hosting.hand_over_role, story.isf, by=KARIN, **to_cilla) == "isf.does_not_take_part"
    guest = replace(ELSA, person=None)
    assert story.refused(hosting.take_role, story.isf, by=guest, role=Role.PICTURE) == "isf.role_needs_person"


@pytest.mark.parametrize("by", [CILLA, TIB])
def test_who_does_not_take_part_takes_no_role(by: Any):
    story = Story()
    assert story.refused(hosting.take_role, story.isf, by=by, role=Role.CHAIR) == "access.denied"


def test_staff_come_from_several_actors_and_leave():
    story = Story()
    story.when(hosting.join_staff, story.isf, by=ANNA, person=ELSA.person, actor=POWER)
    assert story.isf.staff[ELSA.person] == POWER
    assert story.when(hosting.join_staff, story.isf, by=ANNA, person=ELSA.person, actor=POWER) == []
    outsider = {"person": CILLA.person, "actor": NEIGHBOUR}
    assert story.refused(hosting.join_staff, story.isf, by=ANNA, **outsider) == "isf.does_not_take_part"
    story.when(hosting.leave_staff, story.isf, by=ANNA, person=ELSA.person)
    assert story.when(hosting.leave_staff, story.isf, by=ANNA, person=ELSA.person) == []


# ---- rhythm, description, links


def test_the_rhythm_of_the_day_stands_in_order_of_time():
    story = Story()
    beats = (Beat(time="13:00", what=Text("ISF"), is_meeting=True), Beat(time="09:00", what=Text("Lägesrapport")))
    story.when(hosting.set_rhythm, story.isf, by=ANNA, beats=beats)
    assert [beat.time for beat in story.isf.rhythm] == ["09:00", "13:00"]
    assert story.when(hosting.set_rhythm, story.isf, by=ANNA, beats=beats) == []
    for time in ("25:00", "9", "kl 9", ""):
        wrong = (Beat(time=time, what=Text("ISF")),)
        assert story.refused(hosting.set_rhythm, story.isf, by=ANNA, beats=wrong) == "isf.beat_time"


def test_it_is_renamed_and_never_nameless():
    story = Story()
    facts = {"name": Text("Lokal ISF Örebro, vinter"), "what": Text("Luftvägsvirus")}
    story.when(hosting.describe, story.isf, by=ANNA, **facts)
    assert story.isf.name == facts["name"]
    assert story.when(hosting.describe, story.isf, by=ANNA, **facts) == []
    assert story.refused(hosting.describe, story.isf, by=ANNA, **{**facts, "name": Text("")}) == "isf.name_missing"


@pytest.mark.check(32)
def test_a_sector_isf_stands_beside_the_citys_in_two_steps():
    city, sector = Story(), Story(given=[])
    sector.log = isf_log("vard")
    beside = opened(isf=IsfId("vard"), name=Text("Vård och omsorg"), scope=isf.Scope.SECTOR, sector="care")
    sector.when(hosting.open_isf, sector.isf, by=ANNA_AS_ACTOR, opened=beside, takings=())
    sector.when(hosting.link, sector.isf, city.isf, by=ANNA, kind=Link.SECTOR_OF)
    [(_, told)] = sector.elsewhere
    city.given([told])
    assert (sector.isf.links[city.isf.id].link, city.isf.links[sector.isf.id].link) == (
        Link.SECTOR_OF,
        Link.HAS_SECTOR,
    )
    assert city.isf.links[sector.isf.id].name == Text("Vård och omsorg")
    assert sector.when(hosting.link, sector.isf, city.isf, by=ANNA, kind=Link.SECTOR_OF) == []
    to_itself = (sector.isf, sector.isf)
    assert sector.refused(hosting.link, *to_itself, by=ANNA, kind=Link.NEIGHBOUR) == "isf.linked_to_itself"


@pytest.mark.parametrize("by", [BO, TIB, CILLA])
def test_only_who_leads_manages_and_only_the_host_reopens(by: Any):
    story = Story()
    refusals = [
        story.refused(hosting.pause, story.isf, by=by, note=NOTE),
        story.refused(hosting.set_rhythm, story.isf, by=by, beats=()),
        story.refused(hosting.add_participant, story.isf, by=by, taking=Taking(actor=NEIGHBOUR)),
        story.refused(hosting.describe, story.isf, by=by, name=NOTE, what=NOTE),
        story.refused(hosting.reopen, story.isf, by=by, note=NOTE),
    ]
    assert refusals == ["access.denied"] * 5


def test_a_participant_takes_no_role_that_leads_and_nobody_elses():
    story = Story()
    for role in access.LEADING_ROLES:
        assert story.refused(hosting.take_role, story.isf, by=BO, role=role) == "access.denied"
    story.when(hosting.take_role, story.isf, by=BO, role=Role.PICTURE)
    story.when(hosting.take_role, story.isf, by=KARIN, role=Role.CHAIR)
    taken = {"role": Role.CHAIR, "person": BO.person, "actor": REGION, "note": NOTE}
    assert story.refused(hosting.hand_over_role, story.isf, by=BO, **taken) == "access.denied"


def test_staff_and_roles_end_when_the_actor_they_are_held_for_leaves():
    story = Story()
    story.when(hosting.take_role, story.isf, by=KARIN, role=Role.CHAIR)
    story.when(hosting.hand_over_role, story.isf, by=KARIN, role=Role.CHAIR, person=BO.person, actor=REGION, note=NOTE)
    story.when(hosting.leave, story.isf, by=BO, actor=REGION)
    assert story.isf.roles == {} and story.isf.staff == {}
    assert not any(access.leads(story.isf, replace(one, capacity=Capacity.SUPPORT)) for one in (BO, STAFFAN))


def test_who_is_on_the_staff_for_one_actor_is_not_when_acting_for_another():
    story = Story()
    assert access.leads(story.isf, STAFFAN)
    assert not access.leads(story.isf, replace(STAFFAN, actor=POWER))
    assert access.staffs_for(story.isf, STAFFAN.person, {POWER, NEIGHBOUR}) is None
    assert access.staffs_for(story.isf, STAFFAN.person, {POWER, REGION}) == REGION
