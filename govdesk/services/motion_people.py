# SPDX-License-Identifier: Apache-2.0
"""Who may act on a motion: for which seat, present or not, as its mover."""

from __future__ import annotations

from govdesk.models.meetings import Meeting
from govdesk.models.motions import Motion
from govdesk.queries.people import holders
from govdesk.queries.rolls import seats_now
from govdesk.rules.messages import message
from govdesk.rules.permissions import Role
from govdesk.rules.refusals import NotAllowed, Refusal
from govdesk.services.context import Act, Context
from govdesk.services.numbers import today


def own_seat(act: Act, seat_id: str) -> None:
    """Raises NotAllowed when someone who is no officer acts for a seat that is not theirs."""
    actor = act.ctx.actor
    if actor is None or actor.roles & {Role.SECRETARIAT, Role.CHAIR}:
        return
    seats = {
        holding.seat_id
        for holding in holders(act.session, on=today(act))
        if actor.member_id in {person.member_id for person in holding.people}
    }
    if seat_id not in seats:
        raise NotAllowed(message("votes.wrong_seat"), kept=message("general.nothing_changed"))


def refuse_absent(act: Act, seat_id: str | None, meeting_id: str | None) -> None:
    """Raises Refusal when nobody is here for a seat that is to move, second or amend."""
    meeting = act.session.get(Meeting, meeting_id or "")
    if seat_id is None or meeting is None:
        return
    seats = seats_now(act.session, meeting, at=act.now)
    if not any(seat.seat_id == seat_id and seat.here for seat in seats):
        raise Refusal(message("motions.seat_not_here"), kept=message("general.nothing_changed"))


def speaks_for_all(ctx: Context) -> bool:
    """Only who presides, or records it, says that the members agreed or that nobody objected."""
    return ctx.actor is not None and bool(ctx.actor.roles & {Role.SECRETARIAT, Role.CHAIR})


def refuse_stranger(act: Act, motion: Motion) -> None:
    """Raises NotAllowed when whoever acts is neither the secretariat nor of the mover's seat."""
    actor = act.ctx.actor
    if actor is not None and Role.SECRETARIAT not in actor.roles:
        if motion.mover_seat_id is None:
            raise NotAllowed(message("motions.only_the_mover"))
        own_seat(act, motion.mover_seat_id)
