# SPDX-License-Identifier: Apache-2.0
"""`govdesk` as a program: how it starts, and what it says to those who call it wrongly."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from govdesk.cli.main import COMMANDS, main

RULE = {
    "quorum": None,
    "tests": [{"group": None, "base": "cast", "threshold": "1/2", "strict": True}],
}
VOTE = {
    "identifier": "v1",
    "counts": [{"option": "yes", "value": 2}, {"option": "no", "value": 1}],
    "extras": {"rule": RULE},
}


def test_the_module_runs_as_a_program(tmp_path: Path) -> None:
    path = tmp_path / "v.json"
    path.write_text(json.dumps({**VOTE, "result": "lost"}))
    for module in ("govdesk", "govdesk.cli.main"):
        ran = subprocess.run(
            [sys.executable, "-m", module, "tally", str(path), "--json"],
            capture_output=True,
            text=True,
            check=False,
        )
        assert ran.returncode == 1
        assert json.loads(ran.stdout)["outcome"] == "adopted"


def test_the_command_line_starts_without_the_heavy_libraries() -> None:
    heavy = ["sqlalchemy", "reportlab", "scipy", "babel", "PySide6", "rich", "openpyxl"]
    code = f"import sys, govdesk.cli.main; print([m for m in {heavy} if m in sys.modules])"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


def test_a_reader_that_stops_early_gets_no_traceback(tmp_path: Path) -> None:
    path = tmp_path / "v.jsonl"
    path.write_text("\n".join(json.dumps(VOTE) for _ in range(3000)))
    command = f"{sys.executable} -m govdesk tally {path} --json | head -n 1"
    ran = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=True)
    assert len(ran.stdout.splitlines()) == 1
    assert ran.stderr == ""


def test_a_launcher_opens_the_desktop_when_nothing_is_asked(
    capsys: pytest.CaptureFixture[str],
) -> None:
    asked: list[str | None] = []

    def launcher(workspace: str | None) -> int:
        asked.append(workspace)
        return 4

    assert main(launcher, []) == 4
    assert asked == [None]
    assert main(None, []) == 0
    assert "tally" in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [["tally"], ["tally", "--nonsense"], ["nonsense"]])
def test_bad_usage_is_told_in_both_ways(
    capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    assert main(None, arguments) == 2
    assert capsys.readouterr().out == ""
    if arguments[0] == "tally":
        assert main(None, [*arguments, "--json"]) == 2
        out, err = capsys.readouterr()
        assert out == ""
        assert json.loads(err)["error"]["code"] == "usage"


@pytest.mark.parametrize("asked", [[], ["open"], ["open", "c.govdesk"], ["rehearse", "c.govdesk"]])
def test_without_a_display_it_says_so_instead_of_falling_over(
    asked: list[str], tmp_path: Path
) -> None:
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    ran = subprocess.run(
        [sys.executable, "-m", "govdesk", *asked],
        capture_output=True, text=True, check=False, cwd=tmp_path,
        env={key: value for key, value in os.environ.items() if key not in hidden},
    )  # fmt: skip
    assert (ran.returncode, ran.stdout) == (4, "")
    assert ran.stderr.startswith("There is no display here")


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_is_listed_and_found_by_its_name(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments=["--help"]) == 0
    assert re.search(rf"^ +{name} +\S", capsys.readouterr().out, re.MULTILINE)
    assert main(arguments=[name, "--help"]) == 0
    assert capsys.readouterr().out.startswith(f"Usage: govdesk {name} ")


def test_a_command_that_there_is_not_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (["analysis"], ["--nothing", "analyse"]):
        assert main(arguments=arguments) == 2
        assert capsys.readouterr().err
