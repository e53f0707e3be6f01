from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.servers.elks import ElksServer, elks_server
from tests.servers.smtp import MailServer, smtp_server


@pytest.fixture(scope="module")
def mail(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MailServer]:
    folder: Path = tmp_path_factory.mktemp("mail")
    with smtp_server(folder / "letters", "--returns", str(folder / "returns"), "--delay", "2") as server:
        yield server


@pytest.fixture(scope="module")
def elks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ElksServer]:
    with elks_server(tmp_path_factory.mktemp("elks")) as server:
        yield server
