"""A telephony service that speaks 46elks' documented interface, and does on command what phones and people do.

    python -m tests.servers.elks --port 0 --journal requests.jsonl --user u --password p

As 46elks: ``POST /a1/sms`` · ``POST /a1/calls`` · ``GET /a1/me``. On command, as JSON to ``/control/…``:
``receipt {id, status}`` · ``reply {from, message}`` · ``answer {id, digits}`` (digits one by one, "" for no key) ·
``hangup {id, state}`` · ``fail {status, body, times}`` · ``sms-url {url}``. Each answers with what the callback answered.
"""

from __future__ import annotations

import argparse
import base64
import json
import time
import urllib.error
import urllib.request
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlencode

from tests.servers.process import running

NUMBER = "+46766860000"


@dataclass
class Exchange:
    """What the service remembers, and what it does when told."""

    journal: Path | None
    user: str
    password: str
    sms_url: str = ""
    failures: list[tuple[int, str, float]] = field(default_factory=list)
    taken: dict[str, dict[str, str]] = field(default_factory=dict)

    def take(self, kind: str, form: dict[str, str]) -> tuple[int, dict[str, Any] | str]:
        if not form.get("to", "").startswith("+"):
            return 400, "Invalid to number"
        if not form.get("from"):
            return 400, "Missing key from"
        id = ("s" if kind == "sms" else "c") + uuid.uuid4().hex
        self.taken[id] = form
        self._write({"kind": kind, "id": id, **form})
        made = {"id": id, "from": form["from"], "to": form["to"], "created": datetime.now(UTC).isoformat()}
        if kind == "sms":
            return 200, {**made, "status": "created", "direction": "outgoing", "message": form.get("message", "")}
        return 200, {**made, "state": "ongoing", "direction": "outgoing"}

    def receipt(self, id: str, status: str = "delivered") -> dict[str, Any]:
        form = {"id": id, "status": status}
        if status == "delivered":
            form["delivered"] = datetime.now(UTC).isoformat()
        return _post(self.taken[id]["whendelivered"], form)

    def reply(self, message: str, to: str = NUMBER, **sender: str) -> dict[str, Any]:
        created = datetime.now(UTC).isoformat()
        form = {"direction": "incoming", "id": "s" + uuid.uuid4().hex, "created": created}
        return _post(self.sms_url, {**form, "from": sender["from"], "to": to, "message": message})

    def answer(self, id: str, digits: str = "") -> dict[str, Any]:
        """Somebody answers and presses these keys; each sound is fetched and each ``next`` followed, as 46elks does."""
        action = json.loads(self.taken[id]["voice_start"])
        heard, keys = [], list(digits)
        while True:
            heard.append(_get(action.get("ivr") or action["play"]))
            if "ivr" not in action:
                return {"heard": heard}
            form = {"callid": id, "from": self.taken[id]["from"]}
            form |= {"result": keys.pop(0)} if keys else {"result": "failed", "why": "noinput"}
            action = json.loads(_post(action["next"], form)["body"])

    def hangup(self, id: str, state: str = "success") -> dict[str, Any]:
        call = self.taken[id]
        form = {"id": id, "direction": "outgoing", "from": call["from"], "to": call["to"], "state": state}
        return _post(call["whenhangup"], form)

    def fail(self, status: int = 500, body: str = "", times: int = 1, delay: float = 0) -> dict[str, Any]:
        self.failures += [(status, body, delay)] * times
        return {}

    def _write(self, line: dict[str, str]) -> None:
        if self.journal:
            with self.journal.open("a") as journal:
                journal.write(json.dumps(line, ensure_ascii=False) + "\n")


def _post(url: str, form: dict[str, str]) -> dict[str, Any]:
    return _fetch(urllib.request.Request(url, urlencode(form).encode()))


def _get(url: str) -> dict[str, Any]:
    return _fetch(urllib.request.Request(url))


