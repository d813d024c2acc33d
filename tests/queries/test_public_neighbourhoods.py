# SPDX-License-Identifier: Apache-2.0
"""Neighbourhoods in the quarterly packet: hidden as their sums ask, and with what was published
before; and where the year is heading."""

from __future__ import annotations

from decimal import Decimal

import pytest

from govdesk.briefing.production import draw_whole, keep
from govdesk.briefing.views import Material
from govdesk.queries.public_indicators import NeighbourhoodTable
from govdesk.queries.public_view import PublicView
from govdesk.queries.quarterly import quarterly_view
from govdesk.rules.public_values import Shown, Suppressed
from govdesk.services.packets import pin_checkpoint
from govdesk.services.pivots import propose_pivot
from govdesk.services.readings import ReadingInput, record_readings
from tests.builders import City
from tests.measured import at, measured
from tests.services.test_reviews import finding, midpoint
from tests.signed_packets import publish_signed

PERIOD = "2026-Q1"
EFFECT = "From 3 to 9 a quarter"


def counted(city: City, indicator: str, *, harbour: int, marsh: int, whole: int) -> None:
    places = {
        city.neighbourhood("old_harbour"): harbour,
        city.neighbourhood("saltmarsh"): marsh,
        None: whole,
    }
    record_readings(
        city.ctx,
        readings=[
            ReadingInput(
                indicator_id=indicator,
                period=PERIOD,
                neighbourhood_id=place,
                value=Decimal(value),
                reason="counted anew",
            )
            for place, value in places.items()
        ],
    )


def view(city: City, period: str = PERIOD) -> PublicView:
    return city.ctx.read(quarterly_view, period=period, draft=False)


def publish(city: City) -> None:
    clerk = city.as_("clerk")
    pin_checkpoint(clerk)
    made = keep(clerk, drawn=draw_whole(Material(view(city)), kind="quarterly")).made
    publish_signed(city.as_("chair"), packet_id=made)


def cells(table: NeighbourhoodTable) -> list[object]:
    return [row.cells[0] for row in table.rows]


def test_neighbourhoods_stand_in_their_order_with_the_whole_city(city: City) -> None:
    ids = measured(city)
    city.clock.micros = at("2026-04-10")
    counted(city, ids["A5"], harbour=20, marsh=30, whole=50)
    (table,) = view(city).neighbourhoods
    assert [row.name.text for row in table.rows] == ["Old Harbour", "Saltmarsh"]
    assert cells(table) == [Shown(Decimal(20)), Shown(Decimal(30))]
    assert table.total is not None
    assert table.total.cells == (Shown(Decimal(50)),)
    assert view(city, "2026-Q2").neighbourhoods == ()


def test_a_table_with_nothing_left_to_show_is_left_out(city_file: City) -> None:
    ids = measured(city_file)
    city_file.clock.micros = at("2026-04-10")
    counted(city_file, ids["A5"], harbour=20, marsh=3, whole=23)
    (table,) = view(city_file).neighbourhoods
    assert cells(table) == [Suppressed(), Suppressed()]
    assert table.total is not None
    counted(city_file, ids["A5"], harbour=1, marsh=2, whole=3)
    assert view(city_file).neighbourhoods == ()


def test_what_changed_since_a_release_cannot_be_solved_from_both(city_file: City) -> None:
    """20 and 30 of 50 were published; 23 beside them would tell that one part became 3."""
    ids = measured(city_file)
    city_file.clock.micros = at("2026-04-10")
    counted(city_file, ids["A5"], harbour=20, marsh=30, whole=50)
    publish(city_file)
    city_file.later(days=1)
    counted(city_file, ids["A5"], harbour=20, marsh=3, whole=23)
    for period in (PERIOD, "2026-Q2"):
        later = view(city_file, period)
        assert later.neighbourhoods == ()
        (row,) = (one for one in later.scorecard if one.code == "A5")
        assert not isinstance(row.value, Shown)
        assert row.chart is not None
        assert all(point.value is None for point in row.chart.points)


def test_a_change_that_makes_nothing_small_is_shown(city_file: City) -> None:
    ids = measured(city_file)
    city_file.clock.micros = at("2026-04-10")
    counted(city_file, ids["A5"], harbour=20, marsh=30, whole=50)
    publish(city_file)
    city_file.later(days=1)
    counted(city_file, ids["A5"], harbour=20, marsh=36, whole=56)
    (table,) = view(city_file).neighbourhoods
    assert cells(table) == [Shown(Decimal(20)), Shown(Decimal(36))]


def test_a_count_says_where_the_year_is_heading_with_its_band(city_file: City) -> None:
    ids = measured(city_file)
    city_file.clock.micros = at("2026-07-10")
    record_readings(
        city_file.ctx,
        readings=[
            ReadingInput(indicator_id=ids["A5"], period=period, value=Decimal(value))
            for period, value in (("2026-Q1", 55), ("2026-Q2", 47))
        ],
    )
    (row,) = (one for one in view(city_file, "2026-Q2").scorecard if one.code == "A5")
    assert row.forecast is not None
    assert row.forecast.value == Shown(Decimal(204))
    assert isinstance(row.forecast.low, Shown)
    assert isinstance(row.forecast.high, Shown)
    assert row.forecast.low.value < 204 < row.forecast.high.value
    record_readings(
        city_file.ctx,
        readings=[
            ReadingInput(
                indicator_id=ids["A5"], period="2026-Q1", value=Decimal(3), reason="counted anew"
            )
        ],
    )
    (row,) = (one for one in view(city_file, "2026-Q2").scorecard if one.code == "A5")
    assert row.forecast is None


@pytest.mark.parametrize(("few", "said"), [(3, "From […] to […] a quarter"), (30, EFFECT)])
def test_words_about_a_change_of_course_do_not_tell_a_hidden_value(
    city_file: City, few: int, said: str
) -> None:
    ids, _review = midpoint(city_file)
    behind = finding(city_file, ids["A5"]).id
    propose_pivot(
        city_file.ctx,
        finding_id=behind,
        change="target",
        approach="Enrol at the shelters",
        expected_effect=EFFECT,
        new_target=Decimal(80),
    )
    row = ReadingInput(ids["A5"], "2026-Q2", value=Decimal(few), reason="counted anew")
    record_readings(city_file.ctx, readings=[row])
    (pivot,) = view(city_file, "2026-Q3").pivots
    assert pivot.expected_effect is not None
    assert pivot.expected_effect.text == said
