# SPDX-License-Identifier: Apache-2.0
"""A status is one word, decided exactly, and never guessed where there is nothing to go by."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govdesk.rules.indicators import Aggregation, Direction, TargetBand
from govdesk.rules.status import Evidence, Standing, Status, Tolerance, evidence_of, status_of
from govdesk.wording import say
from tests.rules.indicator_cases import own

MIDYEAR = Standing(
    direction=Direction.INCREASE,
    target=Decimal(60),
    milestone=Decimal(50),
    baseline=Decimal(40),
    actual=Decimal(50),
)


@pytest.mark.parametrize("case", own("trajectory/cases.json")["status"])
def test_the_worked_statuses_come_out(case: dict[str, Any]) -> None:
    standing = Standing(
        direction=Direction(case["direction"]),
        target=case["milestone"] * 2,
        milestone=case["milestone"],
        baseline=case["baseline"],
        actual=case["actual"],
        tolerance=Tolerance(case["tolerance"], case["critical"]),
    )
    if case["direction"] == "decrease":
        standing = replace(standing, target=0)
    expected = "not_reported" if case["expect"] == "no_data" else case["expect"]
    assert status_of(standing).status.value == expected


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"target": None, "due": False}, Status.NO_TARGET),
        ({"direction": Direction.NEUTRAL}, Status.NO_TARGET),
        ({"due": False, "actual": None}, Status.NOT_DUE),
        ({"milestone": None}, Status.NOT_DUE),
        ({"actual": None, "complete": False}, Status.NOT_REPORTED),
        ({"complete": False, "denominator": 3}, Status.PARTIAL),
        ({"denominator": 19}, Status.TOO_FEW_CASES),
        ({"denominator": 20}, Status.ON_TRACK),
        ({"denominator": Decimal("19.9")}, Status.TOO_FEW_CASES),
    ],
)
def test_what_cannot_be_judged_is_said_first_in_this_order(
    change: dict[str, Any], status: Status
) -> None:
    assert status_of(replace(MIDYEAR, **change)).status is status


def test_fourteen_point_four_against_fourteen_from_eighteen_is_exactly_a_tenth() -> None:
    standing = Standing(
        Direction.DECREASE, target=10, milestone=14, baseline=18, actual=Decimal("14.4")
    )
    judged = status_of(standing)
    assert judged.shortfall == Fraction(1, 10)
    assert judged.progress == Fraction(9, 10)
    assert judged.status is Status.ON_TRACK
    assert status_of(replace(standing, actual=Decimal("14.4000001"))).status is Status.LAGGING
    assert status_of(replace(standing, actual=14.4)).status is Status.ON_TRACK


@pytest.mark.parametrize(
    ("actual", "status"), [("15", Status.LAGGING), ("15.0001", Status.OFF_TRACK)]
)
def test_a_quarter_short_is_the_last_that_still_lags(actual: str, status: Status) -> None:
    standing = Standing(
        Direction.DECREASE, target=10, milestone=14, baseline=18, actual=Decimal(actual)
    )
    assert status_of(standing).status is status


def test_a_target_is_achieved_at_year_end_not_before() -> None:
    there = replace(MIDYEAR, actual=Decimal(60))
    assert status_of(there).status is Status.ON_TRACK
    at_end = replace(there, milestone=Decimal(60), year_end=True)
    assert status_of(at_end).status is Status.ACHIEVED
    assert status_of(replace(at_end, actual=Decimal("59.9"))).status is Status.ON_TRACK


def test_a_flow_achieves_its_target_as_soon_as_the_year_to_date_reaches_it() -> None:
    flow = Standing(
        Direction.INCREASE, target=400, milestone=200, actual=400, aggregation=Aggregation.FLOW
    )
    assert status_of(flow).status is Status.ACHIEVED
    few_wanted = replace(flow, direction=Direction.DECREASE, actual=200)
    assert status_of(few_wanted).status is Status.ON_TRACK
    assert status_of(replace(few_wanted, actual=0)).status is Status.ON_TRACK
    assert status_of(replace(few_wanted, milestone=400, year_end=True)).status is Status.ACHIEVED


def test_hold_allows_nothing_worse() -> None:
    hold = replace(MIDYEAR, milestone=Decimal(40), target=Decimal(40), actual=Decimal(40))
    assert status_of(hold).status is Status.ON_TRACK
    worse = status_of(replace(hold, actual=Decimal("39.99")))
    assert (worse.status, worse.shortfall) == (Status.OFF_TRACK, None)


@pytest.mark.parametrize(
    ("actual", "status"),
    [
        ("90", Status.ON_TRACK),
        ("105", Status.ON_TRACK),
        ("88.5", Status.ON_TRACK),
        ("88.4", Status.LAGGING),
        ("108.75", Status.LAGGING),
        ("109", Status.OFF_TRACK),
    ],
)
def test_a_band_is_missed_on_either_side(actual: str, status: Status) -> None:
    band = TargetBand(Decimal(90), Decimal(105))
    standing = Standing(Direction.BAND, target=band, actual=Decimal(actual))
    assert status_of(standing).status is status


def test_a_band_of_one_value_is_met_or_off_track() -> None:
    band = TargetBand(Decimal(1), Decimal(1))
    assert status_of(Standing(Direction.BAND, target=band, actual=1)).status is Status.ON_TRACK
    assert status_of(Standing(Direction.BAND, target=band, actual=2)).status is Status.OFF_TRACK


def test_behind_is_clear_only_when_the_whole_interval_is_worse() -> None:
    assert evidence_of(50, 40, 49, Direction.INCREASE) is Evidence.CLEAR
    assert evidence_of(50, 40, 50, Direction.INCREASE) is Evidence.NOT_DISTINGUISHABLE
    assert evidence_of(50, 51, 60, Direction.DECREASE) is Evidence.CLEAR
    assert evidence_of(50, 40, 60, Direction.DECREASE) is Evidence.NOT_DISTINGUISHABLE
    assert evidence_of(50, 40, 45, Direction.NEUTRAL) is None


def test_every_status_has_a_word_and_the_judged_ones_a_shape_of_their_own() -> None:
    assert {say(status.word) for status in Status} == {
        s.value.replace("_", " ") for s in Status
    } - {"not due", "partial", "lagging"} | {"not due yet", "partly reported", "behind plan"}
    judged = [Status.OFF_TRACK, Status.LAGGING, Status.ON_TRACK, Status.ACHIEVED]
    assert [status.shape for status in judged] == ["▲", "◆", "●", "★"]
    assert Status.NOT_REPORTED.shape == "○"
    assert Status.TOO_FEW_CASES.shape == "–"


values = st.decimals(-1000, 1000, places=2)


@given(values, values, values)
def test_more_of_the_good_is_never_a_worse_status(
    baseline: Decimal, milestone: Decimal, actual: Decimal
) -> None:
    order = [Status.OFF_TRACK, Status.LAGGING, Status.ON_TRACK, Status.ACHIEVED]
    standing = Standing(Direction.INCREASE, 2000, milestone, baseline, actual)
    better = replace(standing, actual=actual + 1)
    assert order.index(status_of(better).status) >= order.index(status_of(standing).status)


@given(values, values, values)
def test_turning_everything_round_changes_nothing(
    baseline: Decimal, milestone: Decimal, actual: Decimal
) -> None:
    up = Standing(Direction.INCREASE, 2000, milestone, baseline, actual)
    down = Standing(Direction.DECREASE, -2000, -milestone, -baseline, -actual)
    assert status_of(up) == status_of(down)
