# SPDX-License-Identifier: Apache-2.0
"""The changes of course of a review: what its findings led to, and what earlier ones did."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from govdesk.models.motions import Motion
from govdesk.models.reviews import Finding, Pivot, Review, ReviewFreeze
from govdesk.queries.findings import ComputedFinding
from govdesk.queries.status import shown
from govdesk.rules.periods import parse_period

REVIEWS_AFTER = 2
"""So many reviews after the one that proposed it judge what a change of course did."""


@dataclass(frozen=True, slots=True)
class PivotRow:
    """A change of course that a finding led to."""

    id: str
    state: str
    change: str
    approach: str
    expected_effect: str
    new_target: Decimal | None
    evaluation: str
    motion_id: str
    motion_number: str
    motion_state: str


@dataclass(frozen=True, slots=True)
class PivotCheck:
    """An adopted change of course that a later review looks at again: where its indicator stood in
    the review of `period` that proposed it, and where it stands now."""

    pivot: PivotRow
    indicator_id: str
    name: str
    unit: str
    decimals: int
    period: str
    then: Decimal | None
    then_status: str
    now: Decimal | None
    now_status: str


def pivots_of(session: Session, finding_ids: Collection[str]) -> dict[str, PivotRow]:
    """The latest change of course of each finding."""
    query = (
        select(Pivot, Motion.number, Motion.state)
        .outerjoin(Motion, Motion.id == Pivot.motion_id)
        .where(Pivot.finding_id.in_(finding_ids))
        .order_by(Pivot.at)
    )
    return {
        row.finding_id: _row(row, number, state) for row, number, state in session.execute(query)
    }


def pivots_to_evaluate(
    session: Session, *, period: str, computed: Sequence[ComputedFinding]
) -> tuple[PivotCheck, ...]:
    """Those that reviews of the two quarters before proposed and a vote adopted. Two statements."""
    quarter = parse_period(period)
    before = [quarter.next(-step).label() for step in range(1, REVIEWS_AFTER + 1)]
    found = {one.state.id: one for one in computed}
    query = (
        select(Pivot, Motion.number, Motion.state, Review.id, Review.period)
        .join(Finding, Finding.id == Pivot.finding_id)
        .join(Review, Review.id == Finding.review_id)
        .outerjoin(Motion, Motion.id == Pivot.motion_id)
        .where(Pivot.state == "adopted", Review.period.in_(before))
        .where(Pivot.indicator_id.in_(found.keys()))
        .order_by(Pivot.at)
    )
    rows = session.execute(query).all()
    frozen = _frozen(session, {review_id for *_rest, review_id, _period in rows})
    return tuple(
        _check(
            _row(pivot, number, state),
            found[pivot.indicator_id],
            of_period,
            frozen.get((review_id, pivot.indicator_id), {}),
        )
        for pivot, number, state, review_id, of_period in rows
    )


def _frozen(session: Session, reviews: Collection[str]) -> dict[tuple[str, str], Mapping[str, Any]]:
    """What reviews said when they were last frozen, by review and indicator."""
    query = select(ReviewFreeze).where(ReviewFreeze.review_id.in_(reviews))
    return {
        (freeze.review_id, row["computed"]["indicator_id"]): row["computed"]
        for freeze in session.scalars(query.order_by(ReviewFreeze.as_of))
        for row in freeze.rows
    }


def _check(
    pivot: PivotRow, computed: ComputedFinding, period: str, frozen: Mapping[str, Any]
) -> PivotCheck:
    state = computed.state
    definition = state.indicator.definition
    decimals = definition.decimals
    return PivotCheck(
        pivot=pivot,
        indicator_id=state.id,
        name=definition.name,
        unit=definition.unit,
        decimals=decimals,
        period=period,
        then=shown(Fraction(frozen["actual"]), decimals) if frozen.get("actual") else None,
        then_status=frozen.get("status", ""),
        now=None if state.actual is None else shown(state.actual, decimals),
        now_status=str(state.status),
    )


def _row(row: Pivot, number: str | None, state: str | None) -> PivotRow:
    return PivotRow(
        id=row.id,
        state=row.state,
        change=row.change,
        approach=row.approach,
        expected_effect=row.expected_effect,
        new_target=row.new_target,
        evaluation=row.evaluation or "",
        motion_id=row.motion_id or "",
        motion_number=number or "",
        motion_state=state or "",
    )
