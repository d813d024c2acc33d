# SPDX-License-Identifier: Apache-2.0
"""Which numbers are too small to show, and words without numbers."""

from __future__ import annotations

from fractions import Fraction

import pytest

from govdesk.rules.indicators import IndicatorKind
from govdesk.rules.small_numbers import is_small, without_numbers


@pytest.mark.parametrize(
    ("kind", "value", "numerator", "denominator", "small"),
    [
        (IndicatorKind.COUNT, 4, None, None, True),
        (IndicatorKind.COUNT, 5, None, None, False),
        (IndicatorKind.COUNT, 0, None, None, False),
        (IndicatorKind.PROPORTION, 50, 3, 6, True),
        (IndicatorKind.PROPORTION, 98, 197, 200, True),
        (IndicatorKind.PROPORTION, 100, 200, 200, False),
        (IndicatorKind.PROPORTION, None, None, None, False),
        (IndicatorKind.RATE, 12, 90, 3, True),
        (IndicatorKind.RATE, 12, 90, 87, False),
        (IndicatorKind.DURATION, 40, None, 4, True),
    ],
)
def test_few_people_anywhere_in_a_number_make_it_small(
    kind: IndicatorKind,
    value: int | None,
    numerator: int | None,
    denominator: int | None,
    small: bool,
) -> None:
    asked = [None if one is None else Fraction(one) for one in (value, numerator, denominator)]
    assert small is is_small(kind, value=asked[0], numerator=asked[1], denominator=asked[2], k=5)


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("We had 3 cases in 2026, 1.5% of 97.", "We had # cases in 2026, #% of #."),
        ("As motion 2026-14 asks, 1,204 more.", "As motion 2026-14 asks, # more."),
        ("None yet.", "None yet."),
    ],
)
def test_words_about_a_hidden_value_keep_years_and_public_numbers(said: str, left: str) -> None:
    assert without_numbers(said, "#") == left
