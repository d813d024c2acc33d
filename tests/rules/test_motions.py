# SPDX-License-Identifier: Apache-2.0
"""A motion goes its way by a table of steps; what may not be done says why."""

from __future__ import annotations

from dataclasses import replace

import pytest

from govdesk.rules.decision_classes import (
    DecisionClass,
    KeyList,
    Matter,
    may_change_class,
    propose_class,
)
from govdesk.rules.decisions import Result
from govdesk.rules.motions import (
    ENDED,
    TRANSITIONS,
    Actor,
    MotionFacts,
    MotionState,
    MotionVerb,
    Need,
    after_vote,
    may,
    step,
    verbs_from,
)
from govdesk.rules.refusals import Refusal
from govdesk.wording import Words, say

SECRETARIAT = frozenset({Actor.SECRETARIAT})
READY = MotionFacts(
    text=True, class_fixed=True, posted=True, in_session=True, quorum_present=True,
    mover_named=True, seconder_named=True,
)  # fmt: skip
ASKED = replace(READY, carried=True, question_seconded=True)


def walk(*verbs: MotionVerb, facts: MotionFacts = READY) -> MotionState:
    state = MotionState.DRAFT
    for verb in verbs:
        state = step(verb, state=state, actor=SECRETARIAT, facts=facts)
    return state


V = MotionVerb
TO_PENDING = (V.SUBMIT, V.NOTICE, V.MOVE, V.SECOND, V.STATE)


@pytest.mark.parametrize(
    ("result", "end"),
    [
        (Result.ADOPTED, MotionState.ADOPTED),
        (Result.REJECTED, MotionState.REJECTED),
        (Result.VOID, MotionState.PENDING),
    ],
)
def test_a_vote_ends_a_motion_as_its_outcome_says(result: Result, end: MotionState) -> None:
    assert walk(*TO_PENDING, V.PUT) is MotionState.VOTING
    assert walk(*TO_PENDING, V.PUT, V.CLOSE, facts=replace(READY, outcome=result)) is end
    assert after_vote(result) is end


def test_a_vote_without_an_outcome_does_not_close() -> None:
    with pytest.raises(Refusal):
        walk(*TO_PENDING, V.PUT, V.CLOSE)


def test_a_small_board_needs_no_second() -> None:
    small = replace(READY, small_board=True)
    assert walk(V.SUBMIT, V.NOTICE, V.MOVE, V.STATE, facts=small) is MotionState.PENDING
    why = may(V.STATE, state=MotionState.MOVED, actor=SECRETARIAT, facts=READY)
    assert why is not None
    assert say(why) == "It needs a second first."


def test_a_motion_that_nobody_seconds_goes_back_to_the_agenda() -> None:
    assert walk(V.SUBMIT, V.NOTICE, V.MOVE, V.NOT_SECONDED) is MotionState.NOTICED


@pytest.mark.parametrize(
    ("verb", "facts", "end"),
    [
        (V.POSTPONE, replace(ASKED, date_given=True), MotionState.POSTPONED),
        (V.LAY, ASKED, MotionState.LAID),
        (V.REFER, replace(ASKED, body_and_date_given=True), MotionState.REFERRED),
    ],
)
def test_what_is_put_off_can_be_taken_up_again(
    verb: MotionVerb, facts: MotionFacts, end: MotionState
) -> None:
    assert walk(*TO_PENDING, verb, facts=facts) is end
    assert walk(*TO_PENDING, verb, V.TAKE_UP, facts=facts) is MotionState.PENDING
    with pytest.raises(Refusal):
        walk(*TO_PENDING, verb, facts=replace(facts, carried=False))
    with pytest.raises(Refusal):
        walk(*TO_PENDING, verb, facts=replace(facts, question_seconded=False))
    small = replace(facts, question_seconded=False, small_board=True)
    assert step(verb, state=MotionState.PENDING, actor=SECRETARIAT, facts=small) is end


def test_a_mover_withdraws_alone_only_until_the_question_is_stated() -> None:
    mover = frozenset({Actor.MOVER, Actor.SEAT})
    for state in (MotionState.SUBMITTED, MotionState.MOVED, MotionState.SECONDED):
        assert may(V.WITHDRAW, state=state, actor=mover, facts=READY) is None
    pending = MotionState.PENDING
    assert may(V.WITHDRAW, state=pending, actor=mover, facts=READY) is not None
    unopposed = replace(READY, no_objection=True)
    assert may(V.WITHDRAW, state=pending, actor=mover, facts=unopposed) is None


def test_only_the_right_people_may_and_the_refusal_names_them() -> None:
    seat = frozenset({Actor.SEAT})
    why = may(V.PUT, state=MotionState.PENDING, actor=seat, facts=READY)
    assert why is not None
    assert say(why) == "Only the chair or the secretariat can do this."
    assert (
        may(V.PUT, state=MotionState.PENDING, actor=frozenset({Actor.CHAIR}), facts=READY) is None
    )


def test_the_state_explains_what_is_not_possible_now() -> None:
    why = may(V.PUT, state=MotionState.ADOPTED, actor=SECRETARIAT, facts=READY)
    assert why is not None
    assert say(why) == "Opening the vote is not possible while the motion is adopted."


def test_what_was_not_noticed_needs_a_waiver() -> None:
    submitted = MotionState.SUBMITTED
    why = may(V.MOVE, state=submitted, actor=SECRETARIAT, facts=READY)
    assert why is not None
    assert "no waiver" in say(why)
    waived = replace(READY, waiver_voted=True)
    assert step(V.MOVE, state=submitted, actor=SECRETARIAT, facts=waived) is MotionState.MOVED


