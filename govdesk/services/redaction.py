# SPDX-License-Identifier: Apache-2.0
"""Removing a body by law: the one way past the triggers, and only with two officers.

What may go is a resident's words (a comment, an answer, a narrative); the entry keeps its hash, its
place and its signature, and a check says "redacted", not broken.
"""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from govdesk.models.keys import Proposal
from govdesk.models.record import Entry, Redaction
from govdesk.models.residents import Answer
from govdesk.record.entries.redaction import REDACTABLE
from govdesk.rules.messages import message
from govdesk.rules.refusals import Refusal
from govdesk.services.context import Changed, Context
from govdesk.services.inputs import LONG, typed
from govdesk.services.proposals import propose


def begin_redaction(ctx: Context, *, seq: int, ground: str) -> Changed:
    """Begin to remove the body of an entry, on a legal ground that the record will name; another
    officer completes it. `made` is the proposal.

    Raises Refusal when it is of a kind that stays, is removed already, or has an answer.
    """
    with ctx.writing("act.propose") as act:
        entry = act.session.get(Entry, seq)
        if entry is None or entry.type not in REDACTABLE:
            raise Refusal(message("redaction.stays"), kept=message("general.nothing_changed"))
        reason = _why_not(act.session, entry)
        if reason is not None:
            raise reason
        told = typed(ground, "ground", limit=LONG, named=message("redaction.field.ground"))
        made = propose(
            act,
            "entry.redacted",
            act.new_id(),
            seq=seq,
            entry_sha256=entry.body_sha256,
            ground=told,
        )
        return act.changed(made)


def _why_not(session: Session, entry: Entry) -> Refusal | None:
    redacted = select(Redaction.id).where(Redaction.seq == entry.seq)
    waiting = select(Proposal.id).where(Proposal.act == "entry.redacted", Proposal.state == "open")
    if session.scalars(redacted).first() is not None:
        return Refusal(message("redaction.done"))
    if any(
        session.get_one(Proposal, one).fields["seq"] == entry.seq
        for one in session.scalars(waiting).all()
    ):
        return Refusal(message("redaction.waits"))
    answered = select(Answer.id).where(Answer.comment_id == entry.subject)
    if session.scalars(answered).first() is not None:
        return Refusal(message("redaction.answered"), then=message("redaction.answered.then"))
    return None
