# SPDX-License-Identifier: Apache-2.0
"""What a member's departure changes, told before it is done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from govdesk.models.actions import Action
from govdesk.models.people import Account, Member, Seat, Term
from govdesk.models.workspace import Department
from govdesk.queries.people import holders


@dataclass(frozen=True, slots=True)
class TermHeld:
    """A term that has not ended. `next_id` and `next_name` are the first stand-in of a seat that
    the member holds; None without one, or where the member only stands in."""

    term_id: str
    seat_id: str
    seat: str
    role: str
    next_id: str | None = None
    next_name: str | None = None
    department: str = ""
    """Whose actions are in hand, where the seat is a department's."""
    open_actions: int = 0


@dataclass(frozen=True, slots=True)
class Departing:
    """A member, every term that they have on a day, and their account."""

    member_id: str
    name: str
    terms: tuple[TermHeld, ...]
    account_id: str | None
    filled: int = 0
    seats: int = 0
    """Seats that somebody holds on the day after, if nobody takes these over, of all."""


def departing(session: Session, *, member_id: str, on: date) -> Departing | None:
    """What ends when a member leaves on a day; None when there is no such member."""
    member = session.get(Member, member_id)
    if member is None:
        return None
    held = session.execute(
        select(Term, Seat.title)
        .join(Seat, Seat.id == Term.seat_id)
        .where(Term.member_id == member_id, Term.ends.is_(None) | (Term.ends > on))
        .order_by(Seat.position)
    ).all()
    account = session.scalars(
        select(Account.id).where(Account.member_id == member_id, Account.closed_at.is_(None))
    ).first()
    after = holders(session, on=on + timedelta(days=1))
    filled = [one for one in after if one.principal and one.principal.member_id != member_id]
    return Departing(
        member_id,
        member.name,
        tuple(_held(session, *one, on) for one in held),
        account,
        len(filled),
        len(after),
    )


def _held(session: Session, term: Term, seat: str, on: date) -> TermHeld:
    following = None
    if term.role == "principal":
        following = session.execute(
            select(Member.id, Member.name)
            .join(Term, Term.member_id == Member.id)
            .where(Term.seat_id == term.seat_id, Term.role != "principal")
            .where(Term.starts <= on, Term.ends.is_(None) | (Term.ends > on))
            .where(Member.id != term.member_id)
            .order_by(Term.rank)
            .limit(1)
        ).first()
    next_id, next_name = following if following is not None else (None, None)
    department, actions = "", 0
    of = session.get_one(Seat, term.seat_id).department_id
    if of is not None and term.role == "principal":
        department = session.get_one(Department, of).name
        query = select(func.count()).where(
            Action.department_id == of, Action.state.in_(("open", "in_progress"))
        )
        actions = session.scalar(query) or 0
    return TermHeld(term.id, term.seat_id, seat, term.role, next_id, next_name, department, actions)
