# SPDX-License-Identifier: Apache-2.0
"""Members, their terms in seats, and the accounts by which people sign in."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from govdesk.models.people import Account, AccountRole, Member, Seat, Term
from govdesk.models.workspace import Department, Workspace
from govdesk.queries.local_dates import local_date
from govdesk.rules.departures import Departure
from govdesk.rules.messages import message
from govdesk.rules.permissions import OFFICERS, Role
from govdesk.rules.refusals import BadInput, Refusal
from govdesk.services.context import Act, Changed, Context
from govdesk.services.inputs import LONG, found, typed
from govdesk.services.proposals import propose
from govdesk.wording import Words

PRINCIPAL, ALTERNATE = "principal", "alternate"


def add_member(ctx: Context, *, name: str) -> Changed:
    """Add a person, named as the public record names them."""
    with ctx.writing("people.keep") as act:
        made = act.new_id()
        act.record("member.added", made, name=_name(name))
        return act.changed(made)


def describe_member(ctx: Context, *, member_id: str, name: str) -> Changed:
    """Correct a member's name; rolls and ballots keep the words of their moment."""
    with ctx.writing("people.keep") as act:
        found(act.session, Member, member_id, named=message("people.member"))
        act.record("member.described", member_id, name=_name(name))
        return act.changed()


def describe_seat(ctx: Context, *, seat_id: str, title: str) -> Changed:
    """Change a seat's public title."""
    with ctx.writing("people.keep") as act:
        found(act.session, Seat, seat_id, named=message("people.seat"))
        act.record("seat.described", seat_id, title=_name(title))
        return act.changed()


def start_term(
    ctx: Context,
    *,
    seat_id: str,
    member_id: str,
    role: str = PRINCIPAL,
    rank: int = 0,
    starts: date,
    ends: date | None = None,
) -> Changed:
    """Seat a member as the principal (rank 0) or as an alternate (rank 1, 2... in order).

    Raises Refusal when another principal holds the seat on one of these days.
    """
    _check_term(role, rank, starts, ends)
    with ctx.writing("people.keep") as act:
        found(act.session, Member, member_id, named=message("people.member"))
        return act.changed(_start_term(act, seat_id, member_id, role, rank, starts, ends))


def seat_member(
    ctx: Context,
    *,
    seat_id: str,
    name: str,
    role: str = PRINCIPAL,
    rank: int = 0,
    starts: date,
    ends: date | None = None,
) -> Changed:
    """Add a person and start their term in one act: both stand, or neither. Makes the term.

    Raises Refusal as `start_term` does.
    """
    _check_term(role, rank, starts, ends)
    with ctx.writing("people.keep") as act:
        member_id = act.new_id()
        act.record("member.added", member_id, name=_name(name))
        return act.changed(_start_term(act, seat_id, member_id, role, rank, starts, ends))


def end_term(ctx: Context, *, term_id: str, ends: date, reason: str) -> Changed:
    """End a term on a day (the last one that counts), with the reason that may be published."""
    with ctx.writing("people.keep") as act:
        term = found(act.session, Term, term_id, named=message("people.term"))
        if ends < term.starts:
            raise BadInput(message("people.term_reversed"), field="ends")
        told = typed(reason, "reason", limit=LONG, named=message("people.field.reason"))
        act.record("term.ended", term_id, ends=ends, reason=told)
        return act.changed()


def open_account(
    ctx: Context,
    *,
    login: str,
    name: str,
    roles: Iterable[Role],
    member_id: str | None = None,
    department_id: str | None = None,
) -> Changed:
    """Open an account and grant its roles; an officer's waits for another officer."""
    with ctx.writing("account.keep") as act:
        if member_id:
            found(act.session, Member, member_id, named=message("people.member"))
        if department_id:
            found(act.session, Department, department_id, named=message("people.department"))
        made = act.new_id()
        act.record(
            "account.opened",
            made,
            login=typed(login, "login", limit=64, named=message("people.field.login")),
            name=_name(name),
            member_id=member_id,
            department_id=department_id,
        )
        for role in sorted(set(roles)):
            grant(act, made, Role(role))
        return act.changed(made)


def grant_role(ctx: Context, *, account_id: str, role: Role) -> Changed:
    """Give an account a role; an officer's takes effect when another officer completes it."""
    with ctx.writing("account.keep") as act:
        found(act.session, Account, account_id, named=message("people.account"))
        return act.changed(grant(act, account_id, role))


def grant(act: Act, account_id: str, role: Role) -> str:
    """Give a role within a service's transaction, or begin to, when it is an officer's."""
    made = act.new_id()
    if role in OFFICERS:
        return propose(act, "role.granted", made, account_id=account_id, role=role.value)
    act.record("role.granted", made, account_id=account_id, role=role.value)
    return made


