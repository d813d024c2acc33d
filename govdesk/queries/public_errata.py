# SPDX-License-Identifier: Apache-2.0
"""Corrections to earlier quarters: what a frozen review said, what the numbers say now, and why."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from govdesk.models.indicators import Indicator, Reading
from govdesk.models.reviews import Review, ReviewFreeze
from govdesk.queries.public_indicators import ScorecardRow
from govdesk.queries.public_neighbourhoods import breakdowns
from govdesk.queries.public_text import PublicText, redact
from govdesk.queries.quarterly_indicators import hides_something, scorecard
from govdesk.rules.periods import Period, parse_period
from govdesk.rules.public_values import PublicValue
from govdesk.rules.small_numbers import without_numbers
from govdesk.rules.status import Status
from govdesk.wording import Words

REMOVED = "[…]"


@dataclass(frozen=True, slots=True)
class Erratum:
    """One number of an earlier quarter that is another one now."""

    code: str
    indicator: PublicText
    unit: PublicText
    decimals: int
    quarter: str
    """The quarter whose review said it, such as `2026-Q1`."""
    then: PublicValue
    now: PublicValue
    status_then: Status
    status_now: Status
    reason: PublicText | None = None
    """Why the reading was revised, as whoever revised it gave it."""


def errata(
    session: Session,
    *,
    quarter: Period,
    fiscal_start: int,
    span: tuple[int, int],
    now: int,
    k: int,
    words: Words,
    source: str,
) -> tuple[Erratum, ...]:
    """What was revised in `span` (microseconds UTC) of quarters before `quarter` whose review was
    frozen before: by quarter, then by code. Small numbers are hidden in both columns by the rules
    of the scorecard, and a reason beside a hidden one is without numbers."""
    found: list[Erratum] = []
    for earlier, revised in _revised(session, quarter, fiscal_start, span).items():
        card = partial(
            scorecard,
            session,
            quarter=earlier,
            year=earlier.year(fiscal_start),
            now=now,
            k=k,
            words=words,
            source=source,
            unsafe=breakdowns(session, quarter=earlier, k=k, words=words, source=source).unsafe,
            ids=tuple(revised.ids),
        )
        frozen = {row.code: row for row in card(as_of=revised.as_of)}
        found += [
            _erratum(frozen[row.code], row, earlier, revised.reasons[row.code], source)
            for row in card()
            if row.code in frozen
            and (row.value, row.status) != (frozen[row.code].value, frozen[row.code].status)
        ]
    return tuple(found)


@dataclass(slots=True)
class _Revised:
    """What was revised of one quarter since its review was frozen at the position `as_of`."""

    as_of: int
    ids: set[str] = field(default_factory=set)
    reasons: dict[str, str] = field(default_factory=dict)


def _revised(
    session: Session, quarter: Period, fiscal_start: int, span: tuple[int, int]
) -> dict[Period, _Revised]:
    """By quarter, oldest first; the reasons (the latest of each indicator) by code. What a quarter
    says is the fiscal year so far, so an earlier quarter's reading changes it, too."""
    frozen = {
        parse_period(period): as_of
        for period, as_of in session.execute(
            select(Review.period, func.max(ReviewFreeze.as_of))
            .join(ReviewFreeze, ReviewFreeze.review_id == Review.id)
            .where(ReviewFreeze.at < span[1])
            .group_by(Review.period)
        )
    }
    found = {
        period: _Revised(as_of)
        for period, as_of in sorted(frozen.items())
        if period.last_date < quarter.first_date
    }
    readings = session.execute(
        select(Reading.indicator_id, Indicator.code, Reading.period, Reading.reason)
        .add_columns(Reading.entry_seq)
        .join(Indicator, Indicator.id == Reading.indicator_id)
        .where(Reading.supersedes_id.is_not(None), Reading.neighbourhood_id.is_(None))
        .where(Reading.group_key == "")
        .where(Reading.recorded_at >= span[0], Reading.recorded_at < span[1])
        .order_by(Reading.entry_seq)
    )
    for indicator_id, code, label, reason, seq in readings:
        of = parse_period(label)
        for period, revised in found.items():
            so_far = period.year(fiscal_start).contains(of) and of.last_date <= period.last_date
            if so_far and seq > revised.as_of:
                revised.ids.add(indicator_id)
                revised.reasons[code] = reason or ""
    return {period: revised for period, revised in found.items() if revised.ids}


def _erratum(
    then: ScorecardRow, now: ScorecardRow, quarter: Period, reason: str, source: str
) -> Erratum:
    said = redact(reason, REMOVED)
    if hides_something(then) or hides_something(now):
        said = without_numbers(said, REMOVED)
    return Erratum(
        code=now.code,
        indicator=now.name,
        unit=now.unit,
        decimals=now.decimals,
        quarter=str(quarter),
        then=then.value,
        now=now.value,
        status_then=then.status,
        status_now=now.status,
        reason=PublicText(said, source) if said else None,
    )
