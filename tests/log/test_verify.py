"""Whatever is changed in the database behind the log's back is found and named."""

from __future__ import annotations

import pytest
from django.db import connection, transaction

from samlad.domain.common import REGISTER
from samlad.log import chain, incarnation, seals, store
from samlad.log.sentences import SENTENCES
from samlad.log.verify import Report, Trouble, verify
from tests.databases import Database
from tests.log.conftest import Enter
from tests.log.deeds import BO, FULL, ISF, NOON, disposed, noted
from tests.log.tampering import rows, run, tamper, unguarded

C, M = Trouble.CHANGED, Trouble.MISSING


@pytest.fixture
def six(enter: Enter) -> None:
    """Positions 1–6: ISF 1, register 1, ISF 2, ISF 3, register 2, ISF 4."""
    full = store.NewEntry(log=ISF, deed=FULL, author=BO, happened_at=NOON)
    enter(noted(), noted(log=REGISTER), full, noted("mer"), noted(log=REGISTER), noted("sist"))


def found(report: Report) -> list[tuple[Trouble, str | None, int | None]]:
    return [
        (finding.trouble, finding.facts.get("log"), finding.facts.get("number") or finding.facts.get("first"))
        for finding in report.findings
    ]


def check(database: Database) -> list[tuple[Trouble, str | None, int | None]]:
    return found(verify(database.directory))


def test_a_sound_log(six: None, database: Database) -> None:
    seals.seal_now(database.directory, NOON)
    steps: list[tuple[int, int]] = []
    report = verify(database.directory, lambda done, total: steps.append((done, total)))
    assert report.is_sound
    assert (report.entries, report.logs, report.emptied, report.seals) == (6, 2, 0, 1)
    assert report.texts == 5 + 6  # one in each note; in the full one five, and its author's source
    assert (report.sealed_at, report.sealed_position) == (NOON, 6)
    assert steps == [(6, 6)]


def test_an_empty_log_is_sound(database: Database) -> None:
    assert verify(database.directory).is_sound


@pytest.mark.parametrize(
    ("sql", "expected"),
    [
        ("UPDATE entry SET body = replace(body, 'anna', 'hans') WHERE position = 4", [(C, ISF, 3)]),
        ("UPDATE entry SET body = replace(body, 'Ö-3', 'Ö-4') WHERE position = 3", [(C, ISF, 2)]),
        ("UPDATE entry SET body = replace(body, 'anna', 'hans') WHERE position = 6", [(C, ISF, 4)]),
        ("UPDATE entry SET hash = replace(hash, substr(hash, 1, 1), 'x') WHERE position = 1", [(C, ISF, 1)]),
        ("UPDATE entry SET previous_hash = 'x' WHERE position = 4", [(C, ISF, 3)]),
        ("UPDATE entry SET log = 'isf:other' WHERE position = 6", [(M, "isf:other", 1), (C, "isf:other", 4)]),
        ("UPDATE entry SET number = 9 WHERE position = 5", [(M, REGISTER, 2), (C, REGISTER, 9)]),
        ("DELETE FROM entry WHERE position = 3", [(M, ISF, 2)]),
        ("DELETE FROM entry WHERE position = 1", [(M, ISF, 1)]),
        ("DELETE FROM entry WHERE position IN (3, 4)", [(M, ISF, 2)]),
        ("DELETE FROM entry WHERE position = 5", [(Trouble.POSITION_MISSING, None, 5)]),
        ("UPDATE entry SET kind = 'sample.filled/1' WHERE position = 4", [(Trouble.COLUMNS, ISF, 3)]),
        (
            "UPDATE entry SET registered_at = '2026-01-01T00:00:00.000000Z' WHERE position = 4",
            [(Trouble.COLUMNS, ISF, 3)],
        ),
        (
            "UPDATE entry SET happened_at = '2026-11-22T12:00:00.123457Z' WHERE position = 4",
            [(Trouble.COLUMNS, ISF, 3)],
        ),
        ("UPDATE entry SET audience = '[\"kommun\"]' WHERE position = 4", [(Trouble.COLUMNS, ISF, 3)]),
        ("UPDATE entry_text SET value = value || '!' WHERE position = 4", [(Trouble.TEXT_CHANGED, ISF, 3)]),
        ("UPDATE entry_text SET salt = '00' WHERE position = 4", [(Trouble.TEXT_CHANGED, ISF, 3)]),
        ("UPDATE entry_text SET salt = 'no hex' WHERE position = 4", [(Trouble.TEXT_CHANGED, ISF, 3)]),
        ("DELETE FROM entry_text WHERE position = 4", [(Trouble.TEXT_MISSING, ISF, 3)]),
        (
            "UPDATE entry_text SET digest = 'x' WHERE position = 4",
            [(Trouble.TEXT_MISSING, ISF, 3), (Trouble.TEXT_STRAY, ISF, 3)],
        ),
        ("INSERT INTO entry_text VALUES (4, 'x', '00', 'x')", [(Trouble.TEXT_STRAY, ISF, 3)]),
        ("INSERT INTO entry_text VALUES (99, 'x', '00', 'x')", [(Trouble.TEXT_BEYOND, None, None)]),
    ],
)
def test_what_was_changed_is_named(six: None, database: Database, sql: str, expected: object) -> None:
    tamper(sql)
    assert check(database) == expected


