# SPDX-License-Identifier: Apache-2.0
"""`govdesk suppress` hides what must be hidden in a table, and says when that is not enough."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from govdesk.cli.main import main

Run = Callable[..., tuple[int, str, str]]

SAFE = ",x,y,z,total\na,2,20,30,52\nb,30,21,40,91\nc,25,24,27,76\ntotal,57,65,97,219\n"
OPEN = ",x,y,total\na,2,0,2\nb,30,40,70\ntotal,32,40,72\n"
ONE_WAY = ",total\nNorth,3\nSouth,20\nWest,40\ntotal,63\n"


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    def run_(content: str | bytes, *options: str) -> tuple[int, str, str]:
        path = tmp_path / "table.csv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        code = main(arguments=["suppress", str(path), *options])
        out, err = capsys.readouterr()
        return code, out, err

    return run_


def test_a_protected_table_is_printed_with_its_hidden_cells_alike(run: Run) -> None:
    code, out, err = run(SAFE)
    assert (code, err) == (0, "")
    assert out == (
        ",x,y,z,total\n"
        "a,suppressed,suppressed,30,52\n"
        "b,30,21,40,91\n"
        "c,suppressed,suppressed,27,76\n"
        "total,57,65,97,219\n"
    )


def test_no_name_becomes_a_formula(run: Run) -> None:
    named = SAFE.replace("a,", "=1+1,", 1).replace("x,", "@x,", 1)
    _code, out, _err = run(named)
    assert out.startswith(",'@x,y,z,total\n'=1+1,suppressed,")
    assert json.loads(run(named, "--json")[1])["cells"][0]["row"] == "=1+1"


def test_the_json_answer_names_every_cell_and_what_can_be_deduced(run: Run) -> None:
    code, out, _err = run(SAFE, "--json")
    found = json.loads(out)
    assert code == 0
    assert list(found) == ["cells", "audit", "protected", "notes"]
    assert len(found["cells"]) == 16
    assert found["cells"][0] == {"row": "a", "column": "x", "value": None, "status": "primary"}
    assert found["cells"][1] == {"row": "a", "column": "y", "value": None, "status": "secondary"}
    assert found["cells"][-1] == {
        "row": "total", "column": "total", "value": 219, "status": "shown",
    }  # fmt: skip
    assert found["audit"][0] == {"row": "a", "column": "x", "min": 0, "max": 22}
    assert [(a["row"], a["column"]) for a in found["audit"]] == [
        ("a", "x"), ("a", "y"), ("c", "x"), ("c", "y"),
    ]  # fmt: skip
    assert (found["protected"], found["notes"]) == (True, [])


def test_a_hidden_cell_has_no_value(run: Run) -> None:
    for options in ([], ["--k", "21"], ["--zeros", "sensitive"], ["--hide-totals"]):
        cells = json.loads(run(OPEN, *options, "--json")[1])["cells"]
        assert all((cell["value"] is None) == (cell["status"] != "shown") for cell in cells)


def test_a_table_that_cannot_be_protected_ends_with_one(run: Run) -> None:
    code, out, err = run(OPEN)
    assert code == 1
    assert "a,suppressed,0,2" in out
    assert "a, x can still be told too closely." in err
    assert "Merge small categories" in err
    code, out, err = run(OPEN, "--json")
    found = json.loads(out)
    assert (code, err, found["protected"]) == (1, "", False)
    assert found["notes"]


def test_totals_are_hidden_only_when_asked(run: Run) -> None:
    code, out, _err = run(OPEN, "--hide-totals", "--json")
    found = json.loads(out)
    assert (code, found["protected"]) == (0, True)
    hidden = [cell for cell in found["cells"] if cell["status"] != "shown"]
    assert any("total" in (cell["row"], cell["column"]) for cell in hidden)


def test_a_table_of_totals_alone_is_one_way(run: Run) -> None:
    code, out, _err = run(ONE_WAY)
    assert (code, out) == (0, ",total\nNorth,suppressed\nSouth,suppressed\nWest,40\ntotal,63\n")
    assert run(",total\na,2\nb,1\ntotal,3\n")[0] == 1


def test_options_reach_the_rules(run: Run) -> None:
    assert run(ONE_WAY, "--k", "3")[1] == ONE_WAY
    assert run(ONE_WAY, "--k", "21")[1].count("suppressed") == 2
    assert run(ONE_WAY, "--width", "50")[1].count("suppressed") == 3
    zero = ONE_WAY.replace("North,3", "North,0").replace("63", "60")
    assert run(zero)[1] == zero
    assert run(zero, "--zeros", "sensitive")[1].count("suppressed") == 2


def test_it_reads_what_spreadsheets_write(run: Run) -> None:
    code, out, _err = run(("\ufeff" + ONE_WAY.replace("\n", "\r\n") + "\r\n").encode())
    assert code == 0
    assert "North,suppressed" in out


@pytest.mark.parametrize(
    ("content", "options", "said"),
    [
        ("", [], "is empty"),
        (b"\xff\xff", [], "UTF-8"),
        ("a,b\n1,2\n", [], "first row"),
        (",x,y\na,1,2\ntotal,1,2\n", [], "first row"),
        (",total\n", [], "last row"),
        (",total\na,1\n", [], "last row"),
        (",total\ntotal,0\n", [], "no row above"),
        (",total\na,1\na,1\ntotal,2\n", [], "there twice"),
        (",x,x,total\na,1,1,2\ntotal,1,1,2\n", [], "there twice"),
        (",total\n,1\ntotal,1\n", [], "needs a name"),
        (",total\na,1\ntotal,2\n", [], "adds up to 1"),
        (",total\na,1.5\ntotal,1.5\n", [], "not a count"),
        (",total\na,-1\ntotal,-1\n", [], "not a count"),
        (",total\na,nan\ntotal,1\n", [], "Row 2, total"),
        (",total\na,\ntotal,1\n", [], "Row 2, total"),
        (",total\na,1e30\ntotal,1e30\n", [], "too large"),
        (",total\na,1e13\ntotal,1e13\n", [], "too large"),
        (",x,total\na,1\ntotal,1,1\n", [], "1 counts for 2 columns"),
        (";total\na;1\ntotal;1\n", [], "not separated by commas"),
        (ONE_WAY, ["--k", "0"], "--k"),
        (ONE_WAY, ["--width", "0"], "--width"),
        (ONE_WAY, ["--zeros", "maybe"], "--zeros"),
    ],
)
def test_what_it_cannot_use_is_told_in_words(
    run: Run, content: str | bytes, options: list[str], said: str
) -> None:
    code, out, err = run(content, *options)
    assert (code, out) == (2, "")
    assert said in err
    code, out, err = run(content, *options, "--json")
    assert (code, out) == (2, "")
    assert set(json.loads(err)["error"]) == {"code", "message", "kept", "next"}


def test_a_table_too_large_to_audit_is_refused(run: Run) -> None:
    rows = "".join(f"row {n},1\n" for n in range(3000))
    code, _out, err = run(f",total\n{rows}total,3000\n")
    assert code == 2
    assert "1,000 cells" in err


nearly_a_table = st.text(",total\n0123x", max_size=60).map(str.encode)


@given(st.binary(max_size=60) | nearly_a_table)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=100)
def test_no_file_makes_it_fall_over(run: Run, content: bytes) -> None:
    assert run(content)[0] in (0, 1, 2)
    assert run(b",x,total\na," + content)[0] in (0, 1, 2)
