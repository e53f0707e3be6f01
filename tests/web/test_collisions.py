"""Two ISFs that want the same actor at the same time: whoever plans is warned, and may plan all the same."""

from __future__ import annotations

from datetime import timedelta

import pytest

from samlad.domain import hosting, meeting
from samlad.domain.common import Capacity, IsfId, Text, isf_log
from samlad.domain.isf import IsfOpened, Level, Taking
from samlad.web.times import for_field
from tests.people.cast import NEIGHBOUR, REGION
from tests.web.conftest import ISF, by

OTHER = IsfId("granne")


@pytest.fixture
def elsewhere(desk, isf, cilla, clock):
    """The neighbour hosts an ISF with the region, and meets at two."""
    host = by(cilla, NEIGHBOUR, Capacity.HOST)
    opened = IsfOpened(
        isf=OTHER,
        name=Text("Lokal ISF Kumla"),
        what=Text("Vatten"),
        host=NEIGHBOUR,
        record_owner=NEIGHBOUR,
        level=Level.LOCAL,
    )
    takings = (Taking(actor=REGION),)
    desk.record(
        host,
        isf_log(OTHER),
        lambda world, at: hosting.open_isf(world.isf(OTHER).isf, host, at, opened=opened, takings=takings),
    )
    starts_at = clock.now + timedelta(hours=2)
    facts = {"starts_at": starts_at, "minutes": 30, "form": meeting.Form.TELEPHONE, "points": ()}
    desk.record(
        host,
        isf_log(OTHER),
        lambda world, at: meeting.plan(
            world.isf(OTHER).meeting, world.isf(OTHER).isf, meeting.Unfinished(), host, at, **facts
        ),
    )
    return starts_at


@pytest.mark.check(35)
def test_whoever_plans_at_the_same_time_is_warned_and_may_plan_all_the_same(desk, elsewhere, anna, signed_in) -> None:
    browser = signed_in(anna)
    fields = {
        "starts_at": for_field(elsewhere + timedelta(minutes=15)),
        "minutes": "30",
        "form": "telephone",
        "agenda": "Läget",
        "key": "k",
    }
    warned = browser.post(f"/isfs/{ISF}/meetings/new/", fields)
    assert warned.status_code == 422
    text = warned.content.decode()
    assert "Region Örebro län har ett annat ISF-möte" in text and "Kumla" not in text
    assert browser.post(f"/isfs/{ISF}/meetings/new/", {**fields, "collides": "yes"}).status_code == 302
    assert len(desk.whole(isf_log(ISF)).meeting.planned) == 1


def test_nobody_is_warned_of_a_meeting_an_hour_later(elsewhere, anna, signed_in) -> None:
    fields = {
        "starts_at": for_field(elsewhere + timedelta(hours=1)),
        "minutes": "30",
        "form": "telephone",
        "agenda": "Läget",
        "key": "k",
    }
    assert signed_in(anna).post(f"/isfs/{ISF}/meetings/new/", fields).status_code == 302
