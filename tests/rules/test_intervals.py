# SPDX-License-Identifier: Apache-2.0
"""Intervals agree with published ones, and hold what they are an interval of."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govdesk.rules.intervals import count_interval, rate_interval, wilson
from govdesk.rules.refusals import BadInput


@pytest.mark.parametrize(
    ("numerator", "denominator", "low", "high"),
    [
        (81, 263, 0.2553, 0.3662),  # Newcombe 1998, method 3
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
        (29, 29, 0.8830, 1.0),
    ],
)
def test_wilson_gives_newcombes_published_intervals(
    numerator: int, denominator: int, low: float, high: float
) -> None:
    assert wilson(numerator, denominator) == pytest.approx((low, high), abs=5e-5)


def test_few_events_have_the_exact_poisson_interval() -> None:
    assert count_interval(0) == pytest.approx((0, 3.688879), abs=1e-6)
    assert count_interval(3) == pytest.approx((0.618672, 8.767273), abs=1e-6)
    assert count_interval(9) == pytest.approx((4.115373, 17.084803), abs=1e-6)


def test_ten_events_and_more_have_byars() -> None:
    low, high = count_interval(10)
    z = 1.959963984540054
    assert low == pytest.approx(10 * (1 - 1 / 90 - z / (3 * math.sqrt(10))) ** 3)
    assert high == pytest.approx(11 * (1 - 1 / 99 + z / (3 * math.sqrt(11))) ** 3)


def test_no_confidence_makes_a_count_less_than_nothing() -> None:
    low, high = count_interval(10, 1 - 2**-53)
    assert 0 < low < 10 < high


def test_a_rate_may_have_more_events_than_people() -> None:
    low, high = rate_interval(65, 50, multiplier=100)
    assert low < 130 < high


def test_full_confidence_knows_nothing() -> None:
    assert wilson(3, 10, 1) == wilson(3, 10, 100) == (0.0, 1.0)
    assert count_interval(20, 1) == (0.0, math.inf)


def test_ninety_five_means_percent() -> None:
    assert wilson(3, 10, 95) == wilson(3, 10, 0.95)


@pytest.mark.parametrize(
    ("numerator", "denominator", "confidence"),
    [(1, 0, 0.95), (0, 0, 0.95), (5, 4, 0.95), (-1, 4, 0.95), (1, 4, 0.5), (1, 4, 89), (1, 4, 101)],
)
def test_what_has_no_interval_is_refused(
    numerator: int, denominator: int, confidence: float
) -> None:
    with pytest.raises(BadInput):
        wilson(numerator, denominator, confidence)


def test_negative_counts_and_empty_populations_are_refused() -> None:
    with pytest.raises(BadInput):
        count_interval(-1)
    with pytest.raises(BadInput):
        rate_interval(1, 0)


@given(st.integers(1, 100_000), st.data())
def test_a_proportion_lies_in_its_interval_and_mirrors(
    denominator: int, data: st.DataObject
) -> None:
    numerator = data.draw(st.integers(0, denominator))
    low, high = wilson(numerator, denominator)
    assert 0 <= low <= numerator / denominator <= high <= 1
    mirrored = wilson(denominator - numerator, denominator)
    assert mirrored == pytest.approx((1 - high, 1 - low), abs=1e-9)


@given(st.integers(0, 100_000), st.sampled_from([0.9, 0.95, 0.998]))
def test_a_count_lies_in_its_interval(events: int, confidence: float) -> None:
    low, high = count_interval(events, confidence)
    assert 0 <= low <= events
    assert high > events
