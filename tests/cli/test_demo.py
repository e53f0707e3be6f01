"""The demo: a story that plays through, holds its hard cases, signs six roles in, and sends nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from django.test.utils import override_settings

from samlad.cli import demo
from samlad.cli.terminal import Problem
from samlad.config.environment import DEMO_MARK
from tests.databases import Databases
from tests.people.cast import Browser

if TYPE_CHECKING:
    from samlad.desk.desk import Desk

ROLES = ["TiB", "koordinator", "deltagare", "sekreterare", "registrator", "utomstående"]
ISFS = ["orebro", "vasteras", "vasteras-omsorg", "orebro-lan", "stormen", "ovningen"]
INVENTED = re.compile(r"\+4670174(0(60[5-9]|6[1-9]\d))|\+468465004\d\d|.+@([\w-]+\.)*example")


@pytest.fixture(scope="module")
def links(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """The demo, played once for this module."""
    directory = tmp_path_factory.mktemp("demo") / "data"
    with databases.fresh(directory), override_settings(DEMO=True):
        (directory / DEMO_MARK).touch()
        yield demo.play(directory)


@pytest.fixture
def visit(links: dict[str, str]) -> Iterator[Callable[[str], Browser]]:
    """Opens a role's link and presses its one button."""

    def sign_in(role: str) -> Browser:
        browser = Browser()
        browser.get(urlsplit(links[role]).path)
        assert browser.get("/link/").status_code == 200
        assert browser.post("/link/").status_code == 302
        return browser

    with desk_in_place():
        yield sign_in


@contextmanager
def desk_in_place() -> Iterator[Desk]:
    from samlad.desk import office
    from samlad.desk.desk import Desk

    desk = Desk()
    office.place(desk)
    yield desk
    desk.stop()
    office.place(None)


# ---- where it may be


def test_a_directory_with_something_else_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "samlad.sqlite3").touch()
    with pytest.raises(Problem, match="not empty and holds no demo"):
        demo.mark(tmp_path)
    assert not (tmp_path / DEMO_MARK).exists()


def test_a_half_played_demo_says_so(tmp_path: Path) -> None:
    demo.mark(tmp_path / "data")
    with pytest.raises(Problem, match="interrupted"):
        demo.mark(tmp_path / "data")


@pytest.mark.parametrize("hour", range(0, 24, 3))
def test_the_story_has_the_same_order_at_any_hour(hour: int) -> None:
    from samlad.cli import scenario
    from samlad.cli.scenario.script import Calendar

    at_noon = scenario.scenes(Calendar(datetime(2026, 2, 9, 11, 3, tzinfo=UTC)))
    then = Calendar(datetime(2026, 2, 9, hour, 3, tzinfo=UTC))
    assert [one.play for one in scenario.scenes(then)] == [one.play for one in at_noon]
    assert scenario.scenes(then)[-1].when(then) < then.now


# ---- what has been played


@pytest.mark.slow
def test_each_role_signs_in_without_typing_again_and_again(
    links: dict[str, str], visit: Callable[[str], Browser]
) -> None:
    assert list(links) == ROLES
    for role in ROLES * 2:
        home = visit(role).get("/")
        assert home.status_code == 200
        assert "DEMO – påhittade uppgifter" in home.content.decode()


@pytest.mark.slow
def test_a_later_start_plays_nothing_and_prints_links_again(links: dict[str, str]) -> None:
    from django.conf import settings

    from samlad.log import store

    before = store.head_position()
    again = demo.play(settings.DATA_DIR)
    assert list(again) == ROLES and again != links
    assert store.head_position() == before


@pytest.mark.slow
def test_the_log_is_sound_and_sealed(links: dict[str, str]) -> None:
    from django.conf import settings

    from samlad.log.verify import verify

    report = verify(settings.DATA_DIR)
    assert report.is_sound and report.seals and report.entries > 800


@pytest.mark.slow
def test_nothing_is_sent_and_every_address_is_invented(links: dict[str, str]) -> None:
    from samlad.desk.models import OutboxRow

    assert set(OutboxRow.objects.values_list("state", flat=True)) == {OutboxRow.State.HELD}
    strangers = [one for one in OutboxRow.objects.values_list("address", flat=True) if not INVENTED.fullmatch(one)]
    assert not strangers


