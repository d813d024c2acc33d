# SPDX-License-Identifier: Apache-2.0
"""A funnel calls a place different only when its interval says so."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govdesk.rules.funnels import (
    FunnelPlace,
    average_share,
    place_of_ratio,
    places_of_rates,
    places_of_shares,
    share_line,
)
from govdesk.rules.intervals import wilson
from govdesk.rules.refusals import BadInput


def test_small_places_are_given_more_room() -> None:
    found = places_of_shares([(500, 1_000), (7, 10), (560, 1_000), (440, 1_000), (535, 1_000)])
    assert found == (
        FunnelPlace.NOT_SIGNIFICANT,
        FunnelPlace.NOT_SIGNIFICANT,
        FunnelPlace.HIGH_001,
        FunnelPlace.LOW_001,
        FunnelPlace.NOT_SIGNIFICANT,
    )


def test_the_line_is_where_wilsons_limit_is_the_average() -> None:
    for side in (-1, 1):
        share = share_line(0.3, 400, 0.975, side)
        low, high = wilson(share * 400, 400)
        assert (high if side < 0 else low) == pytest.approx(0.3)
    assert share_line(0.9, 2, 0.999, 1) == 1
    assert share_line(0.1, 2, 0.999, -1) == 0


def test_a_ratio_is_far_out_only_beyond_its_998_interval() -> None:
    assert place_of_ratio(10, 10) is FunnelPlace.NOT_SIGNIFICANT
    assert place_of_ratio(20, 11) is FunnelPlace.HIGH_025
    assert place_of_ratio(30, 10) is FunnelPlace.HIGH_001
    assert place_of_ratio(2, 8) is FunnelPlace.LOW_025
    assert place_of_ratio(0, 8) is FunnelPlace.LOW_001


def test_rates_are_compared_with_all_places_together() -> None:
    assert places_of_rates([(10, 100), (10, 100)]) == (FunnelPlace.NOT_SIGNIFICANT,) * 2
    assert places_of_rates([(0, 100), (0, 100)]) == (FunnelPlace.NOT_SIGNIFICANT,) * 2
    assert places_of_rates([(300, 100), (10, 100)])[0] is FunnelPlace.HIGH_001


@pytest.mark.parametrize("places", [[], [(1, 0)], [(5, 4)], [(-1, 4)]])
def test_what_is_no_share_is_refused(places: list[tuple[float, float]]) -> None:
    with pytest.raises(BadInput):
        average_share(places)


@given(
    st.lists(
        st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))),
        min_size=1,
        max_size=12,
    )
)
def test_the_words_agree_with_the_intervals(places: list[tuple[int, int]]) -> None:
    average = average_share(places)
    for (numerator, denominator), place in zip(places, places_of_shares(places), strict=True):
        low, high = wilson(numerator, denominator, 0.95)
        if low + 1e-9 < average < high - 1e-9:
            assert place is FunnelPlace.NOT_SIGNIFICANT
        if average < low - 1e-9:
            assert place in (FunnelPlace.HIGH_025, FunnelPlace.HIGH_001)
        if average > high + 1e-9:
            assert place in (FunnelPlace.LOW_025, FunnelPlace.LOW_001)