def test_a_key_motion_needs_its_summary_and_a_vote() -> None:
    key = replace(READY, key=True, summaries_missing=("es", "so"), no_objection=True)
    pending = MotionState.PENDING
    why = may(V.PUT, state=pending, actor=SECRETARIAT, facts=key)
    assert why is not None
    assert "Spanish, Somali" in say(why)
    assert "español, somalí" in Words("es").say(why)
    told = replace(key, summaries_missing=())
    assert may(V.PUT, state=pending, actor=SECRETARIAT, facts=told) is None
    assert may(V.PUT, state=pending, actor=SECRETARIAT, facts=READY) is None
    by_consent = may(V.CONSENT, state=pending, actor=SECRETARIAT, facts=key)
    assert by_consent is not None
    assert "never by consent" in say(by_consent)
    assert walk(*TO_PENDING, V.CONSENT, facts=replace(key, key=False)) is MotionState.ADOPTED


def test_consent_needs_that_nobody_objects() -> None:
    assert may(V.CONSENT, state=MotionState.PENDING, actor=SECRETARIAT, facts=READY) is not None


def test_a_pending_amendment_is_settled_before_the_vote() -> None:
    open_ = replace(READY, amendments_settled=False)
    why = may(V.PUT, state=MotionState.PENDING, actor=SECRETARIAT, facts=open_)
    assert why is not None
    assert say(why) == "An amendment is still pending."


def test_only_a_vote_consent_or_a_ruling_ends_a_pending_motion() -> None:
    ways = {
        row.verb for row in TRANSITIONS if row.start is MotionState.PENDING and row.end in ENDED
    }
    assert ways == {V.CONSENT, V.RULE_OUT, V.WITHDRAW, V.DIVIDE}
    for verb in (V.WITHDRAW, V.DIVIDE):
        row = next(r for r in TRANSITIONS if r.start is MotionState.PENDING and r.verb is verb)
        assert Need.CARRIED in row.needs


def test_a_decision_is_reconsidered_or_changed_and_every_other_state_goes_somewhere() -> None:
    for state in MotionState:
        if state is MotionState.ADOPTED:
            assert verbs_from(state) == (V.RECONSIDER, V.AMEND_ADOPTED, V.RESCIND)
        elif state is MotionState.REJECTED:
            assert verbs_from(state) == (V.RECONSIDER,)
        else:
            assert bool(verbs_from(state)) is (state not in ENDED)


def test_every_state_is_reached() -> None:
    assert {row.end for row in TRANSITIONS} | {MotionState.DRAFT} == set(MotionState)


def test_everything_a_refusal_can_say_has_words() -> None:
    for state in MotionState:
        for verb in MotionVerb:
            for actor in Actor:
                for facts in (MotionFacts(), READY, MotionFacts(amendments_settled=False)):
                    why = may(verb, state=state, actor=frozenset({actor}), facts=facts)
                    assert why is None or say(why)
    for need in Need:
        lacking = MotionFacts(amendments_settled=False, key=True).lacks(need)
        assert lacking is None or say(lacking)


KEY_LIST = KeyList(frozenset({Matter.TARGETS, Matter.SEATS, Matter.MONEY}), money_over=5_000_000)


@pytest.mark.parametrize(
    ("matters", "money", "expected", "why"),
    [
        ({Matter.CHARTER}, 0, DecisionClass.CHARTER, "changes the charter"),
        ({Matter.KEY_LIST}, 0, DecisionClass.KEY, "list of what is key"),
        ({Matter.TARGETS}, 0, DecisionClass.KEY, "targets"),
        ({Matter.INDICATORS}, 0, DecisionClass.ORDINARY, "nothing in it"),
        ({Matter.MONEY}, 5_000_000, DecisionClass.ORDINARY, "nothing in it"),
        ({Matter.MONEY}, 5_000_001, DecisionClass.KEY, "limit"),
        ({Matter.MONEY}, 0, DecisionClass.KEY, "limit"),
        (set(), 0, DecisionClass.ORDINARY, "nothing in it"),
        (set(), 5_000_001, DecisionClass.KEY, "limit"),
    ],
)
def test_the_charters_list_says_what_is_key_and_why(
    matters: set[Matter], money: int, expected: DecisionClass, why: str
) -> None:
    proposed = propose_class(KEY_LIST, frozenset(matters), money=money)
    assert proposed.decision_class is expected
    assert why in say(proposed.reason)


def change(
    now: DecisionClass, wanted: DecisionClass, state: MotionState = MotionState.PENDING, *,
    community: bool = False, carried: bool = False,
) -> bool:  # fmt: skip
    why = may_change_class(
        now, wanted, state=state, community_seat=community, key_vote_carried=carried
    )
    assert why is None or say(why)
    return why is None


def test_a_community_seat_claims_key_and_only_the_key_vote_lowers_it() -> None:
    ordinary, key = DecisionClass.ORDINARY, DecisionClass.KEY
    assert change(ordinary, key, community=True)
    assert not change(ordinary, key)
    assert change(ordinary, key, carried=True)
    assert not change(key, ordinary, community=True)
    assert change(key, ordinary, carried=True)
    assert not change(ordinary, key, MotionState.VOTING, community=True)
    assert not change(key, DecisionClass.CHARTER, community=True)
