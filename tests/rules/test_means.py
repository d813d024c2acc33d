# SPDX-License-Identifier: Apache-2.0
"""Means, medians, differences and run charts against worked figures."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govdesk.rules.differences import difference_of_shares
from govdesk.rules.means import mean_interval, median_interval
from govdesk.rules.refusals import BadInput
from govdesk.rules.run_charts import run_chart


def test_a_mean_has_students_interval() -> None:
    """Four values with mean 5 and deviation 2.58199; t at 3 degrees of freedom is 3.18245."""
    mean, low, high = mean_interval([2, 4, 6, 8])
    half = 3.182446 * 2.581989 / 2
    assert (mean, low, high) == pytest.approx((5, 5 - half, 5 + half), abs=1e-5)
    with pytest.raises(BadInput):
        mean_interval([5])


@pytest.mark.parametrize(
    ("n", "low", "high"), [(6, 1, 6), (10, 2, 9), (15, 4, 12), (20, 6, 15), (100, 40, 61)]
)
def test_a_median_lies_between_two_of_its_values(n: int, low: int, high: int) -> None:
    """The ranks of the usual tables for 95 %."""
    middle, lower, upper = median_interval([*range(1, n + 1)])
    assert middle == (n + 1) / 2
    assert (lower, upper) == (Fraction(low), Fraction(high))


def test_five_values_say_too_little_of_their_median() -> None:
    assert median_interval([3, 1, 2, 5, 4]) == (Fraction(3), None, None)
    with pytest.raises(BadInput):
        median_interval([])


@pytest.mark.parametrize(
    ("first", "second", "low", "high"),
    [
        ((56, 70), (48, 80), 0.0524, 0.3339),  # Newcombe 1998, method 10
        ((9, 10), (3, 10), 0.1705, 0.8090),
        ((10, 10), (0, 20), 0.6791, 1.0),
    ],
)
def test_differences_have_newcombes_published_intervals(
    first: tuple[int, int], second: tuple[int, int], low: float, high: float
) -> None:
    _difference, lower, upper = difference_of_shares(first, second)
    assert (lower, upper) == pytest.approx((low, high), abs=5e-5)


def test_a_run_that_is_too_long_is_more_than_chance() -> None:
    quiet = run_chart([1, 9, 2, 8, 3, 7, 1, 9, 2, 8])
    assert quiet is not None
    assert not quiet.signal
    shifted = run_chart([1, 2, 1, 2, 1, 2, 1, 9, 8, 9, 8, 9, 8, 9])
    assert shifted is not None
    assert shifted.signal
    assert (shifted.longest_run, shifted.crossings) == (7, 1)


def test_points_on_the_median_are_not_useful() -> None:
    found = run_chart([5, None, 5, 5, 1, 9])
    assert found is not None
    assert (found.median, found.useful, found.longest_run) == (Fraction(5), 2, 1)
    flat = run_chart([5, 5, 5])
    assert flat is not None
    assert not flat.signal
    assert run_chart([None]) is None


@given(st.lists(st.integers(0, 100), min_size=6, max_size=60))
def test_the_median_is_inside_its_interval(values: list[int]) -> None:
    middle, lower, upper = median_interval(values)
    if lower is not None and upper is not None:
        assert lower <= middle <= upper
