"""The log's tables and the triggers that guard them, as written by hand in ``sql/`` for each database."""

from __future__ import annotations

from pathlib import Path

from django.db import connection

_FOLDER = Path(__file__).parent / "sql"
_STANDING = {
    "sqlite": "SELECT sql FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": """
        SELECT pg_get_triggerdef(oid, true) FROM pg_trigger WHERE NOT tgisinternal AND tgenabled = 'A'
        UNION ALL
        SELECT pg_get_functiondef(oid) FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prokind = 'f'
    """,
}


class GuardsMissing(Exception):
    """Triggers that keep the log from being changed are gone or altered; ``names`` says which."""

    def __init__(self, names: list[str]) -> None:
        super().__init__(f"the log's guards are missing or altered in the database: {', '.join(names)}")
        self.names = names


def statements(vendor: str) -> list[str]:
    """The statements that make the tables, in order, for ``sqlite`` or ``postgresql``."""
    blocks = (_FOLDER / f"{vendor}.sql").read_text(encoding="utf-8").split("\n\n")
    bare = ("\n".join(line for line in block.splitlines() if not line.startswith("--")) for block in blocks)
    return [statement for statement in bare if statement]


def missing_guards() -> list[str]:
    """Names of the guards that do not stand in the database exactly as written in ``sql/``."""
    with connection.cursor() as cursor:
        cursor.execute(_STANDING[connection.vendor])
        standing = {text.strip() for (text,) in cursor.fetchall()}
    return [_name(guard) for guard in statements(connection.vendor) if _is_guard(guard) and guard not in standing]


def check_guards() -> None:
    """Start-up check that the database refuses changes to the log. Raises GuardsMissing."""
    if names := missing_guards():
        raise GuardsMissing(names)


def _is_guard(statement: str) -> bool:
    return statement.startswith(("CREATE TRIGGER", "CREATE OR REPLACE FUNCTION"))


def _name(guard: str) -> str:
    words = guard.replace("OR REPLACE ", "").split()
    return words[2].removeprefix("public.").removesuffix("()")
