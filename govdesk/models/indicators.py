# SPDX-License-Identifier: Apache-2.0
"""Indicators, their versioned definitions, targets and readings."""

from __future__ import annotations

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from govdesk.models.base import (
    Base,
    Exact,
    Id,
    Json,
    Key,
    Long,
    Micros,
    Real,
    Short,
    primary_id,
    refers,
)


class Indicator(Base):
    """A defined measure that a department answers for."""

    __tablename__ = "indicators"

    id: Mapped[str] = primary_id()
    code: Mapped[Key] = mapped_column(unique=True)
    department_id: Mapped[str] = refers("departments.id")
    domain: Mapped[Key]
    state: Mapped[Key]  # active | retired
    definition: Mapped[int]  # current version


class IndicatorDefinition(Base):
    """A version of what an indicator measures. Append-only; a change makes a series break."""

    __tablename__ = "indicator_definitions"
    __table_args__ = (UniqueConstraint("indicator_id", "version"),)

    id: Mapped[str] = primary_id()
    indicator_id: Mapped[str] = refers("indicators.id", index=False)
    version: Mapped[int]
    name: Mapped[Short]
    description: Mapped[Long]
    unit: Mapped[Short]
    kind: Mapped[Key]  # count | proportion | rate | duration | index | score | money
    aggregation: Mapped[Key]  # flow | level | average | pooled
    direction: Mapped[Key]  # increase | decrease | neutral | band
    numerator: Mapped[Short | None]
    denominator: Mapped[Short | None]
    multiplier: Mapped[Exact]
    decimals: Mapped[int]
    frequency: Mapped[Key]  # month | quarter | half | year
    source: Mapped[Short]
    minimum_denominator: Mapped[int]
    from_period: Mapped[Key]
    at: Mapped[Micros]
    entry_seq: Mapped[int]


class Target(Base):
    """What an indicator must reach by the end of a fiscal year. Append-only; the latest holds."""

    __tablename__ = "targets"

    id: Mapped[str] = primary_id()
    indicator_id: Mapped[str] = refers("indicators.id")
    fiscal_year: Mapped[int]
    baseline: Mapped[Exact | None]
    value: Mapped[Exact]
    band_low: Mapped[Exact | None]
    band_high: Mapped[Exact | None]
    trajectory: Mapped[Key]  # linear | geometric | step | seasonal
    milestones: Mapped[Json]  # exact text, one for each quarter
    reason: Mapped[Long | None]
    vote_id: Mapped[Id | None] = refers("votes.id", null=True)
    pivot_id: Mapped[Id | None] = refers("pivots.id", null=True)
    at: Mapped[Micros]
    entry_seq: Mapped[int]


class Reading(Base):
    """One value of an indicator for one period, group and neighbourhood. Append-only: a revision
    is a new row that names the old one; a withdrawal is a row with that status."""

    __tablename__ = "readings"
    __table_args__ = (
        Index("ix_readings_series", "indicator_id", "neighbourhood_id", "group_key", "period"),
        UniqueConstraint("supersedes_id"),
    )

    id: Mapped[str] = primary_id()
    indicator_id: Mapped[str] = refers("indicators.id", index=False)
    definition: Mapped[int]
    period: Mapped[Key]
    neighbourhood_id: Mapped[Id | None] = refers("neighbourhoods.id", index=False, null=True)
    group_key: Mapped[Key]  # "" for everyone
    value: Mapped[Exact | None]
    value_sort: Mapped[Real | None]
    numerator: Mapped[Exact | None]
    denominator: Mapped[Exact | None]
    status: Mapped[Key]  # provisional | final | withdrawn | no_data
    source: Mapped[Short | None]
    note: Mapped[Long | None]
    supersedes_id: Mapped[Id | None] = refers("readings.id", index=False, null=True)
    reason: Mapped[Long | None]
    recorded_by: Mapped[Id]
    recorded_at: Mapped[Micros] = mapped_column(index=True)
    entry_seq: Mapped[int]
