"""A process with a desk and its loops, which kills itself without a word at its N-th statement.

    python -m tests.storm.clerk --die-at 300 --began 1767225600 --speed 600

One act a line on standard input, as JSON; one answer a line on standard output. Several acts are taken at a time.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

import django

LOOPS_EVERY_SECONDS = 0.05
START = datetime(2026, 2, 9, 11, 44, tzinfo=UTC)


class Doom:
    """Wrapped around every statement of every connection of this process. SIGKILL: nothing is rolled back or said."""

    def __init__(self, die_at: int) -> None:
        self._die_at, self._numbers = die_at, count(1)

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        number = next(self._numbers)
        if number == self._die_at and number % 2:
            os.kill(os.getpid(), signal.SIGKILL)
        result = execute(sql, params, many, context)
        if number == self._die_at:
            os.kill(os.getpid(), signal.SIGKILL)
        return result


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--die-at", type=int, default=0)
    parser.add_argument("--began", type=float, required=True, help="when the storm began, for all its processes")
    parser.add_argument("--speed", type=float, required=True, help="how many seconds pass in one")
    options = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samlad.config.settings")
    django.setup()
    _serve(options)


def _serve(options: argparse.Namespace) -> None:
    from django.db.backends.signals import connection_created

    from samlad.desk import office
    from samlad.desk.desk import Desk

    doom = Doom(options.die_at)
    connection_created.connect(lambda connection, **_: connection.execute_wrappers.append(doom), weak=False)
    desk = Desk(lambda: START + timedelta(seconds=(time.time() - options.began) * options.speed))
    office.place(desk)
    desk.start()
    _loops(desk)
    said = threading.Lock()

    def take(line: str) -> None:
        answer = json.dumps(_answer(desk, json.loads(line)))
        with said:
            print(answer, flush=True)

    print(json.dumps({"ready": True}), flush=True)
    with ThreadPoolExecutor(8) as hands:
        for line in sys.stdin:
            hands.submit(take, line)
    os._exit(0)


def _loops(desk: Any) -> None:
    from samlad.channels.message import Channel
    from samlad.desk import loops, outbox

    running = loops.Running()
    running.every(LOOPS_EVERY_SECONDS, lambda: loops.lapse_due(desk, desk.clock()), "deadlines")
    for channel in Channel:
        running.every(
            LOOPS_EVERY_SECONDS,
            lambda channel=channel: outbox.send_due(desk, channel, desk.clock()),
            f"outbox-{channel}",
        )


def _answer(desk: Any, facts: dict[str, Any]) -> dict[str, Any]:
    from samlad.desk.writer import Unwritable
    from samlad.domain.common import Refused, isf_log
    from tests.storm.acts import ISF, Act, decide

    act = Act(**facts)
    try:
        receipt = desk.record(act.author, isf_log(ISF), decide(act), key=act.key, content=act.mark)
    except Refused as refusal:
        return {"key": act.key, "refused": refusal.reason}
    except Unwritable as failure:
        return {"key": act.key, "failed": str(failure)}
    except Exception as wrong:
        return {"key": act.key, "wrong": repr(wrong)}
    return {"key": act.key, "position": receipt.position, "number": receipt.number, "repeated": receipt.repeated}


if __name__ == "__main__":
    main()
