# SPDX-License-Identifier: Apache-2.0
"""The rows of readings with their history, lean: what a new reading is compared with."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from govdesk.queries.rows import Source, as_exact, rows

HistoryKey = tuple[str, str | None, str, str]
"""Indicator, neighbourhood, group and period of a series of corrections."""

_COLUMNS = """
    id, indicator_id, neighbourhood_id, group_key, period, status, value, numerator, denominator,
    source, note, definition, entry_seq
"""


class HistoryRow(NamedTuple):
    """One row as it was recorded."""

    id: str
    status: str
    value: Decimal | None
    numerator: Decimal | None
    denominator: Decimal | None
    source: str | None
    note: str | None
    definition: int
    seq: int = 0
    """The position in the record."""


def histories(source: Source, *, indicator_id: str) -> dict[HistoryKey, list[HistoryRow]]:
    """All rows of an indicator by key, each key's in the order of the record."""
    found = rows(
        source,
        f"SELECT {_COLUMNS} FROM readings WHERE indicator_id = :indicator ORDER BY entry_seq",
        indicator=indicator_id,
    )
    by_key: dict[HistoryKey, list[HistoryRow]] = {}
    for row in found:
        by_key.setdefault((row[1], row[2], row[3], row[4]), []).append(_row(row))
    return by_key


def history(source: Source, *, key: HistoryKey) -> list[HistoryRow]:
    """The rows of one key, in the order of the record. It costs the same however many others there
    are."""
    indicator, place, group, period = key
    found = rows(
        source,
        f"""
        SELECT {_COLUMNS} FROM readings
        WHERE indicator_id = :indicator
            AND neighbourhood_id {"IS NULL" if place is None else "= :place"}
            AND group_key = :group AND period = :period
        ORDER BY entry_seq
        """,
        indicator=indicator,
        group=group,
        period=period,
        **({} if place is None else {"place": place}),
    )
    return [_row(row) for row in found]


def _row(row: tuple[object, ...]) -> HistoryRow:
    id, _indicator, _place, _group, _period, status, *numbers, source, note, definition, seq = row
    value, numerator, denominator = (as_exact(one) for one in numbers)  # type: ignore[arg-type]
    return HistoryRow(id, status, value, numerator, denominator, source, note, definition, seq)  # type: ignore[arg-type]
