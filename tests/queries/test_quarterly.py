# SPDX-License-Identifier: Apache-2.0
"""What the public view of a quarter holds, and what it hides."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from govdesk.queries.public_view import PublicView
from govdesk.queries.quarterly import quarterly_view
from govdesk.rules.public_values import Missing, Shown, Suppressed
from govdesk.rules.refusals import BadInput
from govdesk.rules.status import Status
from govdesk.services.indicator_library import indicator_library
from govdesk.services.indicators import adopt_indicator
from govdesk.services.packets import pin_checkpoint
from govdesk.services.readings import ReadingInput, record_readings
from govdesk.services.residents import add_narrative
from govdesk.services.reviews import open_review
from govdesk.services.targets import set_target
from tests.builders import City
from tests.services.test_reviews import approved


def _enrolments(city: City, values: dict[str, int]) -> str:
    secretary = city.as_("secretary")
    definition = next(one for one in indicator_library() if one.id == "A5")
    made = adopt_indicator(
        secretary,
        code="A5",
        department_id=city.department("health"),
        domain=definition.domain,
        definition=definition,
    ).made
    set_target(
        secretary, indicator_id=made, fiscal_year=2026, baseline=Decimal(0), value=Decimal(200)
    )
    city.later(days=250)
    if not values:
        pin_checkpoint(secretary)
        return made
    record_readings(
        secretary,
        readings=[
            ReadingInput(indicator_id=made, period=period, value=Decimal(value))
            for period, value in values.items()
        ],
    )
    return made


def _view(city: City, period: str = "2026-Q2") -> PublicView:
    return city.ctx.read(quarterly_view, period=period)


def test_the_year_to_date_is_shown_against_its_milestone(city: City) -> None:
    _enrolments(city, {"2026-Q1": 55, "2026-Q2": 47})
    (row,) = _view(city).scorecard
    assert (row.code, row.value, row.milestone) == (
        "A5",
        Shown(Decimal(102)),
        Shown(Decimal(100)),
    )
    assert row.status is Status.ON_TRACK
    assert row.chart is not None
    assert [point.value for point in row.chart.points] == [55.0, 47.0]


def test_a_small_count_is_hidden_everywhere_it_could_be_told(city_file: City) -> None:
    _enrolments(city_file, {"2026-Q1": 3, "2026-Q2": 94})
    (row,) = _view(city_file).scorecard
    assert isinstance(row.value, Suppressed)
    assert row.status is Status.TOO_FEW_CASES
    assert row.chart is not None
    assert [point.value for point in row.chart.points] == [None, None]
    told = " ".join(cell for line in row.chart.table()[1:] for cell in line[1:]) + row.chart.alt
    assert not any(number in told for number in ("3", "94", "97"))


def test_what_nobody_reported_is_missing_not_zero(city_file: City) -> None:
    _enrolments(city_file, {})
    (row,) = _view(city_file).scorecard
    assert isinstance(row.value, Missing)


def test_later_readings_do_not_reach_an_earlier_quarter(city_file: City) -> None:
    _enrolments(city_file, {"2026-Q1": 55, "2026-Q2": 47})
    (row,) = _view(city_file, "2026-Q1").scorecard
    assert row.value == Shown(Decimal(55))


def test_seats_stand_in_charter_order_with_their_holders(city_file: City) -> None:
    city_file.later(days=200)
    pin_checkpoint(city_file.as_("secretary"))
    view = _view(city_file)
    assert [seat.title.text for seat in view.seats][:3] == ["Health", "Housing", "Youth"]
    assert view.seats[0].holder is not None
    assert view.seats[0].holder.text == "Hollis Healthwright"
    assert view.record.size == view.as_of.seq - 1
    assert [name.text for name in view.record.signed_by] == ["Sefa Secretary"]


def _tell(city: City, kind: str, text: str, **more: Any) -> None:
    add_narrative(city.as_("secretary"), kind=kind, text=text, **more)


def test_words_beside_the_numbers_are_public_only_with_consent(city: City) -> None:
    made = _enrolments(city, {"2026-Q1": 55, "2026-Q2": 47})
    beside = {"indicator_id": made, "consent": "public"}
    _tell(city, "survey", "We would come again.", **beside, invited=120, answered=41)
    _tell(city, "quote", "They listened. Write to me@city.example.", consent="public")
    _tell(city, "story", "I would rather not be read.")
    told = _view(city, "2026-Q3").stories
    assert [(one.kind.value, one.code, one.rate) for one in told] == [
        ("survey", "A5", 34),
        ("quote", None, None),
    ]
    assert told[1].text.text == "They listened. Write to […]"
    assert _view(city).stories == ()


def test_words_of_a_review_stand_in_its_quarter(city_file: City) -> None:
    _enrolments(city_file, {"2026-Q1": 55, "2026-Q2": 47})
    review = open_review(city_file.as_("secretary"), period="2026-Q2").made
    _tell(city_file, "quote", "Come sooner.", review_id=review, consent="public")
    assert _view(city_file).stories == ()
    approved(city_file, review)
    assert [one.text.text for one in _view(city_file).stories] == ["Come sooner."]
    assert _view(city_file, "2026-Q3").stories == ()


def test_words_beside_a_hidden_number_tell_no_number(city_file: City) -> None:
    made = _enrolments(city_file, {"2026-Q1": 3, "2026-Q2": 94})
    review = open_review(city_file.as_("secretary"), period="2026-Q2").made
    beside = {"indicator_id": made, "review_id": review}
    _tell(city_file, "focus_group", "All 97 came.", **beside, consent="public", answered=97)
    _tell(city_file, "quote", "The 3 of us came.", review_id=review, consent="public")
    approved(city_file, review)
    story, whole = _view(city_file).stories
    assert whole.text.text == "The […] of us came."
    assert story.text.text == "All […] came."
    assert story.answered is None


@pytest.mark.parametrize("period", ["2026", "2026-05", "soon", ""])
def test_only_a_quarter_has_a_quarterly_packet(city_file: City, period: str) -> None:
    with pytest.raises(BadInput):
        _view(city_file, period)


def test_a_quarter_that_has_not_begun_has_none(city_file: City) -> None:
    with pytest.raises(BadInput) as caught:
        _view(city_file, "2031-Q1")
    assert caught.value.field == "period"


def test_the_view_is_the_same_each_time(city_file: City) -> None:
    _enrolments(city_file, {"2026-Q1": 55, "2026-Q2": 47})
    assert _view(city_file) == _view(city_file)
    assert replace(_view(city_file), draft=False) != _view(city_file)
