# SPDX-License-Identifier: Apache-2.0
"""Answering what residents' words of the quarter before changed."""

from __future__ import annotations

from govdesk.models.reviews import Review
from govdesk.rules.messages import message
from govdesk.rules.refusals import Refusal
from govdesk.rules.reviews import ReviewState, why_not_step
from govdesk.services.context import Changed, Context, check_revision
from govdesk.services.inputs import LONG, found, typed


def answer_feedback(
    ctx: Context, *, review_id: str, text: str, revision: int | None = None
) -> Changed:
    """Say in an open review what residents' words of the quarter before changed. It is kept in the
    review's freezes, and printed at the head of what residents said. It may be written again while
    the review is open."""
    with ctx.writing("review.answer_feedback") as act:
        review = found(act.session, Review, review_id, named=message("review.this"))
        check_revision(review.revision, revision)
        refusal = why_not_step("write", ReviewState(review.state))
        if refusal is not None:
            raise Refusal(refusal, kept=message("general.nothing_changed"))
        assert ctx.actor is not None  # `writing` has refused already when nobody is signed in
        act.record(
            "review.feedback_answered",
            review_id,
            feedback=typed(text, "text", limit=LONG, named=message("review.feedback")),
            feedback_by=ctx.actor.account_id,
        )
        return act.changed()
