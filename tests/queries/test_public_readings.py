# SPDX-License-Identifier: Apache-2.0
"""What is exported can be solved by nobody: small numbers stay hidden from whoever can add."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govdesk.cli.main import main
from govdesk.queries.public_readings import CITY, Part, hidden_parts, public_readings
from govdesk.queries.reading_histories import HistoryRow
from govdesk.rules.indicators import IndicatorKind
from govdesk.rules.public_values import Missing, Shown, Suppressed
from govdesk.services.readings import ReadingInput, record_readings
from tests.builders import City
from tests.conformance.suppressed_tables import solved
from tests.measured import ANSWERED, ENROLLED, at, measured

K = 11


def counted(value: int) -> HistoryRow:
    return HistoryRow("", "final", _number(value), None, None, None, None, 1)


def shared(numerator: int, denominator: int) -> HistoryRow:
    return HistoryRow("", "final", None, _number(numerator), _number(denominator), None, None, 1)


def _number(value: int) -> Any:
    from decimal import Decimal

    return Decimal(value)


def parts(*rows: HistoryRow, groups: bool = False) -> dict[Part, HistoryRow]:
    return {((f"g{n}", None) if groups else ("", f"p{n}")): row for n, row in enumerate(rows)}


def test_a_small_neighbourhood_takes_a_helper_with_it() -> None:
    readings = {CITY: counted(83), **parts(counted(3), counted(30), counted(50))}
    assert hidden_parts(ENROLLED, readings, K) == {("", "p0"), ("", "p1")}


def test_a_small_city_hides_all_its_parts() -> None:
    readings = {CITY: counted(9), **parts(counted(0), counted(9))}
    assert hidden_parts(ENROLLED, readings, K) == set(readings)


def test_a_breakdown_that_is_no_table_is_hidden_whole_when_anything_is_small() -> None:
    overlapping = {CITY: counted(50), **parts(counted(40), counted(30), counted(3), groups=True)}
    assert hidden_parts(ENROLLED, overlapping, K) == set(overlapping) - {CITY}
    alone = parts(counted(3), counted(40))
    assert hidden_parts(ENROLLED, alone, K) == set(alone)
    large = {CITY: counted(50), **parts(counted(40), counted(30))}
    assert hidden_parts(ENROLLED, large, K) == set()


def test_a_share_hides_with_its_complement_too() -> None:
    readings = {CITY: shared(180, 240), **parts(shared(58, 60), shared(60, 90), shared(62, 90))}
    hidden = hidden_parts(ANSWERED, readings, K)
    assert ("", "p0") in hidden
    assert len(hidden) >= 2
    assert CITY not in hidden


def test_a_rate_of_few_is_hidden_where_nobody_was_counted() -> None:
    rate = replace(ANSWERED, kind=IndicatorKind.RATE)
    readings = {CITY: shared(40, 400), **parts(shared(0, 5), shared(40, 395))}
    assert ("", "p0") in hidden_parts(rate, readings, K)


counts = st.sampled_from([0, 1, 2, 5, 9, 10, 11, 12, 15, 30, 80])


@given(st.lists(counts, min_size=2, max_size=7), st.integers(0, 40))
@settings(max_examples=80, deadline=None)
def test_no_small_count_can_be_solved(values: Sequence[int], unreported: int) -> None:
    total = sum(values) + unreported
    readings = {CITY: counted(total), **parts(*map(counted, values))}
    hidden = hidden_parts(ENROLLED, readings, K)
    if CITY in hidden:
        assert hidden == set(readings)
        return
    cells = [
        {
            "row": f"p{n}",
            "column": "total",
            "value": None if ("", f"p{n}") in hidden else value,
        }
        for n, value in enumerate(values)
    ]
    if unreported:
        cells.append({"row": "rest", "column": "total", "value": None})
    cells.append({"row": "total", "column": "total", "value": total})
    bounds = solved(cells)
    for n, value in enumerate(values):
        if 0 < value < K:
            least, most = bounds[f"p{n}", "total"]
            assert most is not None
            assert most - least >= K


@pytest.fixture
def city_with_readings(city_file: City) -> City:
    ids = measured(city_file)
    city_file.clock.micros = at("2026-04-10")
    old, salt = city_file.neighbourhood("old_harbour"), city_file.neighbourhood("saltmarsh")
    rows = [
        ("A5", None, "", 40), ("A5", old, "", 37), ("A5", salt, "", 3), ("A5", old, "es", 2),
        ("A6", None, "", 18),
    ]  # fmt: skip
    record_readings(
        city_file.ctx,
        readings=[
            ReadingInput(ids[code], "2026-Q1", place, group, _number(value))
            for code, place, group, value in rows
        ],
    )
    share = ReadingInput(
        ids["R2"], "2026-Q1", numerator=_number(45), denominator=_number(60), status="provisional"
    )
    none = ReadingInput(ids["R2"], "2026-Q1", salt, status="no_data", note="Asked twice, no answer")
    record_readings(city_file.ctx, readings=[share, none])
    return city_file


def test_the_readings_that_hold_are_public_or_hidden(city_with_readings: City) -> None:
    found = {one.code: one for one in city_with_readings.ctx.read(public_readings).indicators}
    enrolled = found["A5"].readings
    assert [(r.neighbourhood, r.group, type(r.value)) for r in enrolled] == [
        ("", "", Shown),
        ("Old Harbour", "", Suppressed),
        ("Saltmarsh", "", Suppressed),
    ]
    city, place = found["R2"].readings
    assert (city.provisional, type(city.numerator), type(place.value)) == (True, Shown, Missing)


def exported(
    city: City, folder: Path, kind: str, capsys: pytest.CaptureFixture[str]
) -> dict[str, Any]:
    capsys.readouterr()
    out = str(folder / "readings.csv")
    code = main(
        arguments=["export", city.ctx.store.location, "--format", kind, "--out", out, "--json"]
    )
    assert code == 0
    answer: dict[str, Any] = json.loads(capsys.readouterr().out)
    return answer


def test_it_is_exported_as_a_table_with_its_description(
    city_with_readings: City, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answer = exported(city_with_readings, tmp_path, "csvw", capsys)
    table, about = (Path(file) for file in answer["files"])
    assert about.name == "readings.csv-metadata.json"
    rows = list(csv.DictReader(io.StringIO(table.read_text(encoding="utf-8"))))
    described = json.loads(about.read_text(encoding="utf-8"))
    assert described["url"] == table.name
    assert [one["name"] for one in described["tableSchema"]["columns"]] == list(rows[0])
    assert len(rows) == answer["readings"] == 6
    hidden = [row for row in rows if row["shown"] == "suppressed"]
    assert len(hidden) == 2
    assert all(row["value"] == row["numerator"] == row["denominator"] == "" for row in hidden)
    keys = {tuple(row[name] for name in described["tableSchema"]["primaryKey"]) for row in rows}
    assert len(keys) == len(rows)
    text = table.read_text(encoding="utf-8") + about.read_text(encoding="utf-8")
    assert "Asked twice" not in text
    assert exported(city_with_readings, tmp_path, "csv", capsys)["files"] == [str(table)]


def test_what_is_exported_is_analysed_again(
    city_with_readings: City, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    exported(city_with_readings, tmp_path, "csv", capsys)
    with (tmp_path / "readings.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["indicator"] == "A5"]
    with (tmp_path / "series.csv").open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(["period", "value", "group"])
        out.writerows((row["period"], row["value"], row["neighbourhood"]) for row in rows)
    assert main(arguments=["analyse", str(tmp_path / "series.csv"), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [one["n"] for one in found] == [1, 0, 0]
