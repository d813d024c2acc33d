# SPDX-License-Identifier: Apache-2.0
"""A quarter's scorecard and pivots for the public, small numbers hidden before they are worded."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from sqlalchemy import select
from sqlalchemy.orm import Session

from govdesk.models.indicators import Indicator, IndicatorDefinition, Target
from govdesk.models.motions import Motion
from govdesk.models.reviews import Finding as FindingRow
from govdesk.models.reviews import Pivot as PivotRow
from govdesk.models.reviews import Review
from govdesk.queries.chart_of_indicator import (
    FEWEST_FOR_LIMITS,
    ChartReading,
    chart_of_indicator,
)
from govdesk.queries.charts import ChartSpec, Mark
from govdesk.queries.evidence import evidence_of
from govdesk.queries.local_dates import local_date
from govdesk.queries.public_indicators import Finding, Forecast, Pivot, PivotChange, ScorecardRow
from govdesk.queries.public_text import NO_LANGUAGE, PublicText, redact
from govdesk.queries.series import HeldReading
from govdesk.queries.status import IndicatorState, indicator_states, shown
from govdesk.rules.forecast import Method
from govdesk.rules.indicators import IndicatorKind
from govdesk.rules.messages import message
from govdesk.rules.numbers import Number
from govdesk.rules.periods import Period
from govdesk.rules.public_values import Missing, PublicValue, Shown, Suppressed
from govdesk.rules.series_analysis import AnalysisSettings, SeriesAnalysis, analyse
from govdesk.rules.small_numbers import is_small, without_numbers
from govdesk.rules.special_causes import PointType
from govdesk.rules.status import Status
from govdesk.wording import Words

REMOVED = "[…]"
NO_ZONE = "UTC"
"""A forecast depends on no hour of the day."""
_NEVER_NEGATIVE = frozenset(
    {IndicatorKind.COUNT, IndicatorKind.PROPORTION, IndicatorKind.RATE, IndicatorKind.DURATION}
)
MONEY = "finance"
"""The domain of indicators on how the work is paid for."""
OPEN_TO_ALL = ("approved", "issued", "adopted")


def scorecard(
    session: Session,
    *,
    quarter: Period,
    year: Period,
    now: int,
    k: int,
    words: Words,
    source: str,
    unsafe: Mapping[str, Collection[str]],
    as_of: int | None = None,
    ids: Collection[str] | None = None,
) -> tuple[ScorecardRow, ...]:
    """Every active indicator (or those in `ids`) in a quarter of a fiscal `year`, by code, now or
    as of a position in the record.

    Counts from 1 to `k` - 1 are hidden, and so is what would give them away; `unsafe` names further
    periods to hide, by indicator.
    """
    findings = _findings(session, quarter, source)
    return tuple(
        _row(
            state,
            quarter,
            year,
            k,
            words,
            source,
            findings.get(state.id),
            unsafe.get(state.id, ()),
        )
        for state in indicator_states(session, now=now, as_of=as_of, period=quarter, ids=ids)
    )


def _row(
    state: IndicatorState,
    quarter: Period,
    year: Period,
    k: int,
    words: Words,
    source: str,
    finding: Finding | None,
    unsafe: Collection[str],
) -> ScorecardRow:
    definition = state.indicator.definition
    series = {p: one for p, one in state.series.items() if p.first_date <= quarter.last_date}
    hidden = {
        period
        for period, one in series.items()
        if _is_small(one, definition.kind, k) or str(period) in unsafe
    }
    concealed = _concealed(state, hidden, year)
    if concealed and series:
        hidden.add(max(series))  # a hidden value has no latest point to be read off a chart
    analysis = _analysis(state, series, hidden)
    return ScorecardRow(
        code=state.indicator.code,
        about_money=definition.domain == MONEY,
        name=PublicText(redact(definition.name, REMOVED), source),
        unit=PublicText(definition.unit, source),
        owner=PublicText(state.indicator.department, source),
        value=Suppressed() if concealed else _value(state),
        milestone=_shown(state.milestone, definition.decimals),
        target=_target(state),
        direction=definition.direction,
        status=Status.TOO_FEW_CASES if concealed else state.status,
        sentence=message("public.hidden") if concealed else state.sentence,
        decimals=definition.decimals,
        target_high=_high(state),
        forecast=None if hidden else _forecast(state, year),
        chart=_chart(state, series, hidden, analysis, words, named=words.lang == source),
        finding=_careful(finding) if hidden else finding,
        moved=len(series) >= FEWEST_FOR_LIMITS
        and analysis.variation not in (None, PointType.COMMON_CAUSE),
        provisional=bool(state.latest and state.latest.provisional),
        definition=PublicText(redact(definition.description, REMOVED), source),
        source=PublicText(redact(definition.source, REMOVED), source),
    )


def hides_something(row: ScorecardRow) -> bool:
    """Whether a value of an indicator is hidden, in its year or anywhere on its chart."""
    marks = [point.mark for point in row.chart.points] if row.chart else []
    return isinstance(row.value, Suppressed) or Mark.SUPPRESSED in marks


def _forecast(state: IndicatorState, year: Period) -> Forecast | None:
    """Where the year is heading; None once it is over. A series with a hidden value has none: the
    value could be reckoned back from it."""
    if state.actual is None or state.target is None or state.period.last_date == year.last_date:
        return None
    evidence = evidence_of(
        state,
        fiscal_start=year.first_date.month,
        today=state.period.last_date,
        zone=NO_ZONE,
    )
    found = evidence.forecast
    if found is None or found.lower is None or found.upper is None:
        return None  # a single number would promise too much
    if found.method is Method.PROCESS and not found.lower <= state.actual <= found.upper:
        return None  # the process has moved on from what it would be expected to do
    kind, decimals = state.indicator.definition.kind, state.indicator.definition.decimals
    low, high = found.lower, found.upper
    if kind in _NEVER_NEGATIVE:
        low = max(low, Fraction(0))
    if kind is IndicatorKind.PROPORTION:
        high = min(high, Fraction(100))
    return Forecast(_shown(found.value, decimals), _shown(low, decimals), _shown(high, decimals))


def _is_small(reading: HeldReading, kind: IndicatorKind, k: int) -> bool:
    return is_small(
        kind,
        value=reading.value,
        numerator=reading.numerator,
        denominator=reading.denominator,
        k=k,
    )


def _careful(finding: Finding | None) -> Finding | None:
    """Words beside a series of which a value is hidden, without numbers: they may be about it, even
    in a quarter of which nothing is reported yet."""
    if finding is None:
        return None

    def careful(said: PublicText | None) -> PublicText | None:
        return said and PublicText(without_numbers(said.text, REMOVED), said.lang)

    return replace(
        finding,
        narrative=careful(finding.narrative),
        reason=careful(finding.reason),
        override=careful(finding.override),
    )


def _concealed(state: IndicatorState, hidden: set[Period], year: Period) -> bool:
    """Whether the year to date would tell a hidden reading: any hidden one of the fiscal year does,
    since the year minus what is shown gives it away."""
    return state.actual is not None and any(year.contains(one) for one in hidden)


def _value(state: IndicatorState) -> PublicValue:
    if state.actual is None:
        return Missing(message("status.not_reported"))
    return Shown(shown(state.actual, state.indicator.definition.decimals))


def _shown(value: Fraction | None, decimals: int) -> PublicValue:
    return Missing() if value is None else Shown(shown(value, decimals))


def _target(state: IndicatorState) -> PublicValue:
    if state.target is None:
        return Missing(message("status.no_target"))
    band = state.target.band
    return Shown(Decimal(band.low) if band else state.target.value)


def _high(state: IndicatorState) -> PublicValue | None:
    band = state.target.band if state.target else None
    return Shown(Decimal(band.high)) if band else None


def _analysis(
    state: IndicatorState, series: Mapping[Period, HeldReading], hidden: set[Period]
) -> SeriesAnalysis:
    values = [None if p in hidden else one.value for p, one in series.items()]
    settings = AnalysisSettings(direction=state.indicator.definition.direction)
    return analyse(values, settings=settings)


def _chart(
    state: IndicatorState,
    series: Mapping[Period, HeldReading],
    hidden: set[Period],
    analysis: SeriesAnalysis,
    words: Words,
    *,
    named: bool,
) -> ChartSpec | None:
    if not series:
        return None
    definition = state.indicator.definition
    goal: Number | None = None
    if state.target and not state.target.band and state.indicator.definition.aggregation != "flow":
        goal = state.target.value
    return chart_of_indicator(
        name=redact(definition.name, REMOVED),
        unit=definition.unit,
        readings=[
            ChartReading(
                p.label(),
                None if p in hidden else one.value,
                provisional=one.provisional,
                suppressed=p in hidden,
            )
            for p, one in series.items()
        ],
        words=words,
        decimals=definition.decimals,
        analysis=analysis,
        targets=[goal] * len(series) if goal is not None else (),
        highest=100 if definition.kind is IndicatorKind.PROPORTION else None,
        named=named,
    )


def _findings(session: Session, quarter: Period, source: str) -> dict[str, Finding]:
    """Findings of the quarter's review once it is approved, by indicator."""
    rows = session.execute(
        select(FindingRow, Motion.number)
        .join(Review, Review.id == FindingRow.review_id)
        .outerjoin(PivotRow, PivotRow.finding_id == FindingRow.id)
        .outerjoin(Motion, Motion.id == PivotRow.motion_id)
        .where(Review.period == str(quarter), Review.state.in_(OPEN_TO_ALL))
    )

    def public(words: str | None) -> PublicText | None:
        return PublicText(redact(words, REMOVED), source) if words else None

    return {
        row.indicator_id: Finding(
            narrative=public(row.narrative),
            disposition=_disposition(row.disposition),
            reason=public(row.disposition_reason),
            motion=number,
            override=public(row.override_reason),
        )
        for row, number in rows
    }


