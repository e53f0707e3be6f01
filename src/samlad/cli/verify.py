"""Read the whole log against its chains and seals, and name what is not as it was written."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from samlad.cli.installation import open_installation
from samlad.cli.terminal import Progress, say

if TYPE_CHECKING:
    from samlad.log.verify import Report


def run(arguments: argparse.Namespace) -> int:
    directory = open_installation(arguments.data)
    from samlad.log import verify

    with Progress("Verifying") as progress:
        report = verify.verify(directory, progress)
    for finding in report.findings:
        say(finding.say(arguments.language))
    say(_summary(report))
    for blind in report.say_blind(arguments.language):
        say(f"– {blind}")
    return 0 if report.is_sound else 1


def _summary(report: Report) -> str:
    texts = f"{report.texts} texts ({report.emptied} destroyed)"
    read = f"Read {report.entries} entries in {report.logs} logs, {texts}, {report.seals} seals."
    if report.is_sound:
        return f"{read} Everything is as it was written."
    return f"{read} Wrong: {len(report.findings)}, named above."
