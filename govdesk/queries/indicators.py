# SPDX-License-Identifier: Apache-2.0
"""Indicators for the screens: the list with where each stands, and one with all of its own."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from sqlalchemy import select
from sqlalchemy.orm import Session

from govdesk.models.indicators import Reading
from govdesk.models.motions import Motion, MotionLink
from govdesk.models.people import Account
from govdesk.models.workspace import Neighbourhood
from govdesk.queries.charter import charter_now
from govdesk.queries.charts import ChartSpec
from govdesk.queries.definitions import DefinedIndicator, HeldTarget, targets_held
from govdesk.queries.evidence import Evidence, evidence_of
from govdesk.queries.local_dates import local_date
from govdesk.queries.moment import city_zone, moment
from govdesk.queries.series import EVERYONE, Part, held_of, is_withdrawal
from govdesk.queries.state_chart import chart_of_state
from govdesk.queries.status import IndicatorState, indicator_states, shown, standings
from govdesk.rules.indicators import IndicatorDefinition, TargetBand
from govdesk.rules.messages import Message
from govdesk.rules.periods import Period, PeriodKind, parse_period, period_of
from govdesk.rules.readings import is_quotient, standing
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
class ReadingRow:
    """One row of the history; `holds` says that it is the reading in force."""

    id: str
    period: str
    order: Period
    value: Decimal | None
    numerator: Decimal | None
    denominator: Decimal | None
    status: str
    source: str
    note: str
    reason: str
    by: str
    at: int
    holds: bool


@dataclass(frozen=True, slots=True)
class NeighbourhoodRow:
    """A neighbourhood's latest reading. `few` says that it rests on too few cases to compare."""

    id: str
    name: str
    period: str
    value: Decimal | None
    denominator: Decimal | None
    few: bool


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
    instants.
    """

    row: IndicatorRow
    fiscal_year: int
    definition: IndicatorDefinition
    from_period: str
    quotient: bool
    targets: tuple[HeldTarget, ...]
    readings: tuple[ReadingRow, ...]
    neighbourhoods: tuple[NeighbourhoodRow, ...]
    motions: tuple[MotionAbout, ...]
    evidence: Evidence
    chart: ChartSpec
    next_period: str
    zone: str


def list_indicators(
    session: Session, *, now: int | None = None, part: Part = EVERYONE
) -> tuple[IndicatorRow, ...]:
    """Every active indicator where it stands: what is furthest behind first, then by code.

    Of a `part` of the city there are those that have readings of it.
    """
    at = moment(session, now)
    states = standings(session, now=at, part=part, recent=True).states()
    return tuple(row_of(one) for one in sorted(states, key=_need))


def indicator(session: Session, *, id: str, now: int | None = None) -> IndicatorDetail | None:
    """One indicator; None when there is none of this id. A bounded number of statements."""
    at = moment(session, now)
    states = indicator_states(session, now=at, ids={id})
    if not states:
        return None
    (state,) = states
    zone = city_zone(session)
    today = local_date(at, zone)
    start = charter_now(session, on=today).fiscal_year_start
    last = max((p.quarter(start) for p in state.series), default=state.period)
    whole = replace(state, period=max(last, state.period))
    targets = targets_held(session, ids={id}).get(id, ())
    return IndicatorDetail(
        row=row_of(state),
        fiscal_year=period_of(today, PeriodKind.QUARTER, start).year(start).last_date.year,
        definition=state.indicator.definition,
        from_period=state.indicator.from_period,
        quotient=is_quotient(state.indicator.definition),
        targets=tuple(reversed(targets)),
        readings=_readings(session, id),
        neighbourhoods=_neighbourhoods(session, state.indicator),
        motions=_motions(session, id),
        evidence=evidence_of(state, fiscal_start=start, today=today, zone=zone),
        chart=chart_of_state(
            whole,
            evidence_of(whole, fiscal_start=start, today=today, zone=zone),
            targets,
            fiscal_start=start,
            zone=zone,
            words=current(),
        ),
        next_period=_next_period(state),
        zone=zone,
    )


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


def _readings(session: Session, indicator_id: str) -> tuple[ReadingRow, ...]:
    query = (
        select(Reading, Account.name)
        .outerjoin(Account, Account.id == Reading.recorded_by)
        .where(Reading.indicator_id == indicator_id, Reading.group_key == "")
        .where(Reading.neighbourhood_id.is_(None))
        .order_by(Reading.entry_seq)
    )
    rows = session.execute(query).all()
    histories: dict[str, list[Reading]] = {}
    for reading, _name in rows:
        histories.setdefault(reading.period, []).append(reading)
    holding = {
        row.id for history in histories.values() if (row := standing(history, is_withdrawal))
    }
    made = [
        ReadingRow(
            id=reading.id,
            period=reading.period,
            order=parse_period(reading.period),
            value=reading.value,
            numerator=reading.numerator,
            denominator=reading.denominator,
            status=reading.status,
            source=reading.source or "",
            note=reading.note or "",
            reason=reading.reason or "",
            by=name or "",
            at=reading.recorded_at,
            holds=reading.id in holding,
        )
        for reading, name in rows
    ]
    return tuple(sorted(made, key=lambda row: (row.order, row.at), reverse=True))


def _neighbourhoods(session: Session, indicator: DefinedIndicator) -> tuple[NeighbourhoodRow, ...]:
    """Each neighbourhood's latest reading, in the order of their names."""
    query = (
        select(Reading, Neighbourhood.name)
        .join(Neighbourhood, Neighbourhood.id == Reading.neighbourhood_id)
        .where(Reading.indicator_id == indicator.id, Reading.group_key == "")
        .order_by(Reading.entry_seq)
    )
    histories: dict[tuple[str, str, str], list[Reading]] = {}
    for reading, name in session.execute(query):
        place = reading.neighbourhood_id or ""
        histories.setdefault((name, place, reading.period), []).append(reading)
    latest: dict[str, NeighbourhoodRow] = {}
    seen: dict[str, Period] = {}
    definition = indicator.definition
    for (name, place, _period), history in sorted(histories.items()):
        held = held_of(indicator, history)
        if held is None or (place in seen and held.period < seen[place]):
            continue
        seen[place] = held.period
        cases = held.denominator
        latest[place] = NeighbourhoodRow(
            id=place,
            name=name,
            period=held.period.label(),
            value=None if held.value is None else shown(held.value, definition.decimals),
            denominator=None if cases is None else shown(cases, 0),
            few=cases is not None and cases < definition.minimum_denominator,
        )
    return tuple(latest.values())


def _motions(session: Session, indicator_id: str) -> tuple[MotionAbout, ...]:
    query = (
        select(Motion.id, Motion.number, Motion.title, Motion.state)
        .join(MotionLink, MotionLink.motion_id == Motion.id)
        .where(MotionLink.kind == "indicator", MotionLink.target_id == indicator_id)
        .order_by(Motion.submitted_at.desc())
    )
    return tuple(MotionAbout(*found) for found in session.execute(query))
