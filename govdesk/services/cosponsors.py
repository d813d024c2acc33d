# SPDX-License-Identifier: Apache-2.0
"""Co-sponsors of a motion: a member adds their seat or takes it off, or the office notes it as it
was said aloud."""

from __future__ import annotations

from sqlalchemy import select

from govdesk.models.cosponsors import Cosponsor
from govdesk.models.motions import Motion
from govdesk.models.people import Seat
from govdesk.queries.people import holders
from govdesk.rules.cosponsors import why_not_cosponsor, why_not_withdraw
from govdesk.rules.messages import Message, message
from govdesk.rules.motions import MotionState
from govdesk.rules.refusals import Refusal
from govdesk.services.context import Act, Changed, Context
from govdesk.services.inputs import found
from govdesk.services.motion_people import own_seat
from govdesk.services.numbers import today


def cosponsor(ctx: Context, *, motion_id: str, seat_id: str) -> Changed:
    """Add a seat to those that stand behind a motion, until the question is put.

    Members add their own seat, an officer notes any. Raises NotAllowed for somebody else's seat,
    Refusal for the mover's own, a vacant one, one that is there already, or when it is too late.
    """
    with ctx.writing("motion.cosponsor") as act:
        motion, standing = _standing(act, motion_id, seat_id)
        _refuse(
            why_not_cosponsor(
                MotionState(motion.state),
                seat_id,
                mover_seat_id=motion.mover_seat_id,
                standing=standing,
            )
        )
        if not any(
            one.seat_id == seat_id and one.people for one in holders(act.session, on=today(act))
        ):
            raise Refusal(message("votes.vacant"), kept=message("general.nothing_changed"))
        made = act.new_id()
        act.record("motion.cosponsored", made, motion_id=motion_id, seat_id=seat_id)
        return act.changed(made)


def withdraw_cosponsor(ctx: Context, *, motion_id: str, seat_id: str) -> Changed:
    """Take a seat off again, until the question is put; that it was there stays in the record.

    Raises NotAllowed for somebody else's seat, Refusal where it is none or it is too late.
    """
    with ctx.writing("motion.cosponsor") as act:
        motion, standing = _standing(act, motion_id, seat_id)
        _refuse(why_not_withdraw(MotionState(motion.state), seat_id, standing=standing))
        row_id = standing[seat_id]
        act.record("motion.cosponsor_withdrawn", row_id, motion_id=motion_id, seat_id=seat_id)
        return act.changed(row_id)


def _standing(act: Act, motion_id: str, seat_id: str) -> tuple[Motion, dict[str, str]]:
    """The motion, and its co-sponsors now: the row's id by the seat's."""
    motion = found(act.session, Motion, motion_id, named=message("motions.motion"))
    found(act.session, Seat, seat_id, named=message("people.seat"))
    own_seat(act, seat_id)
    query = select(Cosponsor.seat_id, Cosponsor.id).where(
        Cosponsor.motion_id == motion_id, Cosponsor.withdrawn_at.is_(None)
    )
    return motion, {row[0]: row[1] for row in act.session.execute(query)}


def _refuse(reason: Message | None) -> None:
    if reason is not None:
        raise Refusal(reason, kept=message("general.nothing_changed"))
