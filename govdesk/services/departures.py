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
from govdesk.rules.messages import message
from govdesk.rules.refusals import BadInput, Refusal
from govdesk.services.beginnings import propose
from govdesk.services.context import Act, Changed, Context
from govdesk.services.inputs import LONG, typed
from govdesk.services.people import refuse_two_seats


def depart(
    ctx: Context, *, member_id: str, ends: date, reason: str, seat_next: bool = False
) -> Changed:
    """Note that a member leaves; `ends` is the last day that counts, `reason` may be published.

    With `seat_next` the first stand-in holds each seat that becomes free, from the next day. An
    account is closed once another officer completes it (`made` is that proposal), and not before
    the day: where it is still ahead, the account stays.
    Raises Refusal for whoever has no term, BadInput for a day before a term began.
    """
    with ctx.writing("people.keep") as act:
        told = typed(reason, "reason", limit=LONG, named=message("people.field.reason"))
        found = departing(act.session, member_id=member_id, on=ends)
        if found is None or not found.terms:
            raise Refusal(message("people.no_term"), kept=message("general.nothing_changed"))
        for held in found.terms:
            _end(act, held.term_id, ends, told)
            if seat_next and held.next_id is not None:
                _seat_next(act, held, ends, told)
        made = ""
        if found.account_id is not None and ends <= local_date(act.now, ctx.store.zone):
            made = propose(act, "account.closed", found.account_id)
        return act.changed(made)


def _end(act: Act, term_id: str, ends: date, reason: str) -> None:
    if ends < act.session.get_one(Term, term_id).starts:
        raise BadInput(message("people.term_reversed"), field="ends")
    act.record("term.ended", term_id, ends=ends, reason=reason)


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
