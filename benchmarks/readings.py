# SPDX-License-Identifier: Apache-2.0
"""What readings cost: recording one among few and among many, and opening what shows them all.

    readings.py [--few N] [--many N] [--indicators N] [--quarters N] [--groups N]

The floor of recording is a transaction that inserts the same row, and a row as large as its entry,
by raw SQL; the floor of opening is the raw SQL that reads the same rows. Both are measured in the
same run on the same file. The aims: recording costs the same among many as among few, and opening
stays under a fifth of a second.
"""

from __future__ import annotations

import argparse
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from govdesk.queries.indicators import indicator, list_indicators
from govdesk.queries.people import departments, neighbourhoods
from govdesk.queries.scorecard import headings, parts_reported
from govdesk.rules.indicators import Aggregation, Direction, IndicatorDefinition, IndicatorKind
from govdesk.rules.periods import parse_period
from govdesk.services.indicators import adopt_indicator
from govdesk.services.readings import ReadingInput, record_readings
from govdesk.services.targets import set_target
from tests.builders import City, small_city
from tests.measured import at

COLUMNS = (
    "id", "indicator_id", "definition", "period", "neighbourhood_id", "group_key", "value",
    "value_sort", "status", "recorded_by", "recorded_at", "entry_seq",
)  # fmt: skip
INSERT = f"INSERT INTO readings ({', '.join(COLUMNS)}) VALUES ({', '.join('?' * len(COLUMNS))})"
TIMES = 20
HEADINGS = 100
"""As many as the desk asks for at a time."""


def main() -> int:
    """Measure and print; the exit code."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--few", type=int, default=10_000)
    asked.add_argument("--many", type=int, default=1_000_000)
    asked.add_argument("--indicators", type=int, default=500)
    asked.add_argument("--quarters", type=int, default=40)
    asked.add_argument("--groups", type=int, default=40)
    given = asked.parse_args()
    costs = []
    with tempfile.TemporaryDirectory() as folder:
        for count in (given.few, given.many):
            city, ids = measuring(Path(folder, f"{count}.govdesk"), given.indicators)
            fill(city, ids, quarters=given.quarters, most=count)
            costs.append(recording(city, ids[0], count))
            city.ctx.store.close()
        print(f"one reading among many costs {costs[1] / costs[0]:.2f} times one among few")
        city, ids = measuring(Path(folder, "grid.govdesk"), given.indicators)
        cells = given.indicators * given.quarters * (given.groups + 1)
        fill(city, ids, quarters=given.quarters, most=cells, groups=given.groups)
        opening(city, ids[0], cells)
        city.ctx.store.close()
    return 0


def measuring(path: Path, count: int) -> tuple[City, list[str]]:
    """A city with so many indicators, each with a target."""
    city = small_city(str(path))
    owner = city.ctx.read(departments)[0].id
    ids = []
    for number in range(count):
        definition = IndicatorDefinition(
            id=f"M{number}",
            domain="access",
            name=f"Measure {number}",
            description="Made for measuring.",
            unit="people",
            kind=IndicatorKind.COUNT,
            aggregation=Aggregation.FLOW,
            direction=Direction.INCREASE,
        )
        made = adopt_indicator(
            city.ctx, code=definition.id, department_id=owner, definition=definition
        ).made
        set_target(
            city.ctx, indicator_id=made, fiscal_year=2026, value=Decimal(400), baseline=Decimal(0)
        )
        ids.append(made)
    city.clock.micros = at("2026-04-10")
    return city, ids


def fill(city: City, ids: list[str], *, quarters: int, most: int, groups: int = 0) -> None:
    """So many readings by raw SQL: city-wide ones first, then by group or by neighbourhood."""
    last = parse_period("2025-Q4")
    periods = [last.next(-step).label() for step in range(quarters)]
    place = city.ctx.read(neighbourhoods)[0].id
    parts = max(groups, most // (len(ids) * quarters) + 1)

    def rows() -> object:
        number = 0
        for part in range(parts + 1):
            for period in periods:
                for at_, one in enumerate(ids):
                    if number >= most:
                        return
                    number += 1
                    value = (at_ * 7 + part * 3 + number) % 90 + 10
                    where = place if part % 2 and not groups else None
                    yield (
                        f"made-{number}", one, 1, period, where, f"g{part}" if part else "",
                        str(value), float(value), "final", "bench", 1, 1,
                    )  # fmt: skip

    with sqlite3.connect(city.ctx.store.location) as connection:
        connection.executemany(INSERT, rows())  # type: ignore[arg-type]
    connection.close()


def recording(city: City, indicator_id: str, count: int) -> float:
    """The median cost of recording one reading, in seconds."""
    body = "x" * 900
    with sqlite3.connect(city.ctx.store.location, isolation_level=None) as raw:
        raw.execute("PRAGMA synchronous = FULL")
        raw.execute("CREATE TABLE IF NOT EXISTS floor (id TEXT PRIMARY KEY, body TEXT)")

        def floor(number: int) -> None:
            raw.execute("BEGIN IMMEDIATE")
            raw.execute(INSERT, (f"floor-{number}", indicator_id, 1, "1999-Q1", None, f"f{number}",
                                 "1", 1.0, "final", "bench", 1, 1))  # fmt: skip
            raw.execute("INSERT INTO floor VALUES (?, ?)", (str(number), body))
            raw.execute("COMMIT")

        least = timed(floor)
        raw.execute("DROP TABLE floor")

    def record(number: int) -> None:
        one = ReadingInput(indicator_id, "2026-Q1", group_key=f"n{number}", value=Decimal(5))
        record_readings(city.ctx, readings=[one])

    took = timed(record)
    print(
        f"{count} readings: one more is recorded in {took * 1e3:.1f} ms,"
        f" floor {least * 1e3:.1f} ms, {took / least:.1f} times the floor"
    )
    return took


def opening(city: City, indicator_id: str, count: int) -> None:
    """What opening the scorecard and an indicator's page costs. Where indicators are heading is
    asked for behind the scorecard, so many at a time."""
    raw = sqlite3.connect(city.ctx.store.location)
    whole = "SELECT * FROM readings WHERE neighbourhood_id IS NULL AND group_key = ''"
    some = [row.id for row in city.ctx.read(list_indicators)[:HEADINGS]]
    these = ", ".join(f"'{id}'" for id in some)
    for name, sql, query in (
        ("the scorecard", whole, lambda _n: city.ctx.read(list_indicators)),
        (
            f"where {len(some)} of them are heading",
            f"{whole} AND indicator_id IN ({these})",
            lambda _n: city.ctx.read(headings, ids=some),
        ),
        (
            "which parts of the city there are",
            "SELECT DISTINCT neighbourhood_id, group_key FROM readings",
            lambda _n: city.ctx.read(parts_reported),
        ),
        (
            "an indicator's page",
            f"{whole} AND indicator_id = '{indicator_id}'",
            lambda _n: city.ctx.read(indicator, id=indicator_id),
        ),
    ):
        least = timed(lambda _n, sql=sql: raw.execute(sql).fetchall(), times=5)  # type: ignore[misc]
        took = timed(query, times=5)
        print(
            f"{count} readings: {name} is read in {took * 1e3:.0f} ms, floor {least * 1e3:.1f} ms,"
            f" {took / least:.1f} times the floor"
        )
    raw.close()


def timed(act: Callable[[int], object], times: int = TIMES) -> float:
    """The median of so many runs, in seconds."""
    found = []
    for number in range(times):
        began = time.perf_counter()
        act(number)
        found.append(time.perf_counter() - began)
    return median(found)


if __name__ == "__main__":
    sys.exit(main())
