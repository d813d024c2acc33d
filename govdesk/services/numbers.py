# SPDX-License-Identifier: Apache-2.0
"""Public numbers such as `2026-3`: per calendar year of the city, never reused. The word before it
(motion, meeting, action) is said in the language of whoever reads."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute

from govdesk.services.context import Act


def today(act: Act) -> date:
    """The day of the act in the city's zone."""
    return local_day(act.now, act.ctx.store.zone)


def local_day(micros: int, zone: str) -> date:
    """The day of an instant (microseconds UTC) in a zone."""
    return datetime.fromtimestamp(micros / 1_000_000, UTC).astimezone(ZoneInfo(zone)).date()


def next_number(act: Act, column: InstrumentedAttribute[Any]) -> str:
    """The next free number of a kind, such as `2026-14`.

    The record's head is locked by then, so that nobody else takes the same.
    """
    start = f"{today(act).year}-"
    taken = act.session.scalars(select(column).where(column.startswith(start, autoescape=True)))
    # An amendment's number goes on after its motion's, such as 2026-14-A1.
    numbers = (int(number[len(start) :].partition("-")[0]) for number in taken)
    return f"{start}{max(numbers, default=0) + 1}"
