# SPDX-License-Identifier: Apache-2.0
"""Documents that are published with packets."""

from __future__ import annotations

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from govdesk.models.base import Base, Hash, Id, Json, Key, Long, Micros, Short, primary_id, refers


class Enclosure(Base):
    """A department's PDF document for packets of one kind about one period or meeting.

    `barriers` is what keeps a reader out of it (`rules.enclosures.Barrier`); then `summary` and
    `ask`, both public, are printed. Its bytes are among the kept files, by `sha256`.
    """

    __tablename__ = "enclosures"
    __table_args__ = (Index("ix_enclosures_kind_about", "kind", "about"),)

    id: Mapped[str] = primary_id()
    kind: Mapped[Key]
    about: Mapped[Key]  # a period's code, or a meeting's number
    department_id: Mapped[str] = refers("departments.id")
    lang: Mapped[Key]
    title: Mapped[Short]
    pages: Mapped[int]
    size: Mapped[int]  # bytes
    sha256: Mapped[Hash]
    barriers: Mapped[Json]
    summary: Mapped[Long | None]
    ask: Mapped[Short | None]  # whom, for another format: an office's own
    enclosed_by: Mapped[Id]
    enclosed_at: Mapped[Micros]
    removed_by: Mapped[Id | None]
    removed_at: Mapped[Micros | None] = mapped_column()
