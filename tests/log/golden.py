"""Golden files: the very bytes of one entry of each kind. What has been stored must be readable for ever.

``python -m tests.log.golden`` writes the files of new kinds and leaves the others alone. Until the first release, when
all kinds are ``/1``, a kind may still change: ``SAMLAD_REWRITE_GOLDEN=1`` writes its file anew. After it, a changed kind
is a new version with a lift, and its old file stays.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from samlad.domain.common import KINDS, Audience, Author, Deed
from samlad.log import codec
from samlad.log.codec import Body, StoredText
from tests.log.examples import example

FOLDER = Path(__file__).parent / "golden"
REWRITE = "SAMLAD_REWRITE_GOLDEN"


def kinds() -> dict[str, type[Deed]]:
    """The product's own kinds, without what tests have made up."""
    codec.learn_kinds()
    return {kind: deed for kind, deed in sorted(KINDS.items()) if deed.__module__.startswith("samlad.domain.")}


def path(kind: str) -> Path:
    return FOLDER / f"{kind.replace('/', '.')}.json"


def body(kind: str) -> Body[Any]:
    noon = example(datetime)
    return Body(
        kind=kind,
        author=example(Author),
        audience=example(Audience),
        registered_at=noon,
        happened_at=noon,
        deed=example(KINDS[kind]),
    )


def encoded(kind: str) -> tuple[str, list[StoredText]]:
    return codec.encode(body(kind), salts().__next__)


def salts() -> Iterator[bytes]:
    for number in range(256):
        yield bytes([number]) * codec.SALT_BYTES


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    for kind in kinds():
        if not path(kind).exists() or os.environ.get(REWRITE):
            path(kind).write_text(encoded(kind)[0] + "\n", encoding="utf-8")
            print(f"wrote {path(kind).name}")


if __name__ == "__main__":
    main()
