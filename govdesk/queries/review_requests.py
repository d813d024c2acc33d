# SPDX-License-Identifier: Apache-2.0
"""What a review asks departments for: the chase so far, and everything that a request pack says."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from govdesk.models.reviews import Finding, Review, ReviewRequest
from govdesk.models.workspace import Workspace
from govdesk.queries.local_dates import local_date
from govdesk.queries.moment import city_zone, moment
from govdesk.queries.rows import among, rows
from govdesk.queries.status import IndicatorState, shown, standings
from govdesk.rules.messages import message
from govdesk.rules.periods import parse_period
from govdesk.rules.readings import is_quotient
from govdesk.rules.refusals import Refusal
from govdesk.rules.requests import is_handed_in


@dataclass(frozen=True, slots=True)
class RequestRow:
    """One step about a department's part, by whom, and its position in the record.

    `version` is the part's, where it was handed in or given back, else 0; `on_behalf` says that the
    secretariat handed it in for the department.
    """

    department_id: str
    step: str
    note: str
    on: date
    seq: int
    by: str = ""
    version: int = 0
    on_behalf: bool = False


@dataclass(frozen=True, slots=True)
class AskedReading:
    """One line of a pack: a number that is missing. `neighbourhood` and `group` as last time."""

    period: str
    neighbourhood: str
    group: str


@dataclass(frozen=True, slots=True)
class AskedIndicator:
    """What is asked about one indicator, and what it was last time."""

    code: str
    name: str
    description: str
    unit: str
    quotient: bool
    numerator: str
    denominator: str
    source: str
    last: Decimal | None
    last_period: str
    readings: tuple[AskedReading, ...]

    @property
    def periods(self) -> tuple[str, ...]:
        """The periods asked for, in order."""
        return tuple(dict.fromkeys(one.period for one in self.readings))


@dataclass(frozen=True, slots=True)
class RequestPack:
    """Everything that a department is asked for, for one review."""

    body: str
    department_id: str
    department: str
    period: str
    due_on: date
    indicators: tuple[AskedIndicator, ...]


def requests_of(
    session: Session, *, review_id: str, zone: str, names: Mapping[str, str]
) -> tuple[RequestRow, ...]:
    """Every step about a department's part of a review, in order; `names` of accounts by id."""
    query = (
        select(ReviewRequest)
        .where(ReviewRequest.review_id == review_id)
        .order_by(ReviewRequest.entry_seq)
    )
    return tuple(
        RequestRow(
            department_id=one.department_id,
            step=one.step,
            note=one.note or "",
            on=local_date(one.at, zone),
            seq=one.entry_seq,
            by=names.get(one.actor_id, ""),
            version=one.version or 0,
            on_behalf=one.on_behalf,
        )
        for one in session.scalars(query)
    )


def steps_taken(session: Session, *, review_id: str) -> dict[str, tuple[str, ...]]:
    """The steps about each department's part, in order."""
    query = (
        select(ReviewRequest.department_id, ReviewRequest.step)
        .where(ReviewRequest.review_id == review_id)
        .order_by(ReviewRequest.entry_seq)
    )
    found: dict[str, tuple[str, ...]] = {}
    for department_id, step in session.execute(query):
        found[department_id] = (*found.get(department_id, ()), step)
    return found


def request_packs(
    session: Session, *, review_id: str, now: int | None = None
) -> tuple[RequestPack, ...]:
    """A pack for every department of which readings are missing, by name; none for one that has
    handed in its part, and said why they are missing.

    Raises Refusal when the review is gone.
    """
    review = session.get(Review, review_id)
    if review is None:
        raise Refusal(message("general.not_found", what=message("review.this")))
    query = select(Finding.indicator_id).where(Finding.review_id == review_id)
    ids = set(session.scalars(query))
    known = standings(session, now=moment(session, now), ids=ids)
    done = steps_taken(session, review_id=review_id)
    missing = [
        one
        for one in known.states(parse_period(review.period))
        if one.awaited and not is_handed_in(done.get(one.indicator.department_id, ()))
    ]
    parts = _parts(session, {one.id for one in missing})
    body = session.scalars(select(Workspace.name)).one()
    due = local_date(review.due_at, city_zone(session)) - timedelta(days=1)
    by_department: dict[str, list[IndicatorState]] = {}
    for state in missing:
        by_department.setdefault(state.indicator.department_id, []).append(state)
    packs = (
        RequestPack(
            body=body,
            department_id=id,
            department=states[0].indicator.department,
            period=review.period,
            due_on=due,
            indicators=tuple(_asked(one, parts.get(one.id, ())) for one in states),
        )
        for id, states in by_department.items()
    )
    return tuple(sorted(packs, key=lambda pack: pack.department))


def _asked(state: IndicatorState, parts: Collection[tuple[str, str]]) -> AskedIndicator:
    definition, latest = state.indicator.definition, state.latest
    value = latest.value if latest else None
    return AskedIndicator(
        code=state.indicator.code,
        name=definition.name,
        description=definition.description,
        unit=definition.unit,
        quotient=is_quotient(definition),
        numerator=definition.numerator,
        denominator=definition.denominator,
        source=definition.source,
        last=None if value is None else shown(value, definition.decimals),
        last_period=latest.period.label() if latest else "",
        readings=tuple(
            AskedReading(period.label(), place, group)
            for period in state.awaited
            for place, group in (("", ""), *sorted(parts))
        ),
    )


def _parts(session: Session, ids: Collection[str]) -> Mapping[str, set[tuple[str, str]]]:
    """The neighbourhoods and groups of which an indicator had readings before."""
    chosen, values = among("r.indicator_id", ids)
    found: dict[str, set[tuple[str, str]]] = {}
    for id, place, group in rows(
        session,
        f"""
        SELECT DISTINCT r.indicator_id, n.name, r.group_key
        FROM readings r LEFT JOIN neighbourhoods n ON n.id = r.neighbourhood_id
        WHERE {chosen} AND (r.neighbourhood_id IS NULL) <> (r.group_key = '')
        """,
        **values,
    ):
        found.setdefault(id, set()).add((place or "", group))
    return found
