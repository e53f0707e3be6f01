"""Somebody at a browser. Every page they come to is examined, and whatever goes wrong behind it is remembered."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Locator, Page, Request, expect

from tests.browser.examining import examine
from tests.browser.pictures import Pictures

PHONE = {"width": 375, "height": 812}
NARROW = {"width": 320, "height": 640}
DESK = {"width": 1440, "height": 900}
REFUSALS = (r"status of (410|422) ",)  # a sentence that says what to do, and a link that is spent


@dataclass
class Visitor:
    """``problems`` must be empty at the journey's end; ``may_fail`` says which of Chromium's complaints are expected."""

    page: Page
    url: str
    pictures: Pictures
    problems: list[str] = field(default_factory=list)
    may_fail: tuple[str, ...] = REFUSALS
    _examined: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.page.on("request", self._asked)
        self.page.on("pageerror", lambda error: self.problems.append(f"script: {error}"))
        self.page.on("console", lambda said: self._heard(said.type, said.text, said.location.get("url", "")))

    def _asked(self, request: Request) -> None:
        if urlsplit(request.url).scheme in {"http", "https"} and not request.url.startswith(self.url):
            self.problems.append(f"asked another host: {request.url}")

    def _heard(self, kind: str, text: str, url: str) -> None:
        if kind in {"error", "warning"} and not any(re.search(one, f"{text} {url}") for one in self.may_fail):
            self.problems.append(f"console: {text} {url} (on {self.page.url})")

    # ---- going about

    def open(self, path: str, sees: str = "") -> None:
        self.page.goto(path if "://" in path else self.url + path)
        self._arrived(sees)

    def press(
        self, name: str, sees: str = "", *, within: Locator | None = None, role: str = "button", exact: bool = True
    ) -> None:
        """Presses the button of that name; then ``sees`` a text that was not there before, or the page it leads to."""
        (within or self.page).get_by_role(role, name=name, exact=exact).first.click()  # type: ignore[arg-type]
        self._arrived(sees)

    def follow(self, name: str, sees: str = "", *, within: Locator | None = None) -> None:
        self.press(name, sees, within=within, role="link")

    def fill(self, **fields: str) -> None:
        """By the form's own names: ``fill(what="…")``."""
        for name, value in fields.items():
            self.page.locator(f"[name={name.rstrip('_')}]:visible").first.fill(value)

    def choose(self, label: str) -> None:
        self.page.get_by_label(label, exact=True).first.check()

    def select(self, **fields: str) -> None:
        """By the form's own names, and what the choice says."""
        for name, label in fields.items():
            self.page.locator(f"select[name={name}]:visible").first.select_option(label=label)

    def unfold(self, summary: str, *, within: Locator | None = None) -> Locator:
        """Opens what waits behind a line."""
        line = (within or self.page).locator("summary", has_text=re.compile(summary)).first
        details = line.locator("xpath=..")
        if details.get_attribute("open") is None:
            line.click()
        return details

    def sees(self, text: str) -> Locator:
        found = self.page.locator("body").get_by_text(text).filter(visible=True).first
        expect(found).to_be_visible()
        return found

    def card(self, title: str) -> Locator:
        return self.page.locator(".card", has=self.page.get_by_role("heading", name=title)).first

    @property
    def words(self) -> str:
        """The page's text, as it can be read."""
        return self.page.locator("main").inner_text()

    @property
    def path(self) -> str:
        return urlsplit(self.page.url).path

    # ---- looking

    def _arrived(self, sees: str) -> None:
        if sees:
            self.sees(sees)
        self.look()

    def look(self) -> None:
        """Examines the page, unless it has been seen just as it is."""
        self.page.wait_for_load_state("domcontentloaded")
        expect(self.page.locator("[aria-busy=true]")).to_have_count(0)  # something is on its way
        seen = hash((self.path, self.page.locator("body").inner_html()))
        if seen in self._examined:
            return
        self._examined.add(seen)
        self._examine()

    def _examine(self) -> None:
        self.problems += [f"{self.path}: {one}" for one in examine(self.page)]

    def look_at_night(self, name: str = "") -> None:
        """The same page on a device that is set to dark."""
        self.page.emulate_media(color_scheme="dark")
        self._examine()
        if name:
            self.photograph(name)
        self.page.emulate_media(color_scheme="light")

    def photograph(self, name: str, **more: Any) -> None:
        """A picture for the guides, when pictures are asked for."""
        self.pictures.take(self.page, name, **more)
