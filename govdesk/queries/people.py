# SPDX-License-Identifier: Apache-2.0
"""Seats and who holds them, accounts, and who is at the desk."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from govdesk.models.keys import PersonKey
from govdesk.models.people import Account, AccountRole, Member, Seat, Term
from govdesk.models.workspace import Department, Neighbourhood, Workspace
from govdesk.queries.suspensions import suspended_on
from govdesk.rules.messages import message
from govdesk.rules.permissions import Actor, Role
from govdesk.rules.refusals import Refusal


@dataclass(frozen=True, slots=True)
class Person:
    """A member as the public record names them."""

    member_id: str
    name: str


@dataclass(frozen=True, slots=True)
class Holding:
    """A seat on a day: its principal (None: vacant) and its alternates in order."""

    seat_id: str
    position: int
    title: str
    constituency: str
    department_id: str | None
    principal: Person | None
    alternates: tuple[Person, ...] = ()
    suspended: bool = False
    """Whether it has no vote on the day."""

    @property
    def people(self) -> tuple[Person, ...]:
        """Whoever may act for the seat, principal first."""
        return ((self.principal,) if self.principal else ()) + self.alternates


@dataclass(frozen=True, slots=True)
class TermRow:
    """One term in a seat; `ends` None while it is open."""

    term_id: str
    seat_id: str
    member_id: str
    name: str
    role: str
    rank: int
    starts: date
    ends: date | None
    departed_as: str = ""
    """How it ended or is to end, as `rules.departures` has it; empty where that was not said."""
    held_over_since: date | None = None
    """When it ran out, where its holder acts on."""
    languages: tuple[str, ...] = ()
    """In which they asked for summaries, the one liked best first."""


@dataclass(frozen=True, slots=True)
class SeatRow:
    """A seat with what it speaks for and every term in it, latest first."""

    seat_id: str
    position: int
    title: str
    constituency: str
    department: str | None
    neighbourhood: str | None
    terms: tuple[TermRow, ...]


@dataclass(frozen=True, slots=True)
class AccountRow:
    """An account and the roles it carries now."""

    account_id: str
    login: str
    name: str
    roles: tuple[Role, ...]
    member_id: str | None
    department: str | None
    closed: bool
    has_key: bool


@dataclass(frozen=True, slots=True)
class Place:
    """A department or neighbourhood."""

    id: str
    key: str
    name: str


@dataclass(frozen=True, slots=True)
class WorkspaceRow:
    """Whose workspace this is. A crisis line is (language, words, number); a workspace that tells
    a `story` keeps the story's time."""

    name: str
    city: str
    zone: str
    language: str
    crisis_lines: tuple[tuple[str, str, str], ...]
    created_at: int
    story: bool


def workspace_row(session: Session) -> WorkspaceRow:
    """The one row of the workspace."""
    row = session.scalars(select(Workspace)).one()
    lines = tuple((line["lang"], line["text"], line["number"]) for line in row.crisis_lines)
    return WorkspaceRow(
        row.name,
        row.city,
        row.zone,
        row.language,
        lines,
        row.created_at,
        row.story_ends_at is not None,
    )


def departments(session: Session) -> tuple[Place, ...]:
    """The departments by name."""
    rows = session.scalars(select(Department).order_by(Department.name))
    return tuple(Place(row.id, row.key, row.name) for row in rows)


def neighbourhoods(session: Session) -> tuple[Place, ...]:
    """The neighbourhoods by name."""
    rows = session.scalars(select(Neighbourhood).order_by(Neighbourhood.name))
    return tuple(Place(row.id, row.key, row.name) for row in rows)


def members(session: Session) -> tuple[Person, ...]:
    """Everyone who sits or sat on the task force, by name."""
    rows = session.execute(select(Member.id, Member.name).order_by(Member.name, Member.id))
    return tuple(Person(row.id, row.name) for row in rows)


