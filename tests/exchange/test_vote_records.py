# SPDX-License-Identifier: Apache-2.0
"""A vote file decides as the roll that it was written from."""

from __future__ import annotations

import json
from collections import Counter
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govdesk.exchange import spellings
from govdesk.exchange.reading_notes import Notes
from govdesk.exchange.tally import tally_vote
from govdesk.exchange.vote_files import parse
from govdesk.rules.decision_json import rule_to_json
from govdesk.rules.decisions import (
    Base,
    Quorum,
    Result,
    Role,
    Rule,
    SeatStatus,
    Status,
    Test,
    decide,
)

HALF = Fraction(1, 2)
RULES = [
    Rule(
        (Test(base, HALF, True), Test(base, HALF, strict, group="community")),
        quorum=Quorum(Base.AUTHORISED, HALF, True, {"community": HALF}),
        proxy_in_quorum=strict,
    )
    for base in Base
    for strict in (True, False)
]
rolls = st.lists(
    st.tuples(
        st.sampled_from([None, "departments", "community"]),
        st.sampled_from(Status),
        st.sampled_from([Role.PRINCIPAL, Role.ALTERNATE, Role.PROXY, Role.CHAIR]),
        st.booleans(),
        st.booleans(),
    ),
    min_size=1,
    max_size=12,
).map(lambda rows: [SeatStatus(f"seat {n}", *row) for n, row in enumerate(rows)])


def written(rule: Rule, **parts: Any) -> object:
    """A vote as it stands in a file, through JSON and back."""
    return parse(json.dumps({"identifier": "V", **parts, "extras": {"rule": rule_to_json(rule)}}))


@given(st.sampled_from(RULES), rolls)
def test_a_list_of_ballots_decides_as_its_roll(rule: Rule, roll: list[SeatStatus]) -> None:
    ballots = [
        {
            "voter_id": seat.seat,
            "group_id": seat.group,
            "option": seat.status.value,
            "role": seat.role.value,
            "in_room": seat.in_room,
            "remote": seat.remote,
        }
        for seat in roll
    ]
    expected = decide(rule, roll)
    answer = tally_vote(written(rule, votes=ballots, result=expected.result.value), Notes())
    assert answer.outcome == expected
    assert answer.agrees is True


@given(st.sampled_from(RULES), rolls)
def test_counts_decide_as_the_roll_they_were_counted_from(
    rule: Rule, roll: list[SeatStatus]
) -> None:
    plain = [SeatStatus(seat.seat, seat.group, seat.status) for seat in roll]
    counted = Counter((seat.status.value, seat.group) for seat in plain)
    grouped = {group for _, group in counted}
    if None in grouped and len(grouped) > 1:  # counts without a group are then the whole body's
        for status in Status:
            counted[status.value, None] = sum(seat.status is status for seat in plain)
    counts = [{"option": o, "group_id": g, "value": n} for (o, g), n in counted.items()]
    answer = tally_vote(written(rule, counts=counts), Notes())
    expected = decide(rule, plain)
    assert (answer.outcome.result, answer.outcome.reason) == (expected.result, expected.reason)
    assert answer.outcome.tests == expected.tests
    assert answer.outcome.quorum == expected.quorum


def test_no_spelling_has_two_meanings() -> None:
    for words in (spellings.OPTIONS, spellings.ROLES, spellings.RESULTS):
        said = [spelling for known in words.values() for spelling in known.split(", ")]
        assert len(said) == len(set(said))
        assert said == [spellings.plain(spelling) for spelling in said]


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("Yes", Status.YES), ("AYE", Status.YES), ("Yea", Status.YES), ("In favour", Status.YES),
        ("Nay", Status.NO), ("Noes", Status.NO), ("Not-Content", Status.NO),
        ("Abstention", Status.ABSTAIN), ("Enthaltung", Status.ABSTAIN),
        ("Not Voting", Status.NOT_VOTING), ("DID_NOT_VOTE", Status.NOT_VOTING),
        ("Present", Status.NOT_VOTING), ("paired", Status.ABSENT), ("Excused", Status.ABSENT),
        ("Conflict of interest", Status.RECUSED), ("vacancy", Status.VACANT),
        ("Hverken for eller imod", Status.ABSTAIN), ("tellaye", Status.NOT_VOTING),
        ("Non-votant", Status.NOT_VOTING), ("Declared Conflict", Status.RECUSED),
        ("Entschuldigt", Status.ABSENT), ("In Opposition", Status.NO), ("both", None),
        ("no vote", None), ("other", None), ("1", None), ("", None),
    ],
)  # fmt: skip
def test_options_are_read_as_legislatures_write_them(said: str, meant: Status | None) -> None:
    assert spellings.option(said) is meant


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("Agreed to", Result.ADOPTED), ("Conference Report Agreed to", Result.ADOPTED),
        ("Nomination Confirmed", Result.ADOPTED), ("Joint Resolution Defeated", Result.REJECTED),
        ("not agreed to", Result.REJECTED), ("The motion was negatived.", Result.REJECTED),
        ("inquorate", Result.VOID), ("not passed", Result.REJECTED),
        ("Carried Unanimously", Result.ADOPTED), ("CARRIED, 8-3", Result.ADOPTED),
        ("Agreed to as amended", Result.ADOPTED), ("Lost by a vote of 3 to 8", None),
        ("passed away", None), ("Unanimously", None),
        ("Veto sustained", None), ("did not pass", None),
    ],
)  # fmt: skip
def test_results_are_read_only_where_they_are_plain(said: str, meant: Result | None) -> None:
    assert spellings.result(said) is meant
