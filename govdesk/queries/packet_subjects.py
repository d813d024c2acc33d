# SPDX-License-Identifier: Apache-2.0
"""What a packet can be about: quarters and years that have begun, meetings, votes that are over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from govdesk.models.indicators import Reading
from govdesk.models.meetings import Meeting, Minutes
from govdesk.models.motions import Motion
from govdesk.models.packets import Packet
from govdesk.models.record import Entry, RecordHead
from govdesk.models.votes import Vote
from govdesk.models.workspace import Workspace
from govdesk.queries.charter import charter_now
from govdesk.queries.local_dates import local_date
from govdesk.rules.packet_kinds import kinds_of_meeting
from govdesk.rules.periods import PeriodKind, parse_period, period_of


@dataclass(frozen=True, slots=True)
class PacketSubject:
    """One thing to tell the public of. `about` is what a view is asked for by; `kinds` are the
    kinds of packet that make sense; `meeting_id` is the meeting that it belongs to. `number` begins
    the numbers of its packets."""

    about: str
    title: str
    on: date
    kinds: frozenset[str]
    meeting_id: str | None = None
    number: str = ""
    told: tuple[Told, ...] = ()
    """The packets that tell of it, or wait to, the newest first."""

    def told_by(self, kind: str, lang: str) -> Told | None:
        """The newest packet of a kind that tells of it in a language."""
        return next((one for one in self.told if (one.kind, one.lang) == (kind, lang)), None)


@dataclass(frozen=True, slots=True)
class Told:
    """A packet that is public, or waits for the second officer."""

    number: str
    kind: str
    lang: str
    is_public: bool
    is_page: bool = False
    """Posted at once as a page: its PDF is still to come."""


def packet_subjects(session: Session) -> tuple[PacketSubject, ...]:
    """Everything that a packet can be about, the newest first."""
    workspace = session.scalars(select(Workspace)).one()
    told = _told(session)
    return tuple(
        replace(one, told=tuple(told.get(one.number or one.about, ())))
        for one in (
            *_periods(session, workspace.zone),
            *_meetings(session),
            *_votes(session, workspace.zone),
        )
    )


def subject_of(
    number: str, kind: str, subjects: Sequence[PacketSubject]
) -> tuple[PacketSubject, ...]:
    """What a packet was about, for a packet of the same kind alone; nothing when it is not among
    `subjects`."""
    about = told_of(number, kind)
    found = (one for one in subjects if kind in one.kinds and about == (one.number or one.about))
    return tuple(replace(one, kinds=frozenset({kind})) for one in found)[:1]


def told_of(number: str, kind: str) -> str:
    """What a packet's number begins with: a period, or the number of a meeting or a motion."""
    return number.rpartition("-")[0].removesuffix(f"-{kind}")


def _told(session: Session) -> dict[str, list[Told]]:
    rows = session.execute(
        select(Packet.number, Packet.kind, Packet.lang, Packet.state)
        .where(Packet.state.not_in(("withdrawn", "returned")))
        .order_by(Packet.prepared_at.desc())
    )
    found: dict[str, list[Told]] = {}
    for row in rows:
        one = Told(row.number, row.kind, row.lang, row.state != "prepared", row.state == "posted")
        found.setdefault(told_of(row.number, row.kind), []).append(one)
    return found


def _periods(session: Session, zone: str) -> list[PacketSubject]:
    fiscal = charter_now(session).fiscal_year_start
    head = session.scalars(select(RecordHead)).one()
    today = local_date(head.recorded_at, zone)
    began = local_date(
        session.scalars(select(Entry.recorded_at).order_by(Entry.seq).limit(1)).one(), zone
    )
    told = [
        parse_period(one, fiscal).first_date
        for one in session.scalars(select(Reading.period).distinct())
    ]
    first = min([began, *told])
    found: list[PacketSubject] = []
    for kind, packet in ((PeriodKind.QUARTER, "quarterly"), (PeriodKind.YEAR, "annual")):
        period = period_of(today, kind, fiscal)
        while period.last_date >= first:
            code = str(period)
            found.append(PacketSubject(code, code, period.last_date, frozenset({packet})))
            period = period.previous()
    return found


def _meetings(session: Session) -> list[PacketSubject]:
    approved = set(
        session.scalars(select(Minutes.meeting_id).where(Minutes.state != "draft").distinct())
    )
    rows = session.scalars(select(Meeting).order_by(Meeting.starts_at.desc()))
    return [
        PacketSubject(
            row.number,
            row.title,
            local_date(row.starts_at, row.zone),
            _kinds_of(row, minutes=row.id in approved),
            row.id,
        )
        for row in rows
    ]


def _kinds_of(row: Meeting, *, minutes: bool) -> frozenset[str]:
    return frozenset(
        kinds_of_meeting(
            cancelled=row.end_state == "cancelled",
            noticed=row.noticed_at is not None,
            closed=row.closed_at is not None,
            minutes=minutes,
        )
    )


def _votes(session: Session, zone: str) -> list[PacketSubject]:
    rows = session.execute(
        select(Vote.id, Vote.closed_at, Vote.meeting_id, Motion.number, Motion.title)
        .join(Motion, Motion.id == Vote.motion_id)
        .where(Vote.closed_at.is_not(None))
        .order_by(Vote.closed_at.desc())
    )
    return [
        PacketSubject(
            row.id,
            f"{row.number}  {row.title}",
            local_date(row.closed_at, zone),
            frozenset({"certificate"}),
            row.meeting_id,
            row.number,
        )
        for row in rows
    ]
