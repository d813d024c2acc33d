# SPDX-License-Identifier: Apache-2.0
"""Milestones lead from the baseline to exactly the target."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govdesk.rules.indicators import Aggregation
from govdesk.rules.milestones import MilestonePlan, Shape, milestones, seasonal
from govdesk.rules.refusals import BadInput
from tests.rules.indicator_cases import own

SHAPES = {
    "linear": Shape.LINEAR,
    "linear_midyear_start": Shape.LINEAR,
    "geometric": Shape.GEOMETRIC,
    "step": Shape.STEP,
    "seasonal_cumulative": Shape.SEASONAL,
}


def plan_of(case: dict[str, Any]) -> MilestonePlan:
    shape = SHAPES[case["shape"]]
    return MilestonePlan(
        target=case["target"],
        baseline=case.get("baseline", 0),
        periods=case["periods"],
        shape=shape,
        aggregation=Aggregation.FLOW if shape is Shape.SEASONAL else Aggregation.LEVEL,
        first_active=case.get("first_active", 1),
        steps=tuple(case.get("steps", ())),
        weights=tuple(case.get("weights", ())),
        whole="expect_rounded_counts" in case,
    )


@pytest.mark.parametrize("case", own("trajectory/cases.json")["milestones"])
def test_the_worked_milestones_come_out(case: dict[str, Any]) -> None:
    expected = case["expect" if "expect" in case else "expect_rounded_counts"]
    if isinstance(expected, str):
        with pytest.raises(BadInput):
            milestones(plan_of(case))
        return
    found = milestones(plan_of(case))
    assert [None if m is None else float(m) for m in found] == [
        None if e is None else pytest.approx(e, abs=1e-9) for e in expected
    ]
    assert found[-1] == case["target"]


def test_a_flow_counts_from_zero_whatever_last_year_was() -> None:
    plan = MilestonePlan(target=400, baseline=350, aggregation=Aggregation.FLOW)
    assert list(milestones(plan)) == [100, 200, 300, 400]


@pytest.mark.parametrize(
    ("plan", "code"),
    [
        (MilestonePlan(target=10, baseline=-5, shape=Shape.GEOMETRIC), "geometric_undefined"),
        (MilestonePlan(target=0, baseline=5, shape=Shape.GEOMETRIC), "geometric_undefined"),
        (MilestonePlan(target=3, shape=Shape.STEP, steps=(1, 2, 2, 2)), "steps"),
        (MilestonePlan(target=3, shape=Shape.STEP, steps=(3,)), "steps"),
        (MilestonePlan(target=3, periods=0), "periods"),
        (MilestonePlan(target=3, first_active=5), "periods"),
        (MilestonePlan(target=3, shape=Shape.SEASONAL, weights=(1, 1, 1, 1)), "seasonal_is_flow"),
        (
            MilestonePlan(target=3, shape=Shape.SEASONAL, aggregation=Aggregation.FLOW),
            "weights",
        ),
    ],
)
def test_a_plan_that_leads_nowhere_is_refused(plan: MilestonePlan, code: str) -> None:
    with pytest.raises(BadInput) as caught:
        milestones(plan)
    assert caught.value.code == f"milestone.{code}"


def test_negative_weights_and_weights_of_nothing_are_refused() -> None:
    for weights in ([-1, 2, 1, 1], [0, 0, 0, 0]):
        with pytest.raises(BadInput):
            seasonal(100, weights)


@given(
    st.integers(0, 10_000),
    st.lists(st.integers(0, 500), min_size=1, max_size=12).filter(any),
)
def test_whole_seasonal_milestones_end_at_the_target_and_stay_within_one(
    target: int, weights: list[int]
) -> None:
    found, smooth = seasonal(target, weights, whole=True), seasonal(target, weights)
    assert found[-1] == smooth[-1] == target
    assert all(m.denominator == 1 for m in found)
    increments = [b - a for a, b in zip((Fraction(0), *found), found, strict=False)]
    wanted = [b - a for a, b in zip((Fraction(0), *smooth), smooth, strict=False)]
    assert all(abs(i - w) < 1 for i, w in zip(increments, wanted, strict=True))


@given(st.decimals(-1000, 1000, places=3), st.decimals(-1000, 1000, places=3), st.integers(1, 12))
def test_linear_steps_are_equal(baseline: Any, target: Any, periods: int) -> None:
    found = milestones(MilestonePlan(target=target, baseline=baseline, periods=periods))
    known = [one for one in found if one is not None]
    assert len(known) == periods
    steps = {b - a for a, b in zip((Fraction(baseline), *known), known, strict=False)}
    assert len(steps) == 1
    assert found[-1] == Fraction(target)
