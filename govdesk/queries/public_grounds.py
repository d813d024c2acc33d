# SPDX-License-Identifier: Apache-2.0
"""What a motion on an agenda rests on: the findings that it answers, the indicators and reviews
that it is about, with their data."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from govdesk.models.indicators import Indicator
from govdesk.models.meetings import AgendaItem
from govdesk.models.motions import MotionLink
from govdesk.models.reviews import Finding, Pivot, Review
from govdesk.queries.public_indicators import ScorecardRow
from govdesk.queries.public_meetings import Ground, ReviewGround
from govdesk.queries.quarterly import quarterly_view
from govdesk.queries.quarterly_indicators import OPEN_TO_ALL
from govdesk.rules.periods import parse_period
from govdesk.rules.status import Status


@dataclass(frozen=True, slots=True)
class Grounds:
    """What one motion rests on: indicators in their quarters, and whole reviews."""

    indicators: tuple[Ground, ...] = ()
    reviews: tuple[ReviewGround, ...] = ()


def grounds(session: Session, motions: Collection[str], *, lang: str) -> dict[str, Grounds]:
    """By motion, oldest quarter first. Nothing of a review that is not approved yet, and every
    number as the quarter's own briefing prints or hides it. An indicator by itself is told as the
    last of those reviews has it, a review by what is behind plan in it."""
    about = sorted(set(_found(session, motions)), key=lambda one: (parse_period(one[1]), one[2]))
    whole = sorted(set(_reviewed(session, motions)), key=lambda one: parse_period(one[1]))
    cards = {
        period: quarterly_view(session, period=period, lang=lang, compared=False).scorecard
        for period in sorted({one[1] for one in (*about, *whole)})
    }
    rows: dict[str, dict[tuple[str, str], ScorecardRow]] = {}
    reviews: dict[str, list[ReviewGround]] = {}
    for motion_id, period, code in about:
        for row in cards[period]:
            if row.code == code:
                rows.setdefault(motion_id, {})[period, code] = row
    for motion_id, period in whole:
        good = sum(row.status in (Status.ON_TRACK, Status.ACHIEVED) for row in cards[period])
        counted = ReviewGround(period, good, len(cards[period]))
        reviews.setdefault(motion_id, []).append(counted)
        for row in cards[period]:
            if row.status.behind:
                rows.setdefault(motion_id, {})[period, row.code] = row
    return {
        motion_id: Grounds(
            tuple(
                Ground(period, row)
                for (period, _code), row in sorted(
                    rows.get(motion_id, {}).items(),
                    key=lambda one: (parse_period(one[0][0]), one[0][1]),
                )
            ),
            tuple(reviews.get(motion_id, ())),
        )
        for motion_id in {*rows, *reviews}
    }


def _found(session: Session, motions: Collection[str]) -> Iterator[tuple[str, str, str]]:
    """Motions, each with a quarter and the code of an indicator: of the findings that they answer
    by a change of course or are linked to, and of the indicators that they are linked to."""
    told: tuple[Any, ...] = (
        select(Pivot.motion_id, Review.period, Indicator.code)
        .join(Finding, Finding.id == Pivot.finding_id)
        .where(Pivot.motion_id.in_(motions)),
        select(MotionLink.motion_id, Review.period, Indicator.code)
        .join(Finding, Finding.id == MotionLink.target_id)
        .where(MotionLink.kind == "finding", MotionLink.motion_id.in_(motions)),
    )
    answered: set[tuple[str, str]] = set()
    for query in told:
        for motion_id, period, code in session.execute(_approved(query)):
            answered.add((motion_id, code))
            yield motion_id, period, code
    approved = session.scalars(select(Review.period).where(Review.state.in_(OPEN_TO_ALL))).all()
    if not approved:
        return
    last = max(approved, key=parse_period)
    linked = (
        select(MotionLink.motion_id, Indicator.code)
        .join(Indicator, Indicator.id == MotionLink.target_id)
        .where(MotionLink.kind == "indicator", MotionLink.motion_id.in_(motions))
    )
    for motion_id, code in session.execute(linked):
        if (motion_id, code) not in answered:
            yield motion_id, last, code


def _approved(query: Any) -> Any:
    """A query of findings, of those whose review everybody may read."""
    return (
        query.join(Review, Review.id == Finding.review_id)
        .join(Indicator, Indicator.id == Finding.indicator_id)
        .where(Review.state.in_(OPEN_TO_ALL))
    )


def _reviewed(session: Session, motions: Collection[str]) -> Iterator[tuple[str, str]]:
    """Motions with the quarter of an approved review that they are linked to, or whose item of the
    agenda names it."""
    named = (
        select(MotionLink.motion_id, Review.period)
        .join(Review, Review.id == MotionLink.target_id)
        .where(MotionLink.kind == "review", MotionLink.motion_id.in_(motions)),
        select(AgendaItem.motion_id, Review.period)
        .join(Review, Review.id == AgendaItem.review_id)
        .where(AgendaItem.motion_id.in_(motions), AgendaItem.removed_at.is_(None)),
    )
    for query in named:
        for motion_id, period in session.execute(query.where(Review.state.in_(OPEN_TO_ALL))):
            if motion_id is not None:
                yield motion_id, period
