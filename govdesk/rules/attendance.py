# SPDX-License-Identifier: Apache-2.0
"""Attendance as a log: who is present, and for which seat, at any minute of a meeting.

An alternate acts only while the seat's principal is absent; whoever stands earlier in the charter's
order of alternates goes first. Times are microseconds UTC.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from govdesk.rules.decision_rules import Rule
from govdesk.rules.quorum import QuorumResult, judge_quorum
from govdesk.rules.roll import Role, SeatStatus, Status, count


class Event(StrEnum):
    """What happened at a minute of a meeting."""

    ARRIVE = "arrive"
    REMOTE = "remote"
    """Joins, or goes on, from elsewhere."""
    LOST = "lost"
    """The connection from elsewhere breaks off."""
    LEAVE = "leave"
    RECUSED = "recused"
    """Leaves the room for an item because of a conflict."""
    BACK = "back"
    EXCUSED = "excused"
    ON_LEAVE = "on_leave"
    """Away for a time that the body granted beforehand."""


class Presence(StrEnum):
    """How a person, or a seat, is present."""

    IN_ROOM = "in_room"
    REMOTE = "remote"
    RECUSED = "recused"
    ABSENT = "absent"
    EXCUSED = "excused"
    ON_LEAVE = "on_leave"
    VACANT = "vacant"
    """Of a seat only: nobody holds it."""
    SUSPENDED = "suspended"
    """Of a seat only: it has no vote, and nobody acts for it."""


HERE = frozenset((Presence.IN_ROOM, Presence.REMOTE))

_AFTER = {
    Event.ARRIVE: Presence.IN_ROOM,
    Event.REMOTE: Presence.REMOTE,
    Event.LOST: Presence.ABSENT,
    Event.LEAVE: Presence.ABSENT,
    Event.RECUSED: Presence.RECUSED,
    Event.EXCUSED: Presence.EXCUSED,
    Event.ON_LEAVE: Presence.ON_LEAVE,
}


@dataclass(frozen=True, slots=True)
class Attended:
    """One line of the log; lines of the same moment count in their order."""

    person: str
    event: Event
    at: int


@dataclass(frozen=True, slots=True)
class SeatHolders:
    """Who may act for a seat at a meeting: its principal, and its alternates in order."""

    seat: str
    group: str | None
    principal: str | None
    """None: the seat is vacant."""
    alternates: tuple[str, ...] = ()
    suspended: bool = False
    """Whether the seat has no vote on the day."""


@dataclass(frozen=True, slots=True)
class SeatPresence:
    """A seat at a moment: who acts for it, as what, and how it is present."""

    seat: str
    group: str | None
    person: str | None
    role: Role
    presence: Presence


@dataclass(frozen=True, slots=True)
class QuorumSpan:
    """The quorum from one moment until just before the next change."""

    start: int
    end: int
    result: QuorumResult


def changes_anything(before: Presence, event: Event) -> bool:
    """Whether an event tells anything of someone who is present as `before`."""
    match event:
        case Event.ARRIVE:
            return before is not Presence.IN_ROOM
        case Event.REMOTE:
            return before is not Presence.REMOTE
        case Event.LOST:
            return before is Presence.REMOTE
        case Event.LEAVE:
            return before in HERE or before is Presence.RECUSED
        case Event.RECUSED:
            return before in HERE
        case Event.BACK:
            return before not in HERE
        case Event.EXCUSED:
            return before not in HERE and before is not Presence.EXCUSED
        case Event.ON_LEAVE:
            return before not in HERE and before is not Presence.ON_LEAVE


class Absence(StrEnum):
    """Why somebody was absent, as far as it was noted."""

    EXCUSED = "excused"
    LEAVE = "leave"
    UNEXCUSED = "unexcused"


def absence(presence: Presence | None) -> Absence:
    """The sub-reason of an absence. Who was here and left before the vote was not excused."""
    match presence:
        case Presence.EXCUSED:
            return Absence.EXCUSED
        case Presence.ON_LEAVE:
            return Absence.LEAVE
        case _:
            return Absence.UNEXCUSED


def people_at(log: Iterable[Attended], at: int) -> dict[str, Presence]:
    """How each person of the log is present at a moment, what happens in it included.

    Who comes back is present the way they were before they stepped out.
    """
    now: dict[str, Presence] = {}
    last_here: dict[str, Presence] = {}
    for line in sorted(log, key=lambda line: line.at):
        if line.at > at:
            break
        if line.event is Event.BACK:
            now[line.person] = last_here.get(line.person, Presence.IN_ROOM)
        else:
            now[line.person] = _AFTER[line.event]
        if now[line.person] in HERE:
            last_here[line.person] = now[line.person]
    return now


def seats_at(
    seats: Iterable[SeatHolders], log: Iterable[Attended], at: int
) -> tuple[SeatPresence, ...]:
    """Who acts for each seat at a moment.

    A principal who stepped out because of a conflict is not absent: no alternate acts for them. One
    person acts for one seat: who is here for a seat of their own stands in for no other, and who
    stands in for one, in the order given, for no later one.
    """
    people, places = people_at(log, at), tuple(seats)
    taken = {
        one.principal for one in places if one.principal and _is_there(people.get(one.principal))
    }
    found = []
    for holders in places:
        seat = _seat(holders, people, taken)
        if seat.role is Role.ALTERNATE and seat.person is not None:
            taken.add(seat.person)
        found.append(seat)
    return tuple(found)


def roll_at(
    seats: Iterable[SeatHolders], log: Iterable[Attended], at: int
) -> tuple[SeatStatus, ...]:
    """The roll of a moment before anyone votes: the present are "not voting"."""
    return tuple(_status(seat) for seat in seats_at(seats, log, at))


def quorum_at(
    rule: Rule, seats: Iterable[SeatHolders], log: Iterable[Attended], at: int
) -> QuorumResult | None:
    """The quorum at a moment; None when the rule does not test it."""
    return judge_quorum(rule, count(roll_at(seats, log, at)))


def quorum_spans(
    rule: Rule,
    seats: Sequence[SeatHolders],
    log: Sequence[Attended],
    *,
    start: int,
    end: int,
) -> tuple[QuorumSpan, ...]:
    """The quorum at every minute from `start` to `end`: one span between changes of attendance.

    Empty when the rule does not test it.
    """
    moments = sorted({start, *(line.at for line in log if start < line.at < end)})
    spans = []
    for moment, following in zip(moments, [*moments[1:], end], strict=True):
        result = quorum_at(rule, seats, log, moment)
        if result is not None:
            spans.append(QuorumSpan(moment, following, result))
    return tuple(spans)


def _is_there(presence: Presence | None) -> bool:
    """Whether someone takes part, if only by having stepped out for an item."""
    return presence in HERE or presence is Presence.RECUSED


def _seat(holders: SeatHolders, people: dict[str, Presence], taken: set[str]) -> SeatPresence:
    principal = holders.principal
    if holders.suspended:
        return SeatPresence(
            holders.seat, holders.group, principal, Role.PRINCIPAL, Presence.SUSPENDED
        )
    if principal is None:
        own = Presence.VACANT
    else:
        own = people.get(principal, Presence.ABSENT)
    if own not in HERE and own is not Presence.RECUSED:
        for alternate in holders.alternates:
            if alternate not in taken and _is_there(people.get(alternate)):
                return SeatPresence(
                    holders.seat, holders.group, alternate, Role.ALTERNATE, people[alternate]
                )
    return SeatPresence(holders.seat, holders.group, principal, Role.PRINCIPAL, own)


def away_status(presence: Presence) -> Status:
    """The status of a seat for which nobody is here."""
    return {
        Presence.VACANT: Status.VACANT,
        Presence.SUSPENDED: Status.INELIGIBLE,
    }.get(presence, Status.ABSENT)


def _status(seat: SeatPresence) -> SeatStatus:
    remote = seat.presence is Presence.REMOTE
    match seat.presence:
        case Presence.IN_ROOM | Presence.REMOTE:
            status = Status.NOT_VOTING
        case Presence.RECUSED:
            return SeatStatus(seat.seat, seat.group, Status.RECUSED, seat.role, in_room=False)
        case Presence.VACANT:
            status = Status.VACANT
        case Presence.SUSPENDED:
            return SeatStatus(seat.seat, seat.group, Status.INELIGIBLE, seat.role, in_room=False)
        case Presence.ABSENT | Presence.EXCUSED | Presence.ON_LEAVE:
            status = Status.ABSENT
    return SeatStatus(seat.seat, seat.group, status, seat.role, remote=remote)


class RemoteNeed(StrEnum):
    """What a charter asks of a member who takes part from elsewhere."""

    APPROVAL = "approval"
    REASON = "reason"
    """An accommodation's reason is never published."""
    SEEN_AND_HEARD = "seen_and_heard"


@dataclass(frozen=True, slots=True)
class RemoteRules:
    """The charter's terms for remote members; whether they count is in the decision rule."""

    needs: frozenset[RemoteNeed] = frozenset()
    forces_roll_call: bool = False

    def lacking(self, given: Iterable[RemoteNeed]) -> tuple[RemoteNeed, ...]:
        """What is still missing before a member may take part from elsewhere, in their order."""
        there = set(given)
        return tuple(need for need in RemoteNeed if need in self.needs and need not in there)

    def roll_call_needed(self, seats: Iterable[SeatPresence]) -> bool:
        """Whether every vote must be by roll call because someone is remote."""
        return self.forces_roll_call and any(s.presence is Presence.REMOTE for s in seats)


NOTHING_ASKED = RemoteRules()
"""Of members elsewhere."""
