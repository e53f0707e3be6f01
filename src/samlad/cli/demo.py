"""The demo: a made-up story in a data directory of its own, and a link for each role that signs in without typing."""

from __future__ import annotations

import argparse
from pathlib import Path

from samlad.cli.installation import set_up
from samlad.cli.migrate import migrate
from samlad.cli.serve import serve
from samlad.cli.terminal import Problem, say
from samlad.config import environment

PLAYED = "played"  # what the mark says once the story has come to its end


def run(arguments: argparse.Namespace) -> int:
    directory = Path(arguments.data).resolve()
    mark(directory)
    set_up()
    for role, link in play(directory).items():
        say(f"{role}\t{link}")
    if not arguments.no_serve:
        serve(arguments.host, arguments.port)
    return 0


def mark(directory: Path) -> None:
    """Makes the directory a demo's, before the settings look at it. Raises Problem when something else is in there."""
    mark = directory / environment.DEMO_MARK
    if mark.exists():
        if mark.read_text() != PLAYED:
            raise Problem(
                f"The demo in {directory} was interrupted while it was being made. Remove the directory first."
            )
        return
    if directory.exists() and any(directory.iterdir()):
        raise Problem(f"{directory} is not empty and holds no demo. Name another directory with --data (DATA=…).")
    directory.mkdir(parents=True, exist_ok=True, mode=0o700)
    mark.touch(mode=0o600)


def play(directory: Path) -> dict[str, str]:
    """Plays the story into a marked directory, unless it has been; returns a sign-in link for each role.

    Django is set up on the directory. Raises Problem when the log is not as it was written.
    """
    mark = directory / environment.DEMO_MARK
    migrate()
    if mark.read_text() != PLAYED:
        _play(directory)
        mark.write_text(PLAYED)
    return _links()


def _play(directory: Path) -> None:
    from samlad.cli import scenario
    from samlad.cli.scenario.stage import Stage
    from samlad.desk.desk import utc_now
    from samlad.log import seals
    from samlad.log.verify import verify

    with Stage(utc_now()) as stage:
        scenario.play(stage)
    seals.seal_now(directory, utc_now())
    if not verify(directory).is_sound:
        raise Problem(f"The demo in {directory} cannot be verified. Say so to those who make Samlad.")


def _links() -> dict[str, str]:
    from django.conf import settings

    from samlad.cli.scenario.cast import roles
    from samlad.desk.desk import utc_now
    from samlad.people.demo import demo_link
    from samlad.people.models import Person

    people = dict(Person.objects.filter(email__in=roles().values()).values_list("email", "id"))
    return {role: f"{settings.PUBLIC_URL}/l/{demo_link(people[email], utc_now())}" for role, email in roles().items()}
