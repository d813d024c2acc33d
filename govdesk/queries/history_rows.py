# SPDX-License-Identifier: Apache-2.0
"""The readings of one indicator as they were recorded: those in force, replaced and taken back."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from govdesk.models.indicators import Reading
from govdesk.models.people import Account
from govdesk.queries.series import is_withdrawal
from govdesk.rules.periods import Period, parse_period
from govdesk.rules.readings import standing


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


def history_rows(
    session: Session, *, indicator_id: str, as_of: int | None = None
) -> tuple[ReadingRow, ...]:
    """An indicator's city-wide readings up to a position of the record, the latest period first."""
    query = (
        select(Reading, Account.name)
        .outerjoin(Account, Account.id == Reading.recorded_by)
        .where(Reading.indicator_id == indicator_id, Reading.group_key == "")
        .where(Reading.neighbourhood_id.is_(None))
        .order_by(Reading.entry_seq)
    )
    if as_of is not None:
        query = query.where(Reading.entry_seq <= as_of)
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
