# SPDX-License-Identifier: Apache-2.0
"""The indices of inequality find a slope that is there, and none where there is none."""

from __future__ import annotations

from math import exp

import pytest

from govdesk.rules.inequality import Group, Scale, inequality_of
from govdesk.rules.refusals import BadInput


def groups(
    values: list[float], spread: float = 1, people: list[float] | None = None
) -> list[Group]:
    counts = people or [100.0] * len(values)
    return [
        Group(count, value, value - spread, value + spread)
        for count, value in zip(counts, values, strict=True)
    ]


def test_a_straight_line_has_its_own_slope() -> None:
    """Five equal groups in steps of 2 lie on 9 + 10 b, from b = 0 to b = 1."""
    found = inequality_of(groups([10, 12, 14, 16, 18]))
    assert found.slope == pytest.approx(10)
    assert found.relative == pytest.approx(19 / 9)
    low, high = found.slope_limits
    assert low < 10 < high
    assert inequality_of(groups([10, 12, 14, 16, 18])) == found


def test_people_move_the_middles_of_their_groups() -> None:
    """By hand: shares .4 .3 .1 .1 .1, middles .2 .55 .75 .85 .95, values 5 + 20 b."""
    middles = [0.2, 0.55, 0.75, 0.85, 0.95]
    people = [400.0, 300.0, 100.0, 100.0, 100.0]
    found = inequality_of(groups([5 + 20 * b for b in middles], people=people), multiplier=-1)
    assert found.slope == pytest.approx(-20)
    assert found.relative == pytest.approx(5 / 25)


def test_a_rate_is_fitted_on_its_logarithm_when_asked() -> None:
    values = [exp(1 + 2 * b) for b in (0.1, 0.3, 0.5, 0.7, 0.9)]
    made = [Group(100, value, value * 0.9, value * 1.1) for value in values]
    found = inequality_of(made, scale=Scale.RATE, fitted_on_scale=True)
    assert found.relative == pytest.approx(exp(2))
    assert found.slope == pytest.approx(exp(3) - exp(1))
    plain = inequality_of(made, scale=Scale.RATE)
    assert plain.slope != pytest.approx(found.slope, rel=0.01)


def test_shares_stay_between_0_and_1() -> None:
    made = [Group(100, share, share - 0.02, share + 0.02) for share in (0.9, 0.8, 0.6, 0.3, 0.1)]
    found = inequality_of(made, scale=Scale.PROPORTION, fitted_on_scale=True)
    assert -1 < found.slope < 0
    assert all(-1 < limit < 1 for limit in found.slope_limits)


@pytest.mark.parametrize(
    ("made", "scale"),
    [
        (groups([1, 2, 3, 4]), Scale.PLAIN),
        (groups([1.0] * 101), Scale.PLAIN),
        (groups([1, 2, 3, 4, 5], people=[0.0, 1, 1, 1, 1]), Scale.PLAIN),
        (groups([1, 2, 3, 4, 5]), Scale.RATE),
        (groups([0.5] * 5, spread=0.5), Scale.PROPORTION),
    ],
)
def test_what_cannot_be_is_refused(made: list[Group], scale: Scale) -> None:
    with pytest.raises(BadInput):
        inequality_of(made, scale=scale)
