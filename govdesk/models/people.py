# SPDX-License-Identifier: Apache-2.0
"""Seats, the members who hold them for a term, and the accounts by which people sign in.

Contact data and the equity group of a named person are private details beside the record, never
columns here.
"""

from __future__ import annotations

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from govdesk.models.base import Base, Id, Json, Key, LocalDate, Micros, Short, primary_id, refers


class Seat(Base):
    """A place on the body that carries one vote and belongs to one constituency."""

    __tablename__ = "seats"

    id: Mapped[str] = primary_id()
    position: Mapped[int] = mapped_column(unique=True)
    title: Mapped[Short]
    constituency: Mapped[Key] = mapped_column(index=True)
    department_id: Mapped[Id | None] = refers("departments.id", null=True)
    neighbourhood_id: Mapped[Id | None] = refers("neighbourhoods.id", null=True)


class Member(Base):
    """A person who sits, or sat, on the task force, named as the public record names them."""

    __tablename__ = "members"

    id: Mapped[str] = primary_id()
    name: Mapped[Short]
    languages: Mapped[Json | None]  # asked for, first the one liked best; None: the city's own


class Term(Base):
    """Who holds a seat, or stands in for its holder, from a date until a date (open when None)."""

    __tablename__ = "terms"

    id: Mapped[str] = primary_id()
    seat_id: Mapped[str] = refers("seats.id")
    member_id: Mapped[str] = refers("members.id")
    role: Mapped[Key]  # principal | alternate
    rank: Mapped[int]  # 0 for the principal, 1, 2... for alternates in order
    starts: Mapped[LocalDate]
    ends: Mapped[LocalDate | None]
    departed_as: Mapped[Key | None]  # resigned | died | lapsed, where it ended so
    held_over_since: Mapped[LocalDate | None]  # it ran out then; it ends when a successor's begins


class SuspensionMotion(Base):
    """What makes a motion one to suspend a seat's vote, or to give it back, from a day. `id` is its
    motion's; append-only."""

    __tablename__ = "suspension_motions"

    id: Mapped[str] = primary_id()
    seat_id: Mapped[str] = refers("seats.id")
    kind: Mapped[Key]  # suspend | reinstate
    starts: Mapped[LocalDate]
    at: Mapped[Micros]


class Suspension(Base):
    """A seat without its vote, from a date until a date (open when None), by an adopted motion."""

    __tablename__ = "suspensions"

    id: Mapped[str] = primary_id()
    seat_id: Mapped[str] = refers("seats.id")
    carried_by: Mapped[str] = refers("motions.id")
    starts: Mapped[LocalDate]
    ends: Mapped[LocalDate | None]
    ended_by: Mapped[Id | None] = refers("motions.id", null=True)


class Account(Base):
    """How a person signs in. An account may belong to a member, to a department, to both."""

    __tablename__ = "accounts"

    id: Mapped[str] = primary_id()
    login: Mapped[Key] = mapped_column(unique=True)
    name: Mapped[Short]
    member_id: Mapped[Id | None] = refers("members.id", null=True)
    department_id: Mapped[Id | None] = refers("departments.id", null=True)
    closed_at: Mapped[Micros | None]


class AccountRole(Base):
    """A role that an account carries since `granted_at`, until `withdrawn_at`."""

    __tablename__ = "account_roles"
    __table_args__ = (UniqueConstraint("account_id", "role", "granted_at"),)

    id: Mapped[str] = primary_id()
    account_id: Mapped[str] = refers("accounts.id")
    role: Mapped[Key]
    granted_at: Mapped[Micros]
    withdrawn_at: Mapped[Micros | None]
