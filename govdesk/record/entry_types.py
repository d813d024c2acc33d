# SPDX-License-Identifier: Apache-2.0
"""What an entry type is: its fields, and what it does to the rows.

An entry's effect is the only thing that changes a governed table, when the act happens and when the
tables are rebuilt from the log alike. So what the log cannot rebuild cannot be written.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Boolean, Column, Date
from sqlalchemy.orm import Session
from sqlalchemy.sql.expression import ColumnElement

from govdesk.models.base import Base
from govdesk.models.columns import DecimalText, FractionText
from govdesk.record.entry_rules import ENTRY_RULES, EntryRule
from govdesk.store.rows import add_row, table_of

RESERVED = frozenset(
    {"type", "v", "workspace", "subject", "actor", "nonce", "happened_at", "source", "kid"}
)


class Written(NamedTuple):
    """An entry as its effect sees it: the body's own fields in `data`, and where it stands."""

    seq: int
    type: str
    subject: str
    actor: str
    recorded_at: int
    happened_at: int
    body_sha256: str
    data: Mapping[str, Any]


Effect = Callable[[Session, Written], None]


@dataclass(frozen=True, slots=True)
class EntryType:
    """One type of entry: its fields, and what it does to the rows. Who may write it and with which
    seal stands in `entry_rules`."""

    name: str
    subject: str
    fields: tuple[str, ...]
    effect: Effect

    @property
    def rule(self) -> EntryRule:
        """Who may write it, and how."""
        return ENTRY_RULES[self.name]


def insert(model: type[Base], **fixed: object) -> Effect:
    """An effect that adds the subject's row, each column from the field of the same name.

    `at`, `recorded_at` and `entry_seq` columns come from the entry; `fixed` values are constant.
    """

    def effect(session: Session, entry: Written) -> None:
        add(session, model, entry, {"id": entry.subject, **fixed})

    return effect


def update(model: type[Base], **fixed: object) -> Effect:
    """An effect that changes the subject's row: given fields, fixed values, and its revision."""

    def effect(session: Session, entry: Written) -> None:
        change(session, model, entry.subject, entry.data, **fixed)

    return effect


def both(*effects: Effect) -> Effect:
    """Several effects of one entry, in order."""

    def effect(session: Session, entry: Written) -> None:
        for one in effects:
            one(session, entry)
            session.flush()

    return effect


def nothing(session: Session, entry: Written) -> None:
    """An entry that changes no table: it is only remembered."""


def add(session: Session, model: type[Base], entry: Written, given: Mapping[str, object]) -> None:
    """A new row from an entry's fields and `given` column values (which win)."""
    add_row(session, model, values_of(model, entry, given))


def values_of(model: type[Base], entry: Written, given: Mapping[str, object]) -> dict[str, object]:
    """The columns that an entry's fields and `given` values (which win) fill."""
    data = entry.data
    values: dict[str, object] = {}
    for name, column in columns_of(model).items():
        if name in given:
            values[name] = given[name]
        elif name in data and name not in RESERVED:
            values[name] = as_column(column, data[name])
        elif name in _FROM_ENTRY:
            values[name] = _FROM_ENTRY[name](entry)
    return values


_FROM_ENTRY: Mapping[str, Callable[[Written], object]] = {
    "at": lambda entry: entry.happened_at,
    "recorded_at": lambda entry: entry.recorded_at,
    "entry_seq": lambda entry: entry.seq,
    "body_sha256": lambda entry: entry.body_sha256,
    "revision": lambda _entry: 1,
}


@cache
def columns_of(model: type[Base]) -> Mapping[str, Column[Any]]:
    """A table's columns by name."""
    return {column.name: column for column in table_of(model).columns}


def change(
    session: Session,
    model: type[Base],
    row_id: str,
    data: Mapping[str, Any],
    **fixed: object,
) -> None:
    """Set the columns that `data` and `fixed` name on one row, and count its revision up."""
    row = session.get(model, row_id)
    if row is None:
        raise LookupError(f"{model.__tablename__} has no row {row_id}")
    columns = columns_of(model)
    for name, value in data.items():
        if name in columns and name != "id" and name not in RESERVED:
            setattr(row, name, as_column(columns[name], value))
    for name, value in fixed.items():
        setattr(row, name, value)
    if "revision" in columns:
        row.revision += 1  # type: ignore[attr-defined]


def as_column(column: ColumnElement[Any], value: Any) -> object:
    """A body's value as its column holds it; "" is None where the column may be empty."""
    if value == "" and getattr(column, "nullable", False):
        return None
    read = _READ.get(type(column.type))
    return value if read is None else read(value)


_READ: Mapping[type, Callable[[Any], object]] = {
    DecimalText: Decimal,
    FractionText: Fraction,
    Boolean: lambda value: value == "yes",
    Date: date.fromisoformat,
}
