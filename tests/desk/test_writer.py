"""The writer answers everybody, also those who come when it has stopped."""

from __future__ import annotations

import threading

import pytest

from samlad.desk.writer import Unwritable


def test_what_comes_after_the_last_is_answered(desk) -> None:
    desk.stop()
    answers: list[type] = []

    def ask() -> None:
        with pytest.raises(Unwritable):
            desk.write(lambda: None)
        answers.append(Unwritable)

    asking = threading.Thread(target=ask, daemon=True)
    asking.start()
    asking.join(5)
    assert answers == [Unwritable]
