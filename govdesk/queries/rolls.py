# SPDX-License-Identifier: Apache-2.0
"""The roll: who acts for each seat at a moment of a meeting, and each seat's status in a vote.

Terms count on the meeting's local date. A stand-in acts only while the seat's principal is absent;
whoever declared a conflict on the motion is recused; who leaves keeps a ballot already cast; a
principal who arrives before the closing replaces their stand-in, whose ballot is kept but not
counted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from govdesk.models.meetings import Attendance, Meeting, Recusal
from govdesk.models.people import Account, AccountRole
from govdesk.models.votes import Ballot, OpenedBallot
from govdesk.queries.amendments import covering
from govdesk.queries.people import Holding, holders
from govdesk.rules.attendance import (
    HERE,
    Attended,
    Event,
    Presence,
    SeatHolders,
    away_status,
    people_at,
    quorum_at,
    seats_at,
)
from govdesk.rules.decision_rules import ChairMode, Rule
from govdesk.rules.permissions import Role as AccountRoleName
from govdesk.rules.quorum import QuorumResult, judge_quorum
from govdesk.rules.roll import Role, SeatStatus, Status, count


@dataclass(frozen=True, slots=True)
class SeatNow:
    """A seat at a moment: who acts for it, in which role, and how they are present."""

    holding: Holding
    member_id: str | None
    member_name: str | None
    role: Role
    presence: Presence
    recused: bool = False
    left_room: bool = False

    @property
    def seat_id(self) -> str:
        """The seat's id."""
        return self.holding.seat_id

    @property
    def here(self) -> bool:
        """Whether someone is present for the seat."""
        return self.presence in HERE

    def status(self) -> SeatStatus:
        """The seat's status while it has cast no ballot: the present are "not voting"."""
        seat, group = self.seat_id, self.holding.constituency
        if self.recused:
            inside = self.here and not self.left_room
            remote = inside and self.presence is Presence.REMOTE
            return SeatStatus(seat, group, Status.RECUSED, self.role, inside, remote)
        if self.here:
            remote = self.presence is Presence.REMOTE
            return SeatStatus(seat, group, Status.NOT_VOTING, self.role, not remote, remote)
        status = away_status(self.presence)
        return SeatStatus(seat, group, status, self.role, in_room=False)


@dataclass(frozen=True, slots=True)
class CastBallot:
    """A recorded ballot as the count needs it; `choice` is `sealed` while it is not opened."""

    ballot_id: str
    seat_id: str
    member_id: str
    n: int
    choice: str
    way: str
    explanation: str | None
    body_sha256: str
    at: int


@dataclass(frozen=True, slots=True)
class Position:
    """A seat in a vote: who acts, what counts for it, and the ballot that says so, if any."""

    seat: SeatNow
    status: SeatStatus
    ballot: CastBallot | None


def meeting_day(meeting: Meeting) -> date:
    """The meeting's local date, on which terms count."""
    return date.fromisoformat(meeting.starts_wall[:10])


def attendance_log(session: Session, meeting_id: str) -> list[Attended]:
    """The meeting's attendance, in the order in which it was noted."""
    query = (
        select(Attendance.member_id, Attendance.event, Attendance.at)
        .where(Attendance.meeting_id == meeting_id)
        .order_by(Attendance.entry_seq)
    )
    return [Attended(person, Event(event), at) for person, event, at in session.execute(query)]


def seats_now(
    session: Session, meeting: Meeting, *, at: int, motion_id: str | None = None
) -> tuple[SeatNow, ...]:
    """Who acts for each seat at a moment, in charter order; conflicts are those on the motion."""
    holdings = holders(session, on=meeting_day(meeting))
    log = attendance_log(session, meeting.id)
    conflicts = conflicts_on(session, motion_id)
    seats = []
    for holding, found in zip(holdings, seats_at(_holders(holdings), log, at), strict=True):
        names = {person.member_id: person.name for person in holding.people}
        conflict = conflicts.get(found.person or "")
        presence = found.presence
        if presence is Presence.RECUSED and conflict is None:
            presence = Presence.ABSENT  # out of the room because of another item
        seats.append(
            SeatNow(
                holding,
                found.person,
                names.get(found.person or ""),
                found.role,
                presence,
                recused=conflict is not None and presence in HERE | {Presence.RECUSED},
                left_room=bool(conflict),
            )
        )
    return tuple(seats)


