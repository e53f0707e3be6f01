"""What the operator's log says of an error: its kind and where, never what it quotes."""

from __future__ import annotations

import logging
import sys

from samlad.config.logs import WithoutValues


def test_an_error_is_told_by_its_kind_and_its_way_without_its_words() -> None:
    try:
        try:
            raise KeyError("tib@region.example")
        except KeyError as cause:
            raise ValueError("070-174 06 05") from cause
    except ValueError:
        record = logging.LogRecord("samlad", logging.ERROR, "", 0, "a page failed", (), sys.exc_info())
    said = WithoutValues("%(message)s").format(record)
    assert said.startswith("a page failed\nValueError\n") and "\nKeyError\n" in said
    assert f"{__file__}:" in said
    assert "tib@" not in said and "070" not in said
