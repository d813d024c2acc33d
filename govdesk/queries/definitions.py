# SPDX-License-Identifier: Apache-2.0
"""Indicators with the definition and targets that held at a position of the record."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from govdesk.queries.rows import END, Source, among, as_exact, rows
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
    source: Source, *, as_of: int | None = None, ids: Collection[str] | None = None
) -> tuple[DefinedIndicator, ...]:
    """Every active indicator by code, defined as at position `as_of` (None: now)."""
    chosen, values = ("i.state = 'active'", {}) if ids is None else among("i.id", ids)
    found = rows(
        source,
        f"""
        SELECT i.id, i.code, i.department_id, p.name, d.version, d.from_period,
            i.domain, d.name, d.description, d.unit, d.kind, d.aggregation, d.direction,
            d.numerator, d.denominator, d.multiplier, d.source, d.decimals, d.frequency,
            d.minimum_denominator
        FROM indicators i
        JOIN indicator_definitions d ON d.indicator_id = i.id
        JOIN departments p ON p.id = i.department_id
        WHERE {chosen} AND d.entry_seq <= :as_of
        ORDER BY i.code, d.version
        """,
        as_of=END if as_of is None else as_of,
        **values,
    )
    latest: dict[str, DefinedIndicator] = {}
    for id, code, department_id, department, version, from_period, *rest in found:
        latest[id] = DefinedIndicator(
            id=id,
            code=code,
            department_id=department_id,
            department=department,
            version=version,
            from_period=from_period,
            definition=_definition(code, *rest),
        )
    return tuple(latest.values())


def targets_held(
    source: Source, *, as_of: int | None = None, ids: Collection[str] | None = None
) -> dict[str, tuple[HeldTarget, ...]]:
    """All targets by indicator in the order of the record; the last of a fiscal year holds."""
    chosen, values = ("1 = 1", {}) if ids is None else among("indicator_id", ids)
    found_rows = rows(
        source,
        f"""
        SELECT id, indicator_id, fiscal_year, value, baseline, band_low, band_high, trajectory,
            milestones, reason, vote_id, pivot_id, at
        FROM targets
        WHERE {chosen} AND entry_seq <= :as_of
        ORDER BY entry_seq
        """,
        as_of=END if as_of is None else as_of,
        **values,
    )
    found: dict[str, tuple[HeldTarget, ...]] = {}
    for row in found_rows:
        target = _target(*row)
        found[target.indicator_id] = (*found.get(target.indicator_id, ()), target)
    return found


def _definition(
    code: str,
    domain: str,
    name: str,
    description: str,
    unit: str,
    kind: str,
    aggregation: str,
    direction: str,
    numerator: str | None,
    denominator: str | None,
    multiplier: str,
    source: str,
    decimals: int,
    frequency: str,
    minimum_denominator: int,
) -> IndicatorDefinition:
    """The rules' definition from its columns; the band, if any, is the target's."""
    return IndicatorDefinition(
        id=code,
        domain=domain,
        name=name,
        description=description,
        unit=unit,
        kind=IndicatorKind(kind),
        aggregation=Aggregation(aggregation),
        direction=Direction(direction),
        numerator=numerator or "",
        denominator=denominator or "",
        multiplier=Decimal(multiplier),
        source=source,
        decimals=decimals,
        frequency=PeriodKind(frequency),
        minimum_denominator=minimum_denominator,
    )


def _target(
    id: str,
    indicator_id: str,
    fiscal_year: int,
    value: str,
    baseline: str | None,
    band_low: str | None,
    band_high: str | None,
    trajectory: str,
    milestones: str,
    reason: str | None,
    vote_id: str | None,
    pivot_id: str | None,
    at: int,
) -> HeldTarget:
    """A target from its columns."""
    band = None
    if band_low is not None and band_high is not None:
        band = TargetBand(Decimal(band_low), Decimal(band_high))
    return HeldTarget(
        id=id,
        indicator_id=indicator_id,
        fiscal_year=fiscal_year,
        value=Decimal(value),
        baseline=as_exact(baseline),
        band=band,
        trajectory=trajectory,
        milestones=tuple(Fraction(text) if text else None for text in json.loads(milestones)),
        reason=reason or "",
        by_vote=vote_id is not None,
        pivot_id=pivot_id or "",
        at=at,
    )
