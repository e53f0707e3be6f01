"""One measured thing against its budget, and how it is shown."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass

HEAD = ("What", "Measured", "Budget", "Met", "How")


@dataclass(frozen=True, kw_only=True)
class Measured:
    """``value`` in ``unit``. Without a ``budget`` it is shown for comparison. ``how`` says CPU or wall, and of what."""

    what: str
    value: float
    unit: str
    how: str
    budget: float | None = None

    @property
    def met(self) -> str:
        if self.budget is None:
            return ""
        return "yes" if self.value <= self.budget else "**no**"

    @property
    def cells(self) -> tuple[str, ...]:
        budget = "" if self.budget is None else f"≤ {self.budget:g} {self.unit}"
        return self.what, f"{_number(self.value)} {self.unit}", budget, self.met, self.how


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def markdown(rows: Iterable[Measured]) -> str:
    lines = ["| " + " | ".join(HEAD) + " |", "|" + "---|" * len(HEAD)]
    return "\n".join([*lines, *("| " + " | ".join(row.cells) + " |" for row in rows)]) + "\n"


def show(rows: Iterable[Measured]) -> None:
    """For the terminal."""
    for row in rows:
        what, value, budget, met, how = row.cells
        print(f"{what:<68} {value:>14}  {budget:<12} {met.strip('*'):<4} {how}")
    print(f"load {' '.join(f'{one:.1f}' for one in os.getloadavg())} on {os.cpu_count()} processors")