def quorum_now(
    session: Session, meeting: Meeting, rule: Rule, *, at: int, motion_id: str | None = None
) -> QuorumResult | None:
    """The quorum at a moment by a rule; None where the rule does not test it. For a motion whoever
    declared a conflict on it counts as the rule says."""
    if motion_id is not None:
        seats = seats_now(session, meeting, at=at, motion_id=motion_id)
        return judge_quorum(rule, count([seat.status() for seat in seats]))
    holdings = holders(session, on=meeting_day(meeting))
    return quorum_at(rule, _holders(holdings), attendance_log(session, meeting.id), at)


def ballots_of(session: Session, vote_id: str) -> dict[str, list[CastBallot]]:
    """Every ballot of a vote by seat, in the order of their numbers."""
    query = (
        select(Ballot, OpenedBallot.choice)
        .outerjoin(OpenedBallot, OpenedBallot.id == Ballot.id)
        .where(Ballot.vote_id == vote_id)
        .order_by(Ballot.seat_id, Ballot.n)
    )
    found: dict[str, list[CastBallot]] = defaultdict(list)
    for row, opened in session.execute(query):
        found[row.seat_id].append(
            CastBallot(
                row.id,
                row.seat_id,
                row.member_id,
                row.n,
                opened or row.choice,
                row.way,
                row.explanation,
                row.body_sha256,
                row.at,
            )
        )
    return found


def positions(
    seats: Sequence[SeatNow],
    ballots: Mapping[str, Sequence[CastBallot]],
    people: Mapping[str, Presence],
    *,
    chair: str | None = None,
) -> tuple[Position, ...]:
    """What counts for each seat now; `chair` is the presiding member where the rule asks it."""
    found = []
    for seat in seats:
        ballot = counted(seat, ballots.get(seat.seat_id, ()))
        status = seat.status()
        if ballot is not None:
            presence = people.get(ballot.member_id, Presence.ABSENT)
            principal = seat.holding.principal
            own = principal is not None and principal.member_id == ballot.member_id
            status = SeatStatus(
                seat.seat_id,
                seat.holding.constituency,
                Status(ballot.choice),
                Role.PRINCIPAL if own else Role.ALTERNATE,
                in_room=presence is Presence.IN_ROOM,
                remote=presence is Presence.REMOTE,
            )
        if chair is not None and seat.member_id == chair:
            status = replace(status, role=Role.CHAIR)
        found.append(Position(seat, status, ballot))
    return tuple(found)


def counted(seat: SeatNow, ballots: Sequence[CastBallot]) -> CastBallot | None:
    """The ballot that counts for a seat: the latest, unless the principal came after a stand-in."""
    if not ballots or seat.recused:
        return None
    last = ballots[-1]
    principal = seat.holding.principal
    replaced = seat.here and seat.role is Role.PRINCIPAL and principal is not None
    if replaced and principal is not None and last.member_id != principal.member_id:
        return None
    return last


def positions_now(
    session: Session, meeting: Meeting, *, vote_id: str, motion_id: str, rule: Rule, at: int
) -> tuple[Position, ...]:
    """The positions of a vote at a moment, read from the attendance, conflicts and ballots."""
    seats = seats_now(session, meeting, at=at, motion_id=motion_id)
    people = people_at(attendance_log(session, meeting.id), at)
    return positions(
        seats, ballots_of(session, vote_id), people, chair=presiding(session, rule, seats)
    )


def presiding(session: Session, rule: Rule, seats: Sequence[SeatNow]) -> str | None:
    """The member who presides, where the rule treats the chair's vote apart."""
    if rule.chair is ChairMode.ALWAYS:
        return None
    query = (
        select(Account.member_id)
        .join(AccountRole, AccountRole.account_id == Account.id)
        .where(AccountRole.role == AccountRoleName.CHAIR, AccountRole.withdrawn_at.is_(None))
    )
    chairs = set(session.scalars(query))
    return next((s.member_id for s in seats if s.here and s.member_id in chairs), None)


def _holders(holdings: Sequence[Holding]) -> list[SeatHolders]:
    return [
        SeatHolders(
            one.seat_id,
            one.constituency,
            one.principal.member_id if one.principal else None,
            tuple(person.member_id for person in one.alternates),
            one.suspended,
        )
        for one in holdings
    ]


def conflicts_on(session: Session, motion_id: str | None) -> dict[str, bool]:
    """Who declared a conflict on a motion, and whether they left the room. One declared on a motion
    covers its amendments and the parts that it is divided into."""
    if motion_id is None:
        return {}
    query = select(Recusal.member_id, Recusal.left_room).where(
        Recusal.motion_id.in_(covering(session, motion_id))
    )
    return {row[0]: row[1] for row in session.execute(query.order_by(Recusal.at))}