def withdraw_role(ctx: Context, *, account_id: str, role: Role) -> Changed:
    """Begin to take a role from an account; another officer completes it."""
    with ctx.writing("act.propose") as act:
        query = select(AccountRole.id).where(
            AccountRole.account_id == account_id,
            AccountRole.role == role.value,
            AccountRole.withdrawn_at.is_(None),
        )
        held = act.session.scalars(query).one_or_none()
        if held is None:
            raise Refusal(message("general.not_found", what=message("people.account")))
        return act.changed(propose(act, "role.withdrawn", held))


def close_account(ctx: Context, *, account_id: str) -> Changed:
    """Begin to close an account; another officer completes it. Its roles and its key end with it;
    what it did stays on record."""
    with ctx.writing("act.propose") as act:
        account = found(act.session, Account, account_id, named=message("people.account"))
        if account.closed_at is not None:
            raise Refusal(message("general.not_found", what=message("people.account")))
        return act.changed(propose(act, "account.closed", account_id))


def _check_term(role: str, rank: int, starts: date, ends: date | None) -> None:
    if role not in (PRINCIPAL, ALTERNATE) or (role == PRINCIPAL) != (rank == 0):
        raise BadInput(message("people.role_unknown"), field="role")
    if ends is not None and ends < starts:
        raise BadInput(message("people.term_reversed"), field="ends")


def _start_term(
    act: Act, seat_id: str, member_id: str, role: str, rank: int, starts: date, ends: date | None
) -> str:
    found(act.session, Seat, seat_id, named=message("people.seat"))
    if role == PRINCIPAL:
        _end_held_over(act, seat_id, starts)
        _refuse_overlap(act.session, seat_id, starts, ends)
        refuse_two_seats(act.session, member_id, starts, ends)
    made = act.new_id()
    act.record(
        "term.started",
        made,
        seat_id=seat_id,
        member_id=member_id,
        role=role,
        rank=rank,
        starts=starts,
        ends=ends,
    )
    return made


def refuse_two_seats(session: Session, member_id: str, starts: date, ends: date | None) -> None:
    """Raises Refusal when somebody would hold two seats, and so two votes, on one of these days."""
    query = (
        select(Seat.title)
        .join(Term, Term.seat_id == Seat.id)
        .where(Term.member_id == member_id, Term.role == PRINCIPAL)
        .where(Term.ends.is_(None) | (Term.ends >= starts))
    )
    if ends is not None:
        query = query.where(Term.starts <= ends)
    seat = session.scalars(query.limit(1)).first()
    if seat is not None:
        raise Refusal(
            message("people.holds_another", seat=seat), then=message("people.seat_taken.then")
        )


def _name(text: str) -> str:
    return typed(text, "name", named=message("people.field.name"))


def _end_held_over(act: Act, seat_id: str, starts: date) -> None:
    """Whoever acted on in a seat after their term ran out leaves it to the successor, and their
    account with it, once another officer agrees."""
    last = starts - timedelta(days=1)
    query = select(Term).where(
        Term.seat_id == seat_id,
        Term.role == PRINCIPAL,
        Term.held_over_since <= starts,
        Term.ends.is_(None),
    )
    for term in list(act.session.scalars(query)):
        words = Words(act.session.scalars(select(Workspace.language)).one())
        act.record(
            "term.ended",
            term.id,
            ends=last,
            reason=words._("A successor is seated."),
            departed_as=Departure.HELD_OVER.value,
        )
        account = act.session.scalars(
            select(Account.id).where(
                Account.member_id == term.member_id, Account.closed_at.is_(None)
            )
        ).first()
        others = select(Term.id).where(
            Term.member_id == term.member_id, Term.ends.is_(None) | (Term.ends > last)
        )
        over = last <= local_date(act.now, act.ctx.store.zone)
        if account is not None and over and act.session.scalars(others).first() is None:
            propose(act, "account.closed", account)


def _refuse_overlap(session: Session, seat_id: str, starts: date, ends: date | None) -> None:
    query = (
        select(Member.name)
        .join(Term, Term.member_id == Member.id)
        .where(Term.seat_id == seat_id, Term.role == PRINCIPAL)
        .where(Term.ends.is_(None) | (Term.ends >= starts))
    )
    if ends is not None:
        query = query.where(Term.starts <= ends)
    holder = session.scalars(query.limit(1)).one_or_none()
    if holder is not None:
        raise Refusal(
            message("people.seat_taken", name=holder), then=message("people.seat_taken.then")
        )
