# SPDX-License-Identifier: Apache-2.0
"""What needs whoever is at the desk today."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from govdesk.models.actions import Action
from govdesk.models.meetings import Meeting
from govdesk.models.motions import Motion
from govdesk.models.packets import Packet
from govdesk.models.people import Account, AccountRole, Seat, Term
from govdesk.models.reviews import Finding, Review
from govdesk.models.votes import Ballot, RollEntry, Vote
from govdesk.models.workspace import Department
from govdesk.queries.indicators import IndicatorRow, row_of
from govdesk.queries.local_dates import local_date
from govdesk.queries.moment import city_zone, moment
from govdesk.queries.status import indicator_states
from govdesk.rules.periods import parse_period
from govdesk.rules.permissions import Role
from govdesk.rules.reviews import needs_disposition

DAY = 86_400_000_000


@dataclass(frozen=True, slots=True)
class OpenVote:
    """A vote that is open. `seat` is the reader's own seat in it, `choice` theirs so far."""

    id: str
    motion_id: str
    number: str
    title: str
    seat: str
    choice: str


@dataclass(frozen=True, slots=True)
class Undecided:
    """An indicator behind plan in a midpoint review, about which nothing is decided."""

    review_id: str
    period: str
    indicator_id: str
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
    due: tuple[IndicatorRow, ...]
    behind: tuple[IndicatorRow, ...]
    indicators: int
    undecided: tuple[Undecided, ...]
    meeting: NextMeeting | None
    actions: tuple[LateAction, ...]
    briefing_days: int | None

    @property
    def count(self) -> int:
        """How many things wait."""
        waiting = sum(1 for vote in self.votes if not vote.choice)
        return waiting + len(self.due) + len(self.undecided) + len(self.actions)


def home(session: Session, *, account: str = "", now: int | None = None) -> Home:
    """What needs the account (its id or login) today; a department's account sees its own readings
    and actions. A bounded number of statements."""
    at, zone = moment(session, now), city_zone(session)
    today = local_date(at, zone)
    who = session.scalars(
        select(Account).where(or_(Account.id == account, Account.login == account))
    ).one_or_none()
    department = _only_department(session, who)
    rows = [row_of(state) for state in indicator_states(session, now=at)]
    return Home(
        now=at,
        zone=zone,
        votes=_votes(session, who, today),
        due=tuple(r for r in rows if r.awaited and department in ("", r.department_id)),
        behind=tuple(row for row in rows if row.behind),
        indicators=len(rows),
        undecided=_undecided(session, at),
        meeting=_next_meeting(session, at),
        actions=_late_actions(session, today, department),
        briefing_days=_briefing_days(session, today, zone),
    )


def _only_department(session: Session, who: Account | None) -> str:
    """The department of an account that is nothing else; empty for anyone else."""
    if who is None or who.department_id is None:
        return ""
    query = select(AccountRole.role).where(
        AccountRole.account_id == who.id, AccountRole.withdrawn_at.is_(None)
    )
    return who.department_id if set(session.scalars(query)) == {Role.DEPARTMENT} else ""


def _votes(session: Session, who: Account | None, today: date) -> tuple[OpenVote, ...]:
    votes = session.execute(
        select(Vote.id, Motion.id, Motion.number, Motion.title)
        .join(Motion, Motion.id == Vote.motion_id)
        .where(Vote.state == "open")
        .order_by(Vote.opened_at)
    ).all()
    if not votes:
        return ()
    ids = [vote[0] for vote in votes]
    seats = _own_seats(session, who, today)
    rolls = session.execute(
        select(RollEntry.vote_id, RollEntry.seat_id, RollEntry.seat_title)
        .where(RollEntry.vote_id.in_(ids), RollEntry.seat_id.in_(seats))
        .where(RollEntry.status == "entitled")
    )
    own = {vote_id: (seat_id, title) for vote_id, seat_id, title in rolls}
    choices = _choices(session, ids, seats)
    return tuple(
        OpenVote(
            id=vote_id,
            motion_id=motion_id,
            number=number,
            title=title,
            seat=own[vote_id][1] if vote_id in own else "",
            choice=choices.get((vote_id, own[vote_id][0]), "") if vote_id in own else "",
        )
        for vote_id, motion_id, number, title in votes
    )


def _own_seats(session: Session, who: Account | None, today: date) -> Sequence[str]:
    if who is None or who.member_id is None:
        return ()
    query = (
        select(Seat.id)
        .join(Term, Term.seat_id == Seat.id)
        .where(Term.member_id == who.member_id, Term.starts <= today)
        .where(or_(Term.ends.is_(None), Term.ends >= today))
        .order_by(Seat.position)
    )
    return session.scalars(query).all()


def _choices(
    session: Session, votes: Collection[str], seats: Collection[str]
) -> dict[tuple[str, str], str]:
    query = (
        select(Ballot.vote_id, Ballot.seat_id, Ballot.choice)
        .where(Ballot.vote_id.in_(votes), Ballot.seat_id.in_(seats))
        .order_by(Ballot.n)
    )
    return {(vote, seat): choice for vote, seat, choice in session.execute(query)}


def _undecided(session: Session, now: int) -> tuple[Undecided, ...]:
    """What is behind plan and undecided in the latest midpoint review that is not yet adopted."""
    review = session.scalars(
        select(Review)
        .where(Review.midpoint.is_(True), Review.state != "adopted")
        .order_by(Review.opened_at.desc())
        .limit(1)
    ).one_or_none()
    if review is None:
        return ()
    query = select(Finding).where(Finding.review_id == review.id)
    findings = {one.indicator_id: one for one in session.scalars(query)}
    found = []
    period = parse_period(review.period)
    for state in indicator_states(session, now=now, period=period, ids=findings.keys()):
        finding = findings[state.id]
        status = finding.status_override or str(state.status)
        if needs_disposition(status, finding.disposition):
            name = state.indicator.definition.name
            found.append(Undecided(review.id, review.period, state.id, name, status))
    return tuple(found)


def _next_meeting(session: Session, now: int) -> NextMeeting | None:
    row = session.scalars(
        select(Meeting)
        .where(Meeting.closed_at.is_(None))
        .where(or_(Meeting.opened_at.is_not(None), Meeting.starts_at >= now - DAY))
        .order_by(Meeting.starts_at)
        .limit(1)
    ).one_or_none()
    if row is None:
        return None
    return NextMeeting(
        id=row.id,
        number=row.number,
        title=row.title,
        starts_at=row.starts_at,
        notice_due_at=row.notice_due_at,
        noticed=row.noticed_at is not None,
        in_session=row.opened_at is not None,
    )


def _late_actions(session: Session, today: date, department: str) -> tuple[LateAction, ...]:
    query = (
        select(Action.id, Action.number, Action.title, Department.name, Action.due)
        .join(Department, Department.id == Action.department_id)
        .where(Action.state.in_(("open", "in_progress")), Action.due < today)
        .order_by(Action.due)
    )
    if department:
        query = query.where(Action.department_id == department)
    return tuple(LateAction(*found) for found in session.execute(query))


def _briefing_days(session: Session, today: date, zone: str) -> int | None:
    query = select(func.max(Packet.published_at)).where(
        Packet.kind == "quarterly", Packet.state == "published"
    )
    last = session.scalar(query)
    return None if last is None else (today - local_date(last, zone)).days
