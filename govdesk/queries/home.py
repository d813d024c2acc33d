# SPDX-License-Identifier: Apache-2.0
"""What needs whoever is at the desk today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from govdesk.queries.home_parts import ReviewParts, review_parts
from govdesk.queries.local_dates import local_date
from govdesk.queries.moment import city_zone, moment
from govdesk.queries.rows import Source, as_date, lean, rows, value
from govdesk.queries.status import IndicatorState, Standings, standings
from govdesk.rules.periods import parse_period
from govdesk.rules.permissions import Role
from govdesk.rules.reviews import needs_disposition

DAY = 86_400_000_000


@dataclass(frozen=True, slots=True)
class OpenVote:
    """A vote that is open. `seat` is the reader's own seat in it, `choice` theirs so far. A vote
    over days says when it closes."""

    id: str
    motion_id: str
    number: str
    title: str
    seat: str
    choice: str
    closes_at: int | None = None
    """When members may vote by themselves over days, and no roll is called; else None."""


@dataclass(frozen=True, slots=True)
class DueReading:
    """An indicator whose readings are awaited; `period` is the latest of the periods awaited."""

    id: str
    code: str
    name: str
    period: str
    due_on: date
    overdue: bool


@dataclass(frozen=True, slots=True)
class Undecided:
    """An indicator behind plan in a midpoint review, about which nothing is decided."""

    review_id: str
    period: str
    indicator_id: str
    name: str
    status: str


@dataclass(frozen=True, slots=True)
class BehindPlan:
    """An indicator that is behind plan or off track now."""

    id: str
    name: str
    status: str


@dataclass(frozen=True, slots=True)
class NextMeeting:
    """The next meeting and its notice clock, in microseconds UTC."""

    id: str
    number: str
    title: str
    starts_at: int
    notice_due_at: int
    noticed: bool
    in_session: bool


@dataclass(frozen=True, slots=True)
class LateAction:
    """An action past its due date."""

    id: str
    number: str
    title: str
    department: str
    due: date


@dataclass(frozen=True, slots=True)
class Home:
    """All of it, for one reader. `briefing_days` is None when no briefing was ever published."""

    now: int
    zone: str
    votes: tuple[OpenVote, ...]
    parts: tuple[ReviewParts, ...]
    due: tuple[DueReading, ...]
    behind: tuple[BehindPlan, ...]
    undecided: tuple[Undecided, ...]
    meeting: NextMeeting | None
    actions: tuple[LateAction, ...]
    briefing_days: int | None
    only_votes: bool = False
    """Whether votes are all that waits for the reader: what others owe is shown and not counted."""

    @property
    def count(self) -> int:
        """How many things wait for the reader."""
        waiting = sum(1 for vote in self.votes if not vote.choice)
        if self.only_votes:
            return waiting
        return waiting + len(self.parts) + len(self.due) + len(self.undecided) + len(self.actions)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Whose page it is; all empty for nobody. `department` is set for one who is only that;
    `of_department` for anyone who brings a department's part, and `asks` is who asks for them."""

    account_id: str = ""
    member_id: str = ""
    department: str = ""
    of_department: str = ""
    asks: bool = False
    only_votes: bool = False


@lean
def home(source: Source, *, account: str = "", now: int | None = None) -> Home:
    """What needs the account (its id or login) today; a department's account sees its own readings
    and actions. A bounded number of statements."""
    at, zone = moment(source, now), city_zone(source)
    today = local_date(at, zone)
    who = _reader(source, account)
    known = standings(source, now=at, recent=True)
    states = known.states()
    return Home(
        now=at,
        zone=zone,
        votes=_votes(source, who, today),
        parts=_parts(source, who, today, zone),
        due=tuple(
            _due(one)
            for one in states
            if one.awaited and who.department in ("", one.indicator.department_id)
        ),
        behind=tuple(
            BehindPlan(one.id, one.indicator.definition.name, str(one.status))
            for one in states
            if one.status.behind
        ),
        undecided=_undecided(source, known, at),
        meeting=_next_meeting(source, at),
        actions=_late_actions(source, today, who.department),
        briefing_days=_briefing_days(source, today, zone),
        only_votes=who.only_votes,
    )


def _reader(source: Source, account: str) -> _Reader:
    found = rows(
        source,
        """
        SELECT a.id, a.member_id, a.department_id, r.role
        FROM accounts a
        LEFT JOIN account_roles r ON r.account_id = a.id AND r.withdrawn_at IS NULL
        WHERE a.id = :account OR a.login = :account
        """,
        account=account,
    )
    if not found:
        return _Reader()
    id, member_id, department_id, _role = found[0]
    roles = {role for *_account, role in found}
    department = (department_id or "") if Role.DEPARTMENT in roles else ""
    return _Reader(
        id,
        member_id or "",
        department if roles == {Role.DEPARTMENT} else "",
        department,
        Role.SECRETARIAT in roles,
        roles == {Role.REPRESENTATIVE},
    )


