# SPDX-License-Identifier: Apache-2.0
"""The hash chain over the record's entries; its leaves are those of the Merkle tree (`merkle`).

Standard library only: the public verifier reads this file.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache

from govdesk.record.merkle import root as merkle_root

__all__ = ["genesis", "leaf_hash", "leaf_of", "link", "merkle_root"]


def genesis(workspace_id: str) -> bytes:
    """The chain's value before the first entry."""
    return hashlib.sha256(b"govdesk/1 genesis\n" + workspace_id.encode("ascii")).digest()


def leaf_hash(seq: int, recorded_at: int, actor: str, body: bytes, sig: bytes) -> bytes:
    """The leaf of one entry; `recorded_at` in microseconds UTC."""
    return leaf_of(seq, recorded_at, actor, hashlib.sha256(body).digest(), sig)


def leaf_of(seq: int, recorded_at: int, actor: str, body_sha256: bytes, sig: bytes) -> bytes:
    """The leaf of an entry whose body's hash is known."""
    data = (
        seq.to_bytes(8, "big", signed=True)
        + recorded_at.to_bytes(8, "big", signed=True)
        + _actor_sha256(actor)
        + body_sha256
        + hashlib.sha256(sig).digest()
    )
    return hashlib.sha256(b"\x00" + data).digest()


@lru_cache(maxsize=4_096)
def _actor_sha256(actor: str) -> bytes:
    return hashlib.sha256(actor.encode("utf-8")).digest()


def link(previous: bytes, leaf: bytes) -> bytes:
    """The chain's next value."""
    return hashlib.sha256(b"\x02" + previous + leaf).digest()
