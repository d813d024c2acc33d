# SPDX-License-Identifier: Apache-2.0
"""Quantiles share places out evenly, ties together, and gaps not at all."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from govdesk.rules.quantiles import quantiles_of


def test_ten_places_make_ten_tenths() -> None:
    assert quantiles_of([*range(10)], 10) == (*range(1, 11),)
    assert quantiles_of([*range(10)], 10, highest_first=True) == (*range(10, 0, -1),)


def test_uneven_places_are_shared_out_as_the_anchor_does() -> None:
    assert quantiles_of([*range(12)], 10) == (1, 1, 2, 3, 4, 5, 6, 6, 7, 8, 9, 10)
    assert quantiles_of([*range(7)], 5) == (1, 1, 2, 3, 3, 4, 5)


def test_ties_share_the_lowest_rank() -> None:
    assert quantiles_of([1, 1, 1, 1, 5], 5) == (1, 1, 1, 1, 5)
    assert quantiles_of([3, 3, 3, 3, 3], 5) == (1,) * 5


def test_gaps_are_left_out_and_too_few_places_make_none() -> None:
    assert quantiles_of([4, None, 2, 3, 1], 4) == (4, None, 2, 3, 1)
    assert quantiles_of([4, None, 2, None, 1], 4) == (None,) * 5
    assert quantiles_of([], 5) == ()


@given(st.lists(st.integers(0, 50), min_size=5, max_size=60), st.sampled_from([3, 4, 5]))
def test_a_higher_value_is_never_in_a_lower_quantile(values: list[int], count: int) -> None:
    found = quantiles_of(values, count)
    ordered = sorted(zip(values, found, strict=True))
    assert all(
        1 <= (one or 0) <= (other or 0) <= count for (_, one), (_, other) in pairwise(ordered)
    )
