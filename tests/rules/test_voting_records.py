# SPDX-License-Identifier: Apache-2.0
"""What part a group had in an outcome, and how often a seat answered."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govdesk.rules.decision_rules import Base, Rule, Test
from govdesk.rules.decisions import Reason, Result, decide
from govdesk.rules.roll import SeatStatus, Status
from govdesk.rules.voting_records import Part, part_of, record_of

HALF = Fraction(1, 2)
ORDINARY = Rule((Test(Base.CAST, HALF, strict=True),))
KEY = Rule((*ORDINARY.tests, Test(Base.CAST, HALF, strict=True, group="community")))


def roll(departments: str, community: str) -> list[SeatStatus]:
    said = {"y": Status.YES, "n": Status.NO, "a": Status.ABSTAIN}
    return [
        SeatStatus(f"{group} {at}", group, said[letter])
        for group, letters in (("departments", departments), ("community", community))
        for at, letter in enumerate(letters)
    ]


@pytest.mark.parametrize(
    ("rule", "departments", "community", "part"),
    [
        (ORDINARY, "yyy", "yy", Part.CONCURRING),
        (ORDINARY, "yyy", "nn", Part.OVERRULED),
        (ORDINARY, "nnn", "yy", Part.OVERRULED),
        (ORDINARY, "nnn", "nn", Part.CONCURRING),
        (ORDINARY, "yyy", "yn", Part.EVEN),
        (ORDINARY, "yyy", "aa", Part.EVEN),
        (KEY, "yyy", "yyn", Part.CONCURRING),
        (KEY, "yyy", "nny", Part.DECISIVE),
        (KEY, "yyyy", "yn", Part.DECISIVE),
        (KEY, "nnnn", "yy", Part.OVERRULED),
        (KEY, "nnnn", "nn", Part.CONCURRING),
    ],
)
def test_each_part_is_told(rule: Rule, departments: str, community: str, part: Part) -> None:
    assert part_of(decide(rule, roll(departments, community)), "community") is part


@given(st.text("yna", max_size=6), st.text("yna", max_size=6))
def test_a_key_decision_never_overrules_a_no_of_the_residents(
    departments: str, community: str
) -> None:
    outcome = decide(KEY, roll(departments, community))
    if part_of(outcome, "community") is Part.OVERRULED:
        assert outcome.result is Result.REJECTED
        assert outcome.reason is not Reason.FAILED_CONCURRENCE


def test_a_conflict_and_an_empty_chair_are_no_missed_votes() -> None:
    found = record_of(
        [Status.YES, Status.NO, Status.ABSENT, Status.NOT_VOTING, Status.RECUSED, Status.VACANT]
    )
    assert (found.asked, found.cast, found.participation) == (4, 2, HALF)
    assert record_of([Status.VACANT]).participation is None
