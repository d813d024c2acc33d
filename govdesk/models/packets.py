# SPDX-License-Identifier: Apache-2.0
"""Public packets: prepared by one officer, published by another, kept byte for byte.

A notice may be posted by one; what must not stay public is withdrawn by one and confirmed by
another. Nothing of it leaves the archive.
"""

from __future__ import annotations

from sqlalchemy import LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from govdesk.models.base import Base, Hash, Id, Json, Key, Long, Micros, Short, primary_id, refers


class Packet(Base):
    """A public document, as prepared and, once published, as it was published."""

    __tablename__ = "packets"

    id: Mapped[str] = primary_id()
    number: Mapped[Key] = mapped_column(unique=True)
    kind: Mapped[Key]  # quarterly | agenda | notice | minutes | decisions | annual | certificate
    period: Mapped[Key | None]
    meeting_id: Mapped[Id | None] = refers("meetings.id", null=True)
    lang: Mapped[Key]
    title: Mapped[Short]
    state: Mapped[Key]  # prepared | returned | published | posted | withdrawn
    sha256_content: Mapped[Hash]  # as drawn, or the page posted when there was no time to check
    sha256_page: Mapped[Hash | None]  # the same content as a web page
    sha256_data: Mapped[Hash | None]  # the same content as open data, a ZIP
    sha256_checks: Mapped[Hash | None]  # the checklist that its preparer kept it by
    sha256_choices: Mapped[Hash | None]  # what was chosen for it, for who corrects it
    sha256_file: Mapped[Hash | None]  # as signed and published
    enclosed: Mapped[Json | None]  # SHA-256 of each document that goes out with it
    pages: Mapped[int]
    checkpoint_size: Mapped[int | None]
    checkpoint_root: Mapped[Hash | None]
    prepared_by: Mapped[Id]
    prepared_at: Mapped[Micros]
    published_by: Mapped[Id | None]
    published_at: Mapped[Micros | None]
    embargo_at: Mapped[Micros | None]  # not to be published before
    embargo_wall: Mapped[Key | None]
    embargo_zone: Mapped[Key | None]
    corrects_id: Mapped[Id | None] = refers("packets.id", null=True)
    posted_reason: Mapped[Long | None]
    returned_by: Mapped[Id | None]  # never to be published
    returned_at: Mapped[Micros | None]
    returned_reason: Mapped[Long | None]
    withdrawn_by: Mapped[Id | None]
    withdrawn_at: Mapped[Micros | None]
    withdrawn_reason: Mapped[Long | None]
    confirmed_by: Mapped[Id | None]
    confirmed_at: Mapped[Micros | None]


class PacketFile(Base):
    """The bytes of a packet by their SHA-256. Append-only; the record holds the hash."""

    __tablename__ = "packet_files"

    sha256: Mapped[Hash] = mapped_column(primary_key=True)
    content: Mapped[bytes] = mapped_column(LargeBinary)
