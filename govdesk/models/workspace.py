# SPDX-License-Identifier: Apache-2.0
"""The workspace: one task force, its city, its charter's versions and the words they count by."""

from __future__ import annotations

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from govdesk.models.base import (
    Base,
    Hash,
    Id,
    Json,
    Key,
    LocalDate,
    Long,
    Micros,
    Short,
    primary_id,
    refers,
)


class Workspace(Base):
    """The one row that says whose workspace this is."""

    __tablename__ = "workspace"

    id: Mapped[str] = primary_id()
    name: Mapped[Short]
    city: Mapped[Short]
    zone: Mapped[Key]
    language: Mapped[Key]
    crisis_lines: Mapped[Json]
    created_at: Mapped[Micros]
    story_ends_at: Mapped[Micros | None]
    """Only of a workspace that tells a story: it is never earlier than this when one opens it."""


class Charter(Base):
    """A version of the charter. Append-only; the highest version in force holds."""

    __tablename__ = "charters"
    __table_args__ = (UniqueConstraint("version"),)

    id: Mapped[str] = primary_id()
    version: Mapped[int]
    body: Mapped[Json]
    body_sha256: Mapped[Hash]
    in_force_from: Mapped[LocalDate]
    vote_id: Mapped[Id | None]
    recorded_at: Mapped[Micros]


class CharterProposal(Base):
    """A charter that a motion would put in force, whole. Append-only."""

    __tablename__ = "charter_proposals"

    id: Mapped[str] = primary_id()
    motion_id: Mapped[str] = refers("motions.id")
    on_version: Mapped[int]
    body: Mapped[Json]
    body_sha256: Mapped[Hash]
    recorded_at: Mapped[Micros]


class Holiday(Base):
    """A day on which nobody works, as the clerk keeps it. Taken off, it stays with its date."""

    __tablename__ = "holidays"

    id: Mapped[str] = primary_id()
    day: Mapped[LocalDate] = mapped_column(index=True)
    name: Mapped[Short]
    removed_at: Mapped[Micros | None]


class Department(Base):
    """A city department: it owns indicators, submits readings and holds a seat."""

    __tablename__ = "departments"

    id: Mapped[str] = primary_id()
    key: Mapped[Key] = mapped_column(unique=True)
    name: Mapped[Short]


class Neighbourhood(Base):
    """A neighbourhood that readings are broken down by and seats may speak for."""

    __tablename__ = "neighbourhoods"

    id: Mapped[str] = primary_id()
    key: Mapped[Key] = mapped_column(unique=True)
    name: Mapped[Short]
    note: Mapped[Long | None]
