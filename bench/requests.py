"""A browser's requests without a browser: connections kept open, as plain and cheap as they come."""

from __future__ import annotations

import gzip
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPConnection

HEADERS = {"Host": "localhost", "User-Agent": "Mozilla/5.0 (bench)"}


@dataclass(frozen=True)
class Answer:
    """``size``: bytes of the body as it crossed the wire, and of the headers."""

    text: str
    size: int


def ask(line: HTTPConnection, path: str, session: str = "", encoding: str = "gzip") -> Answer:
    """One address, read to its end. Raises RuntimeError for any answer but 200."""
    line.request("GET", path, headers={**HEADERS, "Accept-Encoding": encoding, "Cookie": f"samlad={session}"})
    answer = line.getresponse()
    body = answer.read()
    if answer.status != 200:
        raise RuntimeError(f"{path} answered {answer.status}")
    size = len(body) + len(bytes(answer.headers))
    if answer.getheader("Content-Encoding") == "gzip":
        body = gzip.decompress(body)
    return Answer(body.decode(errors="replace"), size)


def ask_many(port: int, path: str, sessions: Sequence[str], times: int, connections: int = 4) -> None:
    """``times`` requests in all, over some connections at once."""

    def run(number: int) -> None:
        line = HTTPConnection("127.0.0.1", port)
        for turn in range(number, times, connections):
            ask(line, path, sessions[turn % len(sessions)])
        line.close()

    with ThreadPoolExecutor(connections) as browsers:
        list(browsers.map(run, range(connections)))
