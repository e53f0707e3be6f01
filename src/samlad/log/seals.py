"""Signed heads, kept outside the database: the only way to see that entries were cut from a log's end.

The file ``seals`` in the data directory has one line for each seal, each remembering the line before it. A seal lists
the head of every log that has grown since the last one. Copy the file elsewhere now and then: what somebody else keeps
cannot be rewritten here. The signing key (Ed25519) is ``seal-key`` in the same directory.
"""

from __future__ import annotations

import hashlib
import os
from base64 import b64decode, b64encode
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from django.db import transaction

from samlad.log import incarnation, store

FILE = "seals"
KEY_FILE = "seal-key"
_PURPOSE = b"samlad.seal/1\n"  # so that the key's signature on anything else is never a seal
_NOTHING_BEFORE = "0" * 64


class SealedHead(msgspec.Struct, frozen=True):
    """The last entry of a log when it was sealed."""

    number: int
    position: int
    hash: str


class Seal(msgspec.Struct, frozen=True, kw_only=True):
    """The heads, by log, as they stood at ``position``; ``previous`` is the hash of the file's line before."""

    sealed_at: datetime
    incarnation: str
    position: int
    heads: dict[str, SealedHead]
    previous: str


class _Line(msgspec.Struct):
    seal: msgspec.Raw  # kept as the very bytes that were signed
    signature: str


class Flaw(StrEnum):
    """What is wrong with a line of the file."""

    UNREADABLE = "seal.unreadable"
    SIGNATURE = "seal.signature"
    ORDER = "seal.order"  # it does not follow the line before: lines were removed, added or moved


@dataclass(frozen=True, slots=True)
class ReadSeal:
    """One line of the file, counted from 1. ``seal`` is None when it cannot be read."""

    line: int
    seal: Seal | None
    flaw: Flaw | None


def seal_now(directory: Path, at: datetime) -> Seal | None:
    """Seals the heads of all logs that have grown since the last seal; None when none has.

    Takes the write lock for the moment it needs, so that two processes never write at once and only what is committed
    is sealed. Raises RuntimeError inside a transaction.
    """
    with transaction.atomic(durable=True):
        store.lock()
        last = _last_line(directory / FILE)
        life = incarnation.current()
        heads = store.heads(after_position=_sealed_position(last, life))
        if not heads:
            return None
        seal = Seal(
            sealed_at=at,
            incarnation=life,
            position=store.head_position(),
            heads={head.log: SealedHead(head.number, head.position, head.hash) for head in heads},
            previous=_digest(last) if last else _NOTHING_BEFORE,
        )
        _write(directory / FILE, _signed(seal, _key(directory)))
    return seal


def read_seals(directory: Path) -> list[ReadSeal]:
    """Every line of the file, in order, each with its flaw if it has one. No file: no seals."""
    path = directory / FILE
    if not path.exists():
        return []
    public = _public_key(directory)
    found: list[ReadSeal] = []
    previous = _NOTHING_BEFORE
    for number, line in enumerate(path.read_bytes().splitlines(), start=1):
        found.append(_read(number, line, previous, public))
        previous = _digest(line)
    return found


def _read(number: int, line: bytes, previous: str, public: Ed25519PublicKey | None) -> ReadSeal:
    try:
        signed = msgspec.json.decode(line, type=_Line)
        seal = msgspec.json.decode(signed.seal, type=Seal)
        signature = b64decode(signed.signature)
    except ValueError:
        return ReadSeal(number, None, Flaw.UNREADABLE)
    if public is None:
        return ReadSeal(number, seal, Flaw.SIGNATURE)
    try:
        public.verify(signature, _PURPOSE + bytes(signed.seal))
    except InvalidSignature:
        return ReadSeal(number, seal, Flaw.SIGNATURE)
    return ReadSeal(number, seal, None if seal.previous == previous else Flaw.ORDER)


def _sealed_position(last: bytes, life: str) -> int:
    """Up to where this incarnation has been sealed; a new one, and a damaged line, mean that all is sealed again."""
    try:
        seal = msgspec.json.decode(msgspec.json.decode(last, type=_Line).seal, type=Seal)
    except ValueError:
        return 0
    return seal.position if seal.incarnation == life else 0


def _signed(seal: Seal, key: Ed25519PrivateKey) -> bytes:
    raw = msgspec.json.encode(seal, order="sorted")
    signature = b64encode(key.sign(_PURPOSE + raw)).decode()
    return msgspec.json.encode(_Line(msgspec.Raw(raw), signature))


def _write(path: Path, line: bytes) -> None:
    torn = path.exists() and not path.read_bytes().endswith(b"\n")  # a crash in the middle of the last line
    with open(path, "ab", opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
        file.write((b"\n" if torn else b"") + line + b"\n")
        file.flush()
        os.fsync(file.fileno())


def _last_line(path: Path) -> bytes:
    lines = path.read_bytes().splitlines() if path.exists() else []
    return lines[-1] if lines else b""


def _digest(line: bytes) -> str:
    return hashlib.sha256(line).hexdigest()


def _key(directory: Path) -> Ed25519PrivateKey:
    """The signing key, made the first time. A lost key is never replaced beside old seals: none of them would hold."""
    path = directory / KEY_FILE
    if not path.exists():
        if (directory / FILE).exists():
            raise FileNotFoundError(f"{path} is gone, and the seals were signed with it; restore it from the backup")
        key = Ed25519PrivateKey.generate()
        pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        with open(path, "xb", opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
            file.write(pem)
            file.flush()
            os.fsync(file.fileno())
    return _load(path)


def _public_key(directory: Path) -> Ed25519PublicKey | None:
    path = directory / KEY_FILE
    return _load(path).public_key() if path.exists() else None


def _load(path: Path) -> Ed25519PrivateKey:
    key = load_pem_private_key(path.read_bytes(), password=None)
    if not isinstance(key, Ed25519PrivateKey):
        raise ValueError(f"{path} is not an Ed25519 key")
    return key
