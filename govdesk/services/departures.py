# SPDX-License-Identifier: Apache-2.0
"""A member leaves: one act ends every term, seats a stand-in if asked, and begins to end access.

Ballots already cast stay as they are. Quorum and every base follow from the terms.
"""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from govdesk.models.people import Term
from govdesk.queries.departures import TermHeld, departing
from govdesk.queries.local_dates import local_date
from govdesk.rules.departures import Departure
from govdesk.rules.messages import message
from govdesk.rules.refusals import BadInput, Refusal
from govdesk.services.beginnings import propose
from govdesk.services.context import Act, Changed, Context
from govdesk.services.inputs import LONG, typed
from govdesk.services.people import refuse_two_seats


def depart(
    ctx: Context,
    *,
    member_id: str,
    ends: date,
    reason: str,
    seat_next: bool = False,
    departed_as: str = Departure.RESIGNED,
) -> Changed:
    """Note that a member resigned, died or lapsed by absences (`departed_as`); `ends` is the last
    day that counts, `reason` may be published.

    With `seat_next` the first stand-in holds each seat that becomes free, from the next day. An
    account is closed once another officer completes it (`made` is that proposal), and not before
    the day: where it is still ahead, the account stays.
    Raises Refusal for whoever has no term, BadInput for a day before a term began.
    """
    if departed_as not in [one for one in Departure if one.ends_term]:
        named = message("people.field.departure")
        raise BadInput(message("general.choose_one", field=named), field="departed_as")
    with ctx.writing("people.keep") as act:
        told = typed(reason, "reason", limit=LONG, named=message("people.field.reason"))
        found = departing(act.session, member_id=member_id, on=ends)
        if found is None or not found.terms:
            raise Refusal(message("people.no_term"), kept=message("general.nothing_changed"))
        for held in found.terms:
            _end(act, held.term_id, ends, told, departed_as)
            if seat_next and held.next_id is not None:
                _seat_next(act, held, ends, told)
        made = ""
        if found.account_id is not None and ends <= local_date(act.now, ctx.store.zone):
            made = propose(act, "account.closed", found.account_id)
        return act.changed(made)


def hold_over(ctx: Context, *, member_id: str, ends: date, reason: str) -> Changed:
    """Note that a member's term runs out with the day `ends` and they act on until a successor is
    seated: seat, vote and key stay theirs, and whoever is seated next ends it (`people`).

    Raises Refusal for whoever holds no seat on that day, BadInput for a term that ran out already.
    """
    with ctx.writing("people.keep") as act:
        told = typed(reason, "reason", limit=LONG, named=message("people.field.reason"))
        if ends < local_date(act.now, ctx.store.zone):
            raise BadInput(message("people.ran_out"), field="ends")
        for term in _held_on(act.session, member_id, ends):
            act.record(
                "term.held_over",
                term.id,
                ends="",
                held_over_since=ends + timedelta(days=1),
                reason=told,
            )
        return act.changed(member_id)


def designate(
    ctx: Context, *, member_id: str, name: str, starts: date, ends: date, reason: str
) -> Changed:
    """Note that a member names a deputy for a time: the deputy stands in at each seat that the
    member holds, after those who stand in already. `made` is the deputy.

    Raises Refusal for whoever holds no seat on the first day, BadInput for days the wrong way
    round.
    """
    with ctx.writing("people.keep") as act:
        called = typed(name, "deputy", named=message("people.field.deputy"))
        told = typed(reason, "reason", limit=LONG, named=message("people.field.reason"))
        if ends < starts:
            raise BadInput(message("people.term_reversed"), field="until")
        held = _held_on(act.session, member_id, starts)
        deputy = act.new_id()
        act.record("member.added", deputy, name=called)
        for term in held:
            act.record(
                "term.started",
                act.new_id(),
                seat_id=term.seat_id,
                member_id=deputy,
                role="alternate",
                rank=_next_rank(act.session, term.seat_id),
                starts=starts,
                ends=ends,
                reason=told,
            )
        return act.changed(deputy)


def _held_on(session: Session, member_id: str, day: date) -> list[Term]:
    """The terms in which a member holds a seat on a day. Raises Refusal for none."""
    query = select(Term).where(
        Term.member_id == member_id,
        Term.role == "principal",
        Term.starts <= day,
        Term.ends.is_(None) | (Term.ends >= day),
    )
    terms = list(session.scalars(query))
    if not terms:
        raise Refusal(message("people.holds_no_seat"), kept=message("general.nothing_changed"))
    return terms


def _next_rank(session: Session, seat_id: str) -> int:
    return (session.scalar(select(func.max(Term.rank)).where(Term.seat_id == seat_id)) or 0) + 1


def _end(act: Act, term_id: str, ends: date, reason: str, departed_as: str | None = None) -> None:
    if ends < act.session.get_one(Term, term_id).starts:
        raise BadInput(message("people.term_reversed"), field="ends")
    act.record("term.ended", term_id, ends=ends, reason=reason, departed_as=departed_as)


def _seat_next(act: Act, held: TermHeld, ends: date, reason: str) -> None:
    for term_id in _stands_in(act.session, held, ends):
        _end(act, term_id, ends, reason)
    starts = ends + timedelta(days=1)
    following = _following(act.session, held.seat_id, starts)
    if following is not None and following <= starts:
        return  # somebody holds it from that day already
    last = None if following is None else following - timedelta(days=1)
    assert held.next_id is not None
    refuse_two_seats(act.session, held.next_id, starts, last)
    act.record(
        "term.started",
        act.new_id(),
        seat_id=held.seat_id,
        member_id=held.next_id,
        role="principal",
        rank=0,
        starts=starts,
        ends=last,
    )


def _following(session: Session, seat_id: str, on: date) -> date | None:
    """When the next principal after a day begins, as an earlier departure may have settled it."""
    query = select(func.min(Term.starts)).where(
        Term.seat_id == seat_id, Term.role == "principal", Term.starts >= on
    )
    return session.scalar(query)


def _stands_in(session: Session, held: TermHeld, on: date) -> tuple[str, ...]:
    query = (
        select(Term.id)
        .where(Term.seat_id == held.seat_id, Term.member_id == held.next_id)
        .where(Term.role != "principal", Term.ends.is_(None) | (Term.ends > on))
    )
    return tuple(session.scalars(query))
