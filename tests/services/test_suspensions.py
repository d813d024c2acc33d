# SPDX-License-Identifier: Apache-2.0
"""A seat loses its vote, and has it back, by an adopted key motion that names it; then it stands
outside every base."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from govdesk.queries.bundles import bundle_of
from govdesk.queries.rolls import seats_now
from govdesk.queries.suspensions import SuspensionRow, standing, suspensions_of
from govdesk.queries.verification import verify_workspace
from govdesk.queries.votes import Board, board
from govdesk.record.bundle_contents import About
from govdesk.record.rebuild import differences
from govdesk.record.verify_bundle import verify_bundle
from govdesk.rules.refusals import BadInput, NotAllowed
from govdesk.services import meetings
from govdesk.services.class_changes import move_lowering
from govdesk.services.suspensions import move_suspension
from tests.builders import City
from tests.forging import refused
from tests.services.test_charter_changes import vote
from tests.sittings import SEATS, Sitting, sitting

AGAINST = ("Youth", "Seniors")
OTHERS = tuple(one for one in SEATS if one != "Housing")


def asked(city: City, seat: str = "Housing", kind: str = "suspend", days: int = 0) -> str:
    return move_suspension(
        city.ctx, seat_id=city.seat(seat), kind=kind, starts=city.today + timedelta(days=days),
        why="It says why.", mover_seat_id=city.seat("Youth"),
    ).made  # fmt: skip


def voted_on(city: City, motion_id: str, *, no: tuple[str, ...] = (),
             who: tuple[str, ...] = SEATS) -> Sitting:  # fmt: skip
    made, _ids = sitting(city, motion_ids=(motion_id,))
    vote_id = made.put(motion_id)
    for seat in who:
        made.enter(vote_id, seat, "no" if seat in no else "yes")
    made.close(vote_id)
    return made


def over(made: Sitting) -> None:
    meetings.close_meeting(made.city.ctx, meeting_id=made.meeting_id)
    made.city.later(days=1)


def rows(city: City, seat: str = "Housing") -> tuple[SuspensionRow, ...]:
    return city.ctx.read(suspensions_of, seat_id=city.seat(seat))


def seen(city: City, vote_id: str) -> Board:
    return city.ctx.read(board, vote_id=vote_id, now=city.clock.micros)


def test_a_suspended_seat_stands_outside_every_base_until_it_has_its_vote_back(city: City) -> None:
    over(voted_on(city, asked(city)))
    (row,) = rows(city)
    assert row.ends is None
    back = asked(city, kind="reinstate")
    made, _ids = sitting(city, motion_ids=(back,))
    with city.ctx.store.reading() as session:
        meeting = meetings.load(session, made.meeting_id)
        seats = {
            one.holding.title: one.status().status.value
            for one in seats_now(session, meeting, at=city.clock.micros)
        }
    assert seats["Housing"] == "ineligible"
    assert set(seats.values()) == {"ineligible", "not voting"}
    vote_id = made.put(back)
    assert refused(lambda: made.enter(vote_id, "Housing", "no")) == "votes.suspended"
    assert refused(lambda: made.cast(vote_id, "housing", "no")) == "votes.suspended"
    for seat in OTHERS:
        made.enter(vote_id, seat, "yes")
    made.close(vote_id)
    found = seen(city, vote_id)
    assert {one.seat: one.choice for one in found.lines}["Housing"] == "ineligible"
    assert found.outcome == "adopted"
    (row,) = rows(city)
    assert row.ends == city.today
    over(made)
    again, (motion_id,) = sitting(city)
    later = again.put(motion_id)
    again.enter(later, "Housing", "yes")
    again.close(later)
    assert city.ctx.read(differences) == ()
    verdict = city.ctx.read(verify_workspace)
    assert verdict.ok, verdict.failures
    alone = verify_bundle(city.ctx.read(bundle_of, about=About("vote", vote_id)))
    assert alone.ok, alone.failures


def test_the_quorum_counts_without_it(city_file: City) -> None:
    """Four of five seats are left, of whom three are more than half."""
    city = city_file
    over(voted_on(city, asked(city)))
    made, (motion_id,) = sitting(city)
    vote_id = made.put(motion_id)
    rule = seen(city, vote_id).quorum
    assert rule is not None
    assert (rule.present, rule.needed) == (4, 3)


def test_it_never_takes_effect_in_the_meeting_that_adopts_it(city_file: City) -> None:
    city = city_file
    motion_id = asked(city)
    made, (_asked, other) = sitting(city, "ordinary", motion_ids=(motion_id,))
    vote(made, motion_id, no=("Housing",))
    (row,) = rows(city)
    assert row.starts == city.today + timedelta(days=1)
    vote_id = made.put(other)
    made.enter(vote_id, "Housing", "yes")
    made.close(vote_id)
    assert city.ctx.read(verify_workspace).ok


def test_a_later_day_is_kept(city_file: City) -> None:
    city = city_file
    day = city.today + timedelta(days=40)
    voted_on(city, asked(city, days=40))
    assert [one.starts for one in rows(city)] == [day]
    assert city.ctx.read(verify_workspace).ok


def test_without_the_residents_no_seat_is_suspended(city: City) -> None:
    voted_on(city, asked(city), no=AGAINST)
    assert rows(city) == ()
    assert city.ctx.read(verify_workspace).ok


def test_what_cannot_be_asked(city_file: City) -> None:
    city = city_file
    assert refused(lambda: asked(city, kind="reinstate")) == "suspensions.none"
    for kind, days in (("dismiss", 0), ("suspend", -1)):
        with pytest.raises(BadInput):
            asked(city, kind=kind, days=days)
    with pytest.raises(NotAllowed):
        move_suspension(city.as_("clerk"), seat_id=city.seat("Youth"), kind="suspend",
                        starts=city.today, why="So", mover_seat_id=None)  # fmt: skip
    motion_id = asked(city)
    assert refused(
        lambda: move_lowering(city.ctx, motion_id=motion_id, why="So", mover_seat_id=None)
    ) == "motions.lowering_bound"  # fmt: skip
    over(voted_on(city, motion_id))
    assert refused(lambda: asked(city)) == "suspensions.already"


Deed = Callable[[City, str], None]


def _suspended(city: City, by: str, seat: str = "Youth", starts: date | None = None) -> None:
    with city.as_("chair").writing("vote.close") as act:
        act.record("seat.suspended", act.new_id(), seat_id=city.seat(seat), carried_by=by,
                   starts=starts or city.today + timedelta(days=1))  # fmt: skip


def _before_its_vote(city: City, motion_id: str) -> None:
    _suspended(city, motion_id, "Housing")


def _though_rejected(city: City, motion_id: str) -> None:
    voted_on(city, motion_id, no=AGAINST)
    _suspended(city, motion_id, "Housing")


def _another_seat(city: City, motion_id: str) -> None:
    voted_on(city, motion_id)
    _suspended(city, motion_id)


def _a_second_time(city: City, motion_id: str) -> None:
    voted_on(city, motion_id)
    _suspended(city, motion_id, "Housing")


def _by_any_key_motion(city: City, _motion_id: str) -> None:
    made, (other,) = sitting(city, "key")
    vote(made, other)
    _suspended(city, other)


def _by_an_ordinary_one(city: City, _motion_id: str) -> None:
    made, (other,) = sitting(city)
    with city.ctx.writing("motion.submit") as act:
        act.record("suspension.moved", other, seat_id=city.seat("Youth"), kind="suspend",
                   starts=city.today)  # fmt: skip
    vote(made, other)


def _given_back_without_a_vote(city: City, motion_id: str) -> None:
    voted_on(city, motion_id)
    with city.as_("chair").writing("vote.close") as act:
        found = standing(act.session, city.seat("Housing"))
        assert found is not None
        act.record("seat.reinstated", found.id, ends=city.today, ended_by=motion_id)


@pytest.mark.parametrize(
    "deed",
    [
        _before_its_vote,
        _though_rejected,
        _another_seat,
        _a_second_time,
        _by_any_key_motion,
        _by_an_ordinary_one,
        _given_back_without_a_vote,
    ],
)
def test_whatever_goes_past_the_service_is_found(city_file: City, deed: Deed) -> None:
    motion_id = asked(city_file)
    deed(city_file, motion_id)
    assert "carried" in {one.rule for one in city_file.ctx.read(verify_workspace).failures}
