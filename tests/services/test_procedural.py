# SPDX-License-Identifier: Apache-2.0
"""Procedural questions: seconded, counted by the same engine, and kept where they are lost."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import select

from govdesk.models.motions import Motion, MotionStep
from govdesk.queries.verification import verify_workspace
from govdesk.rules.decision_json import rule_from_json
from govdesk.services import motions
from tests.builders import City
from tests.forging import refused
from tests.services.test_amendments import TEXT, amend, by_vote
from tests.sittings import sitting


def ask(city: City, motion_id: str, verb: str, **given: Any) -> None:
    motions.step(city.ctx, motion_id=motion_id, verb=verb, **given)


def seconded(city: City, **given: Any) -> dict[str, Any]:
    return {"seat_id": city.seat("Housing"), "seconded_by": city.seat("Youth"), **given}


def last(city: City, motion_id: str) -> MotionStep:
    with city.ctx.store.reading() as session:
        query = select(MotionStep).where(MotionStep.motion_id == motion_id)
        found = session.scalars(query.order_by(MotionStep.entry_seq.desc())).first()
        assert found is not None
        session.expunge(found)
        return found


def state(city: City, motion_id: str) -> str:
    with city.ctx.store.reading() as session:
        return session.get_one(Motion, motion_id).state


def test_the_vote_at_once_needs_a_second_and_two_thirds_of_the_hands(city: City) -> None:
    made, (motion_id,) = sitting(city, "ordinary")
    verb = "previous_question"
    assert refused(lambda: ask(city, motion_id, verb, yes=5, no=0)) == (
        "motions.needs_question_seconded"
    )
    own = seconded(city, seconded_by=city.seat("Housing"))
    assert refused(lambda: ask(city, motion_id, verb, yes=5, no=0, **own)) == (
        "motions.needs_question_seconded"
    )
    assert refused(lambda: ask(city, motion_id, verb, **seconded(city))) == "motions.needs_carried"
    for hands, why in (((4, 2), "motions.hands_too_many"), ((0, 0), "motions.hands_needed")):
        yes, no = hands
        assert refused(lambda y=yes, n=no: ask(city, motion_id, verb, yes=y, no=n)) == why
    ask(city, motion_id, verb, yes=3, no=2, **seconded(city))
    assert (last(city, motion_id).agreed, state(city, motion_id)) == ("lost", "pending")
    amend(city, motion_id, TEXT.replace("noon", "ten"))
    ask(city, motion_id, verb, yes=2, no=1, **seconded(city))
    kept = last(city, motion_id)
    assert (kept.agreed, kept.yes, kept.no) == ("carried", 2, 1)
    assert rule_from_json(kept.rule).citation == "RONR, two-thirds vote"
    assert kept.seconded_by == city.seat("Youth")
    for blocked in (
        lambda: amend(city, motion_id, TEXT.replace("noon", "nine")),
        lambda: ask(city, motion_id, "limit_debate", note="Two minutes each", unopposed=True),
        lambda: ask(city, motion_id, "postpone", until=date(2026, 3, 1), unopposed=True),
    ):
        assert refused(blocked) == "motions.needs_debate_open"
    assert refused(lambda: made.put(motion_id)) == "motions.needs_amendments_settled"
    assert city.ctx.read(verify_workspace).failures == ()


def test_an_order_says_its_words_and_nobody_objecting_needs_no_second(city_file: City) -> None:
    city = city_file
    made, (motion_id,) = sitting(city)
    for verb in ("limit_debate", "suspend_rules"):
        assert refused(lambda v=verb: ask(city, motion_id, v, unopposed=True)) == (
            "motions.needs_terms_given"
        )
        ask(city, motion_id, verb, note="Two minutes each", unopposed=True)
        kept = last(city, motion_id)
        assert (kept.agreed, kept.note, kept.yes) == ("unopposed", "Two minutes each", None)
    by_vote(made, motion_id)
    assert state(city, motion_id) == "adopted"
    assert city.ctx.read(verify_workspace).failures == ()


def test_what_the_members_did_not_carry_stays_and_is_kept_as_lost(city_file: City) -> None:
    city = city_file
    _made, (motion_id,) = sitting(city)
    until = date(2026, 3, 1)
    ask(city, motion_id, "postpone", until=until, yes=2, no=2, **seconded(city))
    assert (last(city, motion_id).agreed, state(city, motion_id)) == ("lost", "pending")
    ask(city, motion_id, "postpone", until=until, yes=2, no=1, **seconded(city))
    assert state(city, motion_id) == "postponed"
    assert city.ctx.read(verify_workspace).failures == ()


PUT_OFF: tuple[tuple[str, dict[str, Any]], ...] = (
    ("postpone", {"until": date(2026, 3, 1)}),
    ("refer", {"until": date(2026, 3, 1), "body": "The health board"}),
    ("lay_on_the_table", {}),
)


def test_what_puts_a_motion_off_needs_a_second_and_enough_members(city_file: City) -> None:
    city = city_file
    made, (motion_id,) = sitting(city)
    for verb, given in PUT_OFF:
        assert refused(lambda v=verb, g=given: ask(city, motion_id, v, yes=3, no=0, **g)) == (
            "motions.needs_question_seconded"
        )
        ask(city, motion_id, verb, yes=3, no=0, **seconded(city, **given))
        assert last(city, motion_id).seconded_by == city.seat("Youth")
        ask(city, motion_id, "take_up", unopposed=True)
    for seat in ("Health", "Seniors", "Old Harbour"):
        made.note(seat, "leave")
    for verb, given in (*PUT_OFF, ("withdraw", {})):
        for agreed in ({"unopposed": True}, {"yes": 2, "no": 0}):
            told = seconded(city, **given, **agreed)
            assert refused(lambda v=verb, t=told: ask(city, motion_id, v, **t)) == (
                "motions.needs_quorum_present"
            )
    assert city.ctx.read(verify_workspace).failures == ()


def test_a_question_that_was_not_carried_is_found(city_file: City) -> None:
    city = city_file
    _made, (motion_id,) = sitting(city)
    told: tuple[dict[str, Any], ...] = ({}, {"agreed": "carried", "yes": 2, "no": 3})
    for fields in told:
        with city.ctx.writing("motion.run") as act:
            act.record(
                "motion.stepped", motion_id, step_id=act.new_id(), verb="lay_on_the_table",
                from_state="pending", to_state="laid_on_the_table", **fields,
            )  # fmt: skip
        with city.ctx.writing("motion.run") as act:
            act.record(
                "motion.stepped", motion_id, step_id=act.new_id(), verb="take_up",
                from_state="laid_on_the_table", to_state="pending", agreed="unopposed",
            )  # fmt: skip
    failures = city.ctx.read(verify_workspace).failures
    assert [one.rule for one in failures] == ["carried", "carried"]
