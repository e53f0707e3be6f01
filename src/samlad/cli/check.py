"""Try everything the installation leans on: database, disk, clock, mail, SMS and voice. Sends nothing."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime

from samlad.cli.installation import open_installation
from samlad.cli.terminal import say


def run(arguments: argparse.Namespace) -> int:
    open_installation(arguments.data)
    from samlad.desk import checking

    wrong = 0
    for check in checking.checks(datetime.now(UTC)):
        say(f"{'ok ' if check.ok else 'FEL'}  {check.name}: {check.sentence}")
        wrong += not check.ok
    if inbound := checking.inbound_address():
        say(f"\nSätt detta som sms_url på numret hos 46elks, så kommer svar fram:\n{inbound}")
    return int(wrong > 0)
