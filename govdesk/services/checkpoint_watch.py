# SPDX-License-Identifier: Apache-2.0
"""This desktop's watch over records: it remembers their checkpoints outside the database, and opens
no record that contradicts one it saw.

After a restoration from a backup two officers record what was lost (`begin_restored`); desktops
then open the record again.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from govdesk.models.keys import Proposal
from govdesk.models.record import Checkpoint, RecordHead
from govdesk.models.workspace import Workspace
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
        """The checkpoints of a workspace that this desktop saw, but those that a restoration
        explains."""
        remembered = self._memory.of(ctx.store.workspace_id)
        new = self._new_restorations(ctx, remembered)
        return _up_to(remembered.notes, max((size for _, size in new), default=None))

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
        new = self._new_restorations(ctx, remembered)
        if not new:
            return remembered
        notes = _up_to(remembered.notes, max(size for _, size in new))
        explained = [*remembered.explained, *(hash_ for hash_, _ in new)]
        return self._memory.put(ctx.store.workspace_id, notes, explained)

    @staticmethod
    def _new_restorations(ctx: Context, remembered: Remembered) -> list[tuple[str, int]]:
        return [one for one in ctx.read(_restorations) if one[0] not in remembered.explained]

    def remember(self, ctx: Context) -> None:
        """Remember the record's newest checkpoints. A memory that cannot be written is logged: the
        desk goes on, and `govdesk doctor` says that nothing is remembered.

        A sample city is not remembered: it is made anew, under the same id, whenever someone asks.
        """
        if ctx.read(_is_sample):
            return
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


def _up_to(notes: Sequence[str], size: int | None) -> tuple[str, ...]:
    return tuple(note for note in notes if size is None or read_note(note).size <= size)


def _is_sample(session: Session) -> bool:
    return session.scalars(select(Workspace.story_ends_at)).one() is not None


def _restorations(session: Session) -> list[tuple[str, int]]:
    """The restorations that two officers recorded, by hash, with how long the record was then."""
    done = session.scalars(
        select(Proposal).where(Proposal.act == "record.restored", Proposal.state == "done")
    )
    return [(one.body_sha256, int(one.fields["size"])) for one in done]
