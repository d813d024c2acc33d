# SPDX-License-Identifier: Apache-2.0
"""A spoken vote is corrected in a meeting with consent; a signed one, or a key decision in silence,
never."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import Any

import pytest

from govdesk.rules.corrections import CorrectionFacts, why_not_correct, why_not_correct_here
from govdesk.rules.decisions import Result

MAY = CorrectionFacts(
    outcome=Result.REJECTED,
    after=Result.REJECTED,
    latest=True,
    spoken=True,
    same=False,
    in_session=True,
    quorum=True,
    key=True,
    unopposed=True,
)


def why(**changed: Any) -> str | None:
    told = why_not_correct(replace(MAY, **changed))
    return told.key.partition(".")[2] if told else None


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({}, None),
        ({"outcome": None}, "still_open"),
        ({"outcome": Result.VOID}, "did_not_count"),
        ({"latest": False}, "voted_again"),
        ({"in_session": False}, "only_in_meeting"),
        ({"quorum": False}, "too_few"),
        ({"spoken": False}, "not_spoken"),
        ({"same": True}, "same"),
        ({"unopposed": False}, "needs_consent"),
        ({"unopposed": False, "carried": True}, None),
        ({"after": Result.ADOPTED}, "needs_vote"),
        ({"after": Result.ADOPTED, "carried": True}, None),
        ({"after": Result.ADOPTED, "key": False}, None),
    ],
)
def test_each_thing_that_is_missing_is_named(changed: dict[str, object], reason: str) -> None:
    assert why(**changed) == reason


def test_nothing_makes_up_for_a_members_own_ballot_or_turns_a_key_decision_in_silence() -> None:
    results = (Result.ADOPTED, Result.REJECTED)
    for outcome, after, key, unopposed, carried in product(
        results, results, (True, False), (True, False), (True, False)
    ):
        facts = replace(
            MAY, outcome=outcome, after=after, key=key, unopposed=unopposed, carried=carried
        )
        assert why_not_correct(replace(facts, spoken=False)) is not None
        if key and outcome is not after and not carried:
            assert why_not_correct(facts) is not None
        assert why_not_correct_here(facts) is None
