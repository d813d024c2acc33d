# SPDX-License-Identifier: Apache-2.0
"""The findings of a review as computed: what is frozen, and what a frozen review is checked by."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from govdesk.models.reviews import ReviewFreeze
from govdesk.models.workspace import Workspace
from govdesk.queries.charter import charter_now
from govdesk.queries.evidence import Evidence, evidence_of
from govdesk.queries.local_dates import local_date
from govdesk.queries.status import IndicatorState, indicator_states
from govdesk.record.canonical import canonical, plain, sha256_hex
from govdesk.rules.periods import Period, parse_period


@dataclass(frozen=True, slots=True)
class ComputedFinding:
    """One indicator in a review's quarter, with what supports its status."""

    state: IndicatorState
    evidence: Evidence


def computed_findings(
    session: Session,
    *,
    period: Period,
    ids: Collection[str],
    now: int,
    as_of: int | None = None,
) -> tuple[ComputedFinding, ...]:
    """The findings of `period` for the indicators `ids`, by code. A bounded number of statements.

    The same `now` and `as_of` give the same findings for ever.
    """
    zone = session.scalars(select(Workspace.zone)).one()
    day = local_date(now, zone)
    start = charter_now(session, on=day).fiscal_year_start
    states = indicator_states(session, now=now, as_of=as_of, period=period, ids=ids)
    return tuple(
        ComputedFinding(state, evidence_of(state, fiscal_start=start, today=day, zone=zone))
        for state in states
    )


def frozen_row(finding: ComputedFinding) -> dict[str, Any]:
    """A computed finding as it is kept in a frozen review: exact text, no floats."""
    state, evidence = finding.state, finding.evidence
    reading = next(
        (one for one in reversed(list(state.series.values())) if state.period.contains(one.period)),
        None,
    )
    forecast = evidence.forecast
    row = plain(
        {
            "indicator_id": state.id,
            "code": state.indicator.code,
            "name": state.indicator.definition.name,
            "unit": state.indicator.definition.unit,
            "decimals": state.indicator.definition.decimals,
            "definition": state.indicator.version,
            "period": state.period.label(),
            "status": str(state.status),
            "actual": state.actual,
            "milestone": state.milestone,
            "target_id": state.target.id if state.target else None,
            "target": state.target.value if state.target else None,
            "reading_id": reading.id if reading else None,
            "variation": str(evidence.variation) if evidence.variation else None,
            "assurance": str(evidence.assurance) if evidence.assurance else None,
            "forecast": forecast.value if forecast else None,
            "forecast_method": str(forecast.method) if forecast else None,
            "quality": [flag.code for flag in evidence.flags],
            "advice": str(evidence.advice.advice),
        }
    )
    assert isinstance(row, dict)
    return row


def rows_sha256(rows: list[dict[str, Any]], feedback: str) -> str:
    """The hash of frozen rows and of what residents' words changed (empty: not answered)."""
    return sha256_hex(canonical({"feedback": feedback, "rows": rows}))


def freeze_differences(session: Session, *, freeze_id: str) -> tuple[str, ...]:
    """The codes of indicators whose findings, computed again as of the freeze, are not those kept;
    `*` when the rows or the words are not those of their own hash. Empty for a sound freeze."""
    freeze = session.get_one(ReviewFreeze, freeze_id)
    kept: dict[str, Any] = {row["computed"]["indicator_id"]: row["computed"] for row in freeze.rows}
    sound = rows_sha256(freeze.rows, freeze.feedback or "") == freeze.rows_sha256
    found: list[str] = [] if sound else ["*"]
    if not kept:
        return tuple(found)
    period = parse_period(next(iter(kept.values()))["period"])
    again = computed_findings(
        session, period=period, ids=set(kept), now=freeze.at, as_of=freeze.as_of
    )
    for finding in again:
        row = kept.pop(finding.state.id)
        if row != frozen_row(finding):
            found.append(row["code"])
    return (*found, *(row["code"] for row in kept.values()))


def review_differences(session: Session, *, review_id: str) -> tuple[str, ...]:
    """The codes of what does not come out as it was frozen, over all freezes of a review."""
    query = select(ReviewFreeze.id).where(ReviewFreeze.review_id == review_id)
    found = (freeze_differences(session, freeze_id=id) for id in session.scalars(query).all())
    return tuple(sorted({code for codes in found for code in codes}))
