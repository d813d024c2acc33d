# SPDX-License-Identifier: Apache-2.0
"""What the screens read of indicators, reviews and the day's work, on both databases."""

from __future__ import annotations

from decimal import Decimal

import pytest
from sqlalchemy import event

from govdesk.queries.home import home
from govdesk.queries.indicators import indicator, list_indicators
from govdesk.queries.reviews import list_reviews, review
from govdesk.services.actions import assign_action
from govdesk.services.pivots import propose_pivot
from govdesk.services.readings import ReadingInput, record_readings
from govdesk.services.reviews import dispose, freeze_review, open_review
from tests.builders import City
from tests.measured import at, measured, report
from tests.services.test_reviews import approved, finding, midpoint


def test_the_list_says_where_each_indicator_stands(city: City) -> None:
    ids, _review = midpoint(city)
    rows = {row.code: row for row in city.ctx.read(list_indicators, now=city.clock.micros)}
    assert list(rows) == ["A5", "A6", "R2"]  # behind plan first
    enrolled = rows["A5"]
    assert (enrolled.actual, enrolled.milestone, enrolled.target) == (
        Decimal(41),
        Decimal(50),
        Decimal(100),
    )
    assert (enrolled.value, enrolled.value_period, enrolled.status) == (
        Decimal(11),
        "2026-Q2",
        "lagging",
    )
    assert enrolled.spark == (30.0, 11.0)
    assert ids["A5"] == enrolled.id


def test_the_detail_shows_history_chart_neighbourhoods_and_motions(city: City) -> None:
    ids, _review = midpoint(city)
    report(city, ids["A5"], "2026-Q2", 12, reason="One more form")
    for place, cases in (("saltmarsh", 8), ("old_harbour", 60)):
        one = ReadingInput(
            ids["R2"],
            "2026-Q2",
            neighbourhood_id=city.neighbourhood(place),
            numerator=Decimal(4),
            denominator=Decimal(cases),
        )
        record_readings(city.ctx, readings=[one])
    propose_pivot(
        city.ctx,
        finding_id=finding(city, ids["A5"]).id,
        change="approach",
        approach="Enrol at the shelters",
        expected_effect="Ten more",
    )
    enrolled = city.ctx.read(indicator, id=ids["A5"], now=city.clock.micros)
    arrivals = city.ctx.read(indicator, id=ids["R2"], now=city.clock.micros)
    assert enrolled is not None
    assert arrivals is not None
    assert [(r.period, r.value, r.holds, r.reason) for r in enrolled.readings] == [
        ("2026-Q2", Decimal(12), True, "One more form"),
        ("2026-Q2", Decimal(11), False, ""),
        ("2026-Q1", Decimal(30), True, ""),
    ]
    assert [point.value for point in enrolled.chart.points] == [30.0, 12.0]
    assert [line.values for line in enrolled.chart.lines] == [(25.0, 25.0)]
    assert [m.title for m in enrolled.motions] == [
        "Change of course for People enrolled in peer support"
    ]
    assert [(n.name, n.value, n.few) for n in arrivals.parts.neighbourhoods.rows] == [
        ("Old Harbour", Decimal("6.7"), False),
        ("Saltmarsh", Decimal("50.0"), True),
    ]
    assert enrolled.next_period == "2026-Q3"
    assert city.ctx.read(indicator, id="nothing", now=city.clock.micros) is None


def test_a_review_tells_then_and_now(city: City) -> None:
    ids, made = midpoint(city)
    dispose(city.ctx, finding_id=finding(city, ids["A5"]).id, disposition="accept")
    approved(city, made)
    freeze_review(city.as_("clerk"), review_id=made, kind="issued")
    before = city.ctx.read(review, id=made, now=city.clock.micros)
    assert before is not None
    assert [one.then for one in before.findings] == [None, None, None]
    report(city, ids["A5"], "2026-Q2", 25, reason="Forms were found")
    after = city.ctx.read(review, id=made, now=city.clock.micros)
    assert after is not None
    enrolled = after.findings[0]
    assert (enrolled.status, enrolled.actual) == ("on_track", Decimal(55))
    assert enrolled.then is not None
    assert (enrolled.then.status, enrolled.then.actual, enrolled.then.reason) == (
        "lagging",
        Decimal(41),
        "Forms were found",
    )
    assert [one.kind for one in after.freezes] == ["issued"]
    (row,) = city.ctx.read(list_reviews)
    assert (row.period, row.midpoint, row.state, row.disposed) == ("2026-Q2", True, "issued", 1)


def test_home_says_what_waits_and_a_department_sees_its_own(city: City) -> None:
    ids, _review = midpoint(city)
    assign_action(
        city.ctx,
        title="Call the shelters",
        department_id=city.department("housing"),
        due=city.today,
    )
    city.clock.micros = at("2026-10-05")
    secretary = city.ctx.read(home, account="secretary", now=city.clock.micros)
    assert [row.code for row in secretary.due] == ["A5", "A6", "R2"]
    assert [one.name for one in secretary.undecided] == ["People enrolled in peer support"]
    assert [one.title for one in secretary.actions] == ["Call the shelters"]
    assert (secretary.meeting, secretary.briefing_days, secretary.votes) == (None, None, ())
    health = city.ctx.read(home, account="health", now=city.clock.micros)
    assert [row.code for row in health.due] == ["A5", "A6"]
    assert health.actions == ()
    (parts,) = secretary.parts
    assert (parts.waiting, parts.count, parts.own) == (("Health", "Housing"), 2, False)
    (part,) = health.parts
    assert (part.waiting, part.count, part.own, part.days < 0) == (("Health",), 1, True, True)
    assert secretary.count == 6
    dispose(
        city.ctx, finding_id=finding(city, ids["A5"]).id, disposition="stay", reason="A new team"
    )
    assert city.ctx.read(home, now=city.clock.micros).undecided == ()


@pytest.mark.parametrize("many", [1, 40])
def test_the_number_of_statements_does_not_grow_with_the_record(city_file: City, many: int) -> None:
    ids = measured(city_file)
    city_file.clock.micros = at("2026-07-10")
    readings = [
        ReadingInput(ids["A5"], f"{year}-Q{q}", value=Decimal(q))
        for year in range(2025 - many // 4, 2026)
        for q in range(1, 5)
    ]
    record_readings(city_file.ctx, readings=readings)
    made = open_review(city_file.ctx, period="2026-Q2").made
    counted: list[str] = []
    engine = city_file.ctx.store.engine

    def count(_c: object, _cursor: object, statement: str, *_rest: object) -> None:
        if statement.lstrip().upper().startswith("SELECT"):
            counted.append(statement)

    event.listen(engine, "before_cursor_execute", count)
    for read, most, arguments in (
        (list_indicators, 6, {"now": city_file.clock.micros}),
        (review, 19, {"id": made, "now": city_file.clock.micros}),
        (home, 18, {"account": "secretary", "now": city_file.clock.micros}),
    ):
        counted.clear()
        city_file.ctx.read(read, **arguments)
        assert len(counted) <= most, counted
    event.remove(engine, "before_cursor_execute", count)
