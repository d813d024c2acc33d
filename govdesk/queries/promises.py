# SPDX-License-Identifier: Apache-2.0
"""Where fewer seats are filled than the charter promises."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from govdesk.models.people import Seat, Term
from govdesk.models.workspace import Charter as CharterRow
from govdesk.queries.moment import city_today
from govdesk.rules.charter import Charter
from govdesk.rules.promises import Shortfall, shortfalls


def broken_promises(session: Session, *, on: date | None = None) -> tuple[Shortfall, ...]:
    """What is short of the charter's promise on a day, by default today."""
    day = on or city_today(session)
    charters = [
        (row.in_force_from, Charter.from_json(row.body))
        for row in session.scalars(select(CharterRow).order_by(CharterRow.version))
    ]
    spans: dict[str, list[tuple[date, date | None]]] = defaultdict(list)
    terms = select(Term.seat_id, Term.starts, Term.ends).where(Term.rank == 0)
    for seat_id, starts, ends in session.execute(terms):
        spans[seat_id].append((starts, ends))
    seats: dict[str, list[list[tuple[date, date | None]]]] = defaultdict(list)
    for seat_id, constituency in session.execute(select(Seat.id, Seat.constituency)):
        seats[constituency].append(spans[seat_id])
    return shortfalls(charters, seats, on=day)
