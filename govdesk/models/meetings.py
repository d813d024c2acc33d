# SPDX-License-Identifier: Apache-2.0
"""Meetings, their agenda, attendance by the minute, declared conflicts and minutes."""

from __future__ import annotations

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from govdesk.models.base import Base, Id, Json, Key, Long, Micros, Short, primary_id, refers


class Meeting(Base):
    """A meeting of the task force. The start keeps instant, wall time and zone."""

    __tablename__ = "meetings"

    id: Mapped[str] = primary_id()
    number: Mapped[Key] = mapped_column(unique=True)
    kind: Mapped[Key]  # regular | special | emergency | continued
    title: Mapped[Short]
    starts_at: Mapped[Micros] = mapped_column(index=True)
    starts_wall: Mapped[Key]
    zone: Mapped[Key]
    place: Mapped[Short]
    remote_link_note: Mapped[Short | None]
    state: Mapped[Key] = mapped_column(index=True)
    notice_due_at: Mapped[Micros]
    noticed_at: Mapped[Micros | None]
    notice_proof: Mapped[Long | None]  # in one line, as it was noted before postings were kept
    opened_at: Mapped[Micros | None]
    closed_at: Mapped[Micros | None]
    end_state: Mapped[Key | None]  # held | cancelled | no_quorum | continued
    revision: Mapped[int]


class Posting(Base):
    """That a meeting's notice was posted: at which place, when, and by whom. Append-only."""

    __tablename__ = "postings"

    id: Mapped[str] = primary_id()
    meeting_id: Mapped[str] = refers("meetings.id")
    posted_place: Mapped[Short]
    posted_at: Mapped[Micros]
    posted_by: Mapped[Short]
    agenda: Mapped[Json]  # the items as they were posted: `rules.notices.PostedItem`
    at: Mapped[Micros]
    entry_seq: Mapped[int]


class AgendaItem(Base):
    """One item of a meeting's agenda, in order; it may carry a motion or a review."""

    __tablename__ = "agenda_items"

    id: Mapped[str] = primary_id()
    meeting_id: Mapped[str] = refers("meetings.id")
    position: Mapped[int]
    title: Mapped[Short]
    kind: Mapped[Key]  # opening | motion | review | report | comment | closing
    motion_id: Mapped[Id | None] = refers("motions.id", null=True)
    review_id: Mapped[Id | None] = refers("reviews.id", null=True)
    minutes_planned: Mapped[int | None]
    noticed_at: Mapped[Micros | None]
    removed_at: Mapped[Micros | None]


class Attendance(Base):
    """One event of attendance. Append-only; who is present at a minute follows from these."""

    __tablename__ = "attendance"

    id: Mapped[str] = primary_id()
    meeting_id: Mapped[str] = refers("meetings.id")
    seat_id: Mapped[str] = refers("seats.id")
    member_id: Mapped[str] = refers("members.id")
    role: Mapped[Key]  # principal | alternate
    event: Mapped[Key]  # arrive | leave | remote | lost | recused | back | excused | on_leave
    given: Mapped[Json | None]  # what was there of what the charter asks of who joins elsewhere
    at: Mapped[Micros]
    entry_seq: Mapped[int]


class Recusal(Base):
    """A declared conflict of interest on a motion; only its general nature is public."""

    __tablename__ = "recusals"
    __table_args__ = (UniqueConstraint("motion_id", "seat_id", "at"),)

    id: Mapped[str] = primary_id()
    motion_id: Mapped[str] = refers("motions.id")
    seat_id: Mapped[str] = refers("seats.id")
    member_id: Mapped[str] = refers("members.id")
    nature: Mapped[Short]
    left_room: Mapped[bool]
    at: Mapped[Micros]


class Speaker(Base):
    """Someone of the public who asked to speak, by the name that they gave, if any."""

    __tablename__ = "speakers"
    __table_args__ = (UniqueConstraint("meeting_id", "position"),)

    id: Mapped[str] = primary_id()
    meeting_id: Mapped[str] = refers("meetings.id")
    item_id: Mapped[Id | None] = refers("agenda_items.id", null=True)
    position: Mapped[int]
    shown_name: Mapped[Short | None]
    seconds: Mapped[int]
    called_at: Mapped[Micros | None]
    ended_at: Mapped[Micros | None]


class ClosedSession(Base):
    """A part of a meeting without the public. Nothing of what is said in it is ever stored."""

    __tablename__ = "closed_sessions"

    id: Mapped[str] = primary_id()
    meeting_id: Mapped[str] = refers("meetings.id")
    item_id: Mapped[Id | None] = refers("agenda_items.id", null=True)
    mover_seat_id: Mapped[str] = refers("seats.id")
    agreed: Mapped[Key]  # carried | unopposed | lost
    yes: Mapped[int | None]  # hands counted
    no: Mapped[int | None]
    called: Mapped[Json | None]  # what each seat said, where the roll was called
    rule: Mapped[Json | None]  # by which they were judged
    ground: Mapped[Long]
    inside: Mapped[Json]  # the seats and members in the room
    others: Mapped[Short | None]
    opened_at: Mapped[Micros]
    closed_at: Mapped[Micros | None]  # at once, where it was not carried
    reported_out: Mapped[Long | None]


class Minutes(Base):
    """A version of a meeting's minutes. Append-only."""

    __tablename__ = "minutes"
    __table_args__ = (UniqueConstraint("meeting_id", "version"),)

    id: Mapped[str] = primary_id()
    meeting_id: Mapped[str] = refers("meetings.id")
    version: Mapped[int]
    state: Mapped[Key]  # draft | approved | approved_as_corrected
    text: Mapped[Long]
    motion_id: Mapped[Id | None] = refers("motions.id", null=True)  # by which it was approved
    at: Mapped[Micros]
