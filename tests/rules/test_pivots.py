# SPDX-License-Identifier: Apache-2.0
"""A change of course is proposed when everything speaks for it, and never on one bad quarter."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from govdesk.rules.data_quality import Level
from govdesk.rules.forecast import Forecast, Method
from govdesk.rules.indicators import Direction, TargetBand
from govdesk.rules.pivots import Advice, advise_pivot, misses_target
from govdesk.rules.special_causes import PointType
from govdesk.rules.status import Status
from govdesk.wording import say


def forecast(low: int, value: int, high: int) -> Forecast:
    return Forecast(Method.RUN_RATE, Fraction(value), Fraction(low), Fraction(high))


FAILING: dict[str, Any] = {
    "status": Status.LAGGING,
    "target": 100,
    "direction": Direction.INCREASE,
    "forecast": forecast(70, 80, 90),
    "variation": PointType.COMMON_CAUSE,
    "quality": Level.AMBER,
}


@pytest.mark.parametrize(
    ("change", "advice"),
    [
        ({}, Advice.PROPOSE),
        ({"status": Status.OFF_TRACK, "variation": PointType.CONCERN}, Advice.PROPOSE),
        ({"variation": None}, Advice.PROPOSE),
        ({"variation": PointType.IMPROVEMENT}, Advice.WATCH),
        ({"forecast": forecast(70, 80, 100)}, Advice.WATCH),
        ({"forecast": None}, Advice.WATCH),
        ({"status": Status.ON_TRACK}, Advice.WATCH),
        ({"status": Status.ON_TRACK, "forecast": forecast(90, 100, 110)}, Advice.NONE),
        (
            {
                "status": Status.ON_TRACK,
                "forecast": forecast(90, 100, 110),
                "variation": PointType.CONCERN,
            },
            Advice.NONE,
        ),
        ({"status": Status.NO_TARGET, "target": None, "forecast": None}, Advice.NONE),
        ({"quality": Level.RED}, Advice.BLOCKED),
    ],
)
def test_the_advice_follows_from_the_three_grounds(change: dict[str, Any], advice: Advice) -> None:
    found = advise_pivot(**{**FAILING, **change})
    assert found.advice is advice
    assert all(say(reason) for reason in found.reasons)


def test_the_reasons_are_said_in_order() -> None:
    assert [say(reason) for reason in advise_pivot(**FAILING).reasons] == [
        "It is behind plan.",
        "As it goes, it will miss the target of the year.",
        "Its latest value is within the usual ups and downs.",
    ]


@pytest.mark.parametrize(
    ("direction", "low", "high", "missed"),
    [
        (Direction.INCREASE, 70, 99, True),
        (Direction.INCREASE, 70, 100, False),
        (Direction.DECREASE, 101, 120, True),
        (Direction.DECREASE, 100, 120, False),
        (Direction.NEUTRAL, 0, 1, False),
    ],
)
def test_a_target_is_missed_when_the_whole_band_is_on_its_bad_side(
    direction: Direction, low: int, high: int, missed: bool
) -> None:
    assert misses_target(forecast(low, low, high), 100, direction) is missed


def test_a_target_band_is_missed_when_the_forecast_lies_beside_it() -> None:
    band = TargetBand(Decimal(90), Decimal(105))
    assert misses_target(forecast(106, 110, 120), band, Direction.BAND)
    assert misses_target(forecast(70, 80, 89), band, Direction.BAND)
    assert not misses_target(forecast(100, 110, 120), band, Direction.BAND)


def test_a_forecast_without_a_band_stands_on_its_value() -> None:
    bare = Forecast(Method.LAST_VALUE, Fraction(99))
    assert misses_target(bare, 100, Direction.INCREASE)
    assert not misses_target(bare, 99, Direction.INCREASE)
