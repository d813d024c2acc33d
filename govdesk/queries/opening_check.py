# SPDX-License-Identifier: Apache-2.0
"""The short check of a workspace that was just opened: the log since the last checkpoint.

The whole check (`queries.verification`) takes as long as the record is; this one takes as long as
the last meetings. It says whether what was written lately is chained and is what the head names.
"""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from govdesk.models.record import Checkpoint, Entry, RecordHead
from govdesk.models.workspace import Workspace
from govdesk.record import chain
from govdesk.record.canonical import sha256_hex
from govdesk.rules.messages import Message, message

REDACTED = b""


def entry_count(session: Session) -> int:
    """How many entries the record has."""
    return session.scalar(select(RecordHead.seq)) or 0


def recent_log_problem(session: Session) -> Message | None:
    """What does not hold in the log since the last checkpoint; None when it holds."""
    size = session.scalar(select(func.max(Checkpoint.size))) or 0
    before = session.get(Entry, size) if size else None
    if size and before is None:
        return message("verify.sequence", seq=size)
    workspace = session.scalars(select(Workspace.id)).one()
    linked = bytes.fromhex(before.chain) if before else chain.genesis(workspace)
    place = size
    for entry in session.scalars(select(Entry).where(Entry.seq > size).order_by(Entry.seq)):
        place += 1
        if entry.seq != place:
            return message("verify.sequence", seq=entry.seq)
        if entry.body != REDACTED:
            if sha256_hex(entry.body) != entry.body_sha256:
                return message("verify.body_hash", seq=entry.seq)
            leaf = chain.leaf_hash(
                entry.seq, entry.recorded_at, entry.actor, entry.body, entry.sig
            ).hex()
            if leaf != entry.leaf:
                return message("verify.leaf", seq=entry.seq)
        following = chain.link(linked, bytes.fromhex(entry.leaf))
        if entry.previous != linked.hex() or entry.chain != following.hex():
            return message("verify.chain", seq=entry.seq)
        linked = following
    head = session.scalars(select(RecordHead)).one_or_none()
    if (head.seq, head.chain) != (place, linked.hex()) if head else place:
        return message("verify.head")
    return None