def test_an_entry_rewritten_with_a_new_hash_is_named(six: None, database: Database) -> None:
    old = rows()[2]
    body = old.body.replace("Ö-3", "Ö-4")
    forged = chain.entry_hash(old.log, old.number, old.previous_hash, body)
    tamper("UPDATE entry SET body = %s, hash = %s WHERE position = 3", body, forged)
    assert check(database) == [(C, ISF, 2)]


def forge_from(position: int, old_word: str, new_word: str) -> None:
    """Changes an entry and recomputes every later hash of its log: a chain that is whole, and false."""
    changed = [row for row in rows() if row.position >= position and row.log == ISF]
    previous = changed[0].previous_hash
    with unguarded():
        for row in changed:
            body = row.body.replace(old_word, new_word)
            hash = chain.entry_hash(row.log, row.number, previous, body)
            run(
                "UPDATE entry SET body = %s, previous_hash = %s, hash = %s WHERE position = %s",
                body,
                previous,
                hash,
                row.position,
            )
            previous = hash


def test_a_chain_forged_to_its_end_is_seen_by_the_seal_alone(six: None, database: Database) -> None:
    forge_from(3, "Ö-3", "Ö-4")
    report = verify(database.directory)
    assert report.is_sound
    assert "blind.no_seal" in report.cannot_see


def test_a_chain_forged_after_it_was_sealed_is_found(six: None, database: Database) -> None:
    seals.seal_now(database.directory, NOON)
    forge_from(3, "Ö-3", "Ö-4")
    assert check(database) == [(Trouble.REWRITTEN, ISF, 4)]


def test_entries_cut_from_the_end_are_seen_by_the_seal_alone(six: None, database: Database) -> None:
    cut = "DELETE FROM entry WHERE position >= 5"
    with transaction.atomic():
        tamper(cut)
        tamper("DELETE FROM entry_text WHERE position >= 5")
        assert verify(database.directory).is_sound
        transaction.set_rollback(True)
    seals.seal_now(database.directory, NOON)
    tamper(cut)
    assert set(check(database)) >= {(Trouble.CUT, ISF, 4), (Trouble.CUT, REGISTER, 2)}


def test_what_came_after_the_last_seal_is_said_to_be_unseen(six: None, enter: Enter, database: Database) -> None:
    seals.seal_now(database.directory, NOON)
    enter(noted("efter"))
    tamper("DELETE FROM entry_text WHERE position = 7")
    tamper("DELETE FROM entry WHERE position = 7")
    report = verify(database.directory)
    assert report.is_sound
    assert report.cannot_see[0] == "blind.after_last_seal"
    assert "position 6" in report.say_blind("en")[0]


