# SPDX-License-Identifier: Apache-2.0
"""How long a long CSV file of readings takes to come in, against `executemany` of the same rows.

    import.py [--rows N]

The floor reads the file by the csv module and inserts its rows into one table, in one transaction,
in the same run. An import also checks every row, revises what is there, signs its entries into the
record, and can be stopped at any row with nothing kept.
"""

from __future__ import annotations

import argparse
import csv
import resource
import sqlite3
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from govdesk.exchange.reading_files import open_readings
from govdesk.services.reading_import import ImportHow, check_readings, import_readings
from tests.builders import City, small_city
from tests.measured import at, measured

HEADER = (
    "indicator", "period", "group", "neighbourhood", "value", "numerator", "denominator", "status",
    "source", "note",
)  # fmt: skip


def main() -> int:
    """Measure and print; the exit code."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--rows", type=int, default=1_000_000)
    rows = asked.parse_args().rows
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "readings.csv")
        write(path, rows)
        city = small_city(str(Path(folder, "city.govdesk")))
        measured(city)
        city.clock.micros = at("2026-04-10")
        floor = floor_seconds(path, Path(folder, "floor.db"))
        dry, took = import_seconds(city, path)
        city.ctx.store.close()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{rows} rows: executemany {floor:.1f} s; dry run {dry:.1f} s, {dry / floor:.1f} times;"
        f" import {took:.1f} s, {took / floor:.1f} times, {rows / took:.0f} rows a second,"
        f" {memory:.0f} MB at most"
    )
    return 0


def write(path: Path, rows: int) -> None:
    """A file of so many readings of two indicators, by quarter and group."""
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(HEADER)
        for number in range(rows):
            quarter = f"{1990 + number % 36}-Q{number % 4 + 1}"
            group = f"g{number // 144}-{number % 144}"
            if number % 2:
                out.writerow(("A5", quarter, group, "", number % 90, "", "", "final", "form", ""))
            else:
                out.writerow(("R2", quarter, group, "", "", number % 50, 60, "final", "log", ""))


def floor_seconds(path: Path, database: Path) -> float:
    """What no import can be faster than."""
    began = time.perf_counter()
    with sqlite3.connect(database) as connection, path.open(encoding="utf-8", newline="") as file:
        columns = ", ".join(f'"{name}"' for name in HEADER)
        connection.execute(f"CREATE TABLE readings ({columns})")
        reader = csv.reader(file)
        next(reader)
        connection.executemany("INSERT INTO readings VALUES (?,?,?,?,?,?,?,?,?,?)", reader)
    connection.close()
    return time.perf_counter() - began


def import_seconds(city: City, path: Path) -> tuple[float, float]:
    """Seconds of a dry run, and of the import."""
    file = open_readings(path)
    how = ImportHow(file.style, reason="Measured")
    began = time.perf_counter()
    planned = city.ctx.read(check_readings, rows=file.rows(), how=how, actor=city.ctx.actor)
    dry = time.perf_counter() - began
    began = time.perf_counter()
    done = import_readings(city.ctx, rows=file.rows(), how=how)
    took = time.perf_counter() - began
    if done.rejected or done.new != planned.new:
        raise SystemExit(f"the file did not come in: {done.rejected[:3]}")
    return dry, took


if __name__ == "__main__":
    sys.exit(main())
