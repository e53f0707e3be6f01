"""Base data that comes with the product, and how it enters the register. See README.md for sources and licences."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from samlad.desk.base_data.public_bodies import edition
from samlad.desk.base_data.ready_templates import ready_templates
from samlad.domain import register, template
from samlad.domain.common import REGISTER, SYSTEM, Deeds

if TYPE_CHECKING:  # the files can be read without a database
    from samlad.desk.desk import Desk, Receipt, World

__all__ = ["bring_up_to_date", "edition", "load", "ready_templates"]


def load(desk: Desk) -> Receipt:
    """Takes this edition up in the register: at first run and at each start. One that is there already writes nothing."""
    return desk.record(SYSTEM, REGISTER, bring_up_to_date())


def bring_up_to_date() -> Callable[[World, datetime], Deeds]:
    """A decision for ``desk.record``, by the system itself: the register as this edition of the base data has it."""
    data, ready = edition(), ready_templates()

    def decide(world: World, at: datetime) -> Deeds:
        now = world.register
        return [
            *register.load_base_data(now.register, SYSTEM, at, data=data),
            *template.load_ready(now.template, SYSTEM, at, ready=ready),
        ]

    return decide
