# SPDX-License-Identifier: Apache-2.0
"""A table of a packet's open data, and how its cells are written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Literal
from zoneinfo import ZoneInfo

from govdesk.rules.decisions import Result
from govdesk.rules.indicators import Direction
from govdesk.rules.status import Status

Datatype = Literal["string", "decimal", "integer", "boolean", "date", "dateTime"] | tuple[str, ...]
"""What stands in a column; a tuple lists the only words that may."""

SHOWN = ("shown", "suppressed", "missing")
"""Whether a number stands there, is hidden to protect people, or was never reported."""
STATUS = tuple(str(one) for one in Status)
RESULT = tuple(str(one) for one in Result)
DIRECTION = tuple(str(one) for one in Direction)


@dataclass(frozen=True, slots=True)
class OpenTable:
    """A table. `key` names the columns that tell a row from every other; `refers` the column whose
    values stand in the column of the same name in another table."""

    name: str
    about: str
    columns: tuple[tuple[str, Datatype], ...]
    rows: tuple[tuple[str, ...], ...]
    key: tuple[str, ...] = ()
    refers: tuple[str, str] | None = None

    def values(self, column: str) -> set[str]:
        """What stands in a column."""
        at = [name for name, _datatype in self.columns].index(column)
        return {row[at] for row in self.rows}


def flag(holds: bool) -> str:
    """Yes or no, as XML Schema writes it."""
    return "true" if holds else "false"


def day_cell(day: date | None) -> str:
    """A day, or nothing."""
    return day.isoformat() if day else ""


def moment_cell(at: int | None, zone: str) -> str:
    """An instant (microseconds UTC) by the clocks of `zone` with its distance from UTC, or
    nothing."""
    if at is None:
        return ""
    when = datetime.fromtimestamp(at // 1_000_000, UTC).astimezone(ZoneInfo(zone))
    return when.isoformat()