@pytest.mark.slow
def test_the_hard_cases_are_there(links: dict[str, str]) -> None:
    from samlad.domain.agreement import Status
    from samlad.domain.common import isf_log

    with desk_in_place() as desk:
        state = {isf: desk.whole(isf_log(isf)) for isf in ISFS}
    here = state["orebro"]
    agreements = here.agreement.agreements
    assert {Status.WITHDRAWN, Status.SUPERSEDED, Status.APPLIES, Status.WAITING} <= {
        one.status for one in agreements.values()
    }
    assert agreements[2].current.number == 2 and agreements[2].lacks_formal_decision("orebro-skola")
    assert any(given.dissent for given in state["vasteras-omsorg"].agreement.agreements[1].answers)
    assert any(given.awaits_confirmation for one in agreements.values() for given in one.answers)
    assert any(one.is_overdue for one in here.undertaking.undertakings.values())
    assert any(one.came_back for one in here.question.questions.values())
    assert any(one.answer and one.sendings for one in here.question.questions.values())
    assert any(seat.replaced_by for seat in here.meeting.meetings[2].attendees)
    assert here.meeting.under_way and here.support.handovers and here.extract.offers
    assert state["vasteras"].extract.received and state["stormen"].isf.status == "prepared"
    assert state["ovningen"].isf.is_exercise


@pytest.mark.slow
def test_a_larm_is_under_way(links: dict[str, str]) -> None:
    from samlad.domain.common import isf_log

    with desk_in_place() as desk:
        alarm = list(desk.whole(isf_log("orebro")).call.calls.values())[-1]
    assert alarm.is_open and alarm.waiting
    rows = alarm.rows.values()
    assert any(row.acknowledgement for row in rows) and any(row.step for row in rows)
    assert any(row.unreached_at for row in rows) and any(row.failures for row in rows)


# ---- who sees what


@pytest.mark.slow
@pytest.mark.parametrize("role", ["TiB", "koordinator", "deltagare", "sekreterare"])
def test_utkorg_shows_what_the_own_host_has_sent(visit: Callable[[str], Browser], role: str) -> None:
    page = visit(role).get("/outbox/").content.decode()
    assert ("Larm: Lokal ISF Örebro" in page) == (role != "deltagare")
    assert "Sektors-ISF" not in page


@pytest.mark.slow
def test_the_outsider_sees_nothing(visit: Callable[[str], Browser]) -> None:
    outsider = visit("utomstående")
    for isf in ISFS:
        assert outsider.get(f"/isfs/{isf}/").status_code == 404
    for page in ("/", "/outbox/", "/disturbances/"):
        seen = outsider.get(page).content.decode()
        assert "Lokal ISF" not in seen and "Luftvägsvirus" not in seen


@pytest.mark.slow
def test_outside_a_demo_there_is_no_utkorg_and_no_demo_link(
    links: dict[str, str], visit: Callable[[str], Browser]
) -> None:
    mats = visit("TiB")
    with override_settings(DEMO=False):
        assert mats.get("/outbox/").status_code == 404
        browser = Browser()
        browser.get(urlsplit(links["TiB"]).path)
        assert browser.get("/link/").status_code == 410


def test_days_are_counted_from_today() -> None:
    from samlad.cli.scenario.script import Calendar

    calendar = Calendar(
        datetime(2026, 3, 30, 22, 30, tzinfo=UTC)
    )  # after midnight in Sweden, the day after summer time began
    assert calendar.on(10) == datetime(2026, 3, 30, 22, 0, tzinfo=UTC)
    assert calendar.on(8, "13:00") == datetime(2026, 3, 29, 11, 0, tzinfo=UTC)
    assert calendar.soon(1) == calendar.now and calendar.ago(5) == calendar.now - timedelta(minutes=5)


@pytest.mark.slow
def test_the_registrator_reads_what_its_actor_holds_and_acts_for_nobody(visit: Callable[[str], Browser]) -> None:
    registrator = visit("registrator")
    assert registrator.get("/isfs/orebro/").status_code == 200
    assert registrator.get("/isfs/orebro/log/").status_code == 200
    assert registrator.get("/isfs/vasteras/").status_code == 404
    for led in ("alarms/new/", "meetings/new/", "rhythm/"):
        assert registrator.get(f"/isfs/orebro/{led}").status_code == 404
