# SPDX-License-Identifier: Apache-2.0
"""Who may stand behind a motion, and until when."""

from __future__ import annotations

import pytest

from govdesk.rules.cosponsors import why_closed, why_not_cosponsor, why_not_withdraw
from govdesk.rules.motions import ENDED, MotionState
from govdesk.wording import say

CLOSED = ENDED | {MotionState.VOTING}


@pytest.mark.parametrize("state", list(MotionState))
def test_it_is_open_until_the_question_is_put(state: MotionState) -> None:
    assert (why_closed(state) is not None) == (state in CLOSED)
    adding = why_not_cosponsor(state, "b", mover_seat_id="a", standing=())
    assert (adding is not None) == (state in CLOSED)
    leaving = why_not_withdraw(state, "b", standing=("b",))
    assert (leaving is not None) == (state in CLOSED)
    if adding is not None:
        assert "stays as" in say(adding)


def test_a_seat_is_one_once_and_its_mover_never() -> None:
    moved = MotionState.MOVED
    for seat, mover, standing, key in (
        ("a", "a", (), "cosponsors.movers_own"),
        ("b", "a", ("b",), "cosponsors.already"),
        ("b", None, ("c",), None),
    ):
        why = why_not_cosponsor(moved, seat, mover_seat_id=mover, standing=standing)
        assert (why.key if why else None) == key
    why = why_not_withdraw(moved, "b", standing=("c",))
    assert why is not None
    assert why.key == "cosponsors.not_one"
