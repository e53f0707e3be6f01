"""An encrypted stream to a file and back: whole, in order and untouched, or not read at all.

The file: a line that names the format, one letter (p: passphrase, k: key file), a salt of 16 bytes, then blocks of 1 MiB under
AES-256-GCM, each with a tag of 16 bytes. A block's nonce is its number and whether it is the last (the STREAM construction of
Hoang, Reyhanitabar, Rogaway and Vizár, 2015), so blocks cannot be cut off, moved or joined from two files. The salt is new for
each file, and so is thereby the key: no nonce is ever used twice.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

FORMAT = b"samlad.backup/1\n"
SALT_BYTES = 16
BLOCK = 1 << 20
TAG_BYTES = 16
SHORTEST_PASSPHRASE = 12
SHORTEST_KEY = 32


class Unreadable(Exception):
    """The file cannot be decrypted; the sentence says why."""


@dataclass(frozen=True, slots=True)
class Secret:
    """A passphrase, or the content of a key file. Raises ValueError, with a sentence, for one that is too short."""

    value: bytes = field(repr=False)
    is_passphrase: bool = True

    def __post_init__(self) -> None:
        if self.is_passphrase and len(self.value) < SHORTEST_PASSPHRASE:
            raise ValueError(f"The passphrase is too short: at least {SHORTEST_PASSPHRASE} characters.")
        if not self.is_passphrase and len(self.value) < SHORTEST_KEY:
            raise ValueError(f"The key file is too short: at least {SHORTEST_KEY} random bytes.")

    @classmethod
    def from_file(cls, path: Path) -> Secret:
        return cls(path.read_bytes().strip(), is_passphrase=False)

    @property
    def letter(self) -> bytes:
        return b"p" if self.is_passphrase else b"k"

    def key(self, salt: bytes) -> bytes:
        if self.is_passphrase:
            return Scrypt(salt=salt, length=32, n=2**17, r=8, p=1).derive(self.value)  # 128 MiB for each guess
        return HKDF(SHA256(), 32, salt, FORMAT).derive(self.value)


class Writer:
    """What is written goes encrypted to the file; ``close`` writes the last block, without which nothing can be read."""

    def __init__(self, file: BinaryIO, secret: Secret) -> None:
        salt = secrets.token_bytes(SALT_BYTES)
        self._file, self._head = file, FORMAT + secret.letter + salt
        self._cipher = AESGCM(secret.key(salt))
        self._waiting = bytearray()
        self._number = 0
        file.write(self._head)

    def write(self, data: bytes) -> int:
        self._waiting += data
        while len(self._waiting) > BLOCK:
            self._block(bytes(self._waiting[:BLOCK]), last=False)
            del self._waiting[:BLOCK]
        return len(data)

    def close(self) -> None:
        self._block(bytes(self._waiting), last=True)

    def _block(self, data: bytes, last: bool) -> None:
        self._file.write(self._cipher.encrypt(_nonce(self._number, last), data, self._head))
        self._number += 1


class Reader:
    """Reads what ``Writer`` wrote. Raises Unreadable for another key, and for a file that is damaged or cut off."""

    def __init__(self, file: BinaryIO, secret: Secret) -> None:
        self._head = file.read(len(FORMAT) + 1 + SALT_BYTES)
        if not self._head.startswith(FORMAT) or len(self._head) < len(FORMAT) + 1 + SALT_BYTES:
            raise Unreadable("The file is no backup of Samlad, or is made by a newer version.")
        if self._head[len(FORMAT) :][:1] != secret.letter:
            raise Unreadable(
                "The backup was encrypted with " + ("a key file." if secret.is_passphrase else "a passphrase.")
            )
        self._blocks = self._decrypt(file, AESGCM(secret.key(self._head[-SALT_BYTES:])))

    def read(self, size: int = -1) -> bytes:
        """The next block, whatever the size asked for; nothing at the end."""
        return next(self._blocks, b"")

    def drain(self) -> None:
        """Reads to the end, so that a file that is cut off is found out."""
        for _ in self._blocks:
            pass

    def _decrypt(self, file: BinaryIO, cipher: AESGCM) -> Iterator[bytes]:
        number, block = 0, file.read(BLOCK + TAG_BYTES)
        while True:
            following = file.read(BLOCK + TAG_BYTES)
            try:
                data = cipher.decrypt(_nonce(number, not following), block, self._head)
            except InvalidTag:
                where = "The key is not the one it was encrypted with, or it" if number == 0 else "The backup"
                raise Unreadable(f"{where} is damaged or cut off. Try another copy.") from None
            if data:
                yield data
            if not following:
                return
            number, block = number + 1, following


def _nonce(number: int, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])
