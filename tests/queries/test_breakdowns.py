# SPDX-License-Identifier: Apache-2.0
"""An indicator by its parts, beside another, and as a frozen review saw it."""

from __future__ import annotations

from decimal import Decimal

from govdesk.queries.charts import ChartEvent, ChartLine, ChartPoint, ChartSpec, Mark
from govdesk.queries.charts_together import together
from govdesk.queries.indicators import compared, indicator
from govdesk.services.readings import ReadingInput, record_readings
from govdesk.services.reviews import dispose, freeze_review
from govdesk.services.targets import set_target
from govdesk.wording import current
from tests.builders import City
from tests.measured import at, measured, report
from tests.services.test_reviews import approved, finding, midpoint


def test_parts_are_shown_to_one_scale_with_the_city_and_in_a_funnel(city: City) -> None:
    ids = measured(city)
    city.clock.micros = at("2026-07-10")
    for quarter in ("2026-Q1", "2026-Q2"):
        report(city, ids["R2"], quarter, parts=(700, 1000))
    readings = [
        ReadingInput(
            ids["R2"],
            quarter,
            neighbourhood_id=None if group else city.neighbourhood(place),
            group_key=group,
            numerator=Decimal(over),
            denominator=Decimal(under),
        )
        for quarter, place, group, over, under in (
            ("2026-Q1", "saltmarsh", "", 7, 10),
            ("2026-Q2", "saltmarsh", "", 5, 10),
            ("2026-Q2", "old_harbour", "", 855, 900),
            ("2026-Q2", "", "language:es", 30, 40),
        )
    ]
    record_readings(city.ctx, readings=readings)
    found = city.ctx.read(indicator, id=ids["R2"], now=city.clock.micros)
    assert found is not None
    places = found.parts.neighbourhoods
    assert [(p.name, p.period, p.value, p.few) for p in places.rows] == [
        ("Old Harbour", "2026-Q2", Decimal("95.0"), False),
        ("Saltmarsh", "2026-Q2", Decimal("50.0"), True),
    ]
    assert [[p.value for p in chart.points] for chart in places.charts] == [[None, 95], [70, 50]]
    assert places.charts[1].points[1].text == "50.0 (few cases)"
    assert {chart.bounds() for chart in places.charts} == {places.charts[0].bounds()}
    assert places.charts[0].lines[0].values == (70.0, 70.0)
    assert [row.name for row in found.parts.groups.rows] == ["language:es"]
    funnel = found.parts.funnel
    assert funnel is not None
    assert [(p.label, p.mark, p.text) for p in funnel.points] == [
        ("Saltmarsh", Mark.CONCERN, "50.0 of 10 cases"),
        ("Old Harbour", Mark.COMMON, "95.0 of 900 cases"),
    ]
    assert "Saltmarsh is further from the whole city" in funnel.alt
    assert funnel.table()[0][2:] == ("The whole city", "Usual highest", "Usual lowest")
    enrolled = city.ctx.read(indicator, id=ids["A5"], now=city.clock.micros)
    assert enrolled is not None
    assert (enrolled.parts.neighbourhoods.rows, enrolled.parts.funnel) == ((), None)


def test_an_indicator_is_seen_as_a_frozen_review_saw_it(city: City) -> None:
    ids, made = midpoint(city)
    dispose(city.ctx, finding_id=finding(city, ids["A5"]).id, disposition="accept")
    approved(city, made)
    freeze_review(city.as_("clerk"), review_id=made, kind="issued")
    city.later(days=1)
    report(city, ids["A5"], "2026-Q2", 25, reason="Forms were found")
    set_target(city.ctx, indicator_id=ids["A5"], fiscal_year=2027, value=Decimal(120))
    now = city.clock.micros
    today = city.ctx.read(indicator, id=ids["A5"], now=now)
    assert today is not None
    assert (today.row.actual, today.row.status, today.view) == (Decimal(55), "on_track", None)
    assert [(v.period, v.kind) for v in today.seen] == [("2026-Q2", "issued")]
    then = city.ctx.read(indicator, id=ids["A5"], now=now, freeze_id=today.seen[0].freeze_id)
    assert then is not None
    assert (then.row.actual, then.row.status, then.view) == (Decimal(41), "lagging", today.seen[0])
    assert [r.value for r in then.readings] == [11, 30]
    assert [t.fiscal_year for t in then.targets] == [2026]
    assert [p.value for p in then.chart.points] == [30.0, 11.0]


def test_two_indicators_stand_under_each_other_over_the_same_periods(city_file: City) -> None:
    ids = measured(city_file)
    city_file.clock.micros = at("2026-07-10")
    report(city_file, ids["A5"], "2025-Q4", 9)
    report(city_file, ids["A6"], "2026-Q2", 15)
    charts = city_file.ctx.read(compared, id=ids["A5"], other_id=ids["A6"])
    assert charts is not None
    for chart, values in zip(charts, ([9.0, None, None], [None, None, 15.0]), strict=True):
        assert [p.label for p in chart.points] == ["2025-Q4", "2026-Q1", "2026-Q2"]
        assert [p.value for p in chart.points] == values
        assert all(len(line.values) == 3 for line in chart.lines)
    assert city_file.ctx.read(compared, id=ids["A5"], other_id="gone") is None


def test_marks_move_with_their_periods_and_other_lengths_stay_apart() -> None:
    def chart(*labels: str) -> ChartSpec:
        points = tuple(ChartPoint(label, 1.0, "1") for label in labels)
        lines = (ChartLine("Target", (2.0,) * len(labels), "target"),)
        return ChartSpec("A", "", points, lines, (ChartEvent(0, "New target"),))

    early, late = together(chart("2025-Q1", "2025-Q2"), chart("2025-Q4"), current())
    assert [p.value for p in early.points] == [1.0, 1.0, None, None]
    assert [p.value for p in late.points] == [None, None, None, 1.0]
    assert (early.events[0].at, late.events[0].at) == (0, 3)
    assert late.lines[0].values == (None, None, None, 2.0)
    yearly, quarterly = chart("2025"), chart("2025-Q1")
    assert together(yearly, quarterly, current()) == (yearly, quarterly)
