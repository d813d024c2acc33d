# SPDX-License-Identifier: Apache-2.0
"""The scorecard: what needs attention first, parts of the city, where things are heading."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from govdesk.queries.indicators import list_indicators
from govdesk.queries.scorecard import headings, parts_reported
from govdesk.queries.series import Part
from govdesk.queries.status import standings
from govdesk.services.readings import ReadingInput, record_readings
from tests.builders import City
from tests.measured import at, measured, report


def test_what_is_furthest_behind_comes_first(city: City) -> None:
    ids = measured(city)
    city.clock.micros = at("2026-04-10")
    report(city, ids["A5"], "2026-Q1", 24)  # 4 % short of 25
    report(city, ids["A6"], "2026-Q1", "18.4")  # 20 % short of 18
    report(city, ids["R2"], "2026-Q1", parts=(60, 100))  # 100 % short of 65
    rows = city.ctx.read(list_indicators, now=city.clock.micros)
    assert [(row.code, row.status) for row in rows] == [
        ("R2", "off_track"),
        ("A6", "lagging"),
        ("A5", "on_track"),
    ]


def test_a_part_of_the_city_is_held_against_the_target_where_that_makes_sense(city: City) -> None:
    ids = measured(city)
    city.clock.micros = at("2026-04-10")
    place = city.neighbourhood("saltmarsh")
    shares: dict[str, Any] = {"numerator": Decimal(15), "denominator": Decimal(30)}
    for one in (
        ReadingInput(ids["R2"], "2026-Q1", neighbourhood_id=place, **shares),
        ReadingInput(ids["R2"], "2026-Q1", group_key="age:65+", **shares),
        ReadingInput(ids["A5"], "2026-Q1", neighbourhood_id=place, value=Decimal(7)),
    ):
        record_readings(city.ctx, readings=[one])
    now = city.clock.micros
    in_place = city.ctx.read(list_indicators, now=now, part=Part(place))
    assert [(r.code, r.actual, r.status, r.target) for r in in_place] == [
        ("R2", Decimal("50.0"), "off_track", 80),
        ("A5", Decimal(7), "no_target", None),
    ]
    of_group = city.ctx.read(list_indicators, now=now, part=Part(None, "age:65+"))
    assert [(r.code, r.actual) for r in of_group] == [("R2", Decimal("50.0"))]
    parts = city.ctx.read(parts_reported)
    assert [(one.name, one.part) for one in parts] == [
        ("Saltmarsh", Part(place)),
        ("", Part(None, "age:65+")),
    ]


def test_a_recent_series_is_all_that_a_line_shows(city: City) -> None:
    """Also of an indicator that fell silent long ago."""
    ids = measured(city)
    city.clock.micros = at("2026-04-10")
    for code, first in (("A5", 1998), ("A6", 2019)):
        readings = [
            ReadingInput(ids[code], f"{year}-Q{q}", value=Decimal(year + q))
            for year in range(first, first + 7)
            for q in (1, 2, 3, 4)
        ]
        record_readings(city.ctx, readings=readings)
    now = city.clock.micros
    recent = city.ctx.read(standings, now=now, recent=True)
    whole = city.ctx.read(standings, now=now)
    for some, every in zip(recent.states(), whole.states(), strict=True):
        assert (some.spark, some.actual, some.status) == (every.spark, every.actual, every.status)
        assert some.latest == every.latest
    assert len(recent.series[ids["A5"]]) == 16 < len(whole.series[ids["A5"]]) == 28


def test_a_heading_says_what_can_be_expected_and_is_silent_while_things_change(city: City) -> None:
    ids = measured(city)
    city.clock.micros = at("2026-07-10")
    report(city, ids["A5"], "2026-Q1", 10)
    report(city, ids["A5"], "2026-Q2", 12)
    steady = [20, 22] * 6
    for code, values in (("A6", [*steady, 60]),):
        readings = [
            ReadingInput(ids[code], f"{2023 + n // 4}-Q{n % 4 + 1}", value=Decimal(value))
            for n, value in enumerate(values)
        ]
        record_readings(city.ctx, readings=readings)
    found = city.ctx.read(headings, ids=set(ids.values()), now=city.clock.micros)
    assert (found[ids["A5"]].value, found[ids["A5"]].misses) == (Decimal(44), True)
    assert (found[ids["A6"]].value, found[ids["A6"]].misses) == (None, False)
    assert ids["R2"] not in found
