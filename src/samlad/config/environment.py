"""What the environment says, read once at start: data directory, database, addresses, secrets."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

DEMO_MARK = "DEMO"


def data_dir() -> Path:
    """The directory of this installation, made if missing and closed to other users of the machine."""
    path = Path(os.environ.get("SAMLAD_DATA", "data")).resolve()
    path.mkdir(parents=True, exist_ok=True, mode=0o700)
    return path


def is_demo(directory: Path) -> bool:
    """Demo sign-ins work only in a directory that carries this mark."""
    return (directory / DEMO_MARK).exists()


def secret(directory: Path, name: str) -> str:
    """A random secret kept in the data directory; made the first time it is asked for."""
    path = directory / name
    if not path.exists():
        fresh = path.with_suffix(f".{os.getpid()}")
        fresh.touch(mode=0o600)
        fresh.write_text(secrets.token_urlsafe(48))
        try:
            os.link(fresh, path)  # two processes starting at once agree on one secret
        except FileExistsError:
            pass
        finally:
            fresh.unlink()
    return path.read_text().strip()


def public_url() -> str:
    """The address people write, without a slash at the end. Links in mail and passkeys hang on it."""
    port = os.environ.get("SAMLAD_PORT", "8000")
    return os.environ.get("SAMLAD_URL", f"http://localhost:{port}").rstrip("/")


def hosts() -> list[str]:
    """Host names answered to; any other gets no page at all."""
    named = urlsplit(public_url()).hostname or "localhost"
    extra = os.environ.get("SAMLAD_HOSTS", "").split()
    return sorted({named, "localhost", "127.0.0.1", "[::1]", *extra})


def database(directory: Path) -> dict[str, Any]:
    """SQLite in the data directory, or the PostgreSQL that ``SAMLAD_DATABASE`` names (postgresql://user:pass@host:port/name)."""
    address = os.environ.get("SAMLAD_DATABASE", "")
    return _postgresql(address) if address else _sqlite(directory)


def _sqlite(directory: Path) -> dict[str, Any]:
    path = directory / "samlad.sqlite3"
    if not os.access(directory, os.W_OK) and not Path(f"{path}-wal").exists():
        # SQLite wants to make two files beside the database even to read it, unless it hears that nobody can write.
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": f"file:{path}?immutable=1",
            "OPTIONS": {"uri": True, "transaction_mode": "IMMEDIATE"},
        }
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "CONN_MAX_AGE": None,  # opening the file at each request costs as much as half a page
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 10,
            # FULL: what was confirmed survives a power cut. foreign_keys is Django's own default.
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA recursive_triggers=ON;",
        },
        "TEST": {"NAME": None},
    }


def _postgresql(address: str) -> dict[str, Any]:
    parts = urlsplit(address)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": None,
        "OPTIONS": {"application_name": "samlad"},
    }
