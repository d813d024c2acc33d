# SPDX-License-Identifier: Apache-2.0
"""What departments wrote for packets."""

from __future__ import annotations

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from govdesk.models.base import Base, Hash, Id, Json, Key, Micros, Short, primary_id, refers


class PacketPiece(Base):
    """A department's own text for packets of one kind about one period or meeting.

    `content` is its parts (`rules.pieces`), `sha256_source` the hash of the file that it came from.
    """

    __tablename__ = "packet_pieces"
    __table_args__ = (Index("ix_packet_pieces_kind_about", "kind", "about"),)

    id: Mapped[str] = primary_id()
    kind: Mapped[Key]
    about: Mapped[Key]  # a period's code, or a meeting's number
    department_id: Mapped[str] = refers("departments.id")
    lang: Mapped[Key]
    title: Mapped[Short]
    content: Mapped[Json]
    sha256_source: Mapped[Hash]
    position: Mapped[int]
    brought_by: Mapped[Id]
    brought_at: Mapped[Micros]
    removed_by: Mapped[Id | None]
    removed_at: Mapped[Micros | None] = mapped_column()
