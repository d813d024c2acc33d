# SPDX-License-Identifier: Apache-2.0
"""Whether a record is the one whose checkpoints were seen before (RFC 9162 section 2.1.4: a later
tree holds the earlier one's leaves, in their order)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from govdesk.models.record import Checkpoint, Entry
from govdesk.models.workspace import Workspace
from govdesk.record.chain import merkle_root
from govdesk.record.notes import Note, read_note


def contradicted(session: Session, *, notes: Iterable[str]) -> Note | None:
    """The first of these checkpoints that this record contradicts; None when it holds them all.

    A checkpoint of more entries than there are is contradicted: the end was cut off.
    """
    workspace = session.scalars(select(Workspace.id)).one()
    seen = sorted((read_note(note) for note in notes), key=lambda note: note.size)
    leaves = [
        bytes.fromhex(leaf) for leaf in session.scalars(select(Entry.leaf).order_by(Entry.seq))
    ]
    for note in _widest(seen):
        if note.workspace != workspace or note.size > len(leaves):
            return note
        if merkle_root(leaves[: note.size]) != note.root:
            return next(one for one in seen if merkle_root(leaves[: one.size]) != one.root)
    return None


def newest_notes(session: Session, *, most: int = 3) -> tuple[str, ...]:
    """The newest checkpoints of the record, oldest first, to be remembered elsewhere."""
    query = select(Checkpoint.note).order_by(Checkpoint.size.desc()).limit(most)
    return tuple(reversed(session.scalars(query).all()))


def _widest(seen: Sequence[Note]) -> Sequence[Note]:
    """The largest first: a record that holds it is looked at for the others too, since a memory may
    hold checkpoints of two records that went apart."""
    return tuple(reversed(seen))
