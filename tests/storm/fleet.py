"""Several clerks on one database; one that dies is replaced. And the clients, who ask again until they hear an answer."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, SimpleQueue
from random import Random
from typing import Any

from tests.storm.acts import Act, draw

ROOT = Path(__file__).parents[2]
SPEED = 600.0  # ten minutes in a second: deadlines pass while the storm lasts
GIVE_UP_SECONDS = 90
Answer = dict[str, Any]


class Clerk:
    """One process. ``ask`` sends an act; answers arrive, or the process dies and everybody who waits hears nothing."""

    def __init__(self, environment: dict[str, str], began: float, die_at: int) -> None:
        command = [sys.executable, "-m", "tests.storm.clerk", "--began", str(began), "--speed", str(SPEED)]
        self._process = subprocess.Popen(
            [*command, "--die-at", str(die_at)],
            cwd=ROOT,
            env={**os.environ, **environment},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.said: list[str] = []  # on standard error
        self._waiting: dict[str, list[SimpleQueue[Answer | None]]] = {}
        self._lock = threading.Lock()
        for target in (self._hear, self._hear_errors):
            threading.Thread(target=target, daemon=True).start()

    @property
    def is_alive(self) -> bool:
        return self._process.poll() is None

    def ask(self, act: Act) -> SimpleQueue[Answer | None]:
        """What comes in the queue: an answer, or None when the process died."""
        box: SimpleQueue[Answer | None] = SimpleQueue()
        with self._lock:
            self._waiting.setdefault(act.key, []).append(box)
            try:
                self._process.stdin.write(json.dumps(act.facts()) + "\n")  # type: ignore[union-attr]
                self._process.stdin.flush()  # type: ignore[union-attr]
            except (BrokenPipeError, ValueError):
                box.put(None)
        return box

    def stop(self) -> None:
        self._process.kill()
        self._process.wait()

    def _hear(self) -> None:
        for line in self._process.stdout:  # type: ignore[union-attr]
            answer = json.loads(line)
            with self._lock:
                boxes = self._waiting.get(answer.get("key", ""), [])
                if boxes:
                    boxes.pop(0).put(answer)
        self._process.wait()
        with self._lock:
            for boxes in self._waiting.values():
                for box in boxes:
                    box.put(None)

    def _hear_errors(self) -> None:
        self.said += self._process.stderr  # type: ignore[arg-type, operator]


class Fleet:
    """``deaths`` counts the clerks that were killed by their own statement."""

    def __init__(self, environment: dict[str, str], random: Random, size: int) -> None:
        self._environment, self._random = environment, random
        self._began = time.time()
        self.is_calm = False
        self.deaths = 0
        self._lock = threading.Lock()
        self.clerks = [self._hire() for _ in range(size)]

    def _hire(self) -> Clerk:
        return Clerk(self._environment, self._began, 0 if self.is_calm else self._random.randint(40, 900))

    def any(self, random: Random) -> Clerk:
        """One of them, alive or just dead; a dead one is replaced on the way."""
        with self._lock:
            place = random.randrange(len(self.clerks))
            if not self.clerks[place].is_alive:
                self.deaths += 1
                self.clerks[place] = self._hire()
            return self.clerks[place]

    def calm(self) -> None:
        """From now on nobody dies."""
        with self._lock:
            self.is_calm = True
            for clerk in self.clerks:
                clerk.stop()
            self.clerks = [self._hire()]

    def stop(self) -> None:
        for clerk in self.clerks:
            clerk.stop()


@contextmanager
def fleet(environment: dict[str, str], random: Random, size: int = 3) -> Iterator[Fleet]:
    made = Fleet(environment, random, size)
    try:
        yield made
    finally:
        made.stop()


def client(clerks: Fleet, random: Random, name: str, acts: int) -> list[tuple[Act, list[Answer]]]:
    """One actor's people: each act with every answer that was heard to it."""
    done = []
    for number in range(acts):
        act = draw(random, f"{name}-{number}", number)
        done.append((act, _until_heard(clerks, random, act)))
    return done


def _until_heard(clerks: Fleet, random: Random, act: Act) -> list[Answer]:
    """Sends, and again with the same key while nothing is heard; sometimes twice at once, sometimes deaf to the answer."""
    heard: list[Answer] = []
    deadline = time.monotonic() + GIVE_UP_SECONDS
    while time.monotonic() < deadline:
        boxes = [clerks.any(random).ask(act) for _ in range(1 + (random.random() < 0.15))]
        is_lost = random.random() < 0.2
        for box in boxes:
            answer = _next(box, 0.01 if is_lost else 20)
            if answer and "failed" not in answer:
                heard.append(answer)
        if heard:
            return heard
        time.sleep(random.random() * 0.05)
    raise AssertionError(f"{act} was never answered")


def _next(box: SimpleQueue[Answer | None], seconds: float) -> Answer | None:
    try:
        return box.get(timeout=seconds)
    except Empty:
        return None
