# SPDX-License-Identifier: Apache-2.0
"""Packets as screens and the command line see them."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from govdesk.models.packets import Packet, PacketFile
from govdesk.models.people import Account


@dataclass(frozen=True, slots=True)
class PacketRow:
    """One packet in the list and in its detail. Instants in microseconds UTC."""

    id: str
    number: str
    kind: str
    title: str
    period: str
    meeting_id: str
    lang: str
    state: str
    pages: int
    sha256: str
    checkpoint_size: int
    checkpoint_root: str
    prepared_by: str
    prepared_by_id: str
    prepared_at: int
    published_by: str
    published_at: int | None
    corrects: str


def packet_rows(session: Session) -> tuple[PacketRow, ...]:
    """Every packet, the newest first."""
    preparer, publisher, corrected = aliased(Account), aliased(Account), aliased(Packet)
    query = (
        select(Packet, preparer.name, publisher.name, corrected.number)
        .outerjoin(preparer, preparer.id == Packet.prepared_by)
        .outerjoin(publisher, publisher.id == Packet.published_by)
        .outerjoin(corrected, corrected.id == Packet.corrects_id)
        .order_by(Packet.prepared_at.desc())
    )
    return tuple(
        PacketRow(
            id=packet.id,
            number=packet.number,
            kind=packet.kind,
            title=packet.title,
            period=packet.period or "",
            meeting_id=packet.meeting_id or "",
            lang=packet.lang,
            state=packet.state,
            pages=packet.pages,
            sha256=packet.sha256_content,
            checkpoint_size=packet.checkpoint_size,
            checkpoint_root=packet.checkpoint_root,
            prepared_by=prepared_by or "",
            prepared_by_id=packet.prepared_by,
            prepared_at=packet.prepared_at,
            published_by=published_by or "",
            published_at=packet.published_at,
            corrects=corrects or "",
        )
        for packet, prepared_by, published_by, corrects in session.execute(query)
    )


def packet_row(session: Session, *, packet_id: str) -> PacketRow | None:
    """One packet, or None."""
    return next((row for row in packet_rows(session) if row.id == packet_id), None)


def packet_content(session: Session, *, sha256: str) -> bytes | None:
    """A packet's bytes by their SHA-256."""
    return session.scalars(
        select(PacketFile.content).where(PacketFile.sha256 == sha256)
    ).one_or_none()


def next_packet_number(session: Session, *, period: str) -> str:
    """The next free number for a period, such as `2026-Q2-01`."""
    prefix = f"{period}-"
    count = session.scalar(
        select(func.count()).select_from(Packet).where(Packet.number.startswith(prefix))
    )
    return f"{prefix}{(count or 0) + 1:02d}"
