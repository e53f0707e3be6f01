"""A passkey in software: what a phone's secure chip answers, byte for byte, to a site that asks.

Source: W3C Web Authentication level 2, 6.1 (authenticator data), 6.5.4 (attestation object, format "none"), 7.
"""

from __future__ import annotations

import hashlib
import json
import os
import struct
from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from fido2 import cbor
from fido2.cose import ES256

USER_PRESENT, USER_VERIFIED, HAS_CREDENTIAL = 0x01, 0x04, 0x40


class Passkey:
    """One key in one device, for one site."""

    def __init__(self, origin: str = "http://localhost:8000", *, verifies_user: bool = True) -> None:
        self.origin = origin
        self.id = os.urandom(16)
        self.user = b""
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._flags = USER_PRESENT | (USER_VERIFIED if verifies_user else 0)
        self._count = 0

    def create(self, options: dict[str, Any]) -> str:
        """Answers ``navigator.credentials.create``, as JSON."""
        asked = options["publicKey"]
        self.user = decoded(asked["user"]["id"])
        client = self._client_data("webauthn.create", asked["challenge"])
        public_key = cbor.encode(dict(ES256.from_cryptography_key(self._key.public_key())))
        credential = bytes(16) + struct.pack(">H", len(self.id)) + self.id + public_key
        data = self._data(asked["rp"]["id"], HAS_CREDENTIAL) + credential
        attestation = cbor.encode({"fmt": "none", "attStmt": {}, "authData": data})
        return self._answer({"clientDataJSON": encoded(client), "attestationObject": encoded(attestation)})

    def get(self, options: dict[str, Any]) -> str:
        """Answers ``navigator.credentials.get``, as JSON."""
        asked = options["publicKey"]
        client = self._client_data("webauthn.get", asked["challenge"])
        data = self._data(asked["rpId"])
        signature = self._key.sign(data + hashlib.sha256(client).digest(), ec.ECDSA(hashes.SHA256()))
        return self._answer(
            {
                "clientDataJSON": encoded(client),
                "authenticatorData": encoded(data),
                "signature": encoded(signature),
                "userHandle": encoded(self.user),
            }
        )

    def _data(self, site: str, flags: int = 0) -> bytes:
        self._count += 1
        return hashlib.sha256(site.encode()).digest() + struct.pack(">BI", self._flags | flags, self._count)

    def _client_data(self, kind: str, challenge: str) -> bytes:
        return json.dumps({"type": kind, "challenge": challenge, "origin": self.origin}).encode()

    def _answer(self, response: dict[str, str]) -> str:
        name = encoded(self.id)
        made = {"id": name, "rawId": name, "type": "public-key", "response": response}
        return json.dumps({**made, "clientExtensionResults": {"credProps": {"rk": True}}})


def encoded(data: bytes) -> str:
    return urlsafe_b64encode(data).rstrip(b"=").decode()


def decoded(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))
