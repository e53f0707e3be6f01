"""The real server in a process of its own, and what it has used of the machine."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
TICK = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Server:
    port: int
    pid: int
    started_in: float  # seconds, from nothing to the first answer

    def cpu(self) -> float:
        """Seconds of processor that the process has used, with its threads."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICK

    def memory(self) -> float:
        """Resident megabytes."""
        for line in Path(f"/proc/{self.pid}/status").read_text().splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) / 1024
        raise RuntimeError("the server has gone")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def served(directory: Path) -> Iterator[Server]:
    """``samlad serve`` as an operator starts it."""
    port = free_port()
    environment = {**os.environ, "SAMLAD_DATA": str(directory), "SAMLAD_PORT": str(port)}
    began = time.monotonic()
    command = [str(Path(sys.executable).parent / "samlad"), "serve", "--data", str(directory), "--port", str(port)]
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
    try:
        _wait(process, port)
        yield Server(port, process.pid, time.monotonic() - began)
    finally:
        process.terminate()
        process.wait(15)


def _wait(process: subprocess.Popen, port: int) -> None:
    while process.poll() is None:
        try:
            with socket.create_connection(("127.0.0.1", port), 1) as line:
                line.sendall(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                if b" 200 " in line.recv(100):
                    return
        except OSError:
            time.sleep(0.02)
    raise RuntimeError("the server did not start")
