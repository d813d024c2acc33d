# SPDX-License-Identifier: Apache-2.0
"""Milestones, statuses, percent met, progress and forecasts against their cases."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from itertools import groupby
from pathlib import Path
from statistics import median
from typing import Any

from govdesk.rules.forecast import prior_year_ratio, run_rate, seasonal_share
from govdesk.rules.improvement import improved
from govdesk.rules.indicators import Aggregation, Direction
from govdesk.rules.milestones import MilestonePlan, Shape, milestones
from govdesk.rules.open_sdg import (
    Goal,
    Measured,
    Nested,
    YearValue,
    indicator_progress,
    series_progress,
)
from govdesk.rules.percent_met import (
    Accumulation,
    Met,
    ProgrammePeriod,
    met_by_period,
    met_overall,
    met_to_date,
    over_or_under,
)
from govdesk.rules.refusals import BadInput
from tests.conformance.outcomes import Suite, Tally, command_on, loaded, near, table_of

_SHAPES = {"linear_midyear_start": "linear", "seasonal_cumulative": "seasonal"}


def _milestones(folder: Path) -> Tally:
    tally = Tally()
    for at, case in enumerate(loaded(folder / "trajectory/cases.json")["milestones"]):
        flow = case["shape"] == "seasonal_cumulative"
        plan = MilestonePlan(
            target=case["target"],
            baseline=case.get("baseline", 0),
            periods=case["periods"],
            shape=Shape(_SHAPES.get(case["shape"], case["shape"])),
            aggregation=Aggregation.FLOW if flow else Aggregation.LEVEL,
            first_active=case.get("first_active", 1),
            steps=tuple(case.get("steps", ())),
            weights=tuple(case.get("weights", ())),
            whole="expect_rounded_counts" in case,
        )
        expected = case.get("expect", case.get("expect_rounded_counts"))
        try:
            found = [None if m is None else float(m) for m in milestones(plan)]
        except BadInput:
            tally.case(str(at), isinstance(expected, str))
            continue
        agrees = not isinstance(expected, str) and all(map(near, found, expected))
        tally.case(str(at), agrees, found)
    return tally


def _statuses(folder: Path) -> Tally:
    """A straight path reaches the case's milestone in the second quarter of four."""
    tally = Tally()
    for at, case in enumerate(loaded(folder / "trajectory/cases.json")["status"]):
        baseline, milestone = Fraction(str(case["baseline"])), Fraction(str(case["milestone"]))
        target = baseline + 2 * (milestone - baseline)
        actual = "" if case["actual"] is None else case["actual"]
        rows = [("period", "value"), ("2026-Q1", 1), ("2026-Q2", actual)]
        options = [f"--target={float(target)}", f"--baseline={float(baseline)}"]
        options += ["--direction", case["direction"]]
        _code, (found,) = command_on(rows, "analyse", *options)
        expected = "not_reported" if case["expect"] == "no_data" else case["expect"]
        tally.case(str(at), found["status"] == expected, found["status"])
    return tally


_KINDS = {
    "non_cumulative": Accumulation.NON_CUMULATIVE,
    "cumulative": Accumulation.CUMULATIVE,
    "non_summing_cumulative": Accumulation.NON_SUMMING,
    "latest": Accumulation.NON_SUMMING,
}


def _percent_met(folder: Path) -> Tally:
    tally = Tally()
    for case in loaded(folder / "tola/progress_cases.json")["cases"]:
        kind = _KINDS[case["accum"].split(" ")[0]]
        results = [one if isinstance(one, list) else [one] for one in case["results"]]
        results += [[]] * (len(case["targets"]) - len(results))
        complete = case.get("expect_period_complete") or _over(case)
        periods = [
            ProgrammePeriod(target, tuple(given), over)
            for target, given, over in zip(case["targets"], results, complete, strict=True)
        ]
        tally.case(case["id"], _agrees(case, periods, kind))
    return tally


def _over(case: dict[str, Any]) -> list[bool]:
    """Which periods are over, where a case leaves it to be read from its figures."""
    known = len(case["results"])
    to_date = {"annual_cumulative": 2, "annual_non_summing_large": 2, "annual_non_summing_small": 2}
    ended = to_date.get(case["id"], known)
    return [at < ended for at in range(len(case["targets"]))]


