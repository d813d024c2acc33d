# SPDX-License-Identifier: Apache-2.0
"""Tables from anywhere become rows of readings, by our own columns or by a map."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import Workbook

from govdesk.exchange.cell_tables import open_table
from govdesk.exchange.reading_files import open_readings
from govdesk.exchange.reading_maps import map_of, read_map, shipped_maps
from govdesk.rules.reading_rows import RowProblem, TextRow
from govdesk.rules.refusals import BadInput
from govdesk.rules.written_numbers import NumberStyle


def written(folder: Path, content: str | bytes, name: str = "given.csv") -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def fields(path: Path, how: dict[str, object] | None = None) -> list[dict[str, str]]:
    file = open_readings(path) if how is None else open_readings(path, map_of(how, "map"))
    return [dict(row.fields) for row in file.rows() if isinstance(row, TextRow)]


@pytest.mark.parametrize(
    "content",
    [
        "indicator,period,value\nA5,2026-Q1,5\n",
        "\ufeffindicator,period,value\r\nA5,2026-Q1,5\r\n",
        "Indicator;PERIOD;Value\nA5;2026-Q1;5\n",
        "indicator\tperiod\tvalue\nA5\t2026-Q1\t5\n",
        'indicator|period|value\n"A5"| 2026-Q1 |5\n\n||\n',
        "value,period,indicator\n5,2026-Q1,A5\n",
        "indicator,period,value\nA5,2026-Q1,5\n".encode("utf-16"),
        "\nindicator,period,value\nA5,2026-Q1,5",
    ],
)
def test_any_usual_form_of_csv_is_read(tmp_path: Path, content: str | bytes) -> None:
    assert fields(written(tmp_path, content)) == [
        {"indicator": "A5", "period": "2026-Q1", "value": "5"}
    ]


def test_western_letters_of_old_windows_are_read(tmp_path: Path) -> None:
    path = written(
        tmp_path, "indicator,period,value,note\nA5,2026,5,Corregido según\n".encode("cp1252")
    )
    assert fields(path)[0]["note"] == "Corregido según"


def test_a_workbook_is_read_with_its_dates_and_numbers(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["indicator", "period", "value", "numerator", "note"])
    sheet.append(["A5", datetime(2026, 4, 1), 12, 0.1, None])
    sheet.append([None] * 5)
    sheet.append(["A5", date(2026, 7, 1), 12.5, "=1+1", True])
    other = book.create_sheet("Other")
    other.append(["indicator", "period", "value"])
    other.append(["B1", "2026", 1])
    path = tmp_path / "book.xlsx"
    book.save(path)
    assert fields(path) == [
        {"indicator": "A5", "period": "2026-04-01", "value": "12", "numerator": "0.1", "note": ""},
        {"indicator": "A5", "period": "2026-07-01", "value": "12.5", "numerator": "", "note": "1"},
    ]
    assert fields(path, {"sheet": "Other"})[0]["indicator"] == "B1"
    with pytest.raises(BadInput) as caught:
        fields(path, {"sheet": "Third"})
    assert caught.value.code == "table_file.no_sheet"


def test_the_file_itself_shows_how_it_writes_decimals(tmp_path: Path) -> None:
    head = "indicator;period;value\n"
    cases = {
        "A5;2026;1.234,5\n": NumberStyle(",", sure=True),
        "A5;2026;1.234\n": NumberStyle(","),
        "A5;2026;12.5\n": NumberStyle(".", sure=True),
    }
    for rows, style in cases.items():
        assert open_readings(written(tmp_path, head + rows)).style.numbers == style
    mapped = map_of({"decimal": "."}, "map")
    file = open_readings(written(tmp_path, head + "A5;2026;1.234\n"), mapped)
    assert file.style.numbers == NumberStyle(".", sure=True)


def test_a_wide_table_has_a_reading_in_each_cell_that_is_filled(tmp_path: Path) -> None:
    path = written(tmp_path, "Id,Name,2022,2023,Notes\n1,Calls,5,,x\n2,Visits,7,8,y\n")
    how = {
        "columns": {"indicator": "CITY-{Id}"},
        "constants": {"status": "final"},
        "periods": {"2022": "FY2022", "2023": "FY2023"},
        "defines": {"name": "{Name}"},
    }
    file = open_readings(path, map_of(how, "map"))
    rows = [row for row in file.rows() if isinstance(row, TextRow)]
    assert [
        (r.line, r.fields["indicator"], r.fields["period"], r.fields["value"]) for r in rows
    ] == [
        (2, "CITY-1", "FY2022", "5"),
        (3, "CITY-2", "FY2022", "7"),
        (3, "CITY-2", "FY2023", "8"),
    ]
    assert rows[0].columns["value"] == rows[0].columns["period"] == "2022"
    assert dict(rows[0].defines) == {"name": "Calls"}
    assert file.ignored == ("Notes",)


def test_several_measures_stand_in_one_row(tmp_path: Path) -> None:
    path = written(tmp_path, "year,quarter,calls,answered\n2025,3,50,40\n")
    how: dict[str, object] = {
        "columns": {"period": "FY{year+1}-Q{quarter}"},
        "measures": [
            {"indicator": "A1", "value": "calls"},
            {"indicator": "A2", "numerator": "answered", "denominator": "calls"},
        ],
    }
    assert fields(path, how) == [
        {"period": "FY2026-Q3", "indicator": "A1", "value": "50"},
        {"period": "FY2026-Q3", "indicator": "A2", "numerator": "40", "denominator": "50"},
    ]


def test_a_row_with_more_cells_than_columns_is_told(tmp_path: Path) -> None:
    path = written(tmp_path, "indicator,period,value\nA5,2026,5,5\nA5,2025,4\n")
    rows = list(open_readings(path).rows())
    assert isinstance(rows[0], RowProblem)
    assert rows[0].row == 2
    assert isinstance(rows[2], TextRow)
    assert rows.count(None) == 2


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("", "csv.empty"),
        ("\n\n", "csv.empty"),
        ("indicator,period,value\n", "series.no_rows"),
        ("period,value\n2026,1\n", "import.no_column"),
        ("indicator,period\nA5,2026\n", "import.no_column"),
        ("indicator,period,value,value\nA5,2026,1,1\n", "series.column_twice"),
        ('indicator,period,value\nA5,2026,"1\n', "csv.broken"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "table_file.old_excel"),
        (b"PK\x03\x04 not really", "table_file.damaged"),
        (b"\x00\xff\x00\xfe" * 20, "table_file.not_text"),
        ("indicator,period,value\nA5,2026," + "9" * 250_000 + "\n", "csv.broken"),
    ],
)
def test_what_is_no_table_of_readings_is_told_in_words(
    tmp_path: Path, content: str | bytes, code: str
) -> None:
    with pytest.raises(BadInput) as caught:
        list(open_readings(written(tmp_path, content)).rows())
    assert caught.value.code == code


def test_a_missing_file_and_a_folder_are_bad_input(tmp_path: Path) -> None:
    for path in (tmp_path / "none.csv", tmp_path):
        with pytest.raises(BadInput):
            open_table(path)


def test_a_workbook_that_unpacks_to_too_much_is_not_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("govdesk.exchange.workbooks.LARGEST_UNPACKED", 1_000)
    path = tmp_path / "big.xlsx"
    with ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", "x" * 2_000)
    with pytest.raises(BadInput) as caught:
        open_table(path)
    assert caught.value.code == "csv.too_large"


@pytest.mark.parametrize(
    "given",
    [
        {"colums": {}},
        {"columns": {"when": "x"}},
        {"columns": {"period": ["x"]}},
        {"columns": "x"},
        {"decimal": ";"},
        {"dates": "year_first"},
        {"fiscal_start": 13},
        {"fiscal_start": "July"},
        {"create_indicators": "yes"},
        {"separator": "::"},
        {"measures": [{"indicator": "A1"}]},
        {"measures": [{"value": "x", "colour": "red"}]},
        {"measures": {"value": "x"}},
        {"statuses": {"P": 1}},
        {"words": {"direction": "Up"}},
    ],
)
def test_an_odd_map_is_told_by_its_setting(given: dict[str, object]) -> None:
    with pytest.raises(BadInput) as caught:
        map_of(given, "map.toml")
    assert caught.value.code == "map.setting"


def test_a_map_that_is_no_toml_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadInput) as caught:
        read_map(written(tmp_path, "columns = [", "map.toml"))
    assert caught.value.code == "map.not_toml"


def test_the_maps_that_are_shipped_can_be_read() -> None:
    assert set(shipped_maps()) == {"nhs_quarters", "nyc_indicators"}
    for path in shipped_maps().values():
        assert read_map(path).create_indicators
