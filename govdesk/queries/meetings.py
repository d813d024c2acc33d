# SPDX-License-Identifier: Apache-2.0
"""Meetings: the list, and one meeting with its notice clock, agenda, attendance and quorum."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from govdesk.models.meetings import AgendaItem, Meeting, Minutes
from govdesk.models.motions import Motion, Waiver
from govdesk.queries.attachments import AttachedRow, attached_to
from govdesk.queries.charter import charter_now
from govdesk.queries.closed_sessions import ClosedRow, closed_sessions
from govdesk.queries.conflict_warnings import conflict_warnings
from govdesk.queries.countdown import COMING, countdown_to, notice_counted
from govdesk.queries.deliberation_facts import ORDINARY, meeting_facts, meeting_officers
from govdesk.queries.due_dates import due_dates
from govdesk.queries.people import Person
from govdesk.queries.postings import NoticeVersion, noted_in_a_line, notice_versions
from govdesk.queries.remote import ToCall, roll_call_asked, to_call
from govdesk.queries.rolls import quorum_now, seats_now
from govdesk.rules.attachments import Supported
from govdesk.rules.attendance import NOTHING_ASKED, Presence, RemoteRules
from govdesk.rules.charter_words import here_words
from govdesk.rules.countdown import Step
from govdesk.rules.meetings import (
    MeetingState,
    NoticeClock,
    may,
    notice_clock,
    verbs_from,
)
from govdesk.rules.messages import Message
from govdesk.rules.permissions import Actor
from govdesk.rules.quorum import QuorumResult
from govdesk.rules.working_days import counted_words


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A meeting in the list. `clock` is its notice, while it is not yet held."""

    id: str
    number: str
    kind: str
    title: str
    starts_at: int
    zone: str
    place: str
    state: str
    items: int
    clock: NoticeClock


MINUTE = 60_000_000
"""In microseconds."""


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """One item of the agenda."""

    id: str
    position: int
    title: str
    kind: str
    motion_id: str | None
    motion: str
    motion_state: str
    review_id: str | None
    minutes_planned: int | None
    noticed: bool
    motion_class: str
    planned_at: int | None
    """When it is planned to begin, by the minutes of the items before it; None where one before it
    has none."""
    announced: bool = True
    """Whether it was told to the public in time, or asks to set that aside."""


@dataclass(frozen=True, slots=True)
class SeatRow:
    """A seat at the meeting: who acts for it now, and everyone who may."""

    seat_id: str
    title: str
    constituency: str
    name: str | None
    role: str
    presence: str
    people: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class MinutesRow:
    """A version of the minutes."""

    version: int
    state: str
    text: str
    at: int


@dataclass(frozen=True, slots=True)
class MeetingDetail:
    """One meeting. `verbs` are those that make sense now, each with why it may not be done."""

    row: MeetingRow
    proofs: tuple[str, ...]
    """Of a posting in one line each, from before place, time and person were kept."""
    notices: tuple[NoticeVersion, ...]
    """Every version of its notice, as posted, oldest first."""
    opened_at: int | None
    closed_at: int | None
    end_state: str | None
    agenda: tuple[AgendaRow, ...]
    seats: tuple[SeatRow, ...]
    quorum: QuorumResult | None
    here: tuple[Message, ...]
    """Who is here against who is needed, in words; empty where the charter does not ask."""
    minutes: tuple[MinutesRow, ...]
    verbs: tuple[tuple[str, Message | None], ...]
    revision: int
    conflicts: tuple[Message, ...] = ()
    """What known conflicts would keep from passing, while it has not begun."""
    closed: tuple[ClosedRow, ...] = ()
    """Its parts without the public."""
    countdown: tuple[Step, ...] = ()
    """Every deadline that leads to it, while it has not begun."""
    remote: RemoteRules = NOTHING_ASKED
    """What the charter asks of whoever takes part from elsewhere."""
    roll_call: Message | None = None
    """Why nothing may be adopted without a vote now."""
    to_call: tuple[ToCall, ...] = ()
    """Whom to call then."""
    attached: tuple[AttachedRow, ...] = ()
    """Photos and copies that prove the posting."""
    notice_counted: Message | None = None
    """The working days that lead to when its notice is due, in words; None where hours do."""

    @property
    def posted(self) -> bool:
        """Whether any posting of its notice is noted."""
        return bool(self.proofs or self.notices)

    @property
    def behind_doors(self) -> ClosedRow | None:
        """The closed session that goes on now."""
        return next((one for one in self.closed if one.closed_at is None), None)


def meeting_in_session(session: Session) -> bool:
    """Whether a meeting is going on now."""
    query = select(Meeting.id).where(Meeting.state == MeetingState.IN_SESSION).limit(1)
    return session.scalars(query).first() is not None


def list_meetings(session: Session, *, now: int) -> tuple[MeetingRow, ...]:
    """Every meeting, the latest first."""
    planned = (
        select(AgendaItem.meeting_id, func.count())
        .where(AgendaItem.removed_at.is_(None))
        .group_by(AgendaItem.meeting_id)
    )
    counts: dict[str, int] = {row[0]: row[1] for row in session.execute(planned)}
    query = select(Meeting).order_by(Meeting.starts_at.desc(), Meeting.id)
    return tuple(_row(row, counts.get(row.id, 0), now) for row in session.scalars(query))


