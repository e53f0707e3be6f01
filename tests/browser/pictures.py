"""Screenshots for the guides, taken by the journeys: ``pytest -m browser --screenshots``. Without it the tree stays clean."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page

FOLDER = Path(__file__).parents[2] / "docs" / "images"


@dataclass(frozen=True)
class Pictures:
    """``folder`` is None when nobody asked for pictures."""

    folder: Path | None

    def take(self, page: Page, name: str, *, whole: bool = False) -> None:
        if self.folder is None:
            return
        page.evaluate("() => scrollTo(0, 0)")
        page.screenshot(path=self.folder / f"{name}.png", full_page=whole, animations="disabled")
