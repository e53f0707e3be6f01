"""Start the server: one process, pages and live streams together."""

from __future__ import annotations

import argparse


def run(arguments: argparse.Namespace) -> int:
    import django

    django.setup()
    from samlad.cli.migrate import migrate

    migrate()
    serve(arguments.host, arguments.port)
    return 0


def serve(host: str, port: int) -> None:
    import uvicorn
    from django.conf import settings

    from samlad.cli.main import say
    from samlad.desk import doorway

    say(f"Samlad: {settings.PUBLIC_URL}")
    if doorway.is_first_run():
        say(
            f"First run: open {settings.PUBLIC_URL}/first-run/ and give this code: {doorway.first_run_code(settings.DATA_DIR)}"
        )
    # No access log: addresses hold tokens, and who reads what is nobody's business.
    uvicorn.run(
        "samlad.config.asgi:application",
        host=host,
        port=port,
        access_log=False,
        log_level="warning",
        server_header=False,
    )
