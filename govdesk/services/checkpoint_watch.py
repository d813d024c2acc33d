# SPDX-License-Identifier: Apache-2.0
"""This desktop's watch over records: it remembers their checkpoints outside the database, and opens
no record that contradicts one it saw.

After a restoration from a backup two officers record what was lost (`begin_restored`); desktops
then open the record again.
"""

from __future__ import annotations

import logging

from sqlalchemy import select
from sqlalchemy.orm import Session

from govdesk.models.keys import Proposal
from govdesk.models.record import Checkpoint, RecordHead
from govdesk.queries.remembered_record import contradicted, newest_notes
from govdesk.record.notes import read_note
from govdesk.rules.messages import message
from govdesk.rules.refusals import NotAvailable
from govdesk.services.context import Changed, Context
from govdesk.services.inputs import LONG, typed
from govdesk.services.proposals import propose
from govdesk.store.checkpoint_memory import CheckpointMemory, Remembered


class CheckpointWatch:
    """The watch of whoever uses this computer."""

    def __init__(self, memory: CheckpointMemory) -> None:
        self._memory = memory

    def notes(self, ctx: Context) -> tuple[str, ...]:
        """The checkpoints of a workspace that this desktop saw."""
        return self._memory.of(ctx.store.workspace_id).notes

    def check(self, ctx: Context) -> None:
        """Raises NotAvailable when the record is not one that this desktop saw before, grown.

        A restoration that two officers recorded explains what the backup did not have yet.
        """
        remembered = self._memory.of(ctx.store.workspace_id)
        if remembered.broken:
            raise NotAvailable(
                message("watch.broken"),
                kept=message("store.nothing_lost"),
                then=message("watch.broken.then"),
            )
        remembered = self._explain(ctx, remembered)
        note = ctx.read(contradicted, notes=remembered.notes)
        if note is not None:
            raise NotAvailable(
                message("watch.contradicted", size=note.size),
                kept=message("store.nothing_lost"),
                then=message("watch.contradicted.then"),
            )

    def _explain(self, ctx: Context, remembered: Remembered) -> Remembered:
        """Forget, once for each restoration, the checkpoints of what its backup did not have."""
        found = ctx.read(_restorations)
        new = [one for one in found if one[0] not in remembered.explained]
        if not new:
            return remembered
        below = max(size for _, size in new)
        notes = [note for note in remembered.notes if read_note(note).size <= below]
        explained = [hash_ for hash_, _ in found]
        return self._memory.put(ctx.store.workspace_id, notes, explained)

    def remember(self, ctx: Context) -> None:
        """Remember the record's newest checkpoints. A memory that cannot be written is logged: the
        desk goes on, and `govdesk doctor` says that nothing is remembered."""
        try:
            self._memory.add(ctx.store.workspace_id, ctx.read(newest_notes))
        except OSError as error:
            logging.getLogger(__name__).warning("checkpoints not remembered: %s", error)


def begin_restored(ctx: Context, *, lost: str, since: int) -> Changed:
    """Begin to record that this workspace was restored from a backup: what was lost in words, and
    from when (microseconds UTC). Another officer completes it."""
    with ctx.writing("act.propose") as act:
        head = act.session.scalars(select(RecordHead)).one()
        told = typed(lost, "lost", limit=LONG, named=message("watch.field.lost"))
        pinned = act.session.scalars(
            select(Checkpoint.root).order_by(Checkpoint.size.desc()).limit(1)
        ).first()
        made = propose(
            act,
            "record.restored",
            ctx.store.workspace_id,
            lost=told,
            since=since,
            size=head.seq,
            root=pinned or "",
        )
        return act.changed(made)


def _restorations(session: Session) -> list[tuple[str, int]]:
    """The restorations that two officers recorded, by hash, with how long the record was then."""
    done = session.scalars(
        select(Proposal).where(Proposal.act == "record.restored", Proposal.state == "done")
    )
    return [(one.body_sha256, int(one.fields["size"])) for one in done]
