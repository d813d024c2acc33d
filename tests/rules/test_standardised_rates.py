# SPDX-License-Identifier: Apache-2.0
"""Standardised rates agree with arithmetic done by hand, and repeats widen their limits."""

from __future__ import annotations

from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govdesk.rules.intervals import count_interval
from govdesk.rules.refusals import BadInput
from govdesk.rules.standardised_rates import (
    AgeBand,
    PeopleBand,
    directly_standardised,
    expected_events,
    standardised_ratio,
    standardised_with_repeats,
)

YOUNG_AND_OLD = (AgeBand(10, 1_000, 3), AgeBand(30, 500, 1))


def test_a_directly_standardised_rate_weighs_each_band() -> None:
    found = directly_standardised(YOUNG_AND_OLD, multiplier=1_000)
    assert found is not None
    assert found.value == pytest.approx(1_000 * (3 * 0.01 + 1 * 0.06) / 4)
    low, high = count_interval(40)
    spread = sqrt((10 * (3 / 1_000) ** 2 + 30 * (1 / 500) ** 2) / 16 / 40)
    assert found.lower == pytest.approx(found.value + 1_000 * spread * (low - 40))
    assert found.upper == pytest.approx(found.value + 1_000 * spread * (high - 40))


def test_with_one_band_it_is_the_crude_rate_and_its_interval() -> None:
    found = directly_standardised([AgeBand(25, 2_000, 7)], multiplier=100)
    assert found is not None
    low, high = count_interval(25)
    assert (found.value, found.lower, found.upper) == pytest.approx((1.25, low / 20, high / 20))


def test_under_ten_events_there_is_none() -> None:
    assert directly_standardised([AgeBand(4, 100, 1), AgeBand(5, 100, 1)]) is None
    assert directly_standardised([AgeBand(5, 100, 1), AgeBand(5, 100, 1)]) is not None


def test_crises_that_come_again_have_wider_limits_about_the_same_rate() -> None:
    once = standardised_with_repeats([PeopleBand({1: 40}, 1_000, 1)])
    often = standardised_with_repeats([PeopleBand({1: 10, 3: 10}, 1_000, 1)])
    alone = directly_standardised([AgeBand(40, 1_000, 1)])
    assert once is not None
    assert often is not None
    assert once == alone
    assert often.value == once.value
    assert often.upper - often.lower == pytest.approx(
        (once.upper - once.lower) * sqrt((10 + 9 * 10) / 40)
    )


def test_a_ratio_has_the_limits_of_what_was_observed() -> None:
    found = standardised_ratio(7, 14)
    low, high = count_interval(7)
    assert (found.value, found.lower, found.upper) == pytest.approx((0.5, low / 14, high / 14))
    assert expected_events([100, 50], [(10, 1_000), (30, 500)]) == pytest.approx(4)


@pytest.mark.parametrize(
    "bands",
    [
        [AgeBand(20, 0, 1)],
        [AgeBand(-1, 10, 1)],
        [AgeBand(20, 10, 0)],
        [AgeBand(20, 10, -1), AgeBand(20, 10, 3)],
    ],
)
def test_an_impossible_band_is_refused(bands: list[AgeBand]) -> None:
    with pytest.raises(BadInput):
        directly_standardised(bands)


def test_nothing_expected_is_refused() -> None:
    with pytest.raises(BadInput):
        standardised_ratio(3, 0)
    with pytest.raises(BadInput):
        expected_events([10], [(1, 0)])


@given(
    st.lists(
        st.builds(
            AgeBand,
            events=st.integers(0, 500),
            population=st.integers(1, 100_000),
            weight=st.integers(1, 10_000),
        ),
        min_size=1,
        max_size=8,
    ).filter(lambda bands: sum(band.events for band in bands) >= 10)
)
def test_the_rate_lies_within_its_limits_and_between_the_bands(bands: list[AgeBand]) -> None:
    found = directly_standardised(bands, multiplier=1)
    assert found is not None
    assert found.lower <= found.value <= found.upper
    rates = [band.events / band.population for band in bands]
    assert min(rates) - 1e-9 <= found.value <= max(rates) + 1e-9