def _disposition(word: str | None) -> Literal["pivot", "stay", "accept", "none"]:
    match word:
        case "pivot" | "stay" | "accept":
            return word
        case _:
            return "none"


def pivots(
    session: Session,
    *,
    span: tuple[int, int],
    zone: str,
    source: str,
    hidden: Collection[str],
) -> tuple[Pivot, ...]:
    """Changes of course proposed or decided in `span` (microseconds UTC), oldest first. Words about
    the indicators `hidden` (codes), of which a value is hidden, are without numbers."""
    rows = session.execute(
        select(PivotRow, Indicator.code, IndicatorDefinition, Motion.number, Motion.state)
        .join(Indicator, Indicator.id == PivotRow.indicator_id)
        .join(
            IndicatorDefinition,
            (IndicatorDefinition.indicator_id == Indicator.id)
            & (IndicatorDefinition.version == Indicator.definition),
        )
        .outerjoin(Motion, Motion.id == PivotRow.motion_id)
        .order_by(PivotRow.at)
    )
    held = _held_before(session)
    found = []
    for row, code, definition, number, _state in rows:
        at = row.decided_at or row.at
        if not span[0] <= at < span[1]:
            continue

        def public(words: str, *, careful: bool = code in hidden) -> PublicText:
            said = redact(words, REMOVED)
            return PublicText(without_numbers(said, REMOVED) if careful else said, source)

        found.append(
            Pivot(
                code=code,
                indicator=PublicText(redact(definition.name, REMOVED), source),
                unit=PublicText(definition.unit, source),
                motion=number,
                outcome=_outcome(row.state),
                decided_on=local_date(row.decided_at, zone) if row.decided_at else None,
                changes=_changes(row, held.get(row.id), public(row.approach)),
                expected_effect=public(row.expected_effect),
                evaluation=public(row.evaluation) if row.evaluation else None,
                decimals=definition.decimals,
            )
        )
    return tuple(found)


def _outcome(state: str) -> Literal["adopted", "rejected", "pending"]:
    match state:
        case "adopted" | "rejected":
            return state
        case _:
            return "pending"


def _changes(row: PivotRow, held: Decimal | None, told: PublicText) -> tuple[PivotChange, ...]:
    changes = [PivotChange("approach", PublicText("–", NO_LANGUAGE), told)]
    if row.new_target is not None:
        before = Missing() if held is None else Shown(held)
        changes.insert(0, PivotChange("target", before, Shown(row.new_target)))
    return tuple(changes)


def _held_before(session: Session) -> dict[str, Decimal]:
    """The target that held when each pivot was proposed, by pivot."""
    rows = session.execute(
        select(PivotRow.id, Target.value)
        .join(Target, (Target.indicator_id == PivotRow.indicator_id) & (Target.at <= PivotRow.at))
        .order_by(Target.entry_seq)
    )
    return {row.id: row.value for row in rows}
