# SPDX-License-Identifier: Apache-2.0
"""Indicators with the definition and targets that held at a position of the record."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from sqlalchemy import select
from sqlalchemy.orm import Session

from govdesk.models.indicators import Indicator
from govdesk.models.indicators import IndicatorDefinition as DefinitionRow
from govdesk.models.indicators import Target as TargetRow
from govdesk.models.workspace import Department
from govdesk.rules.indicators import (
    Aggregation,
    Direction,
    IndicatorDefinition,
    IndicatorKind,
    TargetBand,
)
from govdesk.rules.periods import PeriodKind


@dataclass(frozen=True, slots=True)
class DefinedIndicator:
    """An indicator, who answers for it, and what it measures."""

    id: str
    code: str
    department_id: str
    department: str
    version: int
    from_period: str
    definition: IndicatorDefinition


@dataclass(frozen=True, slots=True)
class HeldTarget:
    """A target that held, or holds: exact numbers, one milestone a quarter (None: not yet)."""

    id: str
    indicator_id: str
    fiscal_year: int
    value: Decimal
    baseline: Decimal | None
    band: TargetBand | None
    trajectory: str
    milestones: tuple[Fraction | None, ...]
    reason: str
    by_vote: bool
    pivot_id: str
    at: int

    def milestone(self, place: int) -> Fraction | None:
        """The milestone of the quarter `place`, from 1."""
        return self.milestones[place - 1] if 0 < place <= len(self.milestones) else None


def defined_indicators(
    session: Session, *, as_of: int | None = None, ids: Collection[str] | None = None
) -> tuple[DefinedIndicator, ...]:
    """Every active indicator by code, defined as at position `as_of` (None: now)."""
    query = (
        select(Indicator, DefinitionRow, Department.name)
        .join(DefinitionRow, DefinitionRow.indicator_id == Indicator.id)
        .join(Department, Department.id == Indicator.department_id)
        .order_by(Indicator.code, DefinitionRow.version)
    )
    query = query.where(Indicator.state == "active") if ids is None else query
    if ids is not None:
        query = query.where(Indicator.id.in_(ids))
    if as_of is not None:
        query = query.where(DefinitionRow.entry_seq <= as_of)
    latest: dict[str, DefinedIndicator] = {}
    for indicator, row, department in session.execute(query):
        latest[indicator.id] = DefinedIndicator(
            id=indicator.id,
            code=indicator.code,
            department_id=indicator.department_id,
            department=department,
            version=row.version,
            from_period=row.from_period,
            definition=definition_of(indicator, row),
        )
    return tuple(latest.values())


def definition_of(indicator: Indicator, row: DefinitionRow) -> IndicatorDefinition:
    """The rules' definition from its row; the band, if any, is the target's."""
    return IndicatorDefinition(
        id=indicator.code,
        domain=indicator.domain,
        name=row.name,
        description=row.description,
        unit=row.unit,
        kind=IndicatorKind(row.kind),
        aggregation=Aggregation(row.aggregation),
        direction=Direction(row.direction),
        numerator=row.numerator or "",
        denominator=row.denominator or "",
        multiplier=row.multiplier,
        source=row.source,
        decimals=row.decimals,
        frequency=PeriodKind(row.frequency),
        minimum_denominator=row.minimum_denominator,
    )


def targets_held(
    session: Session, *, as_of: int | None = None, ids: Collection[str] | None = None
) -> dict[str, tuple[HeldTarget, ...]]:
    """All targets by indicator in the order of the record; the last of a fiscal year holds."""
    query = select(TargetRow).order_by(TargetRow.entry_seq)
    if as_of is not None:
        query = query.where(TargetRow.entry_seq <= as_of)
    if ids is not None:
        query = query.where(TargetRow.indicator_id.in_(ids))
    found: dict[str, tuple[HeldTarget, ...]] = {}
    for row in session.scalars(query):
        found[row.indicator_id] = (*found.get(row.indicator_id, ()), target_of(row))
    return found


def target_of(row: TargetRow) -> HeldTarget:
    """A target from its row."""
    band = None
    if row.band_low is not None and row.band_high is not None:
        band = TargetBand(row.band_low, row.band_high)
    return HeldTarget(
        id=row.id,
        indicator_id=row.indicator_id,
        fiscal_year=row.fiscal_year,
        value=row.value,
        baseline=row.baseline,
        band=band,
        trajectory=row.trajectory,
        milestones=tuple(Fraction(text) if text else None for text in row.milestones),
        reason=row.reason or "",
        by_vote=row.vote_id is not None,
        pivot_id=row.pivot_id or "",
        at=row.at,
    )
