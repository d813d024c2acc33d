# SPDX-License-Identifier: Apache-2.0
"""A department's part of a review: asked for, handed in, given back."""

from __future__ import annotations

from collections.abc import Sequence

from govdesk.models.reviews import Review
from govdesk.queries.review_departments import DepartmentRow
from govdesk.queries.reviews import review as review_query
from govdesk.record.canonical import clean_text
from govdesk.rules.messages import Message, message
from govdesk.rules.permissions import Role
from govdesk.rules.refusals import Refusal
from govdesk.rules.requests import (
    RequestStep,
    next_version,
    step_of_pack,
    why_not_give_back,
    why_not_hand_in,
    why_not_request,
)
from govdesk.rules.reviews import ReviewState, why_not_step
from govdesk.services.context import Act, Changed, Context
from govdesk.services.inputs import LONG, found, typed


def note_packs(ctx: Context, *, review_id: str, department_ids: Sequence[str]) -> Changed:
    """Request packs were made for these departments: whoever was asked before is reminded."""
    with ctx.writing("review.ask") as act:
        parts = _parts(act, review_id)
        for id in dict.fromkeys(department_ids):
            part = _of(parts, id)
            _ask(act, review_id, part, step_of_pack(part.done), None)
        if not department_ids:
            raise Refusal(message("request.nobody"))
        return act.changed()


def take_further(ctx: Context, *, review_id: str, department_id: str, note: str) -> Changed:
    """A department that was asked and did not answer was taken further; `note` says to whom."""
    with ctx.writing("review.ask") as act:
        words = typed(note, "note", limit=LONG, named=message("request.note"))
        part = _of(_parts(act, review_id), department_id)
        _ask(act, review_id, part, RequestStep.ESCALATED, words)
        return act.changed()


def hand_in(ctx: Context, *, review_id: str, department_id: str, note: str = "") -> Changed:
    """Hand in a department's part of a review: its readings and its stories as they stand at this
    entry of the record. Where something is missing, `note` says why.

    The secretariat may do it for a department, and the record says so. Its stories are not changed
    any more until it is given back.
    """
    with ctx.writing("review.hand_in", department_id=department_id) as act:
        part = _of(_parts(act, review_id), department_id)
        _refuse(why_not_hand_in(name=part.name, done=part.done))
        words = clean_text(note).strip()
        if words or not part.is_ready:
            words = typed(note, "note", limit=LONG, named=message("request.why_missing"))
        actor = ctx.actor
        assert actor is not None  # `writing` has refused already when nobody is signed in
        own = Role.DEPARTMENT in actor.roles and actor.department_id == department_id
        act.record(
            "review.part_submitted",
            review_id,
            request_id=act.new_id(),
            department_id=department_id,
            version=next_version(part.done),
            on_behalf=not own,
            note=words or None,
        )
        return act.changed()


def give_back(ctx: Context, *, review_id: str, department_id: str, reason: str) -> Changed:
    """Give a part back to its department, with the reason; it is written on and handed in again."""
    with ctx.writing("review.ask") as act:
        part = _of(_parts(act, review_id), department_id)
        _refuse(why_not_give_back(name=part.name, done=part.done))
        act.record(
            "review.part_returned",
            review_id,
            request_id=act.new_id(),
            department_id=department_id,
            version=next_version(part.done) - 1,
            note=typed(reason, "reason", limit=LONG, named=message("measure.reason")),
        )
        return act.changed()


def _ask(
    act: Act, review_id: str, part: DepartmentRow, step: RequestStep, note: str | None
) -> None:
    _refuse(why_not_request(step, name=part.name, done=part.done, ready=part.is_ready))
    act.record(
        "review.asked",
        review_id,
        request_id=act.new_id(),
        department_id=part.id,
        step=str(step),
        note=note,
    )


def _parts(act: Act, review_id: str) -> Sequence[DepartmentRow]:
    """Every department's part of a review that is being written.

    Raises Refusal when the review is gone, or can no longer be written in.
    """
    review = found(act.session, Review, review_id, named=message("review.this"))
    _refuse(why_not_step("write", ReviewState(review.state)))
    detail = review_query(act.session, id=review_id, now=act.now)
    return detail.departments if detail is not None else ()


def _of(parts: Sequence[DepartmentRow], department_id: str) -> DepartmentRow:
    for part in parts:
        if part.id == department_id:
            return part
    raise Refusal(message("general.not_found", what=message("request.department")))


def _refuse(why: Message | None) -> None:
    if why is not None:
        raise Refusal(why, kept=message("general.nothing_changed"))
