# SPDX-License-Identifier: Apache-2.0
"""Set-up asks the package index that the machine was told of, and says plainly what is missing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SCRIPTS = ROOT / "scripts"
INDEX = "https://index.example/simple"


def settings(home: Path, *, hashes_are_pinned: bool = True, **environment: str) -> dict[str, str]:
    """What uv would be told by a person whose home and environment these are."""
    program = (
        "import json, package_index as p; from pathlib import Path;"
        f"files = [f for f in p.pip_files() if {str(home)!r} in str(f)];"
        "p.pip_files = lambda: iter(files);"
        f"print(json.dumps(p.settings_for_uv(hashes_are_pinned={hashes_are_pinned})))"
    )
    clean = {name: value for name, value in os.environ.items() if name[:3] not in {"PIP", "UV_"}}
    clean |= {"HOME": str(home), "XDG_CONFIG_HOME": str(home / ".config")} | environment
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=SCRIPTS,
        env=clean | {"PYTHONPATH": str(SCRIPTS)},
        capture_output=True,
        text=True,
        check=True,
    )
    told: dict[str, str] = json.loads(done.stdout)
    return told


@pytest.fixture
def pip_conf(tmp_path: Path) -> Path:
    file = tmp_path / ".config" / "pip" / "pip.conf"
    file.parent.mkdir(parents=True)
    file.write_text(f"[global]\nindex-url = {INDEX}\nextra-index-url =\n  {INDEX}/a\n  {INDEX}/b\n")
    return file


@pytest.mark.usefixtures("pip_conf")
def test_uv_is_told_what_pip_was_told_in_a_file(tmp_path: Path) -> None:
    told = settings(tmp_path)
    assert told["UV_DEFAULT_INDEX"] == INDEX
    assert told["UV_INDEX"] == f"{INDEX}/a {INDEX}/b"


@pytest.mark.usefixtures("pip_conf")
def test_the_environment_is_over_the_file(tmp_path: Path) -> None:
    told = settings(tmp_path, PIP_INDEX_URL="https://other.example/simple")
    assert told["UV_DEFAULT_INDEX"] == "https://other.example/simple"


@pytest.mark.usefixtures("pip_conf")
def test_extra_indexes_are_not_asked_for_files_without_a_pinned_hash(tmp_path: Path) -> None:
    assert settings(tmp_path, hashes_are_pinned=False) == {"UV_DEFAULT_INDEX": INDEX}


@pytest.mark.usefixtures("pip_conf")
def test_what_uv_was_told_itself_is_left_alone(tmp_path: Path) -> None:
    assert settings(tmp_path, UV_DEFAULT_INDEX="https://uv.example/simple") == {}


def test_an_old_python_is_passed_over_and_none_is_said_in_one_line(tmp_path: Path) -> None:
    old = tmp_path / "python3"
    old.write_text("#!/bin/sh\nexit 1\n")
    old.chmod(0o755)
    asked = [SCRIPTS / "find_python.sh"]
    alone = subprocess.run(
        asked, env={"PATH": str(tmp_path)}, capture_output=True, text=True, check=False
    )
    assert (alone.returncode, alone.stdout) == (1, "")
    assert len(alone.stderr.splitlines()) == 1
    named = {"PATH": str(tmp_path), "PYTHON": sys.executable}
    found = subprocess.run(asked, env=named, capture_output=True, text=True, check=True)
    assert found.stdout.strip() == sys.executable


def test_missing_libraries_are_said_in_one_line_and_fail_an_automatic_run(tmp_path: Path) -> None:
    program = (
        "import sys, system_libraries as s;"
        "s.GROUPS['desktop'] = (s.Need('libnowhere.so.0', 'libnowhere0', s.loads),);"
        "sys.exit(s.main(['desktop']))"
    )
    for automatic, status in (("true", 4), ("", 0)):
        done = subprocess.run(
            [sys.executable, "-c", program],
            env={"PATH": str(tmp_path), "PYTHONPATH": str(SCRIPTS), "CI": automatic},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == status
        assert done.stderr == "Missing from this system: libnowhere.so.0\n"