def next_meeting(session: Session, *, now: int) -> MeetingRow | None:
    """The next meeting not yet held, with its notice clock."""
    waiting = (MeetingState.SCHEDULED, MeetingState.NOTICED, MeetingState.IN_SESSION)
    rows = [row for row in list_meetings(session, now=now) if row.state in waiting]
    return min(rows, key=lambda row: row.starts_at, default=None)


def meeting(
    session: Session, *, meeting_id: str, actor: Actor | None, now: int
) -> MeetingDetail | None:
    """One meeting, or None when it is not there."""
    row = session.get(Meeting, meeting_id)
    if row is None:
        return None
    agenda = _agenda(session, meeting_id)
    at = now if row.closed_at is None else min(now, row.closed_at)
    charter = charter_now(session)
    rule = charter.rule_for(ORDINARY)
    counted = notice_counted(row, due_dates(session, row.zone))
    quorum, seats = quorum_now(session, row, rule, at=at), seats_now(session, row, at=at)
    remote = sum(seat.presence is Presence.REMOTE for seat in seats)
    return MeetingDetail(
        row=_row(row, len(agenda), now),
        proofs=noted_in_a_line(row),
        notices=notice_versions(session, meeting_id),
        attached=attached_to(session, Supported.MEETING, [row.id]),
        opened_at=row.opened_at,
        closed_at=row.closed_at,
        end_state=row.end_state,
        agenda=agenda,
        seats=tuple(
            SeatRow(
                seat.seat_id,
                seat.holding.title,
                seat.holding.constituency,
                seat.member_name,
                seat.role.value,
                seat.presence.value,
                seat.holding.people,
            )
            for seat in seats
        ),
        quorum=quorum,
        here=here_words(charter, rule, quorum, remote) if quorum is not None else (),
        minutes=_minutes(session, meeting_id),
        verbs=_verbs(session, row, actor, now),
        revision=row.revision,
        conflicts=conflict_warnings(session, row) if row.state in COMING else (),
        closed=closed_sessions(session, meeting_id=meeting_id),
        countdown=countdown_to(session, row, now=now),
        remote=charter.remote,
        notice_counted=counted_words(counted) if counted is not None else None,
        roll_call=roll_call_asked(session, row, now=at) if remote else None,
        to_call=to_call(session, row, now=at) if remote else (),
    )


def _row(row: Meeting, items: int, now: int) -> MeetingRow:
    hours = (row.starts_at - row.notice_due_at) // 3_600_000_000
    clock = notice_clock(
        starts_at=row.starts_at, notice_hours=hours, now=now, posted_at=row.noticed_at
    )
    return MeetingRow(
        row.id,
        row.number,
        row.kind,
        row.title,
        row.starts_at,
        row.zone,
        row.place,
        row.state,
        items,
        clock,
    )


def _verbs(
    session: Session, row: Meeting, actor: Actor | None, now: int
) -> tuple[tuple[str, Message | None], ...]:
    given = replace(
        meeting_facts(session, row, now=now),
        proof_of_posting=True,
        reason_given=True,
        date_given=True,
        approval_voted=True,
    )
    if row.state != MeetingState.MINUTES_DRAFT:
        given = replace(given, minutes_written=True)
    state = MeetingState(row.state)
    who = meeting_officers(actor)
    return tuple(
        (verb.value, may(verb, state=state, actor=who, facts=given)) for verb in verbs_from(state)
    )


def _agenda(session: Session, meeting_id: str) -> tuple[AgendaRow, ...]:
    query = (
        select(AgendaItem, Motion.number, Motion.state, Motion.decision_class, Waiver.id)
        .outerjoin(Motion, Motion.id == AgendaItem.motion_id)
        .outerjoin(Waiver, Waiver.id == AgendaItem.motion_id)
        .where(AgendaItem.meeting_id == meeting_id, AgendaItem.removed_at.is_(None))
        .order_by(AgendaItem.position)
    )
    held = session.get_one(Meeting, meeting_id)
    planned: int | None = held.starts_at
    found = []
    for item, number, state, motion_class, waiver in session.execute(query):
        in_time = item.noticed_at is not None and item.noticed_at <= held.notice_due_at
        found.append(
            AgendaRow(
                item.id,
                item.position,
                item.title,
                item.kind,
                item.motion_id,
                number or "",
                state or "",
                item.review_id,
                item.minutes_planned,
                item.noticed_at is not None,
                motion_class or "",
                planned,
                in_time or waiver is not None,
            )
        )
        minutes = item.minutes_planned
        planned = planned + minutes * MINUTE if planned is not None and minutes else None
    return tuple(found)


def _minutes(session: Session, meeting_id: str) -> tuple[MinutesRow, ...]:
    query = select(Minutes).where(Minutes.meeting_id == meeting_id).order_by(Minutes.version.desc())
    return tuple(MinutesRow(m.version, m.state, m.text, m.at) for m in session.scalars(query))
