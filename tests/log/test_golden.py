"""What has once been stored can be read for ever: the bytes of every kind stand in ``golden/``."""

from __future__ import annotations

import pytest

from samlad.log import codec
from tests.log import golden

FILES = {path.stem[::-1].replace(".", "/", 1)[::-1]: path for path in sorted(golden.FOLDER.glob("*.json"))}


@pytest.mark.parametrize("kind", golden.kinds())
def test_each_kind_is_written_as_its_golden_file(kind: str) -> None:
    written, texts = golden.encoded(kind)
    assert kind in FILES, "a new kind: run `python -m tests.log.golden` and commit the file"
    assert written + "\n" == FILES[kind].read_text(encoding="utf-8"), (
        f"{kind} is no longer written as before: make a new version with a lift, or, before the first release, "
        f"run `{golden.REWRITE}=1 python -m tests.log.golden`"
    )
    assert codec.decode(kind, written, {text.digest: text.value for text in texts}) == golden.body(kind)


@pytest.mark.parametrize("kind", FILES)
def test_each_golden_file_can_still_be_read(kind: str) -> None:
    body = FILES[kind].read_text(encoding="utf-8").strip()
    assert codec.decode(kind, body, {}).kind in golden.kinds()
