# SPDX-License-Identifier: Apache-2.0
"""Keys that sign entries, and the seal that a person at the desk has at hand.

Ed25519 (RFC 8032) over `"govdesk/1\\n" || body`. A key's id is the first 16 bytes of the SHA-256 of
its public key, in lower-case hexadecimal. Imports no SQLAlchemy: the public verifier reads this.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Protocol

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)

from govdesk.record.entry_rules import EntryRule

ENTRY_PREFIX = b"govdesk/1\n"
PROOF_PREFIX = b"govdesk/1 key\n"
RECOVERY_PREFIX = b"govdesk/1 recovery\n"


class Signer(Protocol):
    """Signs bodies with the key named by `kid`."""

    @property
    def kid(self) -> str:
        """The key's id, as the body names it."""
        ...

    def sign(self, body: bytes) -> bytes:
        """The signature over a body."""
        ...


class SigningKey:
    """An Ed25519 private key in memory."""

    def __init__(self, secret: bytes) -> None:
        """`secret` is the 32-byte private key of RFC 8032."""
        self._key = Ed25519PrivateKey.from_private_bytes(secret)
        self.public = self._key.public_key().public_bytes_raw()
        self.kid = kid_of(self.public)

    def __repr__(self) -> str:
        return f"<SigningKey {self.kid}>"

    @property
    def secret(self) -> bytes:
        """The 32 private bytes, to be wrapped."""
        return self._key.private_bytes_raw()

    def sign(self, body: bytes) -> bytes:
        """The signature over an entry's body."""
        return self.sign_raw(ENTRY_PREFIX + body)

    def sign_raw(self, data: bytes) -> bytes:
        """The signature over bytes that carry their own prefix, such as a checkpoint's note."""
        return self._key.sign(data)


@dataclass(frozen=True, slots=True)
class Seal:
    """What whoever is at the desk can sign with.

    `own` is the person's own key, there only while it is unlocked for an act; `session` is the key
    of this sitting at the desk, certified by the own key; `checked_in` is the own key of whoever
    checked in to a meeting, for what is done in it.
    """

    own: SigningKey | None = None
    session: SigningKey | None = None
    checked_in: SigningKey | None = None

    def own_for(self, rule: EntryRule) -> SigningKey | None:
        """The own key where it is at hand for such an entry: unlocked for the act, or kept since
        check-in for what belongs to a meeting."""
        return self.own or (self.checked_in if rule.in_meeting else None)


NO_SEAL = Seal()


def kid_of(public: bytes) -> str:
    """The id of a 32-byte public key."""
    return hashlib.sha256(public).digest()[:16].hex()


def holds(public: bytes, sig: bytes, data: bytes) -> bool:
    """Whether a signature over raw bytes is by this public key."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(sig, data)
    except (InvalidSignature, ValueError):
        return False
    return True


def proof_text(workspace: str, account: str, member: str | None, public: bytes) -> bytes:
    """What a new key signs to show that whoever enrols it has it."""
    return PROOF_PREFIX + f"{workspace}\n{account}\n{member or ''}\n{public.hex()}".encode()


def recovery_text(workspace: str, account: str, member: str | None, public: bytes) -> bytes:
    """What the key of a recovery sheet signs to give an officer a new key."""
    return RECOVERY_PREFIX + f"{workspace}\n{account}\n{member or ''}\n{public.hex()}".encode()
