"""Deeds go to canonical bytes and come back the same; texts stand beside."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from typing import Any

import msgspec
import pytest

from samlad.domain.common import EVERYONE, KINDS, Deed, Text, deed
from samlad.log import codec
from samlad.log.chain import entry_hash, text_digest
from samlad.log.codec import Body, UnknownKind
from tests.log.deeds import BO, FULL, NOON, Colour, Noted


def body(deed: Any) -> Body[Any]:
    return Body(
        kind=deed.kind,
        author=BO,
        audience=EVERYONE,
        registered_at=NOON,
        happened_at=NOON - timedelta(hours=1),
        deed=deed,
    )


def there_and_back(deed: Any) -> Deed:
    written, texts = codec.encode(body(deed))
    return codec.decode(deed.kind, written, {text.digest: text.value for text in texts}).deed


def test_every_type_a_deed_may_hold_comes_back() -> None:
    back = there_and_back(FULL)
    assert back == FULL
    assert isinstance(back.colour, Colour)
    assert isinstance(back.actors, frozenset)


def test_the_body_is_canonical() -> None:
    salts = [bytes([n]) * 16 for n in range(9)]
    one, _ = codec.encode(body(FULL), iter(salts).__next__)
    assert one == msgspec.json.encode(msgspec.json.decode(one), order="sorted").decode()
    assert one.startswith('{"audience":{"actors":null},"author":{"actor":"region"')
    assert '"registered_at":"2026-11-22T12:00:00.123456Z"' in one


def test_times_are_written_in_utc() -> None:
    stockholm = timezone(timedelta(hours=1))
    local = replace(FULL, at=NOON.astimezone(stockholm))
    assert "+01:00" not in codec.encode(body(local))[0]
    assert there_and_back(local) == FULL


def test_each_text_has_a_salt_of_its_own() -> None:
    written, [told, one] = codec.encode(body(Noted(words=Text("lika"))))
    _, [_, other] = codec.encode(body(Noted(words=Text("lika"))))
    assert one.digest != other.digest
    assert one.digest == text_digest(bytes.fromhex(one.salt), "lika")
    assert codec.digests(written) == [told.digest, one.digest]


def test_a_destroyed_text_reads_as_nothing() -> None:
    written, _ = codec.encode(body(FULL))
    back = codec.decode(FULL.kind, written, {})
    assert (back.deed.words, back.deed.remark, back.author.via.source) == (Text(None), Text(None), Text(None))
    assert (back.deed.number, back.deed.name) == (FULL.number, FULL.name)


@pytest.mark.parametrize(
    "name", ['{"$text":null}', f'{{"$text":"{"a" * 64}"}}', '"},{"$text":null}', "\\", "\x00", "😀"]
)
def test_a_string_that_looks_like_a_text_is_a_string(name: str) -> None:
    assert there_and_back(replace(FULL, name=name)) == replace(FULL, name=name)


@pytest.mark.parametrize("words", ['{"$text":null}', '"', "\\u0000", "rad\r\nrad", "😀", ""])
def test_any_words_can_be_a_text(words: str) -> None:
    assert there_and_back(Noted(words=Text(words))) == Noted(words=Text(words))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("tags", ["a list"]),
        ("actors", {"a set"}),
        ("limit", {"a": "dict"}),
        ("share", float("nan")),
        ("at", datetime(2026, 1, 1)),
        ("words", Text("NUL \0")),
        ("words", Text("half a pair \ud800")),
        ("name", b"bytes"),
    ],
)
def test_what_a_deed_cannot_hold_is_refused(field: str, value: Any) -> None:
    with pytest.raises((TypeError, ValueError)):
        codec.encode(body(replace(FULL, **{field: value})))


def test_an_unknown_kind_is_named() -> None:
    written, _ = codec.encode(body(FULL))
    with pytest.raises(UnknownKind, match=r"weather\.dreamt/3"):
        codec.decode("weather.dreamt/3", written, {})


def test_a_body_of_another_kind_is_refused() -> None:
    written, _ = codec.encode(body(Noted(words=Text("ett"))))
    with pytest.raises(ValueError):
        codec.decode(FULL.kind, written, {})
    made_up = written.replace("sample.noted/1", "sample.other/1")
    with pytest.raises(ValueError, match=r"sample\.other/1"):
        codec.decode("sample.noted/1", made_up, {})


@pytest.fixture
def renewed() -> Iterator[type[Deed]]:
    """A kind that has reached its third version, with a lift from each older one."""

    @deed("sample.measured/3")
    class Measured:
        level_mm: int
        words: Text

    codec.LIFTS["sample.measured/1"] = lambda old: {"level_cm": old["level"], "words": old["words"]}
    codec.LIFTS["sample.measured/2"] = lambda old: {"level_mm": old["level_cm"] * 10, "words": old["words"]}
    yield Measured
    del KINDS["sample.measured/3"], codec.LIFTS["sample.measured/1"], codec.LIFTS["sample.measured/2"]


def test_older_versions_are_lifted_to_the_newest(renewed: Any) -> None:
    digest = text_digest(b"salt", "vid bron")
    written = codec.encode(body(Noted(words=Text(None))))[0]
    old = written.replace("sample.noted/1", "sample.measured/1").replace(
        '"deed":{"words":{"$text":null}}', f'"deed":{{"level":7,"words":{{"$text":"{digest}"}}}}'
    )
    lifted = codec.decode("sample.measured/1", old, {digest: "vid bron"})
    assert lifted.deed == renewed(level_mm=70, words=Text("vid bron"))
    assert lifted.kind == "sample.measured/3"


def test_no_two_entries_share_the_bytes_that_are_hashed() -> None:
    places = [("a", 1, "b", "c"), ("a", 11, "", "bc"), ("a1", 1, "b", "c"), ("a", 1, "bc", ""), ("a", 1, "", "bc")]
    assert len({entry_hash(*place) for place in places}) == len(places)


def test_a_field_cannot_hide_the_kind() -> None:
    with pytest.raises(TypeError, match="kind"):

        @deed("sample.hidden/1")
        class Hidden:
            kind: str
