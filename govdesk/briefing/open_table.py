# SPDX-License-Identifier: Apache-2.0
"""A table of a packet's open data, and how its cells are written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Datatype = Literal["string", "decimal", "integer", "boolean", "date"]


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


def flag(holds: bool) -> str:
    """Yes or no, as XML Schema writes it."""
    return "true" if holds else "false"


def day_cell(day: date | None) -> str:
    """A day, or nothing."""
    return day.isoformat() if day else ""
