# SPDX-License-Identifier: Apache-2.0
"""By what a decision is changed: never by less than its class asks, and by more without notice."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st

from govdesk.rules.decision_changes import MAJORITY, rule_of_change
from govdesk.rules.decision_json import rule_from_json, rule_to_json
from govdesk.rules.decisions import Combine, Result, Rule, SeatStatus, Status, decide
from tests.rules.test_decision_properties import rolls, rules


@given(rules(quorum=False) | rules(quorum=False).map(lambda r: replace(r, tests=(MAJORITY,))))
def test_with_notice_it_is_the_rule_of_its_class(rule: Rule) -> None:
    assert rule_of_change(rule, noticed=True) == rule
    found = rule_of_change(rule, noticed=False)
    if found is None:
        assert (rule.combine, len(rule.tests) > 1) == (Combine.ANY, True)
    else:
        assert found != rule
        assert rule_from_json(rule_to_json(found, canonical=True)) == found


@given(
    rules(quorum=False) | rules(quorum=False).map(lambda r: replace(r, tests=(MAJORITY,))), rolls()
)
def test_what_passes_without_notice_would_pass_with_it(rule: Rule, roll: list[SeatStatus]) -> None:
    unannounced = rule_of_change(rule, noticed=False)
    assume(unannounced is not None)
    assert unannounced is not None
    if decide(unannounced, roll).result is Result.ADOPTED:
        assert decide(rule, roll).result is Result.ADOPTED


@given(st.integers(0, 15), st.integers(0, 15), st.integers(0, 15))
def test_two_thirds_or_most_of_all_members(yes: int, no: int, away: int) -> None:
    """RONR, rescind: two-thirds of the votes cast, or a majority of the entire membership."""
    found = rule_of_change(Rule((MAJORITY,)), noticed=False)
    assert found is not None
    choices = [Status.YES] * yes + [Status.NO] * no + [Status.ABSENT] * away
    roll = [SeatStatus(str(n), None, one) for n, one in enumerate(choices)]
    cast, members = yes + no, yes + no + away
    expected = yes > 0 and (Fraction(yes, cast) >= Fraction(2, 3) or 2 * yes > members)
    assert (decide(found, roll).result is Result.ADOPTED) is expected
