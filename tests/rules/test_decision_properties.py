# SPDX-License-Identifier: Apache-2.0
"""What holds of every vote, whatever the rule and the roll."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import product

from hypothesis import assume, given
from hypothesis import strategies as st

from govdesk.rules.decision_json import rule_from_json, rule_to_json
from govdesk.rules.decisions import (
    Base,
    ChairMode,
    Combine,
    Deem,
    Outcome,
    Quorum,
    Reason,
    Result,
    Role,
    Rule,
    SeatStatus,
    Status,
    Test,
    decide,
)
from govdesk.rules.explanations import explain
from govdesk.rules.live_votes import Standing, live_state
from govdesk.rules.roll import PRESENT, count
from govdesk.wording import say

GROUPS = ("departments", "community")

shares = st.sampled_from([Fraction(1, 3), Fraction(1, 2), Fraction(3, 5), Fraction(2, 3)])
tests = st.builds(
    Test,
    base=st.sampled_from(Base),
    threshold=shares,
    strict=st.booleans(),
    group=st.sampled_from([None, *GROUPS]),
    min_yes=st.integers(1, 2),
)
quorums = st.builds(
    Quorum,
    base=st.sampled_from([Base.AUTHORISED, Base.FILLED]),
    threshold=shares,
    strict=st.booleans(),
    groups=st.dictionaries(st.sampled_from(GROUPS), st.integers(0, 3) | shares, max_size=2),
)


def rules(quorum: bool = True) -> st.SearchStrategy[Rule]:
    return st.builds(
        Rule,
        tests=st.lists(tests, min_size=1, max_size=3).map(tuple),
        quorum=st.none() | quorums if quorum else st.none(),
        combine=st.sampled_from(Combine),
        abstain_as=st.sampled_from(Deem),
        silent_as=st.sampled_from(Deem),
        recused_in_quorum=st.booleans(),
        recused_reduces_base=st.booleans(),
        proxy_in_quorum=st.booleans(),
        remote_in_quorum=st.booleans(),
        in_person_quorum=st.none() | st.integers(0, 3) | shares,
        chair=st.sampled_from(ChairMode),
    )


@st.composite
def rolls(draw: st.DrawFn, most: int = 9) -> list[SeatStatus]:
    size = draw(st.integers(0, most))
    chair = draw(st.integers(-1, size - 1)) if size else -1
    seats = [
        SeatStatus(
            seat=f"seat {n}",
            group=draw(st.sampled_from([None, *GROUPS])),
            status=draw(st.sampled_from(Status)),
            role=Role.CHAIR
            if n == chair
            else draw(st.sampled_from([Role.PRINCIPAL, Role.ALTERNATE, Role.PROXY])),
            in_room=draw(st.booleans()),
            remote=draw(st.booleans()),
        )
        for n in range(size)
    ]
    if chair >= 0 and draw(st.booleans()):
        second = draw(st.sampled_from([Status.YES, Status.NO]))
        seats.append(SeatStatus(f"seat {chair}", None, second, Role.CASTING))
    return seats


@given(rules(), rolls(), st.randoms(use_true_random=False))
def test_the_order_of_the_roll_does_not_matter(
    rule: Rule, roll: list[SeatStatus], random: object
) -> None:
    shuffled = list(roll)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert decide(rule, roll) == decide(rule, shuffled)


@given(rules(), rolls(), st.data())
def test_a_yes_never_hurts(rule: Rule, roll: list[SeatStatus], data: st.DataObject) -> None:
    """Except where the chair votes on a tie only: turning a tie into a majority takes the chair's
    vote away, and with it perhaps a group's concurrence."""
    assume(rule.chair is not ChairMode.TIE_ONLY)
    others = [n for n, s in enumerate(roll) if s.status in (*PRESENT, Status.ABSENT)
              and s.status is not Status.YES and s.role is not Role.CASTING]  # fmt: skip
    assume(others)
    turned = data.draw(st.sampled_from(others))
    better = [replace(s, status=Status.YES) if n == turned else s for n, s in enumerate(roll)]
    if decide(rule, roll).adopted:
        assert decide(rule, better).adopted


@given(rolls())
def test_statuses_add_up_to_the_authorised_seats_overall_and_in_each_group(
    roll: list[SeatStatus],
) -> None:
    voting = [s for s in roll if s.status is not Status.INELIGIBLE and s.role is not Role.CASTING]
    tally = count(roll)
    assert tally.overall.authorised == len(voting)
    for group in GROUPS:
        of_group = [seat for seat in voting if seat.group == group]
        assert tally.of(group).authorised == len(of_group)
        for status in Status:
            if status is not Status.INELIGIBLE:
                assert tally.of(group).of(status) == sum(s.status is status for s in of_group)


@given(rules(), rolls())
def test_needed_is_the_least_number_of_yes_that_passes(rule: Rule, roll: list[SeatStatus]) -> None:
    def passes(test: Test, yes: int, base: int) -> bool:
        share = test.threshold * base
        return yes >= test.min_yes and (yes > share if test.strict else yes >= share)

    for test in decide(rule, roll).tests:
        assert passes(test.test, test.needed, test.base_count)
        assert not passes(test.test, test.needed - 1, test.base_count)
        assert test.met == passes(test.test, test.yes, test.base_count)
        assert test.short_by == max(0, test.needed - test.yes)


