# SPDX-License-Identifier: Apache-2.0
"""Entries about indicators, definitions, targets and readings."""

from __future__ import annotations

from decimal import Decimal

from sqlalchemy.orm import Session

from govdesk.models.indicators import Indicator, IndicatorDefinition, Reading, Target
from govdesk.record.entry_types import EntryType, Written, as_column, both, change, insert, row_of
from govdesk.record.replay import add_rows

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
    session.add(
        row_of(
            IndicatorDefinition,
            entry,
            {
                "id": entry.data["definition_id"],
                "indicator_id": entry.subject,
                "source": entry.data["data_source"],
                "version": entry.data["definition"],
            },
        )
    )


def _redefine(session: Session, entry: Written) -> None:
    _definition(session, entry)
    change(session, Indicator, entry.subject, {"definition": entry.data["definition"]})


def _readings(session: Session, entry: Written) -> None:
    columns = {column.name: column for column in Reading.__table__.columns}
    empty: dict[str, object] = dict.fromkeys(columns)
    rows = []
    for item in entry.data["readings"]:
        row = empty.copy()
        row.update({n: as_column(columns[n], v) for n, v in item.items()})
        value = row["value"]
        row.update(
            value_sort=float(value) if isinstance(value, Decimal) else None,
            group_key=item.get("group_key", ""),
            recorded_by=entry.actor,
            recorded_at=entry.recorded_at,
            entry_seq=entry.seq,
        )
        rows.append(row)
    add_rows(session, Reading, rows)


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
