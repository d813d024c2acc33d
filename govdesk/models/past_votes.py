# SPDX-License-Identifier: Apache-2.0
"""Votes from before the workspace, taken in from open-data files."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from govdesk.models.base import Base, Hash, Json, Key, LocalDate, Long, Micros, Short, primary_id


class PastVote(Base):
    """A historical roll call as its file told it, with what its rule made of it. Append-only."""

    __tablename__ = "past_votes"

    id: Mapped[str] = primary_id()
    identifier: Mapped[Short] = mapped_column(unique=True)
    text: Mapped[Long]
    voted_on: Mapped[LocalDate | None]
    outcome: Mapped[Key]  # adopted | rejected | void
    reason: Mapped[Key]
    body: Mapped[Json]
    body_sha256: Mapped[Hash]
    file: Mapped[Short]
    recorded_at: Mapped[Micros]
