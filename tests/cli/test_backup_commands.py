# SPDX-License-Identifier: Apache-2.0
"""`backup` and `restore` as other programs and people call them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from govdesk.cli.main import main
from tests.builders import small_city


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A workspace file that nobody has open."""
    path = tmp_path / "city.govdesk"
    small_city(str(path)).ctx.store.close()
    return path


def _answer(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, Any]:
    code = main(None, [*arguments, "--json"])
    told = capsys.readouterr()
    return code, json.loads(told.out or told.err)


def test_there_and_back_again(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, made = _answer(capsys, "backup", str(workspace))
    assert code == 0
    assert made["size"] == Path(made["backup"]).stat().st_size
    before = workspace.read_bytes()
    code, put_back = _answer(capsys, "restore", made["backup"], "--to", str(workspace))
    assert code == 0
    assert put_back["head"] == made["head"]
    assert Path(put_back["moved_aside"]).read_bytes() == before
    code, verdict = _answer(capsys, "verify", str(workspace))
    assert (code, verdict["head"]) == (0, made["head"])


def test_in_words_it_says_where_everything_is(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(None, ["backup", str(workspace)]) == 0
    said = capsys.readouterr().out
    assert said.startswith("Backed up and verified: ")
    path = said.splitlines()[0].removeprefix("Backed up and verified: ")
    assert main(None, ["restore", path, "--to", str(workspace)]) == 0
    said = capsys.readouterr().out
    assert "What was there is kept as" in said


def test_refusals_say_what_was_kept_and_what_to_do(
    workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, told = _answer(capsys, "backup", str(workspace), "--to", str(tmp_path / "stick"))
    assert code == 4
    assert told["error"]["code"] == "backup.no_folder"
    assert told["error"]["kept"]
    assert told["error"]["next"]
    code, told = _answer(capsys, "restore", str(tmp_path / "none"), "--to", str(workspace))
    assert (code, told["error"]["code"]) == (4, "store.missing")


def test_the_desktop_is_told_how_far_it_is(workspace: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "govdesk", "backup", str(workspace), "--json", "--progress", "es"],
        capture_output=True,
        text=True,
        check=True,
    )
    steps = [json.loads(line) for line in done.stderr.splitlines()]
    assert steps[0]["what"] == "Copiando el espacio de trabajo"
    assert {"done", "of", "what"} == set(steps[-1])
    assert len({one["what"] for one in steps}) >= 3
    assert Path(json.loads(done.stdout)["backup"]).is_file()
