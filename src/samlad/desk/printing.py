"""Papers ready when they are asked for: laid out at once, drawn as PDF by a thread of its own so that no page waits."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Hashable
from concurrent.futures import Future, ThreadPoolExecutor

from samlad.documents.paper import Paper
from samlad.documents.pdf import as_pdf
from samlad.documents.plain import as_text
from samlad.documents.summary import Summary
from samlad.documents.summary_paper import lay_out

__all__ = ["Printer", "as_text", "paper_of", "printer"]

KEPT = 64


def paper_of(summary: Summary) -> Paper:
    return lay_out(summary)


class Printer:
    """Keeps the last PDFs by what they were drawn from: the same key is drawn once, whoever asks."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Hashable, Future[bytes]] = OrderedDict()
        self._lock = threading.Lock()
        self._threads = ThreadPoolExecutor(1, thread_name_prefix="samlad-print")

    def begin(self, key: Hashable, paper: Paper) -> Future[bytes]:
        """Begins to draw it, if that has not been done."""
        with self._lock:
            known = self._kept.get(key)
            if known is None or (known.done() and known.exception()):
                known = self._kept[key] = self._threads.submit(as_pdf, paper)
                while len(self._kept) > KEPT:
                    self._kept.popitem(last=False)
            return known

    def pdf(self, key: Hashable, paper: Paper) -> bytes:
        """The bytes, as soon as they are there."""
        return self.begin(key, paper).result()


printer = Printer()