def test_texts_destroyed_by_a_decision_are_counted_and_lawful(six: None, enter: Enter, database: Database) -> None:
    enter(disposed(2))
    report = verify(database.directory)
    assert (report.is_sound, report.emptied) == (True, 6)


def test_a_text_destroyed_while_the_log_is_read_is_lawful(
    six: None, enter: Enter, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "BATCH", 2)
    report = verify(database.directory, lambda done, _: enter(disposed(2), disposed(4)) if done == 2 else None)
    assert (report.is_sound, report.entries, report.emptied) == (True, 6, 7)


def test_texts_emptied_without_a_decision_are_named(six: None, enter: Enter, database: Database) -> None:
    enter(disposed(2, log=REGISTER))
    run("UPDATE entry_text SET salt = NULL, value = NULL WHERE position = 3")  # the database's guards let this pass
    assert check(database) == [(Trouble.TEXT_EMPTIED, ISF, 2)]


def test_missing_guards_are_named(six: None, database: Database) -> None:
    run("DROP TRIGGER entry_follows_head" + (" ON entry" if connection.vendor == "postgresql" else ""))
    assert [finding.facts for finding in verify(database.directory).findings] == [{"name": "entry_follows_head"}]


def test_false_seals_are_named(six: None, database: Database) -> None:
    seals.seal_now(database.directory, NOON)
    path = database.directory / seals.FILE
    path.write_bytes(path.read_bytes().replace(b'"number":4', b'"number":3') + b"nonsense\n")
    assert [f.trouble for f in verify(database.directory).findings] == [Trouble.SEAL_SIGNATURE, Trouble.SEAL_UNREADABLE]


def test_what_a_restore_gave_up_is_told_and_no_trouble(six: None, enter: Enter, database: Database) -> None:
    seals.seal_now(database.directory, NOON)
    tamper("DELETE FROM entry_text WHERE position >= 5")
    tamper("DELETE FROM entry WHERE position >= 5")  # as the backup had it
    incarnation.begin(NOON)
    enter(noted("efter återställningen"))
    report = verify(database.directory)
    assert (report.is_sound, report.lost_in_restore) == (True, 2)
    assert "blind.restored" in report.cannot_see


def test_a_body_written_by_a_newer_version_is_named(six: None, database: Database) -> None:
    old = rows()[-1]
    body = old.body.replace("sample.noted/1", "sample.noted/9")
    forged = chain.entry_hash(old.log, old.number, old.previous_hash, body)
    tamper("UPDATE entry SET kind = 'sample.noted/9', body = %s, hash = %s WHERE position = 6", body, forged)
    assert check(database) == [(Trouble.UNREADABLE, ISF, 4)]


def test_bytes_that_are_no_longer_text_are_found(six: None, database: Database) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL keeps no text that is not UTF-8")
    tamper("UPDATE entry SET body = CAST(x'7bff7d' AS TEXT) WHERE position = 4")
    tamper("UPDATE entry_text SET value = CAST(x'ff' AS TEXT) WHERE position = 3")
    assert (C, ISF, 3) in check(database)
    assert (Trouble.TEXT_CHANGED, ISF, 2) in check(database)
    with pytest.raises(store.CorruptEntry):
        list(store.read())


def test_every_finding_has_its_sentences(six: None, database: Database) -> None:
    assert set(Trouble) <= set(SENTENCES)
    tamper("UPDATE entry SET body = 'x' WHERE position = 4")
    tamper("DELETE FROM entry WHERE position = 1")
    for finding in verify(database.directory).findings:
        assert all(finding.say(language) for language in ("sv", "en"))
    assert len(verify(database.directory).say_blind()) == 4
