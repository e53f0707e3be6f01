"""Entries go in one after the other and come out as they went in."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection, transaction

from samlad.domain.common import REGISTER, Audience, Text
from samlad.log import chain, store
from samlad.log.store import NewEntry
from samlad.log.verify import verify
from tests.databases import Database
from tests.log.conftest import Enter
from tests.log.deeds import ANNA, BO, FULL, ISF, KOMMUN, NOON, Noted, disposed, noted


def test_what_goes_in_comes_out(enter: Enter) -> None:
    draft = NewEntry(log=ISF, deed=FULL, author=BO, happened_at=NOON, audience=Audience.only(KOMMUN))
    entered = enter(draft)
    assert entered == list(store.read())
    [entry] = entered
    assert (entry.deed, entry.author, entry.audience) == (FULL, BO, Audience.only(KOMMUN))
    assert (entry.position, entry.number, entry.log, entry.happened_at) == (1, 1, ISF, NOON)


def test_positions_count_all_logs_and_numbers_each_log(enter: Enter) -> None:
    entries = enter(noted(), noted(log=REGISTER), noted()) + enter(noted(log=REGISTER))
    assert [(e.position, e.log, e.number) for e in entries] == [
        (1, ISF, 1),
        (2, REGISTER, 1),
        (3, ISF, 2),
        (4, REGISTER, 2),
    ]
    assert store.head_position() == 4
    assert [(head.log, head.number) for head in store.heads()] == [(ISF, 2), (REGISTER, 2)]
    assert [head.log for head in store.heads(after_position=3)] == [REGISTER]


def test_registered_time_never_goes_backwards_within_a_log(enter: Enter) -> None:
    enter(noted(), at=NOON)
    [back, other] = enter(noted(), noted(log=REGISTER), at=NOON - timedelta(hours=1))
    assert back.registered_at == NOON
    assert other.registered_at == NOON - timedelta(hours=1)


def test_reading_on_in_parts(enter: Enter, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "BATCH", 3)
    entries = enter(*(noted(str(n), log=ISF if n % 2 else REGISTER) for n in range(10)))
    assert list(store.read()) == entries
    assert list(store.read(limit=4)) == entries[:4]
    assert list(store.read(limit=0)) == []
    assert list(store.read(after_position=4, upto=9)) == entries[4:9]
    assert list(store.read(log=ISF, after_position=3)) == [e for e in entries[3:] if e.log == ISF]
    assert list(store.read(log="isf:none")) == []


def test_as_of_cuts_by_registered_time_to_the_microsecond(enter: Enter) -> None:
    tick = timedelta(microseconds=1)
    enter(noted("one"), at=NOON)
    enter(noted("two"), at=NOON + tick)
    assert [str(e.deed.words) for e in store.read(as_of=NOON)] == ["one"]
    assert len(list(store.read(as_of=NOON - tick))) == 0
    assert len(list(store.read(as_of=NOON + tick))) == 2


def test_what_was_rolled_back_was_never_there(enter: Enter) -> None:
    enter(noted("stays"))
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        store.lock()
        store.append([noted("goes")], NOON)
        raise ZeroDivisionError
    enter(noted("next"))
    assert [(e.number, str(e.deed.words)) for e in store.read()] == [(1, "stays"), (2, "next")]


def test_nothing_is_written_outside_a_transaction(enter: Enter) -> None:
    with pytest.raises(RuntimeError):
        store.lock()


def test_two_writers_at_once_take_turns(enter: Enter, database: Database) -> None:
    def write(name: str) -> None:
        try:
            for number in range(15):
                enter(noted(f"{name} {number}"))
        finally:
            connection.close()

    with ThreadPoolExecutor() as pool:
        for done in [pool.submit(write, name) for name in ("Anna", "Bo")]:
            done.result()
    assert [entry.number for entry in store.read()] == list(range(1, 31))
    assert verify(database.directory).is_sound


def test_a_destroyed_text_is_gone_and_the_rest_stands(enter: Enter) -> None:
    enter(noted("en annans", log=REGISTER), noted("070-174 06 05"), noted("kvar"))
    enter(disposed(1))
    assert [e.deed.words for e in store.read(upto=3)] == [Text("en annans"), Text(None), Text("kvar")]
    assert [(t.salt, t.value) for _, t in store.texts_of(ISF, 2, 2)] == [(None, None)]


def test_a_text_can_be_destroyed_in_the_same_breath_as_it_was_entered(enter: Enter) -> None:
    enter(noted("070-174 06 05"), disposed(1))
    assert next(store.read()).deed.words == Text(None)


def test_texts_do_not_stand_in_the_body(enter: Enter) -> None:
    enter(NewEntry(log=ISF, deed=Noted(words=Text("hemligt")), author=BO, happened_at=NOON))
    [[row]] = store.batches(store.Selection())
    assert "hemligt" not in row.body
    assert "driftchefen" not in row.body


def test_what_cannot_be_read_back_never_comes_in(enter: Enter) -> None:
    draft = NewEntry(log=ISF, deed=Noted(words="not a Text"), author=ANNA, happened_at=NOON)  # type: ignore[arg-type]
    with pytest.raises(store.CorruptEntry):
        enter(draft)
    assert store.head_position() == 0


def test_a_body_that_cannot_be_read_is_named(enter: Enter) -> None:
    enter(noted())
    body = "{}"
    with connection.cursor() as cursor:
        cursor.execute("SELECT hash FROM entry")
        [previous] = cursor.fetchone()
        row = [2, ISF, 2, "sample.noted/1", store.stamp(NOON), store.stamp(NOON), "", body, previous]
        hash = chain.entry_hash(ISF, 2, previous, body)
        cursor.execute(f"INSERT INTO entry VALUES ({', '.join(['%s'] * 10)})", [*row, hash])
    with pytest.raises(store.CorruptEntry) as corrupt:
        list(store.read())
    assert (corrupt.value.log, corrupt.value.number, corrupt.value.position) == (ISF, 2, 2)
