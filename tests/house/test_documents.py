"""Documents are kept true where a machine can: the rights table, the commands, the links between pages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from samlad.domain.access import TABLE, Standing

ROOT = Path(__file__).parents[2]
COLUMNS = [Standing.HOST, Standing.SUPPORT, Standing.PARTICIPANT, Standing.OBSERVER]
DOCUMENTS = [ROOT / "README.md", *sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]


def rights_table() -> str:
    """The table of ``domain/access.py`` as it stands in docs/security.md."""
    head = "| act | " + " | ".join(one.value for one in COLUMNS) + " |"
    rule = "|---|" + "---|" * len(COLUMNS)
    rows = [
        f"| `{act.value}` | " + " | ".join("yes" if one in who else "–" for one in COLUMNS) + " |"
        for act, who in TABLE.items()
    ]
    return "\n".join([head, rule, *rows])


def test_the_rights_table_is_the_one_in_the_code() -> None:
    text = (ROOT / "docs/security.md").read_text()
    written = text.partition("<!-- rights -->")[2].partition("<!-- /rights -->")[0].strip()
    assert written == rights_table()


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(document: Path) -> None:
    for target in re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", document.read_text()):
        assert (document.parent / target).exists(), target


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_files_named_in_documents_exist(document: Path) -> None:
    """A path in backticks that begins with a room or a folder of ours is there."""
    rooms = "domain|log|index|drafts|channels|documents|people|desk|web|cli|config|client"
    for name in re.findall(rf"`((?:{rooms})/[\w./-]+\.(?:py|ts|html|css|typ|toml|sql|csv))`", document.read_text()):
        assert (ROOT / "src/samlad" / name).exists(), name
    for name in re.findall(r"`((?:tests|bench|docs|deploy|src)/[\w./-]+)`", document.read_text()):
        assert (ROOT / name).exists(), name
