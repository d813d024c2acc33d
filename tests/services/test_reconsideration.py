# SPDX-License-Identifier: Apache-2.0
"""Reconsideration: by who prevailed, before the meeting ends, once, and never of a key decision."""

from __future__ import annotations

from typing import Any

from govdesk.models.motions import Motion
from govdesk.queries.motions import motion
from govdesk.queries.verification import verify_workspace
from govdesk.services import meetings, motions
from tests.builders import City
from tests.forging import refused
from tests.services.test_amendments import by_vote
from tests.sittings import sitting


def reconsider(city: City, motion_id: str, seat: str = "Housing", **given: Any) -> None:
    motions.step(
        city.ctx, motion_id=motion_id, verb="reconsider", seat_id=city.seat(seat),
        **{"yes": 3, "no": 2, **given},
    )  # fmt: skip


def state(city: City, motion_id: str) -> tuple[str, int | None]:
    with city.ctx.store.reading() as session:
        row = session.get_one(Motion, motion_id)
        return row.state, row.decided_at


def why(city: City, motion_id: str) -> str:
    told = city.ctx.read(motion, motion_id=motion_id, actor=city.ctx.actor, now=city.clock.micros)
    assert told is not None
    reason = dict(told.verbs)["reconsider"]
    return reason.key if reason is not None else ""


def test_a_decision_is_taken_up_again_by_who_prevailed_and_only_once(city: City) -> None:
    made, (motion_id, key, lost) = sitting(city, "ordinary", "key", "key")
    by_vote(made, motion_id, against=("Youth",))
    by_vote(made, key)
    by_vote(made, lost, against=("Youth", "Seniors"))
    assert refused(lambda: reconsider(city, motion_id, "Youth")) == (
        "motions.needs_moved_by_who_prevailed"
    )
    assert (
        refused(lambda: reconsider(city, motion_id, yes=None, no=None)) == "motions.needs_carried"
    )
    assert why(city, key) == "motions.needs_may_be_reopened"
    assert refused(lambda: reconsider(city, key)) == "motions.needs_may_be_reopened"
    assert why(city, motion_id) == ""
    reconsider(city, motion_id)
    assert state(city, motion_id) == ("pending", None)
    city.later(minutes=5)
    by_vote(made, motion_id, against=("Health", "Housing", "Seniors"))
    assert state(city, motion_id)[0] == "rejected"
    told = city.ctx.read(motion, motion_id=motion_id, actor=None, now=city.clock.micros)
    assert told is not None
    assert [one.outcome for one in told.votes] == ["rejected"]
    assert [one.outcome for one in told.earlier] == ["adopted"]
    assert why(city, motion_id) == "motions.needs_never_reconsidered"
    assert refused(lambda: reconsider(city, lost, "Health")) == (
        "motions.needs_moved_by_who_prevailed"
    )
    reconsider(city, lost, "Seniors")
    by_vote(made, lost)
    meetings.close_meeting(city.as_("chair"), meeting_id=made.meeting_id, end_state="held")
    assert why(city, lost) == "motions.needs_meeting_goes_on"
    assert city.ctx.read(verify_workspace).failures == ()


def test_a_decision_undone_past_the_members_is_found(city_file: City) -> None:
    city = city_file
    made, (key,) = sitting(city, "key")
    by_vote(made, key)
    with city.ctx.writing("motion.run") as act:
        act.record(
            "motion.stepped", key, step_id=act.new_id(), verb="reconsider",
            from_state="adopted", to_state="pending",
        )  # fmt: skip
    assert {one.rule for one in city.ctx.read(verify_workspace).failures} == {"carried"}
