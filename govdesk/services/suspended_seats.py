# SPDX-License-Identifier: Apache-2.0
"""What an adopted motion about a seat's vote does to the seat."""

from __future__ import annotations

from govdesk.models.motions import Motion
from govdesk.models.people import SuspensionMotion
from govdesk.queries.suspensions import standing
from govdesk.rules.suspensions import Kind, first_day, last_day
from govdesk.services.context import Act
from govdesk.services.numbers import today


def settle_suspension(act: Act, motion: Motion) -> None:
    """After a motion is adopted: if it is about a seat's vote, the seat has none, or has it back,
    from the day after at the earliest; unless another motion did that meanwhile."""
    asked = act.session.get(SuspensionMotion, motion.id)
    if asked is None:
        return
    now, wanted, day = (
        standing(act.session, asked.seat_id),
        asked.starts.isoformat(),
        today(act).isoformat(),
    )
    if asked.kind == Kind.SUSPEND and now is None:
        act.record(
            "seat.suspended",
            act.new_id(),
            seat_id=asked.seat_id,
            carried_by=motion.id,
            starts=first_day(wanted, day),
        )
    elif asked.kind == Kind.REINSTATE and now is not None:
        act.record("seat.reinstated", now.id, ends=last_day(wanted, day), ended_by=motion.id)
