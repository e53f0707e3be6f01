"""Every kind of page that the demo's roles can come to, followed link by link: axe, width, console, no other host."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.browser.conftest import Visit, built
from tests.browser.house import House
from tests.browser.visitor import DESK, NARROW, PHONE, Visitor
from tests.cli.installation import SAMLAD
from tests.databases import Database

pytestmark = pytest.mark.browser
PAPERS = re.compile(r"\.(pdf|txt|ics|csv|json|xlsx)$")


@pytest.fixture
def demo(database: Database, tmp_path: Path) -> Iterator[tuple[House, dict[str, str]]]:
    """The demo, played and started, with a way in for each role."""
    with ExitStack() as stack:
        house = built(stack, database, tmp_path)
        house.directory = tmp_path / "demo"
        house.environment["SAMLAD_DATA"] = str(house.directory)
        command = [*SAMLAD, "demo", "--no-serve", "--data", str(house.directory), "--port", str(house.port)]
        said = subprocess.run(command, env=house.whole_environment, capture_output=True, text=True, check=True).stdout
        stack.callback(house.stop)
        house.start()
        yield house, dict(re.findall(r"^(\S+)\t(\S+)$", said, re.MULTILINE))


@pytest.mark.parametrize(
    ("role", "wide", "colours"),
    [("TiB", PHONE, "light"), ("deltagare", NARROW, "light"), ("koordinator", DESK, "dark")],
    ids=["TiB", "participant", "coordinator"],
)
def test_every_kind_of_page_holds(
    demo: tuple[House, dict[str, str]], visit: Visit, role: str, wide: dict[str, int], colours: str
) -> None:
    house, links = demo
    somebody = visit(house, wide=wide, color_scheme=colours)
    somebody.open(links[role], sees="Logga in som")
    somebody.press("Logga in som", exact=False, sees="Din tur")
    seen = follow_everything(somebody)
    assert len(seen) > 25, sorted(seen)


def follow_everything(visitor: Visitor) -> set[str]:
    """Opens one page of each kind; pages of a kind differ in their numbers and ids only."""
    waiting, seen = ["/"], {"/"}
    while waiting:
        visitor.open(waiting.pop(0))
        for link in visitor.page.locator("a[href^='/']").evaluate_all("all => all.map(a => a.getAttribute('href'))"):
            path = urlsplit(link).path
            if not PAPERS.search(path) and kind_of(path) not in seen:
                seen.add(kind_of(path))
                waiting.append(link)
    return seen


def kind_of(path: str) -> str:
    """An address with its ids and numbers left out."""
    path = re.sub(r"/\d+(?=/)", "/1", path)
    return re.sub(r"^/(isfs|disturbances|drafts|actors|templates)/(?!new/)[^/]+", r"/\1/one", path)
