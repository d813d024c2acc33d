# SPDX-License-Identifier: Apache-2.0
"""Indicators for the screens: the list with where each stands, and one with all of its own."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from sqlalchemy import select
from sqlalchemy.orm import Session

from govdesk.models.motions import Motion, MotionLink
from govdesk.models.reviews import Pivot
from govdesk.queries.attachments import AttachedRow, attached_to
from govdesk.queries.breakdowns import Breakdowns, breakdowns
from govdesk.queries.charter import charter_now
from govdesk.queries.charts import ChartSpec
from govdesk.queries.charts_together import together
from govdesk.queries.definitions import HeldTarget, targets_held
from govdesk.queries.evidence import Evidence, evidence_of
from govdesk.queries.history_rows import ReadingRow, history_rows
from govdesk.queries.local_dates import local_date
from govdesk.queries.moment import city_zone, moment
from govdesk.queries.residents import NarrativeRow, narrative_rows
from govdesk.queries.review_views import ReviewView, views_of
from govdesk.queries.series import EVERYONE, Part
from govdesk.queries.state_chart import chart_of_state
from govdesk.queries.status import IndicatorState, indicator_states, shown, standings
from govdesk.rules.attachments import Supported
from govdesk.rules.indicators import IndicatorDefinition, TargetBand
from govdesk.rules.messages import Message
from govdesk.rules.periods import PeriodKind, parse_period, period_of
from govdesk.rules.readings import is_quotient
from govdesk.wording import current


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """One line of the list. Numbers are rounded as the indicator is shown."""

    id: str
    code: str
    name: str
    department_id: str
    department: str
    domain: str
    unit: str
    decimals: int
    value: Decimal | None
    value_period: str
    provisional: bool
    actual: Decimal | None
    milestone: Decimal | None
    target: Decimal | None
    band: TargetBand | None
    period: str
    status: str
    behind: bool
    sentence: Message
    spark: tuple[float | None, ...]
    awaited: tuple[str, ...]
    due_on: date
    overdue: bool


@dataclass(frozen=True, slots=True)
class MotionAbout:
    """A motion about the indicator."""

    id: str
    number: str
    title: str
    state: str


@dataclass(frozen=True, slots=True)
class IndicatorDetail:
    """One indicator with all that belongs to it.

    `fiscal_year` is the present one, named by the year in which it ends; `zone` is the city's, for
    instants. `seen` are the frozen reviews that looked at it, `view` the one through which it is
    seen here, if any.
    """

    row: IndicatorRow
    fiscal_year: int
    definition: IndicatorDefinition
    from_period: str
    quotient: bool
    targets: tuple[HeldTarget, ...]
    readings: tuple[ReadingRow, ...]
    attached: tuple[AttachedRow, ...]
    """The files that support its readings."""
    parts: Breakdowns
    motions: tuple[MotionAbout, ...]
    narratives: tuple[NarrativeRow, ...]
    evidence: Evidence
    chart: ChartSpec
    next_period: str
    zone: str
    seen: tuple[ReviewView, ...]
    view: ReviewView | None


def list_indicators(
    session: Session, *, now: int | None = None, part: Part = EVERYONE
) -> tuple[IndicatorRow, ...]:
    """Every active indicator where it stands: what is furthest behind first, then by code.

    Of a `part` of the city there are those that have readings of it.
    """
    at = moment(session, now)
    states = standings(session, now=at, part=part, recent=True).states()
    return tuple(row_of(one) for one in sorted(states, key=_need))


def indicator(
    session: Session, *, id: str, now: int | None = None, freeze_id: str = ""
) -> IndicatorDetail | None:
    """One indicator; None when there is none of this id. A bounded number of statements.

    With `freeze_id` as that frozen review saw it: judged in its quarter, on what the record held.
    """
    at, zone = moment(session, now), city_zone(session)
    seen = views_of(session, indicator_id=id)
    view = next((one for one in seen if one.freeze_id == freeze_id), None)
    as_of, period = None, None
    if view is not None:
        at, as_of, period = view.at, view.as_of, parse_period(view.period)
    states = indicator_states(session, now=at, ids={id}, as_of=as_of, period=period)
    if not states:
        return None
    (state,) = states
    today = local_date(at, zone)
    start = charter_now(session, on=today).fiscal_year_start
    targets = targets_held(session, ids={id}, as_of=as_of).get(id, ())
    readings = history_rows(session, indicator_id=id, as_of=as_of)
    return IndicatorDetail(
        row=row_of(state),
        fiscal_year=period_of(today, PeriodKind.QUARTER, start).year(start).last_date.year,
        definition=state.indicator.definition,
        from_period=state.indicator.from_period,
        quotient=is_quotient(state.indicator.definition),
        targets=tuple(reversed(targets)),
        readings=readings,
        attached=attached_to(session, Supported.READING, [one.id for one in readings]),
        parts=breakdowns(
            session, indicator=state.indicator, city=state.series, words=current(), as_of=as_of
        ),
        motions=_motions(session, id),
        narratives=narrative_rows(session, indicator_id=id),
        evidence=evidence_of(state, fiscal_start=start, today=today, zone=zone),
        chart=_chart(session, state, at),
        next_period=_next_period(state),
        zone=zone,
        seen=seen,
        view=view,
    )


def compared(
    session: Session, *, id: str, other_id: str, now: int | None = None
) -> tuple[ChartSpec, ChartSpec] | None:
    """The charts of two indicators over the same periods; None when one of them is gone."""
    at = moment(session, now)
    states = {one.id: one for one in indicator_states(session, now=at, ids={id, other_id})}
    if len(states) != 2:
        return None
    one, other = (_chart(session, states[each], at) for each in (id, other_id))
    return together(one, other, current())


def _chart(session: Session, state: IndicatorState, at: int) -> ChartSpec:
    """The whole series up to the last reading, with what was decided about it up to `at`."""
    zone = city_zone(session)
    today = local_date(at, zone)
    start = charter_now(session, on=today).fiscal_year_start
    last = max((p.quarter(start) for p in state.series), default=state.period)
    whole = replace(state, period=max(last, state.period))
    targets = targets_held(session, ids={state.id}).get(state.id, ())
    return chart_of_state(
        whole,
        evidence_of(whole, fiscal_start=start, today=today, zone=zone),
        [one for one in targets if one.at <= at],
        changes=_changes(session, state.id, at),
        fiscal_start=start,
        zone=zone,
        words=current(),
    )


def _changes(session: Session, indicator_id: str, at: int) -> tuple[int, ...]:
    """When changes of course were decided for an indicator, up to `at`."""
    query = (
        select(Pivot.decided_at)
        .where(Pivot.indicator_id == indicator_id, Pivot.state == "adopted")
        .where(Pivot.decided_at <= at)
        .order_by(Pivot.decided_at)
    )
    return tuple(one for one in session.scalars(query) if one is not None)


def row_of(state: IndicatorState) -> IndicatorRow:
    """A state as a line of a list."""
    definition, target = state.indicator.definition, state.target
    decimals, latest = definition.decimals, state.latest
    value = latest.value if latest else None
    return IndicatorRow(
        id=state.id,
        code=state.indicator.code,
        name=definition.name,
        department_id=state.indicator.department_id,
        department=state.indicator.department,
        domain=definition.domain,
        unit=definition.unit,
        decimals=decimals,
        value=None if value is None else shown(value, decimals),
        value_period=latest.period.label() if latest else "",
        provisional=bool(latest and latest.provisional),
        actual=None if state.actual is None else shown(state.actual, decimals),
        milestone=None if state.milestone is None else shown(state.milestone, decimals),
        target=None if target is None or target.band else target.value,
        band=target.band if target else None,
        period=state.period.label(),
        status=str(state.status),
        behind=state.status.behind,
        sentence=state.sentence,
        spark=state.spark,
        awaited=tuple(period.label() for period in state.awaited),
        due_on=state.due_on,
        overdue=state.overdue,
    )


def _need(state: IndicatorState) -> tuple[int, Fraction, str]:
    """The order of a list that begins with what needs attention."""
    return state.status.urgency, -(state.shortfall or Fraction(0)), state.indicator.code


def _next_period(state: IndicatorState) -> str:
    """The period to record next: the first awaited, else the one after the last reading."""
    if state.awaited:
        return state.awaited[0].label()
    last = max(state.series, default=None)
    return last.next().label() if last else state.indicator.from_period


def _motions(session: Session, indicator_id: str) -> tuple[MotionAbout, ...]:
    query = (
        select(Motion.id, Motion.number, Motion.title, Motion.state)
        .join(MotionLink, MotionLink.motion_id == Motion.id)
        .where(MotionLink.kind == "indicator", MotionLink.target_id == indicator_id)
        .order_by(Motion.submitted_at.desc())
    )
    return tuple(MotionAbout(*found) for found in session.execute(query))
