# SPDX-License-Identifier: Apache-2.0
"""Readings: recording, revising with a reason, withdrawing. Nothing is ever overwritten."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from govdesk.models.indicators import Indicator, Reading
from govdesk.models.workspace import Neighbourhood
from govdesk.queries.definitions import DefinedIndicator, defined_indicators
from govdesk.queries.reading_histories import HistoryKey, history
from govdesk.record.canonical import clean_text
from govdesk.record.entries.indicators import MAX_READINGS
from govdesk.rules.messages import message
from govdesk.rules.new_readings import check_new_reading
from govdesk.rules.periods import Period, parse_period
from govdesk.rules.readings import ReadingStatus, kept, standing, value_of
from govdesk.rules.refusals import BadInput, Refusal
from govdesk.services.context import Act, Changed, Context
from govdesk.services.inputs import LONG, found, typed
from govdesk.services.numbers import today


@dataclass(frozen=True, slots=True)
class ReadingInput:
    """One reading as it comes in. A quotient (a share or rate) brings numerator and denominator,
    anything else `value` and, where it is known, the number of cases as denominator."""

    indicator_id: str
    period: str | Period
    neighbourhood_id: str | None = None
    group_key: str = ""
    value: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    status: str = "final"
    source: str | None = None
    note: str | None = None
    reason: str | None = None


def record_readings(ctx: Context, *, readings: Sequence[ReadingInput]) -> Changed:
    """Record readings, all or none; made is the id of the first.

    A reading for a period that has one already revises it and needs a reason. A department's
    account records for its own indicators only. Raises BadInput naming the field, with the place
    of the reading when there are several.
    """
    if not readings:
        raise BadInput(message("reading.none"))
    ids = {one.indicator_id for one in readings}
    departments = ctx.read(_departments, ids=ids)
    for department_id in departments:
        ctx.authorise("reading.record", department_id=department_id)
    with ctx.writing("reading.record", department_id=min(departments, default=None)) as act:
        known = {one.id: one for one in defined_indicators(act.session, ids=ids)}
        places = set(act.session.scalars(select(Neighbourhood.id)))
        rows: list[dict[str, object]] = []
        seen: set[HistoryKey] = set()
        day = today(act)
        for at, one in enumerate(readings, 1):
            try:
                row = _row(act, one, known, places, seen, day)
            except BadInput as problem:
                if len(readings) == 1:
                    raise
                what = message("reading.at", place=at, problem=problem.what)
                raise BadInput(what, field=problem.field) from problem
            rows.append(row)
        _record(act, rows)
        return act.changed(str(rows[0]["id"]))


def withdraw_reading(ctx: Context, *, reading_id: str, reason: str) -> Changed:
    """Take back the reading that holds; the one before it holds again from now on."""
    department_id = ctx.read(_department_of_reading, reading_id=reading_id)
    with ctx.writing("reading.record", department_id=department_id) as act:
        row = found(act.session, Reading, reading_id, named=message("measure.reading"))
        key = (row.indicator_id, row.neighbourhood_id, row.group_key, row.period)
        earlier = history(act.session, key=key)
        holds = standing(earlier, lambda one: one.status == ReadingStatus.WITHDRAWN)
        if holds is None or holds.id != reading_id:
            raise Refusal(message("reading.not_current"), kept=message("general.nothing_changed"))
        made = act.new_id()
        _record(
            act,
            [
                {
                    "id": made,
                    "indicator_id": row.indicator_id,
                    "definition": row.definition,
                    "period": row.period,
                    "neighbourhood_id": row.neighbourhood_id,
                    "group_key": row.group_key,
                    "status": str(ReadingStatus.WITHDRAWN),
                    "supersedes_id": earlier[-1].id,
                    "reason": typed(reason, "reason", limit=LONG, named=message("measure.reason")),
                }
            ],
        )
        return act.changed(made)


def _record(act: Act, rows: Sequence[dict[str, object]]) -> None:
    for start in range(0, len(rows), MAX_READINGS):
        part = list(rows[start : start + MAX_READINGS])
        act.record("readings.recorded", act.ctx.store.workspace_id, readings=part)


def _row(
    act: Act,
    one: ReadingInput,
    known: dict[str, DefinedIndicator],
    places: set[str],
    seen: set[HistoryKey],
    day: date,
) -> dict[str, object]:
    indicator = known.get(one.indicator_id)
    if indicator is None:
        raise Refusal(message("general.not_found", what=message("measure.indicator")))
    if one.neighbourhood_id is not None and one.neighbourhood_id not in places:
        raise BadInput(message("reading.no_such_neighbourhood"), field="neighbourhood_id")
    period = parse_period(one.period) if isinstance(one.period, str) else one.period
    status, note = _status(one.status), _clean(one.note)
    check_new_reading(
        indicator.definition,
        period,
        value=one.value,
        numerator=one.numerator,
        denominator=one.denominator,
        status=status,
        note=note,
        today=day,
    )
    key = (one.indicator_id, one.neighbourhood_id, one.group_key, period.label())
    if key in seen:
        raise BadInput(message("reading.twice", period=period.label()), field="period")
    seen.add(key)
    earlier = history(act.session, key=key)
    reason = _clean(one.reason)
    if standing(earlier, lambda r: r.status == ReadingStatus.WITHDRAWN) and not reason:
        raise BadInput(message("reading.why_revised", period=period.label()), field="reason")
    value = value_of(indicator.definition, one.value, one.numerator, one.denominator)
    return {
        "id": act.new_id(),
        "indicator_id": one.indicator_id,
        "definition": indicator.version,
        "period": period.label(),
        "neighbourhood_id": one.neighbourhood_id,
        "group_key": one.group_key,
        "value": None if value is None else kept(value),
        "numerator": one.numerator,
        "denominator": one.denominator,
        "status": str(status),
        "source": _clean(one.source),
        "note": note,
        "supersedes_id": earlier[-1].id if earlier else None,
        "reason": reason,
    }


def _status(text: str) -> ReadingStatus:
    allowed = (ReadingStatus.PROVISIONAL, ReadingStatus.FINAL, ReadingStatus.NO_DATA)
    for status in allowed:
        if status == text:
            return status
    raise BadInput(
        message("general.choose_one", field=message("reading.field.status")), field="status"
    )


def _clean(text: str | None) -> str | None:
    return clean_text(text or "").strip() or None


def _departments(session: Session, *, ids: Collection[str]) -> set[str]:
    return set(session.scalars(select(Indicator.department_id).where(Indicator.id.in_(ids))))


def _department_of_reading(session: Session, *, reading_id: str) -> str | None:
    return session.scalar(
        select(Indicator.department_id)
        .join(Reading, Reading.indicator_id == Indicator.id)
        .where(Reading.id == reading_id)
    )
