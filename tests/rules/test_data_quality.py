# SPDX-License-Identifier: Apache-2.0
"""Faults in data are found, named and weighed before anyone relies on them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from govdesk.rules.data_quality import Level, ReadingFacts, check_reading, check_series, worst
from govdesk.rules.indicators import Aggregation, Direction, IndicatorDefinition, IndicatorKind
from govdesk.rules.periods import month, quarter
from govdesk.wording import say

TODAY = date(2026, 7, 20)
SHARE = IndicatorDefinition(
    id="A2",
    domain="access",
    name="Calls answered",
    description="",
    unit="%",
    kind=IndicatorKind.PROPORTION,
    aggregation=Aggregation.POOLED,
    direction=Direction.INCREASE,
    numerator="answered",
    denominator="calls",
    multiplier=Decimal(100),
)
COUNT = replace(
    SHARE, kind=IndicatorKind.COUNT, aggregation=Aggregation.FLOW, multiplier=Decimal(1)
)
SOUND = ReadingFacts(quarter(2026, 2), value=80, numerator=80, denominator=100)


def found(reading: ReadingFacts, definition: IndicatorDefinition = SHARE) -> list[tuple[str, str]]:
    flags = check_reading(reading, definition, today=TODAY)
    assert all(say(flag.text) for flag in flags)
    return [(flag.level.value, flag.code.removeprefix("quality.")) for flag in flags]


def test_a_sound_reading_has_no_flag() -> None:
    assert found(SOUND) == []


@pytest.mark.parametrize(
    ("change", "flags"),
    [
        ({"period": quarter(2026, 4)}, [("red", "future")]),
        ({"denominator": None}, [("red", "half_a_pair")]),
        ({"numerator": -1, "value": None}, [("red", "negative")]),
        ({"numerator": 5, "denominator": 0, "value": None}, [("red", "nothing_to_divide_by")]),
        ({"numerator": 101, "value": None}, [("red", "more_than_all")]),
        ({"value": 101, "numerator": None, "denominator": None}, [("red", "more_than_all")]),
        ({"cutoff": date(2026, 6, 29)}, [("amber", "partial")]),
        ({"cutoff": date(2026, 6, 30)}, []),
        ({"sources": (3, 5)}, [("amber", "sources_missing")]),
        ({"due_on": date(2026, 7, 10), "recorded_on": date(2026, 7, 11)}, [("note", "late")]),
        ({"due_on": date(2026, 7, 10), "recorded_on": date(2026, 7, 10)}, []),
        (
            {"provisional": True, "estimated": True, "definition_changed": True, "revised": True},
            [
                ("amber", "definition_changed"),
                ("amber", "estimated"),
                ("note", "provisional"),
                ("note", "revised"),
            ],
        ),
    ],
)
def test_each_fault_is_found(change: dict[str, Any], flags: list[tuple[str, str]]) -> None:
    assert found(replace(SOUND, **change)) == flags


def test_a_missing_reading_matters_once_it_is_due() -> None:
    missing = ReadingFacts(quarter(2026, 2), value=None, due_on=date(2026, 7, 20))
    assert found(missing) == [("note", "not_reported")]
    assert found(replace(missing, due_on=date(2026, 7, 19))) == [("amber", "not_reported")]


def test_groups_of_a_count_must_add_up_to_it_exactly() -> None:
    whole = ReadingFacts(quarter(2026, 2), value=10, parts=(4, 5))
    assert found(whole, COUNT) == [("red", "parts_do_not_add")]
    assert found(replace(whole, parts=(4, 6)), COUNT) == []


def test_money_may_be_paid_back_but_a_count_may_not_be_negative() -> None:
    negative = ReadingFacts(quarter(2026, 2), value=-5)
    assert found(negative, COUNT) == [("red", "negative")]
    assert found(negative, replace(COUNT, kind=IndicatorKind.MONEY)) == []


def series(values: list[float | None], **bounds: int) -> list[tuple[str, str]]:
    points = [(month(2026, 1).next(place), value) for place, value in enumerate(values)]
    flags = check_series(points, **bounds)
    return [(str(period), flag.code.removeprefix("quality.")) for period, flag in flags]


def test_the_fourth_equal_value_asks_whether_it_is_a_copy_once() -> None:
    assert series([5, 5, 5]) == []
    assert series([5, 5, 5, 5, 5]) == [("2026-04", "repeated")]


def test_a_jump_needs_eight_points_to_jump_from() -> None:
    assert series([10, 12, 11, 13, 10, 12, 500]) == []
    assert series([10, 12, 11, 13, 10, 12, 11, 500]) == [("2026-08", "jump")]


def test_the_jump_is_measured_exactly() -> None:
    # Median 0 and MAD 1: a modified z of 3.5 is at 3.5 / 0.6745, a little under 5.19.
    even = [-1, -1, -1, 0, 0, 0, 1, 1, 1]
    assert series([*even, 5.18]) == []
    assert series([*even, 5.2]) == [("2026-10", "jump")]


def test_the_indicators_own_range_is_kept() -> None:
    assert series([5, 50], highest=20) == [("2026-02", "beyond_range")]
    assert series([5, -50], lowest=0) == [("2026-02", "beyond_range")]


def test_two_readings_of_one_period_are_a_grave_fault() -> None:
    flags = check_series([(month(2026, 1), 5), (month(2026, 1), 6)])
    assert worst([flag for _period, flag in flags]) is Level.RED
    assert worst([]) is None
