# SPDX-License-Identifier: Apache-2.0
"""Plain summaries of motions' texts, and why a vote was opened without one."""

from __future__ import annotations

from sqlalchemy.orm import Mapped

from govdesk.models.base import Base, Id, Json, Key, Long, Micros, Short, primary_id, refers


class MotionSummary(Base):
    """A summary of one numbered text in one language. Only what the mover says of it changes; a
    later one of the same text and language takes its place."""

    __tablename__ = "motion_summaries"

    id: Mapped[str] = primary_id()
    motion_id: Mapped[str] = refers("motions.id")
    n: Mapped[int]  # the text version that it is of
    language: Mapped[Key]
    summary: Mapped[Long]
    author: Mapped[Short]
    mover_view: Mapped[Key]  # unknown | agrees | disagrees
    view_by: Mapped[Key | None]  # own | said: by the mover, or by an officer as the mover said it
    view_at: Mapped[Micros | None]
    at: Mapped[Micros]
    entry_seq: Mapped[int]


class SummaryExcuse(Base):
    """The chair's reason why a text has no summary in some languages asked for. Append-only."""

    __tablename__ = "summary_excuses"

    id: Mapped[str] = primary_id()
    motion_id: Mapped[Id] = refers("motions.id")
    n: Mapped[int]
    languages: Mapped[Json]
    reason: Mapped[Long]
    at: Mapped[Micros]