def _parts(source: Source, who: _Reader, today: date, zone: str) -> tuple[ReviewParts, ...]:
    """The parts of reviews that the reader asks for, or brings."""
    if not (who.asks or who.of_department):
        return ()
    department = "" if who.asks else who.of_department
    return review_parts(source, department=department, today=today, zone=zone)


def _due(state: IndicatorState) -> DueReading:
    return DueReading(
        id=state.id,
        code=state.indicator.code,
        name=state.indicator.definition.name,
        period=state.awaited[-1].label(),
        due_on=state.due_on,
        overdue=state.overdue,
    )


def _votes(source: Source, who: _Reader, today: date) -> tuple[OpenVote, ...]:
    """The open votes, each with the seat that the reader holds in its roll and its last choice."""
    votes = rows(
        source,
        """
        SELECT v.id, m.id, m.number, m.title, v.closes_at
        FROM votes v JOIN motions m ON m.id = v.motion_id
        WHERE v.state = 'open' ORDER BY v.opened_at
        """,
    )
    own = {}
    if votes and who.member_id:
        own = _own_seats(source, who.member_id, today)
    return tuple(
        OpenVote(id, motion_id, number, title, *own.get(id, ("", "")), closes_at)
        for id, motion_id, number, title, closes_at in votes
    )


def _own_seats(source: Source, member_id: str, today: date) -> dict[str, tuple[str, str]]:
    found = rows(
        source,
        """
        SELECT e.vote_id, e.seat_title, b.choice
        FROM roll_entries e
        JOIN votes v ON v.id = e.vote_id AND v.state = 'open'
        JOIN seats s ON s.id = e.seat_id
        LEFT JOIN ballots b ON b.vote_id = e.vote_id AND b.seat_id = e.seat_id
        WHERE e.status = 'entitled' AND EXISTS (
            SELECT 1 FROM terms t
            WHERE t.seat_id = e.seat_id AND t.member_id = :member AND t.starts <= :today
                AND (t.ends IS NULL OR t.ends >= :today)
        )
        ORDER BY s.position, b.n
        """,
        member=member_id,
        today=today,
    )
    return {vote: (title, choice or "") for vote, title, choice in found}


def _undecided(source: Source, known: Standings, now: int) -> tuple[Undecided, ...]:
    """What is behind plan and undecided in the latest midpoint review that is not yet adopted."""
    found = rows(
        source,
        """
        SELECT r.id, r.period, f.indicator_id, f.status_override, f.disposition
        FROM findings f JOIN reviews r ON r.id = f.review_id
        WHERE r.id = (
            SELECT id FROM reviews
            WHERE midpoint AND state <> 'adopted' ORDER BY opened_at DESC LIMIT 1
        )
        """,
    )
    if not found:
        return ()
    findings = {row[2]: row for row in found}
    retired = findings.keys() - {one.id for one in known.indicators}
    if retired or parse_period(found[0][1]).first_date.year < known.day.year - 1:
        known = standings(source, now=now, ids=findings)
    undecided = []
    for state in known.states(parse_period(found[0][1]), findings):
        review_id, period, id, override, disposition = findings[state.id]
        status = override or str(state.status)
        if needs_disposition(status, disposition):
            name = state.indicator.definition.name
            undecided.append(Undecided(review_id, period, id, name, status))
    return tuple(undecided)


def _next_meeting(source: Source, now: int) -> NextMeeting | None:
    found = rows(
        source,
        """
        SELECT id, number, title, starts_at, notice_due_at, noticed_at, opened_at
        FROM meetings
        WHERE closed_at IS NULL AND (opened_at IS NOT NULL OR starts_at >= :since)
        ORDER BY starts_at LIMIT 1
        """,
        since=now - DAY,
    )
    if not found:
        return None
    ((id, number, title, starts_at, due_at, noticed_at, opened_at),) = found
    noticed, in_session = noticed_at is not None, opened_at is not None
    return NextMeeting(id, number, title, starts_at, due_at, noticed, in_session)


def _late_actions(source: Source, today: date, department: str) -> tuple[LateAction, ...]:
    found = rows(
        source,
        """
        SELECT a.id, a.number, a.title, d.name, a.due
        FROM actions a JOIN departments d ON d.id = a.department_id
        WHERE a.state IN ('open', 'in_progress') AND a.due < :today
            AND (:department = '' OR a.department_id = :department)
        ORDER BY a.due
        """,
        today=today,
        department=department,
    )
    return tuple(
        LateAction(id, number, title, department_name, as_date(due))
        for id, number, title, department_name, due in found
    )


def _briefing_days(source: Source, today: date, zone: str) -> int | None:
    last = value(
        source,
        """
        SELECT max(published_at) FROM packets WHERE kind = 'quarterly' AND state = 'published'
        """,
    )
    return None if last is None else (today - local_date(last, zone)).days
