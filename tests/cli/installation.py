"""An installation as an operator sees it: commands and servers in processes of their own, and a visitor to them."""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.parse import urlencode

ROOT = Path(__file__).parents[2]
SAMLAD = [sys.executable, "-c", "import sys; from samlad.cli import main; sys.exit(main())"]
STARTS_WITHIN_SECONDS = 60


@dataclass
class Installation:
    """``environment`` is what its commands are given; ``tokens`` are demo links, by person."""

    directory: Path
    environment: dict[str, str]
    tokens: dict[str, str] = field(default_factory=dict)

    def run(self, *arguments: object, code: int = 0, **environment: str) -> str:
        """Runs a command to its end; what it said, on both roads. Fails when it ends with another exit code."""
        done = subprocess.run(
            [*SAMLAD, *map(str, arguments)],
            env={**os.environ, **self.environment, **environment},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=120,
            check=False,
        )
        assert done.returncode == code, done.stdout
        return done.stdout

    @contextmanager
    def serving(self, **environment: str) -> Iterator[Server]:
        """A server on a free port, until the block ends; then it is told to stop, and has to."""
        port = str(_free_port())
        log = self.directory.parent / f"server-{port}.log"
        with open(log, "w") as out:
            process = subprocess.Popen(
                [*SAMLAD, "serve", "--port", port],
                env={**os.environ, **self.environment, "SAMLAD_PORT": port, **environment},
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=subprocess.STDOUT,
            )
        server = Server(f"http://localhost:{port}", process, log)
        try:
            server.wait_until_it_answers()
            yield server
        finally:
            process.terminate()
            process.wait(20)


@dataclass
class Server:
    url: str
    process: subprocess.Popen[bytes]
    log: Path

    def wait_until_it_answers(self) -> None:
        until = time.monotonic() + STARTS_WITHIN_SECONDS
        while time.monotonic() < until and self.process.poll() is None:
            try:
                self.health()
                return
            except OSError:
                time.sleep(0.1)
        raise AssertionError(f"the server does not answer:\n{self.words()}")

    def health(self) -> dict[str, object]:
        with urllib.request.urlopen(f"{self.url}/healthz", timeout=5) as answer:
            return json.load(answer)

    def words(self) -> str:
        """What it has said in the terminal."""
        return self.log.read_text()


class Visitor:
    """Somebody with a browser that keeps cookies, signed in by a demo link."""

    def __init__(self, url: str, token: str = "", cookies: CookieJar | None = None) -> None:
        self._url, self._cookies = url, cookies or CookieJar()
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self._cookies))
        if token:
            self.get(f"/l/{token}")
            self.post("/link/")

    def also_at(self, url: str) -> Visitor:
        """The same browser at another process behind the proxy."""
        return Visitor(url, cookies=self._cookies)

    def get(self, path: str) -> tuple[int, str]:
        return self._ask(urllib.request.Request(self._url + path))

    def post(self, path: str, **fields: str) -> tuple[int, str]:
        asked = urllib.request.Request(self._url + path, urlencode(fields).encode(), {"Sec-Fetch-Site": "same-origin"})
        return self._ask(asked)

    def _ask(self, asked: urllib.request.Request) -> tuple[int, str]:
        try:
            with self._opener.open(asked, timeout=20) as answer:
                return answer.status, _words(answer.read().decode())
        except urllib.error.HTTPError as refused:
            with refused:
                return refused.code, _words(refused.read().decode())


def _words(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page[page.find("<main") :]).split())


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