@given(rules(), rolls())
def test_an_outcome_never_contradicts_its_explanation(rule: Rule, roll: list[SeatStatus]) -> None:
    outcome = decide(rule, roll)
    told = explain(outcome)
    assert all(line.met == (line.got >= line.needed) for line in told.checks)
    tested = len(rule.tests)
    presence, results = told.checks[:-tested], told.checks[-tested:]
    assert (outcome.result is Result.VOID) == (not all(line.met for line in presence))
    if outcome.result is not Result.VOID:
        enough = all if rule.combine is Combine.ALL else any
        assert outcome.adopted == enough(line.met for line in results)
    sentence = say(told.sentence)
    start = {
        Result.ADOPTED: "Adopted",
        Result.REJECTED: "Not adopted",
        Result.VOID: "Did not count",
    }
    assert sentence.startswith(start[outcome.result])
    for line in presence if outcome.result is Result.VOID else results:
        assert f"{line.got} " in sentence
        assert f"{line.needed} needed" in sentence
    assert ("is adopted" in say(told.announcement)) == outcome.adopted


@given(rules(), rolls())
def test_a_tie_is_never_adopted_by_a_majority_of_votes_cast(
    rule: Rule, roll: list[SeatStatus]
) -> None:
    for test in decide(rule, roll).tests:
        assert not (test.tie and test.met)


@given(rules())
def test_a_rule_comes_back_from_both_written_forms(rule: Rule) -> None:
    assert rule_from_json(rule_to_json(rule)) == rule
    canonical = rule_to_json(rule, canonical=True)
    assert rule_from_json(canonical) == rule
    assert not [value for value in _leaves(canonical) if value is None or isinstance(value, bool)]


def _leaves(value: object) -> list[object]:
    if isinstance(value, dict):
        return [leaf for child in value.values() for leaf in _leaves(child)]
    if isinstance(value, list):
        return [leaf for child in value for leaf in _leaves(child)]
    return [value]


ANSWERS = (Status.YES, Status.NO, Status.ABSTAIN, Status.NOT_VOTING)


def endings(rule: Rule, roll: Sequence[SeatStatus], awaiting: Sequence[str]) -> list[Outcome]:
    """Every way the roll call can end, the chair's second vote included."""
    found = []
    castings: list[list[SeatStatus]] = [[]]
    if rule.chair is ChairMode.SECOND_VOTE and {s.role for s in roll} & {Role.CHAIR}:
        castings += [[SeatStatus("", None, s, Role.CASTING)] for s in (Status.YES, Status.NO)]
    for answers in product(ANSWERS, repeat=len(awaiting)):
        given_ = dict(zip(awaiting, answers, strict=True))
        full = [replace(s, status=given_.get(s.seat, s.status)) for s in roll]
        found += [decide(rule, [*full, *casting]) for casting in castings]
    return found


@given(rules(), rolls(most=7), st.data())
def test_the_live_state_agrees_with_every_way_the_rest_can_vote(
    rule: Rule, roll: list[SeatStatus], data: st.DataObject
) -> None:
    roll = [seat for seat in roll if seat.role is not Role.CASTING]
    size = data.draw(st.integers(0, min(3, len(roll))))
    awaiting = [seat.seat for seat in roll[:size]]
    ends = endings(rule, roll, awaiting)
    live = live_state(rule, roll, awaiting)
    assert say(live.line)
    if any(end.result is Result.VOID for end in ends):
        assert live.standing is Standing.NO_QUORUM
        assert all(end.reason is Reason.NO_QUORUM for end in ends)
        return
    adopted = {end.adopted for end in ends}
    if live.standing is Standing.WILL_PASS:
        assert adopted == {True}
    elif live.standing is Standing.CANNOT_PASS:
        assert adopted == {False}
    elif rule.chair is not ChairMode.TIE_ONLY or not awaiting:
        assert adopted == {True, False}
        assert (live.standing is Standing.CASTING) == (not awaiting)


@given(rules(quorum=False), rolls(most=7), st.data())
def test_more_yes_is_exactly_what_settles_a_test(
    rule: Rule, roll: list[SeatStatus], data: st.DataObject
) -> None:
    rule = replace(rule, chair=ChairMode.ALWAYS)
    roll = [seat for seat in roll if seat.role is not Role.CASTING]
    awaiting = [seat.seat for seat in roll[: data.draw(st.integers(0, min(3, len(roll))))]]
    group_of = {seat.seat: seat.group for seat in roll}
    live = live_state(rule, roll, awaiting)
    for n, test in enumerate(live.tests):
        counted = [s for s in awaiting if test.group in (None, group_of[s])]
        by_yes: dict[int, set[bool]] = {}
        for answers in product(ANSWERS, repeat=len(awaiting)):
            given_ = dict(zip(awaiting, answers, strict=True))
            full = [replace(s, status=given_.get(s.seat, s.status)) for s in roll]
            yes = sum(given_[seat] is Status.YES for seat in counted)
            by_yes.setdefault(yes, set()).add(decide(rule, full).tests[n].met)
        settled = [yes for yes, met in sorted(by_yes.items()) if met == {True}]
        assert test.more_yes == (settled[0] if settled else None)
