"""Chromium, and a house of its own for each journey. Run with ``--screenshots`` to take the guides' pictures anew."""

from __future__ import annotations

import os
import shutil
import socket
from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from samlad.client import build
from samlad.config import catalogue
from tests.browser.house import House
from tests.browser.pictures import FOLDER, Pictures
from tests.browser.visitor import DESK, PHONE, Visitor
from tests.databases import Database
from tests.servers.elks import elks_server
from tests.servers.smtp import smtp_server

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
FLAGS += ["--disable-sync", "--no-first-run"]
PATIENCE = 30_000  # milliseconds, on a machine that is doing other things too
Visit = Callable[..., Visitor]
_failed = pytest.StashKey[bool]()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--screenshots", action="store_true", help="write the guides' pictures into docs/images")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if report.when == "call":
        item.stash[_failed] = report.failed
    return report


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    if build.is_stale():
        build.build()
    catalogue.compile_()
    # Playwright keeps an event loop in this thread, and Django would refuse to read the database beside it.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def empty_house(database: Database, tmp_path: Path) -> Iterator[House]:
    """Started, with nobody in it yet."""
    with ExitStack() as stack:
        house = built(stack, database, tmp_path)
        stack.callback(house.stop)
        house.start()
        yield house


@pytest.fixture
def house(database: Database, tmp_path: Path) -> Iterator[House]:
    """Started, with the demo's cast in the register and none of its story."""
    with ExitStack() as stack:
        house = built(stack, database, tmp_path)
        house.people.update(_cast())
        stack.callback(house.stop)
        house.start()
        yield house


def built(stack: ExitStack, database: Database, tmp_path: Path) -> House:
    """With mail and telephony of its own; not started."""
    from django.conf import settings

    (database.directory / "secret-key").write_text(settings.SECRET_KEY)
    mail = stack.enter_context(smtp_server(tmp_path / "letters"))
    phones = stack.enter_context(elks_server(tmp_path))
    port = _free_port()
    environment = {
        **database.environment,
        **phones.environment,
        "SAMLAD_PORT": str(port),
        "SAMLAD_SMTP_URL": mail.url,
        "SAMLAD_MAIL_FROM": "samlad@samlad.example",
    }
    return House(database.directory, environment, port, mail, phones)


def _cast() -> dict[str, str]:
    from samlad.cli.scenario import cast
    from samlad.cli.scenario.stage import Stage
    from samlad.desk import base_data
    from samlad.people import asking

    asking.forget()
    with Stage(datetime.now(UTC)) as stage:
        base_data.load(stage.desk)
        cast.enter(stage)
        return dict(stage.people)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def pictures(pytestconfig: pytest.Config) -> Pictures:
    if not pytestconfig.getoption("--screenshots"):
        return Pictures(None)
    FOLDER.mkdir(parents=True, exist_ok=True)
    return Pictures(FOLDER)


@pytest.fixture
def visit(chromium: Browser, request: pytest.FixtureRequest, pictures: Pictures, tmp_path: Path) -> Iterator[Visit]:
    """``visit(house, "mats")`` is Mats at a desk, signed in; without a name it is somebody nobody knows. ``wide=PHONE``."""
    visitors: list[Visitor] = []
    with ExitStack() as stack:

        def visit(house: House, person: str = "", *, wide: dict[str, int] = DESK, **more: object) -> Visitor:
            context = chromium.new_context(
                viewport=wide, locale="sv-SE", timezone_id="Europe/Stockholm", has_touch=wide is PHONE, **more
            )
            context.set_default_timeout(PATIENCE)
            stack.callback(context.close)
            if person:
                context.add_cookies([{"name": "samlad", "value": house.session_of(person), "url": house.url}])
            visitors.append(Visitor(context.new_page(), house.url, pictures))
            return visitors[-1]

        yield visit
        if request.node.stash.get(_failed, False):
            for number, visitor in enumerate(visitors, 1):
                visitor.page.screenshot(path=tmp_path / f"visitor-{number}.png", full_page=True)
            print(f"What the visitors saw when it failed: {tmp_path}")
        problems = [problem for visitor in visitors for problem in dict.fromkeys(visitor.problems)]
    assert not problems, "\n".join(problems)


@pytest.fixture(params=[PHONE, DESK], ids=["phone", "desk"])
def wide(request: pytest.FixtureRequest) -> dict[str, int]:
    return dict(request.param)
