# SPDX-License-Identifier: Apache-2.0
"""The departments' parts of reviews whose numbers are all there, and that are not handed in yet."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from govdesk.models.reviews import Review
from govdesk.queries.reviews import review
from govdesk.rules.requests import why_not_hand_in
from govdesk.rules.reviews import ReviewState, why_not_step


@dataclass(frozen=True, slots=True)
class ReadyPart:
    """A part that can be handed in; `stories` are those that are missing of what is behind plan."""

    review_id: str
    period: str
    department_id: str
    department: str
    stories: int


def ready_parts(session: Session) -> tuple[ReadyPart, ...]:
    """The parts of every review that is being written, oldest review first."""
    found = []
    columns = (Review.id, Review.state, Review.period)
    reviews = session.execute(select(*columns).order_by(Review.period))
    for id, state, period in reviews.all():
        if why_not_step("write", ReviewState(state)) is not None:
            continue
        detail = review(session, id=id)
        for part in detail.departments if detail is not None else ():
            whole = part.reported == part.indicators
            if whole and why_not_hand_in(name=part.name, done=part.done) is None:
                found.append(ReadyPart(id, period, part.id, part.name, part.behind - part.told))
    return tuple(found)
