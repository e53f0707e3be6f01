"""A browser's requests without a browser: connections kept open, as plain and cheap as they come."""

from __future__ import annotations

import http.client
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

HEADERS = {"Host": "localhost", "Accept-Encoding": "gzip", "User-Agent": "Mozilla/5.0 (bench)"}


def ask(connection: http.client.HTTPConnection, path: str, session: str) -> http.client.HTTPResponse:
    """One page, read to its end. Raises RuntimeError for any answer but 200."""
    connection.request("GET", path, headers={**HEADERS, "Cookie": f"samlad={session}"})
    answer = connection.getresponse()
    answer.body = answer.read()  # type: ignore[attr-defined]
    if answer.status != 200:
        raise RuntimeError(f"{path} answered {answer.status}")
    return answer


def ask_many(port: int, path: str, sessions: Sequence[str], times: int, connections: int = 4) -> None:
    """``times`` requests in all, over some connections at once."""

    def run(number: int) -> None:
        line = http.client.HTTPConnection("127.0.0.1", port)
        for turn in range(number, times, connections):
            ask(line, path, sessions[turn % len(sessions)])
        line.close()

    with ThreadPoolExecutor(connections) as browsers:
        list(browsers.map(run, range(connections)))
