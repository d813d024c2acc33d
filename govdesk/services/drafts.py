# SPDX-License-Identifier: Apache-2.0
"""Drafts: one person's unsubmitted words on one subject. Kept beside the record, never in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import delete, select

from govdesk.models.drafts import Draft
from govdesk.services.context import Changed, Context


def save_draft(ctx: Context, *, subject: str, content: Mapping[str, Any]) -> Changed:
    """Keep what the actor has typed on a subject, in place of what was kept before."""
    with ctx.writing("draft.keep") as act:
        assert ctx.actor is not None
        query = select(Draft).where(
            Draft.account_id == ctx.actor.account_id, Draft.subject == subject
        )
        draft = act.session.scalars(query).one_or_none()
        if draft is None:
            draft = Draft(id=act.new_id(), account_id=ctx.actor.account_id, subject=subject)
            act.session.add(draft)
        draft.content, draft.saved_at = dict(content), act.now
        return Changed(frozenset({"draft"}), frozenset({subject}), 0, draft.id)


def discard_draft(ctx: Context, *, subject: str) -> Changed:
    """Forget what the actor has typed on a subject; nothing happens when there is nothing."""
    with ctx.writing("draft.keep") as act:
        assert ctx.actor is not None
        act.session.execute(
            delete(Draft).where(Draft.account_id == ctx.actor.account_id, Draft.subject == subject)
        )
        return Changed(frozenset({"draft"}), frozenset({subject}))
