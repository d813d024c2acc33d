# SPDX-License-Identifier: Apache-2.0
"""Corrections to earlier quarters in the public view: then, now and why, and nothing hidden."""

from __future__ import annotations

from decimal import Decimal

import pytest

from govdesk.queries.public_errata import Erratum
from govdesk.queries.quarterly import quarterly_view
from govdesk.rules.public_values import Shown, Suppressed
from govdesk.rules.status import Status
from govdesk.services.reviews import dispose
from tests.builders import City
from tests.measured import at, report
from tests.services.test_reviewing_again import adopted
from tests.services.test_reviews import finding, midpoint


def frozen(city: City) -> dict[str, str]:
    """The midpoint's review is adopted; ids by code."""
    ids, review = midpoint(city)
    dispose(city.ctx, finding_id=finding(city, ids["A5"]).id, disposition="accept")
    adopted(city, review)
    city.clock.micros = at("2026-08-20")
    return ids


def told(city: City, period: str = "2026-Q3") -> tuple[Erratum, ...]:
    return city.ctx.read(quarterly_view, period=period).errata


def test_what_was_revised_since_is_told_with_both_numbers_and_the_reason(city: City) -> None:
    ids = frozen(city)
    report(city, ids["A5"], "2026-Q2", 25, reason="Forms were found. Ask me@city.example")
    (one,) = told(city)
    assert (one.code, one.quarter) == ("A5", "2026-Q2")
    assert (one.then, one.now) == (Shown(Decimal(41)), Shown(Decimal(55)))
    assert (one.status_then, one.status_now) == (Status.LAGGING, Status.ON_TRACK)
    assert one.reason is not None
    assert one.reason.text == "Forms were found. Ask […]"


def test_an_earlier_quarter_s_reading_corrects_the_year_so_far(city_file: City) -> None:
    ids = frozen(city_file)
    report(city_file, ids["A5"], "2026-Q1", 44, reason="Forms were found")
    (one,) = told(city_file)
    assert (one.quarter, one.then, one.now) == (
        "2026-Q2",
        Shown(Decimal(41)),
        Shown(Decimal(55)),
    )


def test_each_correction_stands_in_one_briefing(city_file: City) -> None:
    ids = frozen(city_file)
    report(city_file, ids["A5"], "2026-Q2", 25, reason="Forms were found")
    city_file.clock.micros = at("2027-01-20")
    report(city_file, ids["A5"], "2026-Q3", 20)
    assert told(city_file, "2026-Q2") == ()
    assert told(city_file, "2026-Q4") == ()
    assert [one.code for one in told(city_file)] == ["A5"]


def test_what_comes_out_the_same_is_no_correction(city_file: City) -> None:
    ids = frozen(city_file)
    report(city_file, ids["A5"], "2026-Q2", 11, reason="Counted again")
    assert told(city_file) == ()


def test_what_was_revised_before_the_freeze_is_no_correction(city_file: City) -> None:
    ids, review = midpoint(city_file)
    report(city_file, ids["A5"], "2026-Q2", 25, reason="Forms were found")
    dispose(city_file.ctx, finding_id=finding(city_file, ids["A5"]).id, disposition="accept")
    adopted(city_file, review)
    city_file.clock.micros = at("2026-08-20")
    report(city_file, ids["R2"], "2026-Q3", parts=(75, 100))
    assert told(city_file) == ()


@pytest.mark.parametrize("number", [3, 4])
def test_a_hidden_number_is_told_in_neither_column_nor_in_the_reason(
    city_file: City, number: int
) -> None:
    ids = frozen(city_file)
    report(city_file, ids["A5"], "2026-Q2", number, reason=f"Only {number} forms were right")
    (one,) = told(city_file)
    assert isinstance(one.now, Suppressed)
    assert one.reason is not None
    assert one.reason.text == "Only […] forms were right"
