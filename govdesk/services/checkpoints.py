# SPDX-License-Identifier: Apache-2.0
"""Checkpoints: the record's size and Merkle root at a moment (RFC 6962 section 2.1)."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from govdesk.models.record import Entry
from govdesk.record.chain import merkle_root
from govdesk.services.context import Act


@dataclass(frozen=True, slots=True)
class Head:
    """How many entries the record had, and the root over them in lower-case hexadecimal."""

    size: int
    root: str


def make_checkpoint(act: Act, *, reason: str) -> Head:
    """Record the head as it is now, within a service's transaction. The checkpoint's own entry
    comes after the entries it covers."""
    query = select(Entry.leaf).order_by(Entry.seq)
    leaves = [bytes.fromhex(leaf) for leaf in act.session.scalars(query)]
    head = Head(len(leaves), merkle_root(leaves).hex())
    act.record("checkpoint.made", act.new_id(), size=head.size, root=head.root, reason=reason)
    return head
