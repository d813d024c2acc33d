# SPDX-License-Identifier: Apache-2.0
"""The real window over the accessibility bus, as a screen reader meets it."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.screen
HERE = Path(__file__).resolve().parent
SYSTEM_PYTHON = "/usr/bin/python3"
LAUNCHERS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")

KEEP = "I have checked it: keep it"
PLACES = (
    "Home",
    "Indicators",
    "Reviews",
    "Motions",
    "Meetings",
    "Actions",
    "People and seats",
    "Briefings",
    "Record",
    "Settings",
)


def what_is_missing() -> list[str]:
    """The Debian packages that a test on a screen lacks here."""
    missing = []
    if shutil.which("xvfb-run") is None:
        missing.append("xvfb")
    if shutil.which("xdotool") is None:
        missing.append("xdotool")
    if shutil.which("dbus-run-session") is None:
        missing.append("dbus-daemon")
    if not any(Path(one).exists() for one in LAUNCHERS):
        missing.append("at-spi2-core")
    asked = [SYSTEM_PYTHON, "-c", "import pyatspi"]
    has_python = Path(SYSTEM_PYTHON).exists()
    if not has_python or subprocess.run(asked, capture_output=True, check=False).returncode:
        missing.append("python3-pyatspi")
    return missing


class Reader:
    """A screen reader at the window: asks the program on the system's Python."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def ask(self, do: str, **more: str) -> Any:
        """One command and its answer; what else is printed meanwhile is passed over."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps({"do": do, **more}) + "\n")
        self._process.stdin.flush()
        for line in self._process.stdout:
            if line.startswith("@"):
                told = json.loads(line[1:])
                assert "problem" not in told, told["problem"]
                return told["answer"]
        raise AssertionError("the reader ended without an answer")

    def names(self, *roles: str) -> list[str]:
        """The names of what is shown in these roles, in reading order."""
        return [node["name"] for node in self.ask("tree") if node["role"] in roles]

    def tab(self) -> str:
        """The name of what Tab goes to."""
        before = now = self.ask("focused")
        self.ask("keys", keys="Tab")
        until = time.monotonic() + 10
        while now == before and time.monotonic() < until:
            now = self.ask("focused")
        return str(now["name"])

    def unnamed(self) -> list[str]:
        """The roles of controls that have neither name nor description."""
        return [
            node["role"]
            for node in self.ask("tree")
            if node["control"] and not (node["name"] or node["description"])
        ]


@pytest.fixture
def reader(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Reader]:
    """A reader at a window on a small city. Missing tools fail where CI runs, else they skip."""
    missing = what_is_missing()
    if missing:
        told = f"needs from Debian: {' '.join(missing)}"
        if os.environ.get("CI") == "true":
            pytest.fail(told)
        pytest.skip(told)
    more = [request.param] if hasattr(request, "param") else []
    program = shlex.join([sys.executable, str(HERE / "city_window.py"), str(tmp_path), *more])
    looks = shlex.join([SYSTEM_PYTHON, str(HERE / "screen_reader.py")])
    with (tmp_path / "said.txt").open("w") as said:
        process = subprocess.Popen(
            [str(HERE / "on_screen.sh"), program, looks],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=said,
            text=True,
            start_new_session=True,
        )
    yield Reader(process)
    assert process.stdin is not None
    process.stdin.close()
    try:
        process.wait(20)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    assert process.stdout is not None
    process.stdout.close()


def test_the_window_is_read_and_pressed_without_eyes(reader: Reader) -> None:
    reader.ask("wait", name="Motions")
    tabs = reader.names("page tab")
    assert [name for name in tabs if name in PLACES] == list(PLACES)
    assert reader.names("link"), "what leads elsewhere is a link"
    assert reader.unnamed() == []

    reader.ask("press", name="Motions")
    rows = reader.ask("cells", name="Motions")
    assert any("Light the path to the harbour" in cell for row in rows for cell in row)
    assert "Motions" in reader.names("label")
    assert reader.unnamed() == []

    reader.ask("press", name="Record")
    (newest, *_older) = reader.ask("cells", name="Entries of the record")
    assert "Open the youth centre on Sundays" in newest[1]
    assert "Record" in reader.names("label")
    assert reader.unnamed() == []


@pytest.mark.parametrize("reader", ["vote"], indirect=True)
def test_a_ballot_is_cast_by_names_that_a_person_understands(
    reader: Reader, tmp_path: Path
) -> None:
    reader.ask("wait", name="Your vote")
    reader.ask("wait", name="Open the library on Sundays")
    said = " ".join(reader.names("label"))
    assert "Both must agree" in said
    assert "You vote for the seat Youth." in said
    assert reader.unnamed() == []
    reader.ask("press", name="No, I do not agree")
    reader.ask("press", name="Review and cast")
    reader.ask("wait", name="Vote No on Motion 2026-1?")
    assert "For the seat Youth, as Yara Youngquist." in " ".join(reader.names("label"))
    reader.ask("press", name="Cast my vote")
    reader.ask("wait", name="Your vote is cast")
    assert "You voted No on Motion 2026-1 at " in " ".join(reader.names("label"))
    with sqlite3.connect(f"file:{tmp_path / 'smallhaven.govdesk'}?mode=ro", uri=True) as file:
        assert file.execute("SELECT choice, way FROM ballots").fetchall() == [("no", "own")]


@pytest.mark.parametrize("reader", ["packet"], indirect=True)
def test_a_packet_is_prepared_by_keys_alone_and_each_step_is_heard(
    reader: Reader, tmp_path: Path
) -> None:
    reader.ask("wait", name="Briefings")
    reader.ask("keys", keys="ctrl+8")
    reader.ask("wait", name="Prepare a packet")
    reader.ask("keys", keys="ctrl+n")
    reader.ask("wait", name=KEEP)
    shown = [node["name"] for node in reader.ask("tree")]
    assert shown.index("Parts of the packet") < shown.index("Pages of the packet")
    assert "What residents said" in reader.names("list item")
    assert reader.unnamed() == []

    heard = [reader.ask("focused")["name"]]
    while heard[-1] != KEEP and len(heard) < 30:
        heard.append(reader.tab())
    assert heard == [
        "Kind", "About", "Language", "Large print", "Parts of the packet", "Move down",
        "Introduction", "Embargo: not public before", "Bring in a Word file…",
        "Enclose a PDF…", "Preview",
        "Page after", "As text",
        "Pages of the packet",
        "Back to the list", "Save a draft…", KEEP,
    ]  # fmt: skip
    reader.ask("keys", keys="shift+Tab shift+Tab shift+Tab shift+Tab space")
    assert "How to verify this copy" in reader.ask("text", name="The packet as text")

    reader.ask("keys", keys="Tab Tab Tab Tab space")
    (row,) = reader.ask("cells", name="Packets")
    assert row[0] == "2026-Q1-01"
    assert row[-1] == "Prepared"
    assert reader.unnamed() == []
    with sqlite3.connect(f"file:{tmp_path / 'smallhaven.govdesk'}?mode=ro", uri=True) as file:
        assert file.execute("SELECT number FROM packets").fetchall() == [("2026-Q1-01",)]
