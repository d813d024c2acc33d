# SPDX-License-Identifier: Apache-2.0
"""Who stands behind a motion beside its mover: seats that add themselves until the question is put,
and may take themselves off again."""

from __future__ import annotations

from collections.abc import Collection

from govdesk.rules.messages import Message, message
from govdesk.rules.motions import ENDED, MotionState


def why_closed(state: MotionState) -> Message | None:
    """None while a motion's co-sponsors may change, else why not: those who voted knew who stood
    behind it."""
    if state is MotionState.VOTING:
        return message("cosponsors.question_put")
    if state in ENDED:
        return message("cosponsors.over", state=message(f"motions.state_{state}"))
    return None


def why_not_cosponsor(
    state: MotionState, seat_id: str, *, mover_seat_id: str | None, standing: Collection[str]
) -> Message | None:
    """None when a seat may add itself; `standing` are the seats that are co-sponsors already."""
    if (closed := why_closed(state)) is not None:
        return closed
    if seat_id == mover_seat_id:
        return message("cosponsors.movers_own")
    return message("cosponsors.already") if seat_id in standing else None


def why_not_withdraw(
    state: MotionState, seat_id: str, *, standing: Collection[str]
) -> Message | None:
    """None when a seat may take itself off."""
    if (closed := why_closed(state)) is not None:
        return closed
    return message("cosponsors.not_one") if seat_id not in standing else None
