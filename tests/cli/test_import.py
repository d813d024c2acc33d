# SPDX-License-Identifier: Apache-2.0
"""`govdesk import` takes a file of readings in, whole, and answers as its seam says."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from govdesk.cli import import_
from govdesk.cli.main import main
from tests.builders import PASSPHRASE, City
from tests.conformance.outcomes import data_folder
from tests.measured import at, measured

Run = Callable[..., tuple[int, str, str]]
HEAD = "indicator,period,group,neighbourhood,value,numerator,denominator,status,source,note\n"


@pytest.fixture
def run(
    city_file: City,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Run:
    monkeypatch.setenv("GOVDESK_PASSPHRASE", PASSPHRASE)
    city_file.clock.micros = at("2026-04-10")
    measured(city_file)

    def run_(
        content: str | Path, *options: str, account: str = "secretary"
    ) -> tuple[int, str, str]:
        path = content if isinstance(content, Path) else tmp_path / "readings.csv"
        if isinstance(content, str):
            path.write_text(content, encoding="utf-8")
        arguments = ["import", str(tmp_path / "city.govdesk"), "--readings", str(path)]
        capsys.readouterr()
        code = main(arguments=[*arguments, "--as", account, *options])
        out, err = capsys.readouterr()
        return code, out, err

    return run_


def answer(run: Run, *arguments: Any, **named: Any) -> tuple[int, dict[str, Any]]:
    code, out, _err = run(*arguments, "--json", **named)
    found = json.loads(out)
    assert list(found) == ["rows", "new", "revised", "unchanged", "rejected"]
    return code, found


def test_it_answers_new_then_unchanged_then_revised(run: Run) -> None:
    one = HEAD + "A5,2026-Q1,,,30,,,final,,\nR2,2026-Q1,,,,45,60,,,\n"
    assert answer(run, one, "--dry-run") == (
        0,
        {"rows": 2, "new": 2, "revised": 0, "unchanged": 0, "rejected": []},
    )
    assert answer(run, one)[1]["new"] == 2
    assert answer(run, one)[1]["unchanged"] == 2
    code, found = answer(run, one.replace(",30,", ",31,"))
    assert (code, found["revised"], found["unchanged"]) == (0, 1, 1)


def test_a_rejected_row_ends_with_one_and_records_nothing(run: Run) -> None:
    bad = HEAD + "A5,2026-Q1,,,30,,,,,\nA5,2026-Q1,,,many,,,,,\n"
    code, found = answer(run, bad)
    assert code == 1
    (rejected,) = found["rejected"]
    assert (rejected["row"], rejected["column"]) == (3, "value")
    assert rejected["code"] == "number.unreadable"
    assert "many" in rejected["message"]
    assert answer(run, HEAD + "A5,2026-Q1,,,30,,,,,\n")[1]["new"] == 1


def test_without_json_it_answers_in_sentences(run: Run) -> None:
    code, out, err = run(HEAD + "A5,2026-Q1,,,30,,,,,\n", "--dry-run")
    assert (code, err) == (0, "")
    assert "1 row read." in out
    assert "New: 1. Revised: 0. Unchanged: 0." in out
    assert "dry run" in out
    code, out, err = run(HEAD + "A5,2026-Q1,,,x,,,,,\n")
    assert code == 1
    assert "Row 2, value: " in err
    assert "Nothing was recorded." in out


def test_a_map_makes_another_table_ours(run: Run, tmp_path: Path) -> None:
    table = "Measure;When;Result;Colour\nA5;01/04/2026;\nA5;Q1 2026;1.250,0;red\n"
    how = tmp_path / "map.toml"
    columns = ('indicator = "Measure"', 'period = "When"', 'value = "Result"')
    how.write_text("\n".join(('dates = "day_first"', "[columns]", *columns)), encoding="utf-8")
    code, found = answer(run, table, "--map", str(how))
    assert code == 1
    assert [one["row"] for one in found["rejected"]] == [2]
    code, _out, err = run(table.replace("A5;01/04/2026;\n", ""), "--map", str(how))
    assert code == 0
    assert "“Colour” is not used" in err


def test_what_cannot_be_used_ends_with_two_and_who_may_not_with_three(run: Run) -> None:
    for content, options in (
        ("", ()),
        ("a,b\n1,2\n", ()),
        (HEAD + "A5,2026-Q1,,,30,,,,,\n", ("--map", "no such map")),
    ):
        code, out, err = run(content, *options, "--json")
        assert (code, out) == (2, "")
        assert set(json.loads(err)["error"]) == {"code", "message", "kept", "next"}
    good = HEAD + "A5,2026-Q1,,,30,,,,,\n"
    for more in ((), ("--dry-run",)):
        assert run(good, *more, account="youth")[0] == 3
    assert run(good, account="nobody")[0] == 3
    assert answer(run, good, account="housing")[0] == 1


@pytest.mark.parametrize(
    ("name", "table", "rows", "readings"),
    [
        ("nyc_indicators", "nyc_mmr/indicators_fy2016_2023.csv", 1_139, 8_297),
        ("nhs_quarters", "forecast/ae_type1_quarterly_fy2016_2018.csv", 1_560, 4_680),
    ],
)
def test_the_real_tables_come_in_with_every_row_accounted_for(
    run: Run, name: str, table: str, rows: int, readings: int
) -> None:
    path = data_folder() / table
    if not path.is_file():
        pytest.skip(f"no {table}: set GOVDESK_CONFORMANCE_DATA")
    expected = {"rows": rows, "new": readings, "revised": 0, "unchanged": 0, "rejected": []}
    assert answer(run, path, "--map", name) == (0, expected)
    again = {**expected, "new": 0, "unchanged": readings}
    assert answer(run, path, "--map", name, "--dry-run") == (0, again)


def test_a_long_file_tells_how_far_it_is_and_keeps_nothing_when_it_is_stopped(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_, "TELL_EVERY", 500)
    rows = HEAD + "".join(f"A5,2026-Q1,g{number},,30,,,,,\n" for number in range(1_100))
    with monkeypatch.context() as stopping:
        stopping.setattr(import_, "say", _stop)
        assert run(rows)[0] == 130
    code, out, err = run(rows)
    assert code == 0
    assert err.splitlines() == ["500 rows are read.", "1,000 rows are read."]
    assert "New: 1,100." in out


def _stop(_message: object) -> str:
    """As Ctrl+C does while the first word about a long file is said."""
    raise KeyboardInterrupt
