# SPDX-License-Identifier: Apache-2.0
"""A forecast takes the method that would have served this indicator best, and says how far off."""

from __future__ import annotations

import csv
import io
from fractions import Fraction
from statistics import median

import pytest

from govdesk.rules.forecast import (
    Forecast,
    Method,
    Year,
    forecast_flow,
    forecast_level,
    needed_rate,
    prior_year_ratio,
    run_rate,
    seasonal_share,
)
from govdesk.rules.series_analysis import analyse
from tests.rules.indicator_cases import published_text

PROJECTIONS = {
    "mdape_run_rate": run_rate,
    "mdape_seasonal_share": seasonal_share,
    "mdape_prior_year_ratio": prior_year_ratio,
}


def test_the_published_back_test_comes_out() -> None:
    years: dict[tuple[str, str], list[list[Fraction]]] = {}
    rows = csv.DictReader(
        io.StringIO(published_text("forecast/ae_type1_quarterly_fy2016_2018.csv"))
    )
    for row in sorted(rows, key=lambda r: (r["org_code"], r["fy"], r["quarter"])):
        for measure in ("attendances", "breaches"):
            found = years.setdefault((measure, row["org_code"]), [])
            if row["quarter"] == "1":
                found.append([])
            found[-1].append(Fraction(row[measure]))
    summary = csv.DictReader(io.StringIO(published_text("forecast/ae_backtest_summary.csv")))
    for expected in summary:
        known = int(expected["known_quarters"])
        for name, project in PROJECTIONS.items():
            errors = []
            for (measure, _org), past in years.items():
                if measure == expected["measure"]:
                    guess = project(past[-1][:known], past[:-1], 4)
                    assert guess is not None
                    errors.append(abs(guess / sum(past[-1]) - 1))
            assert float(median(errors)) == pytest.approx(float(expected[name]), abs=5e-5)


SEASONAL: list[Year] = [
    [Fraction(n) for n in year] for year in ([10, 20, 30, 40], [12, 24, 36, 48])
]


def test_a_seasonal_flow_is_not_projected_by_its_pace() -> None:
    found = forecast_flow([11, 22], history=SEASONAL)
    assert found is not None
    assert found.method is Method.SEASONAL_SHARE
    assert found.value == 110


def test_one_full_year_is_too_little_to_choose_by() -> None:
    found = forecast_flow([11, 22], history=SEASONAL[:1])
    assert found is not None
    assert found.method is Method.RUN_RATE
    assert found.value == 66


def test_a_count_without_a_past_has_the_band_of_chance() -> None:
    found = forecast_flow([20, 20])
    assert found is not None
    assert found.value == 80
    assert found.lower is not None
    assert found.upper is not None
    assert float(found.lower) == pytest.approx(2 * 28.58, abs=0.1)
    assert float(found.upper) == pytest.approx(2 * 54.47, abs=0.1)


def test_one_lucky_year_does_not_make_a_band_of_nothing() -> None:
    found = forecast_flow([11, 22], history=SEASONAL)
    assert found is not None
    assert found.lower is not None
    assert found.lower < 80


def test_money_without_a_past_has_no_band() -> None:
    assert forecast_flow([Fraction("10.5")]) == Forecast(Method.RUN_RATE, Fraction(42))


def test_a_full_year_is_no_forecast_and_an_empty_one_none() -> None:
    assert forecast_flow([1, 2, 3, 4]) == Forecast(Method.COMPLETE, *[Fraction(10)] * 3)
    assert forecast_flow([]) is None
    assert forecast_flow([1] * 5) is None


def test_impossible_past_years_are_left_out() -> None:
    strange = [[0, 0, 0, 0], [5, 5, 5], [0, 0, 10, 10], [0, 0, 12, 12]]
    found = forecast_flow([4], history=strange)
    assert found is not None
    assert found.method is Method.RUN_RATE
    assert found.value == 16


def test_nothing_so_far_is_forecast_from_nothing() -> None:
    found = forecast_flow([0, 0], history=SEASONAL)
    assert found is not None
    assert found.value == 0
    assert found.upper is not None
    assert found.upper > 0


def test_months_make_a_year_of_twelve() -> None:
    found = forecast_flow([10] * 6, periods=12)
    assert found is not None
    assert found.value == 120


def test_a_level_goes_on_as_its_process_does() -> None:
    values = [10, 12] * 6
    found = forecast_level(values, analyse(values))
    assert found is not None
    assert (found.method, found.value) == (Method.PROCESS, Fraction(11))
    assert found.lower == Fraction("5.68")


def test_a_short_level_is_expected_where_it_is() -> None:
    values = [10, 12, None]
    assert forecast_level(values, analyse(values)) == Forecast(Method.LAST_VALUE, Fraction(12))
    assert forecast_level([None], analyse([None])) is None


def test_what_the_rest_of_the_year_must_bring() -> None:
    assert needed_rate(100, [10, 20]) == 35
    assert needed_rate(20, [10, 20]) == -5
    assert needed_rate(100, [25] * 4) is None
