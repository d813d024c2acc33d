# SPDX-License-Identifier: Apache-2.0
"""The demo city, made by its command once in a run, whichever test asks first and in whatever
process: making it takes longer than most files of tests."""

from __future__ import annotations

import fcntl
import os
import shutil
from pathlib import Path

import pytest

from govdesk.cli.main import main

OLDER = b"an older city"
"""What lay in the folder before."""


@pytest.fixture(scope="module")
def demo_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of one's own with the demo city in it, made anew where an older file lay."""
    every = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        every = every.parent
    kept = every / "demo-city"
    with (every / "demo-city.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.exists():
            _make(tmp_path_factory, kept)
    made = tmp_path_factory.mktemp("demo") / "city"
    shutil.copytree(kept, made)
    return made


def _make(tmp_path_factory: pytest.TempPathFactory, kept: Path) -> None:
    made = tmp_path_factory.mktemp("made")
    (made / "marlow-bay.govdesk").write_bytes(OLDER)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("data")))
        assert main(None, ["demo", "--no-window", "--fresh", "--at", str(made), "--json"]) == 0
    made.rename(kept)
