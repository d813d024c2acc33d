# SPDX-License-Identifier: Apache-2.0
"""Intervals, standardised rates, funnels and inequality as PHEindicatormethods publishes them.

Its test tables are GPL-3 and are not part of the conformance data; a copy of the package's
`tests/testthat` in the data folder as `phe` lets these suites run.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from govdesk.rules.funnels import (
    average_share,
    place_of_ratio,
    places_of_rates,
    places_of_shares,
    share_line,
)
from govdesk.rules.inequality import Z_95, Group, Inequality, Scale, inequality_of
from govdesk.rules.intervals import count_interval, rate_interval, wilson
from govdesk.rules.means import mean_interval
from govdesk.rules.quantiles import quantiles_of
from govdesk.rules.standardised_rates import (
    AgeBand,
    PeopleBand,
    directly_standardised,
    expected_events,
    standardised_ratio,
    standardised_with_repeats,
)
from tests.conformance.outcomes import Suite, Tally, near, table_of

LEVELS = ((0.95, "95_0"), (0.998, "99_8"))
STANDARD_2013 = (
    5000, 5500, 5500, 5500, 6000, 6000, 6500, 7000, 7000, 7000,
    7000, 6500, 6000, 5500, 5000, 4000, 2500, 1500, 1000,
)  # fmt: skip
"""The European standard population of 2013, by five years of age."""


def _sheet(path: Path, name: str) -> list[dict[str, Any]]:
    rows = list(load_workbook(path, data_only=True)[name].iter_rows(values_only=True))
    named = [dict(zip(map(str, rows[0]), row, strict=True)) for row in rows[1:]]
    return [row for row in named if any(cell is not None for cell in row.values())]


def _limits(row: dict[str, Any], level: str, low: float, high: float, scale: float = 1) -> bool:
    lower, upper = row[f"lower{level}cl"], row[f"upper{level}cl"]
    return near(low * scale, lower) and near(high * scale, upper)


def _counts_and_shares(folder: Path) -> Tally:
    tally = Tally()
    path = folder / "phe/testdata_Byars_Wilson.xlsx"
    for at, row in enumerate(_sheet(path, "testdata_B_W")):
        if row["x"] is None or (row["method"] == "Byars" and row["x"] < 10):
            continue
        level = float(str(row["confidence"]).strip("%"))
        byar = row["method"] == "Byars"
        low, high = count_interval(row["x"], level) if byar else wilson(row["x"], row["n"], level)
        agrees = near(low, row["lowercl"]) and near(high, row["uppercl"])
        tally.case(f"interval {at}", agrees, (low, high))
    for row in _sheet(folder / "phe/testdata_Proportion.xlsx", "testdata_Prop"):
        for level, name in LEVELS if row["lower95_0cl"] is not None else ():
            low, high = wilson(row["Numerator"], row["Denominator"], level)
            agrees = _limits(row, name, low, high, row["multiplier"])
            tally.case(f"share {row['Area']} {row['multiplier']} {name}", agrees, (low, high))
    for row in _sheet(folder / "phe/testdata_Rate.xlsx", "testdata_Rate"):
        for level, name in LEVELS if row["lower95_0cl"] is not None else ():
            times = row["multiplier"]
            low, high = rate_interval(row["Numerator"], row["Denominator"], level, times)
            tally.case(f"rate {row['Area']} {times} {name}", _limits(row, name, low, high))
    path = folder / "phe/testdata_Mean.xlsx"
    values = _sheet(path, "testdata_Mean")
    for row in _sheet(path, "testdata_Mean_results"):
        chosen = [one["values"] for one in values if one["area"] == row["area"]]
        for level, name in LEVELS if chosen else ():
            mean, low, high = mean_interval(chosen, level)
            agrees = near(mean, row["value"]) and _limits(row, name, low, high)
            tally.case(f"mean {row['area']} {name}", agrees, (mean, low, high))
    return tally


def _standardised(folder: Path) -> Tally:
    tally, path = Tally(), folder / "phe/testdata_DSR_ISR.xlsx"
    once, often = _sheet(path, "testdata_multiarea"), _sheet(path, "testdata_nonindepe")
    for row in _sheet(path, "testresults_DSR"):
        if row["value"] is None or row["area"] == "testdata_1976":
            continue
        times = float(str(row["statistic"]).rsplit(" ", 1)[-1])
        area = row["area"]
        bands = [
            AgeBand(one["count"], one["pop"], weight)
            for one, weight in zip(_of(once, area), STANDARD_2013, strict=False)
        ]
        people = [
            PeopleBand({n: one[f"f{n}"] or 0 for n in range(1, 5)}, one["pop"], weight)
            for one, weight in zip(_of(often, area), STANDARD_2013, strict=False)
        ]
        for level, name in LEVELS:
            found = (
                directly_standardised(bands, confidence=level, multiplier=times)
                if bands
                else standardised_with_repeats(people, confidence=level, multiplier=times)
            )
            agrees = found is not None and near(found.value, row["value"])
            agrees = agrees and found is not None and _limits(row, name, found.lower, found.upper)
            tally.case(f"{area} {times:.0f} {name}", agrees, found)
    given = _sheet(path, "testdata_multiarea_isr")
    for at, row in enumerate(_sheet(path, "testresults_ISR")):
        if row["expected"] is None:
            continue
        chosen = [one for one in _of(given, row["area"]) if one["refcount"] is not None]
        expected = (
            expected_events(
                [one["pop"] for one in chosen], [(one["refcount"], one["refpop"]) for one in chosen]
            )
            if chosen
            else row["expected"]
        )
        scale = row["value"] * row["expected"] / row["observed"]
        for level, name in LEVELS:
            if row[f"lower{name}cl"] is None:
                continue
            found = standardised_ratio(
                row["observed"], expected, confidence=level, multiplier=scale
            )
            agrees = near(expected, row["expected"]) and _limits(
                row, name, found.lower, found.upper
            )
            tally.case(f"ratio {at} {name}", agrees, found)
    return tally


def _of(rows: list[dict[str, Any]], area: str) -> list[dict[str, Any]]:
    return [row for row in rows if row["area"] == area]


_COUNTS = {"Decile": 10, "Septile": 7, "Quintile": 5, "Quartile": 4}


def _quantiles(folder: Path) -> Tally:
    tally = Tally()
    groups: dict[tuple[str, ...], list[dict[str, Any]]] = {}
    for row in _sheet(folder / "phe/testdata_Quantiles.xlsx", "testdata_Quantiles"):
        key = {
            "IndSexReg": (row["Test"], row["IndSexRef"], row["ParentCode"]),
            "IndSex": (row["Test"], row["IndSexRef"]),
        }.get(row["GroupSet"], ())
        groups.setdefault((row["QuantileNm"], *map(str, key)), []).append(row)
    for group, rows in groups.items():
        values = [row["Value"] if isinstance(row["Value"], int | float) else None for row in rows]
        ways = [
            quantiles_of(values, _COUNTS[group[0]], highest_first=first) for first in (True, False)
        ]
        published = [
            row["QuantileInGrp"] if isinstance(row["QuantileInGrp"], int) else None for row in rows
        ]
        tally.case(" ".join(group), tuple(published) in ways)
    return tally


def _funnels(folder: Path) -> Tally:
    tally, phe = Tally(), folder / "phe"
    rows = table_of(phe / "testdata_funnel_prop_inputs.csv")
    places = [(float(row["numerator"]), float(row["denominator"])) for row in rows]
    for at, (row, found) in enumerate(zip(rows, places_of_shares(places), strict=True)):
        tally.case(f"share {at}", found == row["significance"], found)
    average = average_share(places)
    lines = {
        "Lower2s0025limit": (0.975, -1),
        "Upper2s0025limit": (0.975, 1),
        "Lower3s0001limit": (0.999, -1),
        "Upper3s0001limit": (0.999, 1),
    }
    for row in table_of(phe / "testdata_funnel_prop_outputs.csv"):
        size = float(row["Population"])
        agrees = all(
            abs(100 * share_line(average, size, within, side) - float(row[name])) < 2e-6
            for name, (within, side) in lines.items()
        )
        tally.case(f"lines at {size:.0f}", agrees)
    for at, row in enumerate(table_of(phe / "testdata_funnel_ratio_inputs.csv")):
        found = place_of_ratio(int(row["obs"]), float(row["expected"]))
        tally.case(f"ratio {at}", found == row["significance"], found)
    rows = table_of(phe / "testdata_funnel_rate_dsr_inputs.csv")
    chosen = [row for row in rows if row["crude_per_100000_with_0"] not in ("", "NA")]
    rates = [(int(float(row["count"])), float(row["pop"])) for row in chosen]
    for at, (row, found) in enumerate(zip(chosen, places_of_rates(rates), strict=True)):
        tally.case(f"rate {at}", found == row["crude_per_100000_with_0"], found)
    return tally


def _inequality(folder: Path) -> Tally:
    """Both indices; their simulated limits depend on the draw and are not compared."""
    tally = Tally()
    areas: dict[tuple[str, ...], list[dict[str, Any]]] = {}
    for row in _sheet(folder / "phe/testdata_SII.xlsx", "testdata_SII"):
        key = tuple(
            str(row[name]) for name in ("TestDescription", "Area", "Grouping1", "Grouping2")
        )
        areas.setdefault(key, []).append(row)
    for key, rows in areas.items():
        if rows[0]["sii"] is not None:
            found = list(_ways(key[0], rows))
            tally.case(" ".join(key), any(_same(one, rows[0]) for one in found), found)
    return tally


def _ways(description: str, rows: list[dict[str, Any]]) -> Iterator[Inequality]:
    scale = (Scale.PLAIN, Scale.RATE, Scale.PROPORTION)[int(rows[0]["ValueType"])]
    groups = []
    for row in rows:
        value = row["Value"] if row["Value"] is not None else row["Count"] / row["Population"]
        spread = Z_95 * (row["StandardError"] or 0)
        low = value - spread if row["LowerCL"] is None else row["LowerCL"]
        high = value + spread if row["UpperCL"] is None else row["UpperCL"]
        groups.append(Group(row["Population"], value, low, high))
    way = -1 if "negative multiplier" in description or "(x -" in description else 1
    for size in (1, 100):
        for fitted in (False, True):
            yield inequality_of(
                groups,
                scale=scale,
                fitted_on_scale=fitted,
                multiplier=way * size,
                repetitions=1000,
            )


def _same(found: Inequality, row: dict[str, Any]) -> bool:
    relative = row["rii"] is None or near(found.relative, row["rii"], 1e-6)
    return relative and near(found.slope, row["sii"], 1e-6)


_SOURCE = "ukhsa-collaboration/PHEindicatormethods, tests (GPL-3, not kept here)"


def _suite(name: str, through: str, needs: tuple[str, ...], run: Any) -> Suite:
    files = tuple(f"phe/{one}" for one in needs)
    return Suite(name, _SOURCE, through, files, run, optional=True)


SUITES = (
    _suite(
        "Intervals of shares, rates and means",
        "`govdesk.rules.intervals`, `means`",
        (
            "testdata_Byars_Wilson.xlsx",
            "testdata_Proportion.xlsx",
            "testdata_Rate.xlsx",
            "testdata_Mean.xlsx",
        ),
        _counts_and_shares,
    ),
    _suite(
        "Standardised rates and ratios",
        "`govdesk.rules.standardised_rates`",
        ("testdata_DSR_ISR.xlsx",),
        _standardised,
    ),
    _suite("Quantiles", "`govdesk.rules.quantiles`", ("testdata_Quantiles.xlsx",), _quantiles),
    _suite(
        "Funnels",
        "`govdesk.rules.funnels`",
        (
            "testdata_funnel_prop_inputs.csv",
            "testdata_funnel_prop_outputs.csv",
            "testdata_funnel_ratio_inputs.csv",
            "testdata_funnel_rate_dsr_inputs.csv",
        ),
        _funnels,
    ),
    _suite(
        "Slope and relative index of inequality",
        "`govdesk.rules.inequality`",
        ("testdata_SII.xlsx",),
        _inequality,
    ),
)
