# SPDX-License-Identifier: Apache-2.0
"""Cold start: from starting the process to the first usable window on the demo city, against the
floor of an empty PySide6 window that opens the same database. Interleaved, in one run.

The floor opens it by the bare driver, as the desktop's first look does. A second window, as empty,
opens it by SQLAlchemy, as everything after that look does.

    cold_start.py [--city FILE] [--runs N]

Usable means: the first page has been read from the workspace and stands in the window. Wholly open
means: everything that the first page asks has been answered, and what the rest needs is loaded.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

SCREEN = """
{"synchronousWindowSystemEvents": false, "screens": [{"name": "ordinary", "x": 0, "y": 0,
 "width": 1920, "height": 1080, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}]}
"""
"""On a screen of its own size: the platform's is too small for the window, which then folds."""
ROOT = Path(__file__).resolve().parent.parent
FLOOR = """
import sqlite3, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication([])
window = QWidget()
window.resize(1280, 800)
window.show()
file = sqlite3.connect(sys.argv[1])
file.execute("SELECT name FROM workspace").fetchall()
QTimer.singleShot(0, app.quit)
app.exec()
print("usable", flush=True)
"""
LIBRARY = FLOOR.replace(
    "import sqlite3, sys", "import sys\nfrom sqlalchemy import create_engine"
).replace(
    """file = sqlite3.connect(sys.argv[1])
file.execute("SELECT name FROM workspace").fetchall()""",
    """with create_engine("sqlite:///" + sys.argv[1]).connect() as file:
    file.exec_driver_sql("SELECT name FROM workspace").fetchall()""",
)
"""The same empty window, opening the database by the library that the stack names."""
DESK = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from govdesk.app import _open, begin
begin()
from govdesk.store.glance import glance
from govdesk.ui.application import application
from govdesk.ui.desktop import Desktop
from govdesk.ui.remembered import Remembered
app = application([])
class Watched(Desktop):
    wholly = False
    def _attend(self, whole, window):
        super()._attend(whole, window)
        self.wholly = True
desktop = Watched(app, _open, Remembered(Path(sys.argv[2])), looker=glance)
desktop.start(sys.argv[1])
window = desktop.window
said = False
def look():
    global said
    if window.page.summary and not said:
        said = True
        print("usable", flush=True)
    if said and desktop.wholly and window.office.desk.idle:
        app.quit()
ticks = QTimer(interval=1)
ticks.timeout.connect(look)
ticks.start()
app.exec()
print("wholly open", flush=True)
window.close()
"""


def main() -> int:
    """Measure and print; the exit code."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--city", type=Path)
    asked.add_argument("--runs", type=int, default=9)
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        screen = Path(folder) / "screen.json"
        screen.write_text(SCREEN)
        os.environ.setdefault("QT_QPA_PLATFORM", f"offscreen:configfile={screen}")
        city = given.city or build(Path(folder) / "marlow-bay.govdesk")
        memory = str(Path(folder) / "desktop.ini")
        # Bytecode as an installed program has it, wherever this machine keeps or forbids it.
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = str(Path(folder) / "bytecode")
        for program in (
            FLOOR,
            LIBRARY,
            DESK,
        ):  # so that both find bytecode, and files in the disk's cache
            seconds(program, city, memory)
        floors, libraries, desks, wholes = [], [], [], []
        for _run in range(given.runs):
            floors.append(seconds(FLOOR, city, memory)[0])
            libraries.append(seconds(LIBRARY, city, memory)[0])
            usable, whole = seconds(DESK, city, memory)
            desks.append(usable)
            wholes.append(whole)
    ratio = median(desk / floor for desk, floor in zip(desks, floors, strict=True))
    beside = median(desk / library for desk, library in zip(desks, libraries, strict=True))
    print(f"empty window   {median(floors):.3f} s (median of {given.runs})")
    print(f"  by SQLAlchemy {median(libraries):.3f} s")
    print(f"GovDesk usable {median(desks):.3f} s")
    print(f"wholly open    {median(wholes):.3f} s")
    print(f"ratio          {ratio:.2f} (median of pairs; the aim is under 2)")
    print(f"  by SQLAlchemy {beside:.2f}")
    return 0


def build(place: Path) -> Path:
    """The demo city at `place`."""
    from govdesk.services.demo.story import build_town

    build_town(str(place)).ctx.store.close()
    return place


def seconds(program: str, city: Path, memory: str) -> list[float]:
    """From starting the process to each line that it says."""
    began = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-c", program, str(city), memory],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=ROOT,
        text=True,
    ) as process:
        assert process.stdout is not None
        said = [(line.strip(), time.perf_counter() - began) for line in process.stdout]
    if not said or said[0][0] != "usable":
        raise SystemExit("the program ended before its window was usable")
    return [took for _line, took in said]


if __name__ == "__main__":
    sys.exit(main())
