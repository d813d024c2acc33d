# SPDX-License-Identifier: Apache-2.0
"""Damaged tables of readings: never a crash, never half an import, always which row and why.

The tables have the shapes of the two whose maps are shipped, as CSV and as workbooks. Some damage
is such that a table can still be read; then it comes in whole.
"""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from govdesk.exchange.reading_files import open_readings
from govdesk.exchange.reading_maps import read_map, shipped_maps
from govdesk.models.indicators import Indicator, Reading
from govdesk.rules.refusals import BadInput
from govdesk.services.reading_import import ImportHow, import_readings
from govdesk.wording import say
from tests.builders import City
from tests.conformance.outcomes import data_folder

Rows = list[list[str]]
YEARS = [str(year) for year in range(2016, 2024)]
WIDE: Rows = [
    ["ID", "Agency.Full.Name.y", "Service", "Goal", "Indicator", "Desired.Direction", *YEARS],
    *(
        [str(n), f"Agency {n % 3}", "Serve", "Well", f"Measure {n}", ("Up", "Down")[n % 2]]
        + [f"{n * 10 + year / 4}" if (n + year) % 5 else "" for year in range(8)]
        for n in range(1, 9)
    ),
]
LONG: Rows = [
    ["org_code", "fy", "quarter", "attendances", "breaches", "admissions"],
    *(
        [f"R{org}", str(year), str(quarter), f"{1_000 + quarter}.0", f"{100 + org}.0", "77.0"]
        for org in range(3)
        for year in (2016, 2017)
        for quarter in (1, 2, 3, 4)
    ),
]
TABLES = {"nyc_indicators": WIDE, "nhs_quarters": LONG}
ODD_CELLS = (
    "", " ", "x", "NaN", "inf", "-1", "1e999", "1,5", "1.234,5", "=1+1", "2026-13", "#REF!", "\x00",
    "\ufeff", "9" * 400, "é" * 90, "ö\u202e", '"', "'", ";", "1\n2", "2016.0", "FY2016", "Ａ",
    "-0", "€5",
)  # fmt: skip


@dataclass(frozen=True)
class Variant:
    """A damaged table: which of the two, as what kind of file, and its bytes."""

    table: str
    name: str
    content: bytes


def variant(chance: random.Random, tables: Mapping[str, Rows] = TABLES) -> Variant:
    """A table damaged in up to three ways by chance."""
    table = chance.choice([*tables])
    header, *every = tables[table]
    rows = [list(row) for row in (header, *chance.sample(every, min(len(every), 24)))]
    for _ in range(chance.randint(0, 2)):
        chance.choice(DAMAGES)(rows, chance)
    if chance.random() < 0.3:
        content, name = _workbook(rows), "given.xlsx"
        if chance.random() < 0.5:
            content = _bytes_damaged(content, chance)
    else:
        content, name = _csv(rows, chance), "given.csv"
        if chance.random() < 0.4:
            content = _bytes_damaged(content, chance)
    return Variant(table, name, content)


def _real_tables() -> dict[str, Rows]:
    paths = {
        "nyc_indicators": data_folder() / "nyc_mmr" / "indicators_fy2016_2023.csv",
        "nhs_quarters": data_folder() / "forecast" / "ae_type1_quarterly_fy2016_2018.csv",
    }
    if not all(path.is_file() for path in paths.values()):
        return {}
    found: dict[str, Rows] = {}
    for name, path in paths.items():
        with path.open(encoding="utf-8-sig", newline="") as file:
            found[name] = list(csv.reader(file))
    return found


def _place(rows: Rows, chance: random.Random) -> tuple[int, int]:
    row = chance.randrange(len(rows))
    return row, chance.randrange(max(1, len(rows[row])))


def _odd_cell(rows: Rows, chance: random.Random) -> None:
    row, column = _place(rows, chance)
    if column < len(rows[row]):
        rows[row][column] = chance.choice(ODD_CELLS)


def _short_row(rows: Rows, chance: random.Random) -> None:
    row, column = _place(rows, chance)
    del rows[row][column:]


def _long_row(rows: Rows, chance: random.Random) -> None:
    rows[chance.randrange(len(rows))].extend(["1"] * chance.randint(1, 5))


