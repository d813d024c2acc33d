# SPDX-License-Identifier: Apache-2.0
"""Noting that departments were asked for their part of a review, reminded, or taken further."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from govdesk.models.reviews import Review, ReviewRequest
from govdesk.queries.reviews import review as review_query
from govdesk.rules.messages import message
from govdesk.rules.refusals import Refusal
from govdesk.rules.requests import RequestStep, step_of_pack, why_not_request
from govdesk.rules.reviews import ReviewState, why_not_step
from govdesk.services.context import Act, Changed, Context
from govdesk.services.inputs import LONG, found, typed


def note_packs(ctx: Context, *, review_id: str, department_ids: Sequence[str]) -> Changed:
    """Request packs were made for these departments: whoever was asked before is reminded."""
    with ctx.writing("review.ask") as act:
        done = _done(act.session, review_id)
        for id in department_ids:
            step = step_of_pack(done.get(id, ()))
            _note(act, review_id, id, step, done.get(id, ()), None)
        if not department_ids:
            raise Refusal(message("request.nobody"))
        return act.changed()


def take_further(ctx: Context, *, review_id: str, department_id: str, note: str) -> Changed:
    """A department that was asked and did not answer was taken further; `note` says to whom."""
    with ctx.writing("review.ask") as act:
        words = typed(note, "note", limit=LONG, named=message("request.note"))
        done = _done(act.session, review_id).get(department_id, ())
        _note(act, review_id, department_id, RequestStep.ESCALATED, done, words)
        return act.changed()


def _note(
    act: Act,
    review_id: str,
    department_id: str,
    step: RequestStep,
    done: Sequence[str],
    note: str | None,
) -> None:
    review = found(act.session, Review, review_id, named=message("review.this"))
    kept = message("general.nothing_changed")
    refusal = why_not_step("write", ReviewState(review.state))
    if refusal is not None:
        raise Refusal(refusal, kept=kept)
    detail = review_query(act.session, id=review_id, now=act.now)
    parts = {row.id: row for row in detail.departments} if detail is not None else {}
    if department_id not in parts:
        raise Refusal(message("general.not_found", what=message("request.department")))
    part = parts[department_id]
    refusal = why_not_request(step, name=part.name, done=done, ready=part.is_ready)
    if refusal is not None:
        raise Refusal(refusal, kept=kept)
    act.record(
        "review.asked",
        review_id,
        request_id=act.new_id(),
        department_id=department_id,
        step=str(step),
        note=note,
    )


def _done(session: Session, review_id: str) -> dict[str, tuple[str, ...]]:
    """The steps taken for each department, in order."""
    query = (
        select(ReviewRequest.department_id, ReviewRequest.step)
        .where(ReviewRequest.review_id == review_id)
        .order_by(ReviewRequest.at, ReviewRequest.id)
    )
    found_steps: dict[str, tuple[str, ...]] = {}
    for department_id, step in session.execute(query):
        found_steps[department_id] = (*found_steps.get(department_id, ()), step)
    return found_steps