def _fetch(request: urllib.request.Request) -> dict[str, Any]:
    """46elks takes 200–204 as received and tries anything else again later."""
    try:
        with urllib.request.urlopen(request, timeout=20) as response:
            content, status, kind = response.read(), response.status, response.headers.get_content_type()
    except urllib.error.HTTPError as error:
        content, status, kind = error.read(), error.code, error.headers.get_content_type()
    body = content.decode() if kind.startswith(("text/", "application/json")) else f"{len(content)} bytes"
    return {"url": request.full_url, "status": status, "type": kind, "body": body}


class Handler(BaseHTTPRequestHandler):
    exchange: Exchange

    def do_GET(self) -> None:
        if not self._signed_in():
            self._say(401, "API access requires Basic HTTP authentication.")
        elif self.path.casefold() == "/a1/me":
            self._say(200, {"id": "u1", "name": "Provkonto", "balance": 1000000, "currency": "SEK"})
        else:
            self._say(404, "Not found")

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
        if self.path.startswith("/control/"):
            self._say(200, self._obey(self.path.removeprefix("/control/"), json.loads(body)))
        elif not self._signed_in():
            self._say(401, "API access requires Basic HTTP authentication.")
        elif self.exchange.failures:
            status, words, delay = self.exchange.failures.pop(0)
            time.sleep(delay)
            self._say(status, words)
        elif self.path.casefold() in ("/a1/sms", "/a1/calls"):
            kind = "sms" if self.path.casefold() == "/a1/sms" else "call"
            self._say(*self.exchange.take(kind, dict(parse_qsl(body, keep_blank_values=True))))
        else:
            self._say(404, "Not found")

    def _obey(self, command: str, said: dict[str, Any]) -> dict[str, Any]:
        if command == "sms-url":
            self.exchange.sms_url = said["url"]
            return {}
        commands = ("receipt", "reply", "answer", "hangup", "fail")
        return (
            getattr(self.exchange, command)(**said) if command in commands else {"error": f"no such command {command}"}
        )

    def _signed_in(self) -> bool:
        login = base64.b64encode(f"{self.exchange.user}:{self.exchange.password}".encode()).decode()
        return self.headers.get("Authorization") == f"Basic {login}"

    def _say(self, status: int, answer: dict[str, Any] | str) -> None:
        text = isinstance(answer, str)
        body = (answer if text else json.dumps(answer)).encode()
        self.send_response(status)
        self.send_header("Content-Type", "text/plain; charset=utf-8" if text else "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Quiet: the journal says what matters."""


@dataclass(frozen=True)
class ElksServer:
    """A running service as tests see it."""

    port: int
    journal: Path
    user: str = "u123"
    password: str = "hemligt"

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/a1"

    @property
    def environment(self) -> dict[str, str]:
        """What to set so that Samlad uses this service."""
        return {
            "SAMLAD_46ELKS_URL": self.url,
            "SAMLAD_46ELKS_USER": self.user,
            "SAMLAD_46ELKS_PASSWORD": self.password,
            "SAMLAD_46ELKS_FROM": NUMBER,
        }

    def requests(self) -> list[dict[str, str]]:
        """Every SMS and call asked for, oldest first."""
        return [json.loads(line) for line in self.journal.read_text().splitlines()] if self.journal.exists() else []

    def tell(self, command: str, **said: Any) -> dict[str, Any]:
        """``tell("reply", **{"from": "+46…", "message": "JA"})``: the callback's answer comes back."""
        url = f"http://127.0.0.1:{self.port}/control/{command}"
        return json.loads(_fetch(urllib.request.Request(url, json.dumps(said).encode()))["body"])


@contextmanager
def elks_server(folder: Path) -> Iterator[ElksServer]:
    journal = folder / "46elks.jsonl"
    server = ElksServer(0, journal)
    login = ("--user", server.user, "--password", server.password)
    with running("tests.servers.elks", "--journal", str(journal), *login) as port:
        yield ElksServer(port, journal)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--journal", type=Path)
    parser.add_argument("--user", default="u123")
    parser.add_argument("--password", default="hemligt")
    options = parser.parse_args()
    Handler.exchange = Exchange(options.journal, options.user, options.password)
    server = ThreadingHTTPServer(("127.0.0.1", options.port), Handler)
    print(server.server_port, flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
