# SPDX-License-Identifier: Apache-2.0
"""Dividing a motion: linked both ways, each part decided by itself, and never below its class."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

from sqlalchemy import select

from govdesk.models.indicators import Target
from govdesk.models.motions import Motion, MotionLink
from govdesk.models.reviews import Pivot
from govdesk.queries.bundles import bundle_of
from govdesk.queries.motions import MotionDetail, motion
from govdesk.queries.rolls import conflicts_on
from govdesk.queries.verification import verify_workspace
from govdesk.record.bundle_contents import About
from govdesk.record.verify_bundle import verify_bundle
from govdesk.services import meetings, motion_words, motions
from govdesk.services.divisions import divide_motion
from govdesk.services.pivots import propose_pivot
from tests.builders import City
from tests.forging import refused
from tests.services.test_amendments import amend, by_vote
from tests.services.test_reviews import finding, midpoint
from tests.sittings import Sitting, sitting

PARTS = ("The branch libraries open on Sundays", "from noon to six.")


def divide(city: City, motion_id: str, parts: tuple[str, ...] = PARTS, **given: Any) -> str:
    return divide_motion(
        city.ctx, motion_id=motion_id, parts=parts, **{"unopposed": True, **given}
    ).made


def read(city: City, motion_id: str) -> MotionDetail:
    found = city.ctx.read(motion, motion_id=motion_id, actor=city.ctx.actor, now=city.clock.micros)
    assert found is not None
    return found


def bring(city: City, motion_id: str) -> None:
    motions.step(city.ctx, motion_id=motion_id, verb="second", seat_id=city.seat("Seniors"))
    motions.step(city.ctx, motion_id=motion_id, verb="state")


def test_a_divided_motion_and_its_parts_name_each_other(city: City) -> None:
    made, (motion_id,) = sitting(city)
    assert refused(lambda: divide(city, motion_id, ("Sing.", *PARTS))) == "motions.part_brings_in"
    assert refused(lambda: divide(city, motion_id, unopposed=False, yes=5, no=0)) == (
        "motions.needs_question_seconded"
    )
    by: dict[str, Any] = {
        "seat_id": city.seat("Housing"), "seconded_by": city.seat("Youth"), "unopposed": False,
    }  # fmt: skip
    assert divide(city, motion_id, yes=2, no=3, **by) == motion_id
    assert read(city, motion_id).row.state == "pending"
    first = divide(city, motion_id, yes=3, no=2, **by)
    whole = read(city, motion_id)
    assert (whole.row.state, [one.n for one in whole.parts]) == ("divided", [1, 2])
    assert whole.parts[0].id == first
    assert whole.steps[-1].note == "2026-2, 2026-3"
    part = read(city, first)
    assert (part.row.state, part.texts[0].text) == ("moved", PARTS[0])
    assert part.part_of is not None
    assert (part.part_of.id, part.part_of.n) == (motion_id, 1)
    assert refused(
        lambda: motion_words.revise_text(city.ctx, motion_id=first, text="Sing.", summary="Sing.")
    ) == "motions.text_is_the_bodys"  # fmt: skip
    assert refused(lambda: motions.step(city.ctx, motion_id=first, verb="withdraw")) == (
        "motions.needs_movers_own"
    )
    for one, against in ((first, ()), (whole.parts[1].id, ("Health", "Housing", "Youth"))):
        bring(city, one)
        by_vote(made, one, against=against)
    assert [one.state for one in read(city, motion_id).parts] == ["adopted", "rejected"]
    assert city.ctx.read(verify_workspace).failures == ()


def test_no_part_of_a_key_motion_gets_past_the_residents(city: City) -> None:
    """Nor does a conflict that was declared on the whole end with it."""
    made, (motion_id,) = sitting(city, "key")
    meetings.declare_recusal(
        city.ctx, motion_id=motion_id, seat_id=city.seat("Housing"), nature="Owns the land",
        member_id=city.member("Housing"), left_room=False,
    )  # fmt: skip
    first = divide(city, motion_id)
    parts = [one.id for one in read(city, motion_id).parts]
    with city.ctx.store.reading() as session:
        assert {session.get_one(Motion, one).decision_class for one in parts} == {"key"}
        assert list(conflicts_on(session, first)) == [city.member("Housing")]
    bring(city, first)
    assert refused(
        lambda: motions.step(city.ctx, motion_id=first, verb="adopt_by_consent", unopposed=True)
    ) == "motions.needs_ordinary"  # fmt: skip
    vote_id = made.put(first)
    for seat, choice in (("Health", "yes"), ("Youth", "no"), ("Seniors", "no")):
        made.enter(vote_id, seat, choice)
    made.enter(vote_id, "Old Harbour", "yes")
    made.close(vote_id)
    assert read(city, first).row.state == "rejected"
    assert city.ctx.read(verify_workspace).failures == ()


def test_the_bundle_of_a_vote_on_a_part_holds_by_itself(city_file: City) -> None:
    city = city_file
    made, (motion_id,) = sitting(city, "key")
    part = divide(city, motion_id)
    bring(city, part)
    vote = by_vote(made, part)
    bundle = city.ctx.read(bundle_of, about=About("vote", vote))
    verdict = verify_bundle(bundle)
    assert verdict.ok, verdict.failures
    assert [one["outcome"] for one in verdict.told] == ["adopted"]
    types = {json.loads(one["body"])["type"] for one in json.loads(bundle)["entries"]}
    assert "motion.parted" in types


def test_what_it_would_change_goes_to_the_part_that_takes_it(city_file: City) -> None:
    city = city_file
    ids, _review = midpoint(city)
    pivot_id = propose_pivot(
        city.ctx, finding_id=finding(city, ids["A5"]).id, change="target",
        approach="Enrol at the shelters", expected_effect="More people enrolled",
        new_target=Decimal(77), mover_seat_id=city.seat("Health"),
    ).made  # fmt: skip
    with city.ctx.store.reading() as session:
        motion_id = session.get_one(Pivot, pivot_id).motion_id
    assert motion_id is not None
    made, _ids = sitting(city, motion_ids=(motion_id,))
    lines = read(city, motion_id).texts[0].text.split()
    parts = (" ".join(lines[:-4]), " ".join(lines[-4:]))
    assert refused(lambda: divide(city, motion_id, parts)) == "motions.part_for_pivot"
    divide(city, motion_id, parts, carries={pivot_id: 2})
    whole = read(city, motion_id)
    first, second = whole.parts
    assert (len(first.carries), len(second.carries), whole.pivots) == (0, 1, ())
    with city.ctx.store.reading() as session:
        query = select(MotionLink.motion_id).where(MotionLink.target_id == pivot_id)
        assert set(session.scalars(query)) == {motion_id, second.id}
    for part, left in ((first, "proposed"), (second, "adopted")):
        bring(city, part.id)
        by_vote(made, part.id)
        with city.ctx.store.reading() as session:
            assert session.get_one(Pivot, pivot_id).state == left
    with city.ctx.store.reading() as session:
        assert session.scalars(select(Target).where(Target.pivot_id == pivot_id)).all()
    assert city.ctx.read(verify_workspace).failures == ()


def test_what_cannot_be_divided_is_refused(city_file: City) -> None:
    city = city_file
    _made, (motion_id,) = sitting(city)
    other = amend(city, motion_id, "The branch libraries open on Mondays.")
    assert refused(lambda: divide(city, motion_id)) == "motions.needs_amendments_settled"
    bring(city, other)
    halves = ("The branch libraries open", "on Mondays.")
    assert refused(lambda: divide(city, other, halves)) == "motions.needs_divisible"


def test_a_division_past_the_members_is_found(city_file: City) -> None:
    """A part of lesser class, and one with other words."""
    city = city_file
    _made, (motion_id,) = sitting(city, "key")
    sneaky = Sitting(city, "").submit("ordinary")
    with city.ctx.writing("motion.run") as act:
        act.record("motion.parted", sneaky, origin_id=motion_id, n=1, pivots=[])
        act.record(
            "motion.stepped", motion_id, step_id=act.new_id(), verb="divide",
            from_state="pending", to_state="divided", agreed="unopposed",
        )  # fmt: skip
    failures = city.ctx.read(verify_workspace).failures
    assert {one.rule for one in failures} == {"class", "amended"}
