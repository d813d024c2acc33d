# SPDX-License-Identifier: Apache-2.0
"""The declarative base, constraint names, and the column shorthands that every table uses.

Ids are UUIDv7 in their one text form. Instants are int64 microseconds UTC. Local dates are dates.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Any

from sqlalchemy import BigInteger, Date, Float, ForeignKey, MetaData, String, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from govdesk.models.columns import DecimalText, FractionText, JsonText

Id = Annotated[str, mapped_column(String(36))]
Key = Annotated[str, mapped_column(String(64))]
Short = Annotated[str, mapped_column(String(300))]
Long = Annotated[str, mapped_column(Text)]
Hash = Annotated[str, mapped_column(String(64))]
Micros = Annotated[int, mapped_column(BigInteger)]
LocalDate = Annotated[date, mapped_column(Date)]
Exact = Annotated[Decimal, mapped_column(DecimalText)]
Share = Annotated[Fraction, mapped_column(FractionText)]
Real = Annotated[float, mapped_column(Float(53))]
Json = Annotated[Any, mapped_column(JsonText)]


class Base(DeclarativeBase):
    """Every table of a workspace."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_N_label)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


def primary_id() -> Mapped[str]:
    """The id column of a table."""
    return mapped_column(String(36), primary_key=True)


def refers(target: str, *, index: bool = True, null: bool = False) -> Mapped[Any]:
    """A foreign key column, such as `refers("motions.id")`."""
    return mapped_column(String(36), ForeignKey(target), index=index, nullable=null)
