# SPDX-License-Identifier: Apache-2.0
"""Small counts stay hidden: worked tables through `govdesk suppress`, solved as a reader would."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, floor
from pathlib import Path
from typing import Any

from scipy.optimize import linprog

from tests.conformance.outcomes import Suite, Tally, command_on, loaded

_CLOSE = 1e-6
Place = tuple[str, str]


def table_rows(counts: Sequence[Sequence[int]]) -> list[Sequence[object]]:
    """Counts as a two-way table with its totals."""
    columns = [f"c{at}" for at in range(len(counts[0]))]
    rows: list[Sequence[object]] = [("", *columns, "total")]
    rows += [(f"r{at}", *line, sum(line)) for at, line in enumerate(counts)]
    totals = [sum(column) for column in zip(*counts, strict=True)]
    return [*rows, ("total", *totals, sum(totals))]


def solved(cells: Sequence[dict[str, Any]]) -> dict[Place, tuple[int, int | None]]:
    """The least and the most that each hidden count can be, from nothing but what is printed."""
    shown = {(c["row"], c["column"]): c["value"] for c in cells if c["value"] is not None}
    hidden = [(c["row"], c["column"]) for c in cells if c["value"] is None]
    rows = list(dict.fromkeys(c["row"] for c in cells))
    columns = list(dict.fromkeys(c["column"] for c in cells))
    sums = [[(row, column) for column in columns] for row in rows if len(columns) > 1]
    sums += [[(row, column) for row in rows] for column in columns]
    left, right = [], []
    for line in sums:
        signs = {place: (-1 if place == line[-1] else 1) for place in line}
        left.append([signs.get(place, 0) for place in hidden])
        right.append(-sum(sign * shown[p] for p, sign in signs.items() if p in shown))
    found: dict[Place, tuple[int, int | None]] = {}
    for at, place in enumerate(hidden):
        ends: list[float | None] = []
        for way in (1, -1):
            goal = [way if at == other else 0 for other in range(len(hidden))]
            answer = linprog(goal, A_eq=left, b_eq=right, bounds=(0, None), method="highs")
            if answer.status != 0:
                ends.append(None)
                continue
            assert answer.fun is not None
            ends.append(way * float(answer.fun))
        least, most = ends
        found[place] = (ceil((least or 0) - _CLOSE), None if most is None else floor(most + _CLOSE))
    return found


def holds(answer: dict[str, Any], counts: dict[Place, int], k: int) -> list[str]:
    """What is wrong with an answer, worked out without its own audit."""
    wrong: list[str] = []
    bounds = solved(answer["cells"])
    audit = {(a["row"], a["column"]): (a["min"], a["max"]) for a in answer["audit"]}
    if audit != bounds:
        wrong.append(f"audit {audit} is not {bounds}")
    for cell in answer["cells"]:
        place = (cell["row"], cell["column"])
        if cell["value"] not in (None, counts[place]):
            wrong.append(f"{place} is altered")
        if place in bounds:
            least, most = bounds[place]
            if not least <= counts[place] <= (counts[place] if most is None else most):
                wrong.append(f"{place} lies outside its bounds")
            narrow = most is not None and most - least < k
            if answer["protected"] and cell["status"] == "primary" and narrow:
                wrong.append(f"{place} is too narrow")
    return wrong


def counts_of(rows: Sequence[Sequence[object]]) -> dict[Place, int]:
    return {
        (str(row[0]), str(column)): int(str(value))
        for row in rows[1:]
        for column, value in zip(rows[0][1:], row[1:], strict=True)
    }


def _two_way(name: str) -> Any:
    def run(folder: Path) -> Tally:
        tally = Tally()
        for at, case in enumerate(loaded(folder / f"sdc/{name}.json")["cases"]):
            rows = table_rows(case["table"])
            code, found = command_on(rows, "suppress", "--k", str(case["k"]))
            wrong = holds(found, counts_of(rows), case["k"])
            status = {(c["row"], c["column"]): c["status"] for c in found["cells"]}
            primary = {(f"r{row}", f"c{column}") for row, column in case["primary"]}
            if {place for place, what in status.items() if what == "primary"} != primary:
                wrong.append("other cells are primary")
            if case.get("unprotectable") and found["protected"]:
                wrong.append("said to be protected")
            if (
                code != (0 if found["protected"] else 1)
                or bool(found["notes"]) == found["protected"]
            ):
                wrong.append("does not say whether it is protected")
            tally.case(str(at), not wrong, wrong)
        return tally

    return run


def _line_rule(folder: Path) -> Tally:
    """Two hidden in every line still leave these counts to be solved; the audit must see it."""
    tally = Tally()
    for at, case in enumerate(loaded(folder / "sdc/adversarial_line_rule.json")["cases"]):
        rows = table_rows(case["table"])
        hidden = {(f"r{row}", f"c{column}") for row, column in case["line_rule_pattern"]}
        counts = counts_of(rows)
        cells = [
            {"row": row, "column": column, "value": None if (row, column) in hidden else count}
            for (row, column), count in counts.items()
        ]
        bounds = solved(cells)
        open_ = {(f"r{row}", f"c{column}") for row, column in case["line_rule_leaves_recoverable"]}
        agrees = all(bounds[place] == (counts[place], counts[place]) for place in open_)
        tally.case(str(at), agrees, bounds)
    return tally


def _one_way(folder: Path) -> Tally:
    tally = Tally()
    for case in loaded(folder / "sdc/oneway_cases.json")["cases"]:
        rows: list[Sequence[object]] = [("", "total")]
        rows += [(str(at), count) for at, count in enumerate(case["counts"])]
        rows.append(("total", sum(case["counts"])))
        _code, found = command_on(rows, "suppress", "--k", str(case["k"]), "--hide-totals")
        hidden = [c["row"] for c in found["cells"] if c["status"] != "shown"]
        agrees = hidden == [str(one) for one in case["expect"]] and found["protected"]
        tally.case(case["why"], agrees, hidden)
    return tally


_OURS = "made for this project (Apache-2.0)"
SUITES = (
    Suite(
        "One-way tables",
        _OURS,
        "`govdesk suppress --hide-totals`",
        ("sdc/oneway_cases.json",),
        _one_way,
    ),
    Suite(
        "Tables that two hidden a line leave open",
        _OURS,
        "`govdesk suppress`",
        ("sdc/adversarial_line_rule.json",),
        _two_way("adversarial_line_rule"),
    ),
    Suite(
        "The open cells of those tables",
        _OURS,
        "a reader's linear programme",
        ("sdc/adversarial_line_rule.json",),
        _line_rule,
    ),
    Suite(
        "Random two-way tables",
        _OURS,
        "`govdesk suppress`",
        ("sdc/random_twoway.json",),
        _two_way("random_twoway"),
    ),
)
