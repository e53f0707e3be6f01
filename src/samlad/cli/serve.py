"""Start the server: one process, pages and live streams together."""

from __future__ import annotations

import argparse

from samlad.cli.installation import set_up
from samlad.cli.migrate import migrate
from samlad.cli.terminal import Problem, complain, say

STREAMS_END_WITHIN_SECONDS = 3  # an open screen holds its stream for ever; it comes back to the next server by itself


def run(arguments: argparse.Namespace) -> int:
    set_up()
    migrate()
    serve(arguments.host, arguments.port)
    return 0


def serve(host: str, port: int) -> None:
    """Serves until it is told to stop. Raises Problem when the data is not as it should be."""
    import uvicorn
    from django.conf import settings

    from samlad.desk import doorway, office, starting

    try:
        for warning in starting.start_up(office.desk()):
            complain(f"Warning: {warning}")
    except starting.CannotStart as reason:
        raise Problem(str(reason)) from reason
    say(f"Samlad: {settings.PUBLIC_URL}")
    if doorway.is_first_run():
        code = doorway.first_run_code(settings.DATA_DIR)
        say(f"First run: open {settings.PUBLIC_URL}/first-run/ and give this code: {code}")
    # No access log: addresses hold tokens, and who reads what is nobody's business.
    uvicorn.run(
        "samlad.config.asgi:application",
        host=host,
        port=port,
        access_log=False,
        log_level="warning",
        log_config=None,  # its loggers then write through ours, which quote nothing
        server_header=False,
        timeout_graceful_shutdown=STREAMS_END_WITHIN_SECONDS,
    )
