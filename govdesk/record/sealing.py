# SPDX-License-Identifier: Apache-2.0
"""Sealing a person's key with their passphrase, so that it can lie in the database and be used from
any desk by its owner alone.

`root = Argon2id(passphrase, salt)` with the second recommended choice of RFC 9106 section 4
(64 MiB, 3 passes, 4 lanes); HKDF-SHA-256 (RFC 5869) makes of it one secret to sign in by and one
that wraps the key with AES-256-GCM, bound to the person and the key's id.
"""

from __future__ import annotations

import hashlib
import hmac
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from govdesk.record.signing import SigningKey


@dataclass(frozen=True, slots=True)
class Cost:
    """What one guess of a passphrase costs: memory in KiB, passes over it, lanes."""

    memory_kib: int = 65_536
    passes: int = 3
    lanes: int = 4


@dataclass(frozen=True, slots=True)
class Sealed:
    """A wrapped key as it lies in the database. `sign_in_hash` is SHA-256 of the sign-in secret."""

    kid: str
    account_id: str
    salt: bytes
    cost: Cost
    nonce: bytes
    sealed: bytes
    sign_in_hash: str


class WrongPassphrase(Exception):
    """The passphrase does not open this key."""


def seal_key(
    key: SigningKey,
    *,
    account_id: str,
    passphrase: str,
    random_bytes: Callable[[int], bytes],
    cost: Cost | None = None,
) -> Sealed:
    """Wrap a key with a passphrase."""
    cost = cost or Cost()
    salt, nonce = random_bytes(16), random_bytes(12)
    sign_in, wrap = _secrets(passphrase, salt, cost)
    sealed = AESGCM(wrap).encrypt(nonce, key.secret, _bound(account_id, key.kid))
    digest = hashlib.sha256(sign_in).hexdigest()
    return Sealed(key.kid, account_id, salt, cost, nonce, sealed, digest)


def open_key(sealed: Sealed, passphrase: str) -> SigningKey:
    """Unwrap a key. Raises WrongPassphrase when the passphrase, or what is stored, is another."""
    sign_in, wrap = _secrets(passphrase, sealed.salt, sealed.cost)
    if not hmac.compare_digest(hashlib.sha256(sign_in).hexdigest(), sealed.sign_in_hash):
        raise WrongPassphrase
    try:
        bound = _bound(sealed.account_id, sealed.kid)
        key = SigningKey(AESGCM(wrap).decrypt(sealed.nonce, sealed.sealed, bound))
    except (InvalidTag, ValueError) as error:
        raise WrongPassphrase from error
    if key.kid != sealed.kid:
        raise WrongPassphrase
    return key


def _secrets(passphrase: str, salt: bytes, cost: Cost) -> tuple[bytes, bytes]:
    """The sign-in secret and the wrapping key. NFKC, so that any keyboard types the same."""
    root = hash_secret_raw(
        unicodedata.normalize("NFKC", passphrase).encode("utf-8"),
        salt,
        time_cost=cost.passes,
        memory_cost=cost.memory_kib,
        parallelism=cost.lanes,
        hash_len=32,
        type=Type.ID,
    )
    return _expand(root, b"govdesk/1 sign in"), _expand(root, b"govdesk/1 wrap")


def _expand(root: bytes, info: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=info).derive(root)


def _bound(account_id: str, kid: str) -> bytes:
    return f"govdesk/1 sealed\n{account_id}\n{kid}".encode()
