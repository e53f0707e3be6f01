"""The joint log leaves as text and as JSON lines."""

from __future__ import annotations

import json
from collections.abc import Iterator

from samlad.documents.log_export import LogHead, LogRow, json_lines, text_lines
from samlad.documents.words import Mode
from tests.documents.sample import at

HEAD = LogHead(
    isf_name="Lokal ISF Örebro",
    produced_at=at(15, 8),
    record_owner="Örebro kommun",
    mode=Mode.EXERCISE,
)
ROWS = (
    LogRow(
        number=1,
        registered_at=at(14, 2, 5),
        happened_at=at(14, 2, 5),
        kind="isf.called/1",
        actor="Örebro kommun",
        name="Mats Ek",
        words="Larmade 14 aktörer.",
    ),
    LogRow(
        number=2,
        registered_at=at(15, 7, 30),
        happened_at=at(14, 2, 20),
        kind="agreement.answered/1",
        actor="Elnätsbolaget",
        words="Svarade ja på Ö-1, lydelse 2.\nVill ha texten per e-post.",
        via="Enligt uppgift från driftchefen, per telefon, kl. 02.20.",
        is_late=True,
    ),
)


def test_the_log_as_text() -> None:
    assert (
        "\n".join(text_lines(HEAD, ROWS))
        == """\
=== ÖVNING ===
Gemensam logg: Lokal ISF Örebro
Hämtad torsdag 15 januari 2026 kl. 08.00. Handlingen hör till Örebro
kommun.

ONSDAG 14 JANUARI 2026

02.05  #1  Örebro kommun, Mats Ek
  Larmade 14 aktörer.

TORSDAG 15 JANUARI 2026

07.30  #2  Elnätsbolaget, efteranteckning, onsdag 14 januari kl. 02.20
  Svarade ja på Ö-1, lydelse 2.
  Vill ha texten per e-post.
  Enligt uppgift från driftchefen, per telefon, kl. 02.20.

=== ÖVNING ==="""
    )


def test_the_log_as_json_lines() -> None:
    head, first, second = [json.loads(line) for line in json_lines(HEAD, ROWS)]
    assert (head["schema"], head["mode"]) == ("samlad.joint_log/1", "exercise")
    assert first["registered_at"] == "2026-01-14T02:05:00+01:00"
    assert second["words"] == ROWS[1].words
    assert second["is_late"] is True


def test_progress_is_told_and_rows_are_taken_one_at_a_time() -> None:
    told: list[int] = []
    taken = 0

    def many() -> Iterator[LogRow]:
        nonlocal taken
        while taken < 1_200:
            taken += 1
            yield ROWS[0]

    lines = json_lines(HEAD, many(), told.append)
    next(lines)
    next(lines)
    assert taken == 1
    assert len(list(lines)) == 1_199
    assert told == [500, 1_000, 1_200]


def test_an_empty_log_still_says_what_it_is() -> None:
    told: list[int] = []
    assert len(list(json_lines(HEAD, (), told.append))) == 1
    assert told == [0]