def holders(session: Session, *, on: date) -> tuple[Holding, ...]:
    """Who may act for each seat on a day, in charter order."""
    acting: dict[str, dict[int, Person]] = defaultdict(dict)
    query = (
        select(Term.seat_id, Term.rank, Member.id, Member.name)
        .join(Member, Member.id == Term.member_id)
        .where(Term.starts <= on, Term.ends.is_(None) | (Term.ends >= on))
        .order_by(Term.starts, Term.id)
    )
    for seat_id, rank, member_id, name in session.execute(query):
        acting[seat_id][rank] = Person(member_id, name)
    without_vote = suspended_on(session, on)
    return tuple(
        Holding(
            seat.id,
            seat.position,
            seat.title,
            seat.constituency,
            seat.department_id,
            acting[seat.id].get(0),
            tuple(acting[seat.id][rank] for rank in sorted(acting[seat.id]) if rank),
            seat.id in without_vote,
        )
        for seat in session.scalars(select(Seat).order_by(Seat.position))
    )


def seat_rows(session: Session) -> tuple[SeatRow, ...]:
    """Every seat with its terms, in charter order."""
    terms: dict[str, list[TermRow]] = defaultdict(list)
    found = session.execute(
        select(Term, Member.name, Member.languages)
        .join(Member, Member.id == Term.member_id)
        .order_by(Term.rank, Term.starts.desc(), Term.id)
    )
    for term, name, languages in found:
        terms[term.seat_id].append(
            TermRow(
                term.id,
                term.seat_id,
                term.member_id,
                name,
                term.role,
                term.rank,
                term.starts,
                term.ends,
                term.departed_as or "",
                term.held_over_since,
                tuple(languages or ()),
            )
        )
    query = (
        select(Seat, Department.name, Neighbourhood.name)
        .outerjoin(Department, Department.id == Seat.department_id)
        .outerjoin(Neighbourhood, Neighbourhood.id == Seat.neighbourhood_id)
        .order_by(Seat.position)
    )
    return tuple(
        SeatRow(
            seat.id,
            seat.position,
            seat.title,
            seat.constituency,
            department,
            neighbourhood,
            tuple(terms[seat.id]),
        )
        for seat, department, neighbourhood in session.execute(query)
    )


def account_rows(session: Session) -> tuple[AccountRow, ...]:
    """Every account, open ones first, by sign-in name."""
    roles = _roles(session)
    query = (
        select(Account, Department.name)
        .outerjoin(Department, Department.id == Account.department_id)
        .order_by(Account.login)
    )
    keyed = set(session.scalars(select(PersonKey.account_id).where(PersonKey.ended_at.is_(None))))
    rows = [
        AccountRow(
            account.id,
            account.login,
            account.name,
            roles[account.id],
            account.member_id,
            department,
            account.closed_at is not None,
            account.id in keyed,
        )
        for account, department in session.execute(query)
    ]
    return tuple(sorted(rows, key=lambda row: row.closed))


def actor_of(session: Session, *, login: str) -> Actor:
    """Who acts when this account is at the desk. Raises Refusal when there is no such account."""
    query = select(Account).where(Account.login == login, Account.closed_at.is_(None))
    account = session.scalars(query).one_or_none()
    if account is None:
        raise Refusal(
            message("people.no_account", login=login), then=message("people.no_account.then")
        )
    return _actor(session, account)


def actor_now(session: Session, *, account_id: str) -> Actor | None:
    """What an account carries at this moment, nothing once it is closed. None: no such account."""
    account = session.get(Account, account_id)
    if account is None:
        return None
    found = _actor(session, account)
    return found if account.closed_at is None else replace(found, roles=frozenset())


def _actor(session: Session, account: Account) -> Actor:
    roles = frozenset(_roles(session, account.id)[account.id])
    return Actor(account.id, account.name, roles, account.member_id, account.department_id)


def _roles(session: Session, account_id: str | None = None) -> dict[str, tuple[Role, ...]]:
    query = select(AccountRole.account_id, AccountRole.role).where(
        AccountRole.withdrawn_at.is_(None)
    )
    if account_id is not None:
        query = query.where(AccountRole.account_id == account_id)
    carried: dict[str, set[Role]] = defaultdict(set)
    for owner, role in session.execute(query):
        carried[owner].add(Role(role))
    return defaultdict(
        tuple, {owner: tuple(r for r in Role if r in has) for owner, has in carried.items()}
    )
