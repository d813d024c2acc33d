# SPDX-License-Identifier: Apache-2.0
"""What a motion on an agenda rests on: the findings that it answers, with their data."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from govdesk.models.indicators import Indicator
from govdesk.models.reviews import Finding, Pivot, Review
from govdesk.queries.public_meetings import Ground
from govdesk.queries.quarterly import quarterly_view
from govdesk.queries.quarterly_indicators import OPEN_TO_ALL


def grounds(
    session: Session, motions: Collection[str], *, lang: str
) -> dict[str, tuple[Ground, ...]]:
    """By motion, oldest quarter first. Nothing of a review that is not approved yet, and every
    number as the quarter's own briefing prints or hides it."""
    found = session.execute(
        select(Pivot.motion_id, Review.period, Indicator.code)
        .join(Finding, Finding.id == Pivot.finding_id)
        .join(Review, Review.id == Finding.review_id)
        .join(Indicator, Indicator.id == Finding.indicator_id)
        .where(Pivot.motion_id.in_(motions), Review.state.in_(OPEN_TO_ALL))
        .order_by(Review.period, Indicator.code)
    ).all()
    views = {
        period: {
            row.code: row
            for row in quarterly_view(session, period=period, lang=lang, compared=False).scorecard
        }
        for period in {row.period for row in found}
    }
    told: defaultdict[str, list[Ground]] = defaultdict(list)
    for motion_id, period, code in found:
        row = views[period].get(code)
        if motion_id is not None and row is not None:
            told[motion_id].append(Ground(period, row))
    return {motion_id: tuple(rows) for motion_id, rows in told.items()}
