# SPDX-License-Identifier: Apache-2.0
"""How long the window takes for each key of a roll call: until the next seat is called on the page,
and until the vote is in the record.

    roll_call.py [--rolls N]

The window is the real one, on a SQLite file that waits for the disk; eleven seats, fourteen keys.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from govdesk.services.workspace import SeatPlan
from govdesk.ui.motions.roll_call import RollCall
from govdesk.ui.motions.screen import MotionsScreen
from tests import builders
from tests.builders import City, small_city
from tests.ui.offices import office_for, settle, show
from tests.ui.test_roll_call import ELEVEN, SPOKEN, open_vote


def main() -> int:
    """Measure and print; the exit code."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--rolls", type=int, default=3)
    given = asked.parse_args()
    QApplication.instance() or QApplication([])
    shown: list[float] = []
    kept: list[float] = []
    for _again in range(given.rolls):
        with tempfile.TemporaryDirectory(prefix="govdesk-") as folder:
            one_roll(Path(folder), shown, kept)
    for name, seconds in (("the next seat is called", shown), ("the vote is in the record", kept)):
        median, slowest = statistics.median(seconds), max(seconds)
        print(f"{name}: median {median * 1000:.0f} ms, slowest {slowest * 1000:.0f} ms"
              f" of {len(seconds)} keys")  # fmt: skip
    return 0


def one_roll(folder: Path, shown: list[float], kept: list[float]) -> None:
    """Call one roll of eleven, and add what each key took."""
    city = city_of_eleven(folder)
    motion, _vote = open_vote(city)
    office = office_for(city.ctx, folder)
    screen = MotionsScreen(office)
    show(screen)
    settle(office)
    screen.open(f"{motion}/roll")
    settle(office)
    page = screen.findChild(RollCall)
    assert page is not None
    page.setFocus()
    settle(office)
    for letter in SPOKEN:
        began = time.perf_counter()
        QTest.keyClick(page, getattr(Qt.Key, f"Key_{letter}"))
        page.repaint()
        shown.append(time.perf_counter() - began)
        while not office.desk.idle:
            QApplication.processEvents()
        kept.append(time.perf_counter() - began)
        settle(office)
    screen.deleteLater()
    office.desk.close()
    city.ctx.store.close()


def city_of_eleven(folder: Path) -> City:
    """A city of eleven seats, each with its holder, who has no key: their votes are spoken."""
    for name, value in (
        ("SEATS", tuple(SeatPlan(*one) for one in ELEVEN)),
        ("PEOPLE", {title: f"Holder of {title}" for title, _group in ELEVEN}),
        ("give_keys", lambda _city: None),
    ):
        setattr(builders, name, value)
    return small_city(str(folder / "eleven.govdesk"), alternates=False)


if __name__ == "__main__":
    raise SystemExit(main())
