# SPDX-License-Identifier: Apache-2.0
"""Entries about indicators, definitions, targets and readings."""

from __future__ import annotations

from decimal import Decimal

from sqlalchemy.orm import Session

from govdesk.models.indicators import Indicator, IndicatorDefinition, Reading, Target
from govdesk.record.entry_types import (
    EntryType,
    Written,
    add,
    as_column,
    both,
    change,
    columns_of,
    insert,
)
from govdesk.store.rows import add_rows

DEFINITION_FIELDS = (
    "definition_id",
    "name",
    "description",
    "unit",
    "kind",
    "aggregation",
    "direction",
    "numerator",
    "denominator",
    "multiplier",
    "decimals",
    "frequency",
    "data_source",
    "minimum_denominator",
    "from_period",
)
MAX_READINGS = 1000


def _definition(session: Session, entry: Written) -> None:
    given = {
        "id": entry.data["definition_id"],
        "indicator_id": entry.subject,
        "source": entry.data["data_source"],
        "version": entry.data["definition"],
    }
    add(session, IndicatorDefinition, entry, given)


def _redefine(session: Session, entry: Written) -> None:
    _definition(session, entry)
    change(session, Indicator, entry.subject, {"definition": entry.data["definition"]})


def _readings(session: Session, entry: Written) -> None:
    columns = columns_of(Reading)
    made = {
        "recorded_by": entry.actor,
        "recorded_at": entry.recorded_at,
        "entry_seq": entry.seq,
    }
    rows = []
    for item in entry.data["readings"]:
        row = _EMPTY_READING | {n: as_column(columns[n], v) for n, v in item.items()} | made
        value = row["value"]
        row["value_sort"] = float(value) if isinstance(value, Decimal) else None
        rows.append(row)
    add_rows(session, Reading, rows)


_EMPTY_READING: dict[str, object] = {
    **dict.fromkeys(columns_of(Reading)),
    "group_key": "",
}


ENTRIES = (
    EntryType(
        "indicator.adopted",
        subject="indicator",
        fields=("code", "department_id", "domain", "state", "definition", *DEFINITION_FIELDS),
        effect=both(insert(Indicator), _definition),
    ),
    EntryType(
        "indicator.redefined",
        subject="indicator",
        fields=("definition", "reason", *DEFINITION_FIELDS),
        effect=_redefine,
    ),
    EntryType(
        "target.set",
        subject="target",
        fields=(
            "indicator_id",
            "fiscal_year",
            "baseline",
            "value",
            "band_low",
            "band_high",
            "trajectory",
            "milestones",
            "reason",
            "vote_id",
            "pivot_id",
        ),
        effect=insert(Target),
    ),
    EntryType("readings.recorded", subject="workspace", fields=("readings",), effect=_readings),
)
