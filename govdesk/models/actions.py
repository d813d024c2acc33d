# SPDX-License-Identifier: Apache-2.0
"""Actions that decisions and reviews assign, and their progress."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from govdesk.models.base import Base, Id, Key, LocalDate, Long, Micros, Short, primary_id, refers


class Action(Base):
    """A task with an owner and a due date, as it stands now."""

    __tablename__ = "actions"

    id: Mapped[str] = primary_id()
    number: Mapped[Key] = mapped_column(unique=True)
    title: Mapped[Short]
    department_id: Mapped[str] = refers("departments.id")
    motion_id: Mapped[Id | None] = refers("motions.id", null=True)
    review_id: Mapped[Id | None] = refers("reviews.id", null=True)
    indicator_id: Mapped[Id | None] = refers("indicators.id", null=True)
    due: Mapped[LocalDate]
    state: Mapped[Key] = mapped_column(index=True)  # open | in_progress | done | dropped
    percent: Mapped[int]
    assigned_at: Mapped[Micros]
    revision: Mapped[int]


class ActionStep(Base):
    """One report of progress on an action. Append-only."""

    __tablename__ = "action_steps"

    id: Mapped[str] = primary_id()
    action_id: Mapped[str] = refers("actions.id")
    state: Mapped[Key]
    percent: Mapped[int]
    note: Mapped[Long | None]
    at: Mapped[Micros]
    entry_seq: Mapped[int]
