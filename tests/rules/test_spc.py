# SPDX-License-Identifier: Apache-2.0
"""Limits, rules and assurance come out as their anchors publish them."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govdesk.rules.assurance import assurance_of
from govdesk.rules.indicators import Direction
from govdesk.rules.numbers import exact
from govdesk.rules.series_analysis import AnalysisSettings, analyse
from govdesk.rules.spc import Limits, limits_of, phases
from govdesk.rules.special_causes import (
    RuleSettings,
    back_fill,
    is_close,
    is_outside,
    one_side_runs,
    part_of_two_in_three,
    sign,
    trend_ends,
    two_in_three,
)
from tests.rules.indicator_cases import published

AS_IN_R = RuleSettings(two_in_three_counts_outside=False)


def near(found: Fraction | None, expected: float, tolerance: float) -> bool:
    return found is not None and abs(float(found) - expected) <= tolerance


def test_the_r_packages_limits_come_out() -> None:
    for case in published("spc/nhsr_limits.json"):
        limits = limits_of(case["y"], screen=case["screen_outliers"])
        exactly = case["full_precision"]
        found = {
            "mean": limits.mean,
            "lpl": limits.lower,
            "upl": limits.upper,
            "nlpl": limits.near_lower,
            "nupl": limits.near_upper,
            "amr": limits.moving_range,
        }
        for name, expected in exactly.items():
            if name in found:
                assert near(found[name], expected, 1e-12), (case["id"], name)
        for name, expected in case.get("expect", {}).items():
            assert near(found[name], expected, case["tol"]), (case["id"], name)


def test_the_r_packages_points_come_out() -> None:
    for case in published("spc/nhsr_limits.json"):
        settings = AnalysisSettings(screen=case["screen_outliers"], rules=AS_IN_R)
        types = []
        for point in analyse(case["y"], settings=settings).points:
            assert point.type is not None
            types.append(point.type.value)
        limits = limits_of(case["y"], screen=case["screen_outliers"])
        if sides := case.get("relative_to_mean_prefix"):
            found = [sign(exact(value) - limits.mean) for value in case["y"]]
            assert found[: len(sides)] == sides
        if "common_cause" in case:
            assert types.count("common_cause") == case["common_cause"], case["id"]
        if "special_cause_points" in case:
            special = [place for place, kind in enumerate(types) if kind != "common_cause"]
            assert special == case["special_cause_points"], case["id"]
        if "last_two_point_type" in case:
            assert types[-2:] == case["last_two_point_type"]


def test_the_python_ports_limits_and_points_come_out() -> None:
    for case in published("spc/nhspy_limits.json")["cases"]:
        values = [exact(value) for value in case["y"]]
        limits = limits_of(values, fix_after=case.get("fix_after_n"))
        assert near(limits.mean, case["mean"], 1e-9), case["id"]
        assert near(limits.lower, case["lpl"], 1e-9), case["id"]
        assert near(limits.upper, case["upl"], 1e-9), case["id"]
        if "nlpl" in case:
            assert near(limits.near_lower, case["nlpl"], 1e-9), case["id"]
            assert near(limits.near_upper, case["nupl"], 1e-9), case["id"]
        found: dict[str, list[Any]] = {
            "outside_limits": [is_outside(value, limits) for value in values],
            "close_to_limits": [is_close(value, limits) for value in values],
            "relative_to_mean": [sign(value - limits.mean) for value in values],
        }
        for counted in (True, False):
            rules = RuleSettings(two_in_three_counts_outside=counted)
            settings = AnalysisSettings(fix_after=case.get("fix_after_n"), rules=rules)
            points = analyse(values, settings=settings).points
            found["special_cause"] = [point.cause is not None for point in points]
            for name in found:
                if name in case:
                    assert found[name] == case[name], (case["id"], name)


def test_the_rule_functions_come_out() -> None:
    cases = published("spc/nhsr_rules.json")
    for sides, expected in cases["seven_point_one_side_mean"]:
        assert one_side_runs(sides) == expected
    for hits, expected in cases["part_of_seven_trend"]:
        assert back_fill(hits) == expected
    for values, expected in cases["seven_point_trend"]:
        assert trend_ends([Fraction(value) for value in values]) == expected
    for close, sides, expected in cases["two_in_three"]:
        assert two_in_three(close, sides) == expected
    for close, sides, expected in cases["part_of_two_in_three"]:
        assert part_of_two_in_three(two_in_three(close, sides), close) == expected


def test_assurance_comes_out() -> None:
    for case in published("spc/nhsr_assurance.json")["cases"]:
        low, high = Fraction(case["lpl"]), Fraction(case["upl"])
        limits = Limits(20, 20, (low + high) / 2, Fraction(1), low, high, low, high)
        found = assurance_of(limits, case["target"], Direction(case["direction"]))
        assert found.value == (case["expect"] or "none")


def test_a_target_on_a_limit_is_inconsistent() -> None:
    limits = limits_of([1, 2] * 8)
    for target in (limits.lower, limits.upper):
        assert assurance_of(limits, target, Direction.INCREASE).value == "inconsistent"


# ---- settings, phases and verdicts, worked by hand

RISING = [5, 5, 4, 6, 5, 1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize(("length", "marked"), [(6, 6), (7, 0)])
def test_a_run_of_six_counts_only_when_the_charter_says_so(length: int, marked: int) -> None:
    settings = AnalysisSettings(rules=RuleSettings(run_length=length))
    points = analyse(RISING, settings=settings).points
    assert sum(point.cause == "trend" for point in points) == marked


def test_a_point_beyond_the_limits_helps_two_in_three_as_in_mdc() -> None:
    values = [*[10, 12] * 10, 15, 19, 13]
    marks = []
    for counted in (True, False):
        rules = RuleSettings(two_in_three_counts_outside=counted)
        settings = AnalysisSettings(rules=rules, fix_after=20, direction=Direction.DECREASE)
        marks.append([point.cause for point in analyse(values, settings=settings).points[-3:]])
    assert marks == [["two_in_three", "outside", None], [None, "outside", None]]


def test_the_first_rule_that_holds_names_the_point() -> None:
    values = [*[10, 12] * 6, 20, 21, 22, 23, 24, 25, 26]
    points = analyse(values, settings=AnalysisSettings(fix_after=12)).points
    assert {point.cause for point in points[12:]} == {"outside"}
    slow: list[int | Fraction] = [
        *[10, 12] * 6,
        Fraction(111, 10),
        *(11 + Fraction(k, 100) for k in range(20, 26)),
    ]
    points = analyse(slow, settings=AnalysisSettings(fix_after=12)).points
    assert {point.cause for point in points[12:]} == {"trend"}


@pytest.mark.parametrize(
    ("direction", "variation"),
    [
        (Direction.INCREASE, "special_cause_improvement"),
        (Direction.DECREASE, "special_cause_concern"),
        (Direction.NEUTRAL, "special_cause_neutral_high"),
        (Direction.BAND, "special_cause_neutral_high"),
    ],
)
def test_up_is_good_bad_or_neither_by_direction(direction: Direction, variation: str) -> None:
    found = analyse([*[10, 12] * 8, 30], settings=AnalysisSettings(direction=direction))
    assert found.variation == variation


def test_a_rebase_starts_afresh_and_the_latest_limits_assure() -> None:
    values = [10, 12] * 8 + [50, 52] * 8
    marks = [index == 16 for index in range(32)]
    found = analyse(values, target=30, rebase=marks)
    assert [(p.first, p.last, p.limits.mean) for p in found.phases] == [
        (0, 15, Fraction(11)),
        (16, 31, Fraction(51)),
    ]
    assert all(point.type == "common_cause" for point in found.points)
    assert found.assurance == "consistent_pass"


def test_a_mark_on_the_first_point_makes_no_empty_phase() -> None:
    assert phases([True, False, True]) == (slice(0, 2), slice(2, 3))
    assert phases([]) == ()


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ([], "series.no_values"),
        ([None, None], "series.no_values"),
        ([5], "series.too_short"),
        ([1, 2] * 3 + [1], "series.too_short"),
        ([7] * 12, "series.no_variation"),
        ([0.1] * 12, "series.no_variation"),
        ([1] * 11 + [2], "series.no_variation"),
    ],
)
def test_a_verdict_is_withheld_with_a_reason(values: list[float | None], reason: str) -> None:
    found = analyse(values, target=3)
    assert found.reason is not None
    assert found.reason.key == reason
    assert (found.variation, found.assurance) == (None, None)


def test_eight_points_are_enough_for_a_verdict_unless_more_are_asked_for() -> None:
    assert analyse([1, 2] * 4).variation == "common_cause"
    found = analyse([1, 2] * 4, settings=AnalysisSettings(verdict_min=12))
    assert found.variation is None


def test_a_constant_series_has_no_limits_and_no_special_causes() -> None:
    found = analyse([0.1] * 20)
    assert found.limits is not None
    assert found.limits.lower is None
    assert {point.type for point in found.points} == {"common_cause"}


def test_a_gap_has_no_type_and_is_stepped_over() -> None:
    found = analyse([1, None, 2] * 6)
    assert found.n == 12
    assert found.points[1].type is None
    assert found.limits == limits_of([1, 2] * 6)


series = st.lists(st.integers(-50, 50), min_size=1, max_size=40)


@given(series, st.integers(-100, 100), st.sampled_from([6, 7]), st.booleans())
def test_a_constant_added_moves_the_limits_and_changes_no_mark(
    values: list[int], added: int, length: int, counted: bool
) -> None:
    settings = AnalysisSettings(rules=RuleSettings(length, counted))
    here = analyse(values, settings=settings)
    there = analyse([value + added for value in values], settings=settings)
    assert here.points == there.points
    assert here.limits is not None
    assert there.limits is not None
    assert there.limits.mean == here.limits.mean + added
    assert there.limits.moving_range == here.limits.moving_range


@given(series)
def test_upside_down_swaps_high_and_low_unless_a_trend_turns(values: list[int]) -> None:
    up = analyse(values, settings=AnalysisSettings(direction=Direction.INCREASE))
    down = analyse([-v for v in values], settings=AnalysisSettings(direction=Direction.DECREASE))
    assert [point.cause for point in up.points] == [point.cause for point in down.points]
    assert up.variation == down.variation


@given(series, series)
def test_phases_do_not_touch_each_other(first: list[int], second: list[int]) -> None:
    marks = [index == len(first) for index in range(len(first) + len(second))]
    both = analyse([*first, *second], rebase=marks)
    assert both.points == (*analyse(first).points, *analyse(second).points)


@given(series.filter(lambda values: len(values) > 1))
def test_screening_never_widens_the_limits(values: list[int]) -> None:
    screened, raw = limits_of(values), limits_of(values, screen=False)
    assert screened.mean == raw.mean
    assert raw.moving_range is not None
    if screened.moving_range is not None:
        assert screened.moving_range <= raw.moving_range
