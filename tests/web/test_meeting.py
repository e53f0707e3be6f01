"""The meeting on the screen: agenda, notes, the floor, who is here, and what came of it before people have hung up."""

from __future__ import annotations

from datetime import timedelta

import pytest

from samlad.domain.meeting import Status
from samlad.domain.undertaking import Status as Done
from tests.people.cast import MUNICIPALITY, REGION, words_of
from tests.web.conftest import ISF, POWER
from tests.web.meeting_story import (
    BASE,
    CODE,
    LINK,
    PHONE,
    answer,
    begin,
    did,
    field,
    plan,
    propose,
    refused,
    state,
    told,
)


@pytest.fixture
def host(isf, anna, signed_in):
    return signed_in(anna)


@pytest.fixture
def region(isf, bo, signed_in):
    return signed_in(bo)


def test_every_page_of_a_meeting_can_be_read_at_every_stage(host, region, elsa, clock) -> None:
    plan(host, clock.now)
    for path in ("meetings/", "meetings/new/", "meetings/1/", "meetings/1/change/"):
        host.words(BASE + path)
    did(host, "meetings/1/start/")
    propose(host, meeting="1")
    did(host, "meetings/1/attendance/", actor=POWER, attendee="Elsa Ström", by_phone="yes")
    did(host, "meetings/1/rounds/", seconds="90")
    for path in (
        "meetings/1/",
        "meetings/1/?screen=big",
        "meetings/1/seats/1/",
        "meetings/1/end/",
        "meetings/1/summary/",
    ):
        host.words(BASE + path)
    region.words(BASE + "meetings/1/")
    did(host, "meetings/1/end/")
    for path in ("meetings/1/", "meetings/1/summary/", "meetings/"):
        region.words(BASE + path)