def _agrees(case: dict[str, Any], periods: list[ProgrammePeriod], kind: Accumulation) -> bool:
    by_period = met_by_period(periods, kind)
    overall, so_far = met_overall(periods, kind), met_to_date(periods, kind)
    found = {
        "expect_period_actual": [_number(met.actual) for met in by_period],
        "expect_period_percent_met": [_percent(met) for met in by_period],
        "expect_target_all": _number(overall.target),
        "expect_actual_all": _number(overall.actual),
        "expect_percent_all": _percent(overall),
        "expect_target_to_date": _number(so_far.target),
        "expect_actual_to_date": _number(so_far.actual),
        "expect_percent_to_date": _percent(so_far),
        "expect_target": _number(so_far.target),
        "expect_actual": _number(so_far.actual),
        "expect_over_under": over_or_under(so_far, Direction(case.get("direction", "increase"))),
    }
    return all(found[name] == case[name] for name in found if name in case)


def _number(value: Fraction | None) -> float | None:
    return None if value is None else float(value)


def _percent(met: Met) -> float | None:
    """To two digits, halves up, as the anchor prints it."""
    if met.share is None:
        return None
    return int(met.share * 100 + Fraction(1, 2)) / 100


def _sdg_series(folder: Path) -> list[tuple[dict[str, str], Measured]]:
    return [
        (row, series_progress(_year(row, "base"), _year(row, "current"), _goal(row)))
        for row in table_of(folder / "opensdg/progress_series_canada_sdg.csv")
    ]


def _year(row: dict[str, str], which: str) -> YearValue | None:
    value = row[f"{which}_value"]
    return YearValue(int(float(row[f"{which}_year"])), float(value)) if value else None


def _goal(row: dict[str, str]) -> Goal:
    return Goal(
        target=_float(row["target"]),
        target_year=int(float(row["target_year"])),
        direction=int(row["direction"]),
        limit=_float(row["limit"]),
    )


def _float(text: str) -> float | None:
    return float(text) if text else None


def _progress_of_series(folder: Path) -> Tally:
    tally = Tally()
    for row, found in _sdg_series(folder):
        value = _float(row["expect_progress_value"])
        agrees = found.progress == row["expect_status"]
        agrees &= near(found.score, _float(row["expect_score"]))
        agrees &= value is None or near(found.value, value)
        tally.case(row["series"], agrees, found)
    return tally


def _progress_of_indicators(folder: Path) -> Tally:
    tally = Tally()
    by_indicator: dict[str, list[tuple[str, Measured]]] = {}
    for row, found in _sdg_series(folder):
        by_indicator.setdefault(row["indicator"], []).append((row["series"], found))
    for row in table_of(folder / "opensdg/progress_indicator_canada_sdg.csv"):
        found = indicator_progress(_grouped(row, by_indicator[row["indicator"]]))
        agrees = found.progress == row["expect_status"]
        agrees &= near(found.score, _float(row["expect_score"]))
        tally.case(row["indicator"], agrees, found)
    return tally


def _grouped(row: dict[str, str], series: list[tuple[str, Measured]]) -> list[Measured | Nested]:
    """Series of a grouped indicator count by the first level of their names, where that is how the
    site groups them."""
    if row["grouped"] != "yes":
        return [found for _name, found in series]

    def first_level(one: tuple[str, Measured]) -> str:
        parts = one[0].split(" / ")
        name = parts[1] if len(parts) > 1 else parts[0]
        return name.split(" to the Internet")[-1].split(" - A (")[0].split(" (LTE)")[0]

    groups = groupby(sorted(series, key=first_level), first_level)
    return [Nested([found for _name, found in group]) for _key, group in groups]


def _city_years(folder: Path) -> Tally:
    tally = Tally()
    years = [str(year) for year in range(2016, 2024)]
    for row in table_of(folder / "nyc_mmr/indicators_fy2016_2023.csv"):
        if not row["Success"]:
            continue
        way = "increase" if row["Desired.Direction"] == "Up" else "decrease"
        rows = [("period", "value"), *((year, row[year]) for year in years)]
        options = ["--direction", way, f"--target={row['Target.MMR']}"]
        _code, (found,) = command_on(rows, "analyse", *options)
        met = "Met_Goal" if found["status"] == "achieved" else "Did_Not_Meet"
        tally.case(row["ID"], met == row["Success"], found["status"])
    return tally


def _city_flags(folder: Path) -> Tally:
    tally = Tally()
    for row in table_of(folder / "nyc_mmr/indicators_fy2016_2023.csv"):
        way = Direction.INCREASE if row["Desired.Direction"] == "Up" else Direction.DECREASE
        now = _exact(row["2023"])
        for flag, before in (
            ("OneYrImproving", [_exact(row["2022"])]),
            ("ThreeYrImproving", [_exact(row["Avg3yr"])]),
            ("FiveYrImproving", [_exact(row["Avg5yr"])]),
        ):
            if row[flag]:
                found = improved(now, before, way)
                words = {True: "Improving", False: "Not_Improving"}
                agrees = found is not None and words[found] == row[flag]
                tally.case(f"{row['ID']} {flag}", agrees, found)
    return tally


def _exact(text: str) -> Fraction | None:
    return Fraction(text) if text else None


