"""Answers 46elks' callbacks over real HTTP, as the web does: secret first, then what the gateway says."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qsl

from samlad.channels.callbacks import Kind, check_secret
from samlad.channels.elks import Inbound, Receipt, read_hangup, read_inbound, read_receipt
from samlad.channels.gateway import Gateway
from samlad.channels.message import OutgoingMessage

KEY = "installationens nyckel"


@dataclass
class Switchboard:
    url: str = ""
    gateway: Gateway | None = None
    sent: dict[str, OutgoingMessage] = field(default_factory=dict)
    heard: list[Receipt | Inbound | str] = field(default_factory=list)
    answer_to_sms: str = ""

    def answer(self, kind: Kind, id: str, form: dict[str, str]) -> tuple[str, bytes]:
        assert self.gateway
        if kind in (Kind.CALL, Kind.THANKS, Kind.GOODBYE):
            return "audio/wav", self.gateway.sound(kind, self.sent[id])
        if kind is Kind.DIGITS:
            self.heard.append(form["result"])
            return "application/json", json.dumps(self.gateway.next_in_call(id, form["result"])).encode()
        if kind is Kind.REPLY:
            self.heard.append(read_inbound(form))
            return "text/plain", self.answer_to_sms.encode()
        self.heard.append(read_receipt(form) if kind is Kind.RECEIPT else read_hangup(form))
        return "text/plain", b""


@contextmanager
def switchboard() -> Iterator[Switchboard]:
    board = Switchboard()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            _, _, _, kind, id, secret = self.path.split("/")
            form = dict(parse_qsl(self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()))
            if not check_secret(KEY, kind, id, secret):
                self.send_error(404)
                return
            media_type, body = board.answer(Kind(kind), id, form)
            self.send_response(200)
            self.send_header("Content-Type", media_type)
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_POST

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    board.url = f"http://127.0.0.1:{server.server_port}"
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield board
    finally:
        server.shutdown()
        server.server_close()
