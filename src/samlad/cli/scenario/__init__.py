"""The demo's story: a winter virus in Örebro and Västerås, played through the same decisions a user takes.

``cast`` says who is in it, ``script`` when things happen, ``stage`` how a scene is played; the other modules are the scenes,
one part of the story each. Everything in it is invented.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from samlad.cli.scenario.script import Calendar, Scene
    from samlad.cli.scenario.stage import Stage

__all__ = ["play", "scenes"]


def scenes(calendar: Calendar) -> list[Scene]:
    """All scenes, in the order they are played."""
    from samlad.cli.scenario import beside, county, orebro_agreements, orebro_first_days, today, vasteras

    parts = (orebro_first_days, orebro_agreements, vasteras, county, beside, today)
    return sorted((scene for part in parts for scene in part.script.scenes), key=lambda one: one.when(calendar))


def play(stage: Stage) -> None:
    """Plays the whole story, to the moment that is now."""
    from samlad.cli.scenario import cast
    from samlad.desk import base_data
    from samlad.domain.common import REGISTER, SYSTEM

    stage.record(SYSTEM, REGISTER, base_data.bring_up_to_date())
    cast.enter(stage)
    for scene in scenes(stage.calendar):
        stage.go_to(scene.when(stage.calendar))
        scene.play(stage)
        stage.settle()
    stage.go_to(stage.calendar.now)
    stage.settle()
