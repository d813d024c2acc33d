# SPDX-License-Identifier: Apache-2.0
"""Limits, special causes and assurance as NHSRplotthedots and its Python port publish them."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

from govdesk.rules.assurance import assurance_of
from govdesk.rules.indicators import Direction
from govdesk.rules.spc import Limits
from govdesk.rules.special_causes import (
    back_fill,
    one_side_runs,
    part_of_two_in_three,
    trend_ends,
    two_in_three,
)
from tests.conformance.outcomes import Suite, Tally, command_on, loaded, months, near

LIMITS = {"mean": "mean", "lpl": "lpl", "upl": "upl", "nlpl": "near_lower", "nupl": "near_upper"}
AS_IN_R = "--no-two-in-three-outside"


def _r_limits(folder: Path) -> Tally:
    tally = Tally()
    for case in loaded(folder / "spc/nhsr_limits.json"):
        screen = "--screen" if case["screen_outliers"] else "--no-screen"
        _code, (found,) = command_on(months(case["y"]), "analyse", AS_IN_R, screen)
        (limits,) = found["limits"]
        exactly, rounded = case["full_precision"], case.get("expect", {})
        holds = [near(limits[LIMITS[k]], v) for k, v in exactly.items() if k in LIMITS]
        holds += [abs(limits[LIMITS[k]] - v) <= case["tol"] for k, v in rounded.items()]
        types = [point["point_type"] for point in found["points"]]
        special = [at for at, kind in enumerate(types) if kind != "common_cause"]
        if "common_cause" in case:
            holds.append(types.count("common_cause") == case["common_cause"])
        if "special_cause_points" in case:
            holds.append(special == case["special_cause_points"])
        if "last_two_point_type" in case:
            holds.append(types[-2:] == case["last_two_point_type"])
        sides = case.get("relative_to_mean_prefix", ())
        values = case["y"][: len(sides)]
        holds.append([1 if value > limits["mean"] else -1 for value in values] == [*sides])
        tally.case(case["id"], all(holds), limits)
    return tally


def _port_limits(folder: Path) -> Tally:
    tally = Tally()
    for case in loaded(folder / "spc/nhspy_limits.json")["cases"]:
        fix = ["--fix-after", str(case["fix_after_n"])] if case.get("fix_after_n") else []
        _code, (found,) = command_on(months(case["y"]), "analyse", AS_IN_R, *fix)
        (limits,) = found["limits"]
        holds = [near(limits[ours], case[name]) for name, ours in LIMITS.items() if name in case]
        marks = {
            "special_cause": [point["rule"] is not None for point in found["points"]],
            "outside_limits": [_outside(value, limits) for value in case["y"]],
            "relative_to_mean": [_side(value, limits) for value in case["y"]],
            "close_to_limits": [_close(value, limits) for value in case["y"]],
        }
        holds += [marks[name] == case[name] for name in marks if name in case]
        tally.case(case["id"], all(holds), limits)
    return tally


def _outside(value: float, limits: dict[str, Any]) -> bool:
    return bool(value > limits["upl"] or value < limits["lpl"])


def _side(value: float, limits: dict[str, Any]) -> int:
    return int(value > limits["mean"]) - int(value < limits["mean"])


def _close(value: float, limits: dict[str, Any]) -> bool:
    near_a_limit = value > limits["near_upper"] or value < limits["near_lower"]
    return bool(near_a_limit and not _outside(value, limits))


def _rule_functions(folder: Path) -> Tally:
    tally, cases = Tally(), loaded(folder / "spc/nhsr_rules.json")
    for at, (sides, expected) in enumerate(cases["seven_point_one_side_mean"]):
        tally.case(f"one side {at}", one_side_runs(sides) == expected)
    for at, (hits, expected) in enumerate(cases["part_of_seven_trend"]):
        tally.case(f"part of a trend {at}", back_fill(hits) == expected)
    for at, (values, expected) in enumerate(cases["seven_point_trend"]):
        tally.case(f"trend {at}", trend_ends([Fraction(v) for v in values]) == expected)
    for at, (close, sides, expected) in enumerate(cases["two_in_three"]):
        tally.case(f"two in three {at}", two_in_three(close, sides) == expected)
    for at, (close, sides, expected) in enumerate(cases["part_of_two_in_three"]):
        found = part_of_two_in_three(two_in_three(close, sides), close)
        tally.case(f"part of two in three {at}", found == expected)
    return tally


def _assurance(folder: Path) -> Tally:
    tally = Tally()
    for at, case in enumerate(loaded(folder / "spc/nhsr_assurance.json")["cases"]):
        low, high = Fraction(case["lpl"]), Fraction(case["upl"])
        limits = Limits(20, 20, (low + high) / 2, Fraction(1), low, high, low, high)
        found = assurance_of(limits, case["target"], Direction(case["direction"]))
        tally.case(str(at), found == (case["expect"] or "none"), found)
    return tally


_R = "nhs-r-community/NHSRplotthedots, tests (MIT)"
SUITES = (
    Suite("XmR limits", _R, "`govdesk analyse`", ("spc/nhsr_limits.json",), _r_limits),
    Suite(
        "XmR limits and special causes, Python port",
        "nhs-pycom/nhspy-plotthedots, tests (MIT)",
        "`govdesk analyse`",
        ("spc/nhspy_limits.json",),
        _port_limits,
    ),
    Suite(
        "Special-cause rules",
        _R,
        "`govdesk.rules.special_causes`",
        ("spc/nhsr_rules.json",),
        _rule_functions,
    ),
    Suite("Assurance", _R, "`govdesk.rules.assurance`", ("spc/nhsr_assurance.json",), _assurance),
)
