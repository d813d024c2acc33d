# SPDX-License-Identifier: Apache-2.0
"""The frozen reviews through which an indicator can be looked at as it was."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from govdesk.models.reviews import Finding, Review, ReviewFreeze


@dataclass(frozen=True, slots=True)
class ReviewView:
    """A frozen review: of which quarter, issued or adopted, when, and at which position of the
    record."""

    freeze_id: str
    period: str
    kind: str
    at: int
    as_of: int


def views_of(session: Session, *, indicator_id: str) -> tuple[ReviewView, ...]:
    """The freezes of the reviews that looked at an indicator, the latest first."""
    query = (
        select(ReviewFreeze.id, Review.period, ReviewFreeze.kind, ReviewFreeze.at)
        .add_columns(ReviewFreeze.as_of)
        .join(Review, Review.id == ReviewFreeze.review_id)
        .join(Finding, Finding.review_id == Review.id)
        .where(Finding.indicator_id == indicator_id)
        .order_by(ReviewFreeze.as_of.desc())
    )
    return tuple(ReviewView(*row) for row in session.execute(query))
