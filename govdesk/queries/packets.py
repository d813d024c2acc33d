# SPDX-License-Identifier: Apache-2.0
"""Packets as screens and the command line see them."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from govdesk.models.packets import Packet, PacketFile
from govdesk.models.people import Account
from govdesk.queries.moment import moment
from govdesk.rules.embargo import Embargo, embargo_on
from govdesk.rules.permissions import Actor, why_not
from govdesk.rules.withdrawals import in_time


@dataclass(frozen=True, slots=True)
class PacketRow:
    """One packet in the list and in its detail. Instants in microseconds UTC.

    `sha256` is of what was drawn, `sha256_file` of the signed file, `sha256_page` of the web page,
    `sha256_data` of the open data, `sha256_checks` of its checklist, `sha256_choices` of what was
    chosen for it; empty where there is none. `enclosed` are those of the documents that go out with
    it, in their order. `corrected_by` is the number of the packet that corrects it.
    `brought_by`, of a notice posted at once, is the number of the packet that brought its PDF.
    `confirmed_late` says that no other officer confirmed its withdrawal within a day.
    """

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
    sha256_file: str
    sha256_page: str
    sha256_data: str
    sha256_checks: str
    sha256_choices: str
    enclosed: tuple[str, ...]
    prepared_by: str
    prepared_by_id: str
    prepared_at: int
    published_by: str
    published_at: int | None
    corrects: str
    corrected_by: str
    posted_reason: str
    brought_by: str
    returned_by: str
    returned_by_id: str
    returned_at: int | None
    returned_reason: str
    withdrawn_by: str
    withdrawn_by_id: str
    withdrawn_at: int | None
    withdrawn_reason: str
    confirmed_by: str
    confirmed_at: int | None
    confirmed_late: bool
    embargo: Embargo | None

    @property
    def is_public(self) -> bool:
        """Whether the public archive shows it."""
        return self.state in ("published", "posted")

    @property
    def waits_for_second(self) -> bool:
        """Whether another officer is to publish it, or to confirm that it is withdrawn."""
        return self.state == "prepared" or (self.state == "withdrawn" and self.confirmed_at is None)


def packet_rows(session: Session) -> tuple[PacketRow, ...]:
    """Every packet, the newest first."""
    names: dict[str, str] = {
        row[0]: row[1] for row in session.execute(select(Account.id, Account.name))
    }
    packets = session.scalars(
        select(Packet).order_by(Packet.prepared_at.desc(), Packet.number.desc())
    ).all()
    numbers = {packet.id: packet.number for packet in packets}
    now = moment(session)
    correcting = {
        packet.corrects_id: packet.number
        for packet in reversed(packets)
        if packet.corrects_id and packet.state in ("published", "withdrawn")
    }

    brought = {
        posted.id: pdf.number
        for posted in packets
        if posted.state == "posted"
        for pdf in packets  # the newest first, so that the first one stays
        if pdf.state == "published"
        and (pdf.published_at or 0) > (posted.published_at or 0)
        and (pdf.kind, pdf.meeting_id, pdf.lang) == (posted.kind, posted.meeting_id, posted.lang)
    }

    def who(account_id: str | None) -> str:
        return names.get(account_id or "", "")

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
            sha256_file=packet.sha256_file or "",
            sha256_page=packet.sha256_page or "",
            sha256_data=packet.sha256_data or "",
            sha256_checks=packet.sha256_checks or "",
            sha256_choices=packet.sha256_choices or "",
            enclosed=tuple(packet.enclosed or ()),
            prepared_by=who(packet.prepared_by),
            prepared_by_id=packet.prepared_by,
            prepared_at=packet.prepared_at,
            published_by=who(packet.published_by),
            published_at=packet.published_at,
            corrects=numbers.get(packet.corrects_id or "", ""),
            corrected_by=correcting.get(packet.id, ""),
            posted_reason=packet.posted_reason or "",
            brought_by=brought.get(packet.id, ""),
            returned_by=who(packet.returned_by),
            returned_by_id=packet.returned_by or "",
            returned_at=packet.returned_at,
            returned_reason=packet.returned_reason or "",
            withdrawn_by=who(packet.withdrawn_by),
            withdrawn_by_id=packet.withdrawn_by or "",
            withdrawn_at=packet.withdrawn_at,
            withdrawn_reason=packet.withdrawn_reason or "",
            confirmed_by=who(packet.confirmed_by),
            confirmed_at=packet.confirmed_at,
            confirmed_late=packet.withdrawn_at is not None
            and in_time(packet.withdrawn_at, packet.confirmed_at, now) is False,
            embargo=embargo_on(packet.embargo_at, packet.embargo_wall, packet.embargo_zone),
        )
        for packet in packets
    )


def packets_waiting(session: Session, *, actor: Actor | None) -> tuple[PacketRow, ...]:
    """The packets that wait for `actor` now: those that they may publish, or whose withdrawal they
    may confirm, because another officer prepared or withdrew them and no embargo holds them back
    any more; and those of their own that another officer sent back."""
    if why_not(actor, "packet.publish") is not None or actor is None:
        return ()
    now, rows = moment(session), packet_rows(session)
    latest: dict[tuple[str, ...], str] = {}
    for row in rows:
        latest.setdefault(_about(row), row.id)
    return tuple(
        row
        for row in rows
        if (row.waits_for_second and _may_be_second(row, actor, now))
        or (
            row.state == "returned"
            and row.prepared_by_id == actor.account_id != row.returned_by_id
            and latest[_about(row)] == row.id
        )
    )


def _may_be_second(row: PacketRow, actor: Actor, now: int) -> bool:
    """Whether somebody else began what waits, and nothing holds it back."""
    if row.state == "withdrawn":
        return actor.account_id != row.withdrawn_by_id
    return actor.account_id != row.prepared_by_id and (row.embargo is None or row.embargo.at <= now)


def _about(row: PacketRow) -> tuple[str, ...]:
    """What a packet tells of: nothing newer of that is there while it is the latest."""
    return (row.kind, row.period, row.meeting_id, row.lang)


def packet_row(session: Session, *, packet_id: str) -> PacketRow | None:
    """One packet, or None."""
    return next((row for row in packet_rows(session) if row.id == packet_id), None)


def packet_content(session: Session, *, sha256: str) -> bytes | None:
    """A packet's bytes by their SHA-256."""
    return session.scalars(
        select(PacketFile.content).where(PacketFile.sha256 == sha256)
    ).one_or_none()


def packet_size(session: Session, *, sha256: str) -> int | None:
    """How many bytes those are; they are not read for it."""
    return session.scalars(
        select(func.length(PacketFile.content)).where(PacketFile.sha256 == sha256)
    ).one_or_none()


def next_packet_number(session: Session, *, period: str) -> str:
    """The next free number for a period, such as `2026-Q2-01`."""
    prefix = f"{period}-"
    count = session.scalar(
        select(func.count()).select_from(Packet).where(Packet.number.startswith(prefix))
    )
    return f"{prefix}{(count or 0) + 1:02d}"
