# SPDX-License-Identifier: Apache-2.0
"""The hash chain and the Merkle tree over the record's entries (RFC 6962 section 2.1).

Standard library only: the public verifier reads this file.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence


def genesis(workspace_id: str) -> bytes:
    """The chain's value before the first entry."""
    return hashlib.sha256(b"govdesk/1 genesis\n" + workspace_id.encode("ascii")).digest()


def leaf_hash(seq: int, recorded_at: int, actor: str, body: bytes, sig: bytes) -> bytes:
    """The leaf of one entry; `recorded_at` in microseconds UTC."""
    data = (
        seq.to_bytes(8, "big", signed=True)
        + recorded_at.to_bytes(8, "big", signed=True)
        + hashlib.sha256(actor.encode("utf-8")).digest()
        + hashlib.sha256(body).digest()
        + hashlib.sha256(sig).digest()
    )
    return hashlib.sha256(b"\x00" + data).digest()


def link(previous: bytes, leaf: bytes) -> bytes:
    """The chain's next value."""
    return hashlib.sha256(b"\x02" + previous + leaf).digest()


def merkle_root(leaves: Sequence[bytes]) -> bytes:
    """The RFC 6962 root over leaf hashes; the hash of nothing for an empty record."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    stack: list[tuple[int, bytes]] = []
    for leaf in leaves:
        size, node = 1, leaf
        while stack and stack[-1][0] == size:
            node = hashlib.sha256(b"\x01" + stack.pop()[1] + node).digest()
            size *= 2
        stack.append((size, node))
    root = stack.pop()[1]
    while stack:
        root = hashlib.sha256(b"\x01" + stack.pop()[1] + root).digest()
    return root
