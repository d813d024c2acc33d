# SPDX-License-Identifier: Apache-2.0
"""Figures made of others say what they are made of."""

from __future__ import annotations

from fractions import Fraction

import pytest

from govdesk.rules.composition import annualised, band_of, sum_of
from govdesk.rules.data_quality import check_pair, check_repeats
from govdesk.rules.improvement import improved
from govdesk.rules.indicators import Direction
from govdesk.rules.periods import parse_period
from govdesk.rules.rounding import rounded_count


def test_a_sum_says_how_many_of_its_parts_it_has() -> None:
    assert sum_of([1, None, 3]).value == 4
    assert not sum_of([1, None, 3]).complete
    assert sum_of([0, 0]).complete
    assert sum_of([None, None]).value is None
    assert (sum_of([None, 2]).known, sum_of([None, 2]).expected) == (1, 2)


def test_a_quarters_rate_is_made_a_years_by_its_days() -> None:
    assert annualised(9, 100, parse_period("2026-Q1"), 100) == Fraction(9 * 100 * 365, 100 * 90)
    assert annualised(9, 100, parse_period("2024-Q1"), 100) == Fraction(9 * 100 * 365, 100 * 91)
    for numerator, denominator in ((None, 5), (3, 0), (3, None)):
        assert annualised(numerator, denominator, parse_period("2026")) is None


@pytest.mark.parametrize(
    ("value", "place"), [(-1, None), (0, 0), (9.99, 0), (10, 1), (99, 2), (100, None)]
)
def test_a_band_holds_its_start_and_not_its_end(value: float, place: int | None) -> None:
    assert band_of(value, [0, 10, 50], 100) == place


def test_better_is_by_direction_and_the_same_is_good_enough() -> None:
    assert improved(5, [4, 5], Direction.INCREASE) is True
    assert improved(5, [4, 5], Direction.DECREASE) is False
    assert improved(5, [5], Direction.DECREASE) is True
    assert improved(None, [5], Direction.INCREASE) is None
    assert improved(5, [None], Direction.INCREASE) is None
    assert improved(5, [4], Direction.NEUTRAL) is None


def test_pairs_go_together_or_exclude_each_other() -> None:
    assert not check_pair("births", "weighed", (True, True))
    assert check_pair("births", "weighed", (True, False))[0].code == "quality.both_of"
    assert check_pair("open", "shut", (True, True), exclusive=True)[0].code == "quality.one_of"
    assert not check_pair("open", "shut", (False, False), exclusive=True)


def test_a_reading_twice_from_one_source_is_flagged() -> None:
    quarter = parse_period("2026-Q1")
    once, twice = ("A5", quarter, "", "log"), ("A5", quarter, "", "form")
    assert [key for key, _flag in check_repeats([once, twice, twice])] == [twice]


@pytest.mark.parametrize(("count", "rounded"), [(0, 0), (2, 0), (3, 5), (7, 5), (8, 10)])
def test_rounding_is_to_the_nearest_five(count: int, rounded: int) -> None:
    assert rounded_count(count) == rounded
