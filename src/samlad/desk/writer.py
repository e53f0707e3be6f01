"""One thread per process commits waiting decisions together, under the database's one write lock.

Each decision is a savepoint in the group that commits next; callers hear after the commit. A failed commit discards the warm
states that the group touched, and every caller of the group hears of it.
"""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Any

from django.db import InterfaceError, InternalError, OperationalError, connection, transaction

from samlad.log import store

log = logging.getLogger("samlad.desk")
GROUP_AT_MOST = 256


class Unwritable(Exception):
    """Nothing could be written just now: full disk, read-only database, lost connection. What was asked did not happen."""


@dataclass
class Job:
    """Something to do under the write lock; ``work`` runs in a savepoint of its own."""

    work: Callable[[], Any]
    answer: Future[Any] = field(default_factory=Future)
    outcome: Any = None
    error: BaseException | None = None


class Writer:
    """``begin`` runs first in each group (catching up), ``after_commit`` last; ``discard`` when a commit failed.

    ``is_failing`` tells whether the last group could not be written.
    """

    def __init__(
        self, begin: Callable[[], None], after_commit: Callable[[], None], discard: Callable[[], None]
    ) -> None:
        self._begin, self._after_commit, self._discard = begin, after_commit, discard
        self.is_failing = False
        self._jobs: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._stopped = False
        self._door = threading.Lock()  # nothing is put in after the last
        self._thread = threading.Thread(target=self._run, name="samlad-writer", daemon=True)
        self._thread.start()

    def do(self, work: Callable[[], Any]) -> Any:
        """Runs ``work`` in the next group and returns its result after the commit. Raises what it raised, or Unwritable."""
        job = Job(work)
        with self._door:
            if self._stopped:
                raise Unwritable("the writer has stopped")
            self._jobs.put(job)
        return job.answer.result()

    def stop(self) -> None:
        """What was put in before is written first."""
        with self._door:
            self._stopped = True
            self._jobs.put(None)
        self._thread.join(timeout=10)

    def _run(self) -> None:
        while (job := self._jobs.get()) is not None:
            group = self._waiting(job)
            try:
                self._commit(group)
            except BaseException as failure:
                self._failed(group, failure)
            else:
                self._answer(group)
        connection.close()

    def _waiting(self, first: Job) -> list[Job]:
        group = [first]
        while len(group) < GROUP_AT_MOST:
            try:
                job = self._jobs.get_nowait()
            except queue.Empty:
                break
            if job is None:
                self._jobs.put(None)
                break
            group.append(job)
        return group

    def _commit(self, group: list[Job]) -> None:
        with transaction.atomic():
            store.lock()
            self._begin()
            for job in group:
                try:
                    with transaction.atomic():
                        job.outcome = job.work()
                except (OperationalError, InterfaceError, InternalError):
                    raise  # the database itself: nobody in this group can be told yes
                except Exception as error:
                    job.error = error

    def _answer(self, group: list[Job]) -> None:
        self._after_commit()
        if self.is_failing:
            log.warning("writing works again")
        self.is_failing = False
        for job in group:
            if job.error:
                job.answer.set_exception(job.error)
            else:
                job.answer.set_result(job.outcome)

    def _failed(self, group: list[Job], failure: BaseException) -> None:
        if not self.is_failing:
            log.error("a group of %d decisions could not be written: %s", len(group), type(failure).__name__)
        self.is_failing = True
        self._discard()
        connection.close()
        for job in group:
            job.answer.set_exception(Unwritable(str(failure)))