def _twice(rows: Rows, chance: random.Random) -> None:
    rows.append(list(rows[chance.randrange(len(rows))]))


def _swapped(rows: Rows, chance: random.Random) -> None:
    one, other = _place(rows, chance)[0], _place(rows, chance)[0]
    rows[one], rows[other] = rows[other], rows[one]


def _without_column(rows: Rows, chance: random.Random) -> None:
    at = chance.randrange(len(TABLES["nhs_quarters"][0]))
    for row in rows:
        del row[at : at + 1]


def _blank_rows(rows: Rows, chance: random.Random) -> None:
    rows.insert(chance.randrange(len(rows) + 1), [])


DAMAGES: Sequence[Callable[[Rows, random.Random], None]] = (
    _odd_cell, _odd_cell, _odd_cell, _short_row, _long_row, _twice, _swapped, _without_column,
    _blank_rows,
)  # fmt: skip


def _csv(rows: Rows, chance: random.Random) -> bytes:
    out = io.StringIO()
    quoting: Literal[0, 1] = chance.choice([csv.QUOTE_MINIMAL, csv.QUOTE_ALL])
    ends = chance.choice(["\n", "\r\n"])
    csv.writer(
        out, delimiter=chance.choice(",,,;\t"), quoting=quoting, lineterminator=ends
    ).writerows(rows)
    encoding = chance.choice(["utf-8", "utf-8", "utf-8-sig", "utf-16", "cp1252"])
    return out.getvalue().encode(encoding, errors="replace")


def _workbook(rows: Rows) -> bytes:
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for row in rows:
        sheet.append(["".join(c for c in cell if c.isprintable()) for cell in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _bytes_damaged(content: bytes, chance: random.Random) -> bytes:
    changed = bytearray(content)
    match chance.randrange(4):
        case 0:
            del changed[chance.randrange(len(changed)) :]
        case 1:
            for _ in range(chance.randint(1, 8)):
                changed[chance.randrange(len(changed))] = chance.randrange(256)
        case 2:
            at = chance.randrange(len(changed))
            changed[at:at] = chance.randbytes(chance.randint(1, 40))
        case _:
            at = chance.randrange(len(changed))
            del changed[at : at + chance.randint(1, 60)]
    return bytes(changed)


def counts(session: Session) -> tuple[int, int]:
    """Readings and indicators there are."""
    return (
        session.scalars(select(func.count(Reading.id))).one(),
        session.scalars(select(func.count(Indicator.id))).one(),
    )


def try_to_import(city: City, folder: Path, given: Variant) -> str:
    """Imports a variant, and holds what became of it to what is promised; says which it was."""
    path = folder / given.name
    path.write_bytes(given.content)
    before = city.ctx.read(counts)
    try:
        file = open_readings(path, read_map(shipped_maps()[given.table]))
        how = ImportHow(file.style, file.create_indicators, file.create_departments, "Variant")
        done = import_readings(city.ctx, rows=file.rows(), how=how)
    except BadInput as refusal:
        refused, done = say(refusal.what), None
    after = city.ctx.read(counts)
    if done is None:
        assert refused
        assert after == before
        return "no table"
    if done.rejected:
        assert after == before
        assert all(one.row >= 2 and say(one.text) for one in done.rejected)
        return "rejected"
    assert after == (before[0] + done.new + done.revised, before[1] + done.indicators)
    return "imported"


@given(st.integers(0, 2**32))
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_a_damaged_table_comes_in_whole_or_not_at_all(
    city_file: City, tmp_path: Path, seed: int
) -> None:
    try_to_import(city_file, tmp_path, variant(random.Random(seed)))


@pytest.mark.soak
def test_a_thousand_damaged_tables_come_in_whole_or_not_at_all(
    city_file: City, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    """Variants of the two real tables where the conformance data is at hand."""
    chance = random.Random(20260401)
    tables = _real_tables() or TABLES
    found: dict[str, int] = {}
    for _ in range(1_000):
        became = try_to_import(city_file, tmp_path, variant(chance, tables))
        found[became] = found.get(became, 0) + 1
    assert set(found) == {"imported", "rejected", "no table"}
    record_property("variants", 1_000)
    record_property("of the real tables", tables is not TABLES)
    for became, times in sorted(found.items()):
        record_property(became, times)
