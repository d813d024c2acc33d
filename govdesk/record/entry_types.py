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
from typing import Any

from sqlalchemy import Boolean, Column, Date
from sqlalchemy.orm import Session
from sqlalchemy.sql.expression import ColumnElement

from govdesk.models.base import Base
from govdesk.models.columns import DecimalText, FractionText
from govdesk.record.entry_rules import ENTRY_RULES, EntryRule

RESERVED = frozenset(
    {"type", "v", "workspace", "subject", "actor", "nonce", "happened_at", "source", "kid"}
)


@dataclass(frozen=True, slots=True)
class Written:
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
        session.add(row_of(model, entry, {"id": entry.subject, **fixed}))

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


def row_of(model: type[Base], entry: Written, given: Mapping[str, object]) -> Base:
    """A row from an entry's fields and `given` column values (which win)."""
    data = entry.data
    values: dict[str, object] = {}
    for name, column in _columns(model).items():
        if name in given:
            values[name] = given[name]
        elif name in data and name not in RESERVED:
            values[name] = as_column(column, data[name])
        elif name in _FROM_ENTRY:
            values[name] = _FROM_ENTRY[name](entry)
    return model(**values)


_FROM_ENTRY: Mapping[str, Callable[[Written], object]] = {
    "at": lambda entry: entry.happened_at,
    "recorded_at": lambda entry: entry.recorded_at,
    "entry_seq": lambda entry: entry.seq,
    "body_sha256": lambda entry: entry.body_sha256,
    "revision": lambda _entry: 1,
}


@cache
def _columns(model: type[Base]) -> Mapping[str, Column[Any]]:
    return {column.name: column for column in model.__table__.columns}  # type: ignore[misc]


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
    columns = model.__table__.columns
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