def _october(folder: Path) -> Tally:
    """The share of a year reached after four months: what is impossible is left out."""
    tally = Tally()
    shares = [
        Fraction(row["oct_share_of_full_year"])
        for row in table_of(folder / "nyc_mmr/october_share_of_full_year.csv")
    ]
    possible = [share for share in shares if 0 < share <= 1]
    tally.case("impossible shares", len(shares) - len(possible) == 91, len(possible))
    tally.case("median", round(float(median(shares)), 3) == 0.359, float(median(shares)))
    guess = seasonal_share([Fraction(100)], [[share, 1 - share] for share in shares], 2)
    expected = 100 * len(possible) / sum(possible)
    tally.case("used in a forecast", guess == expected, guess)
    return tally


_PROJECTIONS: dict[str, Callable[..., Fraction | None]] = {
    "run_rate": run_rate,
    "seasonal_share": seasonal_share,
    "prior_year_ratio": prior_year_ratio,
}


def _back_test(folder: Path) -> Tally:
    tally = Tally()
    past: dict[tuple[str, str], list[list[Fraction]]] = {}
    rows = table_of(folder / "forecast/ae_type1_quarterly_fy2016_2018.csv")
    for row in sorted(rows, key=lambda r: (r["org_code"], r["fy"], r["quarter"])):
        for measure in ("attendances", "breaches"):
            years = past.setdefault((measure, row["org_code"]), [])
            if row["quarter"] == "1":
                years.append([])
            years[-1].append(Fraction(row[measure]))
    for row in table_of(folder / "forecast/ae_backtest_summary.csv"):
        known = int(row["known_quarters"])
        for name, project in _PROJECTIONS.items():
            errors: list[Fraction] = []
            for (measure, _org), years in past.items():
                if measure == row["measure"]:
                    guess = project(years[-1][:known], years[:-1], 4)
                    errors.append(abs((guess or Fraction(0)) / sum(years[-1], Fraction(0)) - 1))
            found = round(float(median(errors)), 4)
            expected = float(row[f"mdape_{name}"])
            tally.case(f"{row['measure']} {known} {name}", abs(found - expected) < 1e-9, found)
    return tally


_NO_GROUPS = "The site's own grouping of its series is not in the published data."
SUITES = (
    Suite(
        "Milestones",
        "worked cases with exact rationals (Apache-2.0)",
        "`govdesk.rules.milestones`",
        ("trajectory/cases.json",),
        _milestones,
    ),
    Suite(
        "Statuses",
        "worked cases with exact rationals (Apache-2.0)",
        "`govdesk analyse`",
        ("trajectory/cases.json",),
        _statuses,
    ),
    Suite(
        "Percent met and kinds of accumulation",
        "mercycorps/toladata, tests (Apache-2.0)",
        "`govdesk.rules.percent_met`",
        ("tola/progress_cases.json",),
        _percent_met,
    ),
    Suite(
        "Progress of series",
        "sdg-data-canada-odd-donnees, an Open SDG site (MIT)",
        "`govdesk.rules.open_sdg`",
        ("opensdg/progress_series_canada_sdg.csv",),
        _progress_of_series,
    ),
    Suite(
        "Progress of indicators",
        "sdg-data-canada-odd-donnees, an Open SDG site (MIT)",
        "`govdesk.rules.open_sdg`",
        ("opensdg/progress_indicator_canada_sdg.csv", "opensdg/progress_series_canada_sdg.csv"),
        _progress_of_indicators,
        explained={"1-4-1": _NO_GROUPS, "4-5-1": _NO_GROUPS},
    ),
    Suite(
        "Targets met in 2023",
        "NYCComptroller/agency-performance-staff-vacancies (MIT)",
        "`govdesk analyse`",
        ("nyc_mmr/indicators_fy2016_2023.csv",),
        _city_years,
    ),
    Suite(
        "Improving on one, three and five years",
        "NYCComptroller/agency-performance-staff-vacancies (MIT)",
        "`govdesk.rules.improvement`",
        ("nyc_mmr/indicators_fy2016_2023.csv",),
        _city_flags,
    ),
    Suite(
        "Share of the year by October",
        "NYCComptroller/agency-performance-staff-vacancies (MIT)",
        "`govdesk.rules.forecast`",
        ("nyc_mmr/october_share_of_full_year.csv",),
        _october,
    ),
    Suite(
        "Back-test of year-end forecasts, 130 trusts",
        "nhs-r-community/NHSRdatasets (CC0), NHS England statistics (OGL)",
        "`govdesk.rules.forecast`",
        ("forecast/ae_type1_quarterly_fy2016_2018.csv", "forecast/ae_backtest_summary.csv"),
        _back_test,
    ),
)
