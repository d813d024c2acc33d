# SPDX-License-Identifier: Apache-2.0
"""The sample window keeps the rules that every screen keeps, at every text size."""

from __future__ import annotations

import pytest
import shiboken6
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from govdesk.ui.faults import Faults
from govdesk.ui.jobs import Job, Progress
from govdesk.ui.places import Place
from govdesk.ui.shell import DeskWindow
from govdesk.ui.theme import Theme
from govdesk.ui.widgets import Label, ProgressLine, button, single_key
from tests.ui import sample
from tests.ui.checks import clashing_mnemonics, cut_off, faults_of, small_targets, unnamed


@pytest.mark.parametrize(("percent", "width"), [(100, 1280), (100, 700), (150, 1280), (200, 1280)])
def test_the_sample_window_keeps_the_house_rules(
    qtbot: QtBot, window: DeskWindow, theme: Theme, percent: int, width: int
) -> None:
    theme.choose(percent=percent)
    window.resize(width, 800)
    window.navigate(Place("indicators", "m3"))
    page = window.page
    assert isinstance(page, sample.SampleScreen)
    qtbot.waitUntil(lambda: page.detail.row is not None and window.office.desk.idle)
    QApplication.processEvents()
    assert faults_of(window) == []


def test_right_to_left_mirrors_the_window(
    qtbot: QtBot, qapp: QApplication, window: DeskWindow
) -> None:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        qtbot.waitUntil(lambda: window.navigation.x() > window.pages.x())
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_the_checks_find_what_is_wrong(qtbot: QtBot, theme: Theme) -> None:
    assert theme
    bad = QWidget()
    qtbot.addWidget(bad)
    layout = QVBoxLayout(bad)
    small = button("&Go")
    small.setFixedSize(20, 20)
    label = Label("A sentence that is much longer than it is wide", wrap=False)
    label.setFixedWidth(40)
    for widget in (small, button("A&gain"), QLineEdit(), label):
        layout.addWidget(widget)
    bad.show()
    assert any("QLineEdit" in fault for fault in unnamed(bad))
    assert clashing_mnemonics(bad) == ["Alt+G is claimed 2 times"]
    assert any("'&Go'" in fault for fault in small_targets(bad))
    assert any("A sentence" in fault for fault in cut_off(bad))


def test_a_single_key_acts_outside_of_text(qtbot: QtBot) -> None:
    ballot = QWidget()
    qtbot.addWidget(ballot)
    layout = QVBoxLayout(ballot)
    yes, why = button("Yes"), QLineEdit()
    layout.addWidget(yes)
    layout.addWidget(why)
    pressed: list[str] = []
    single_key(ballot, "Y", lambda: pressed.append("yes"))
    with qtbot.waitActive(ballot):
        ballot.show()
    why.setFocus()
    qtbot.keyClicks(why, "y")
    assert (pressed, why.text()) == ([], "y")
    yes.setFocus()
    qtbot.keyClicks(yes, "y")
    assert pressed == ["yes"]


def test_slow_work_tells_its_steps_and_its_result(qtbot: QtBot, faults: Faults) -> None:
    owner, line, results = QObject(), ProgressLine(), list[int]()
    qtbot.addWidget(line)

    def work(progress: Progress, *, upto: int) -> int:
        for done in range(upto):
            progress.step(done, upto, "Counting")
        return upto

    job = Job(owner, faults, work, results.append, upto=5)
    line.follow(job)
    assert line.isVisible()
    with qtbot.waitSignal(job.ended):
        job.start()
    assert results == [5]
    assert not line.isVisible()


def test_the_result_of_slow_work_may_close_the_window_that_asked_for_it(
    qtbot: QtBot, faults: Faults
) -> None:
    owner = QObject()
    Job(owner, faults, lambda _progress: 1, lambda _one: shiboken6.delete(owner)).start()
    qtbot.waitUntil(lambda: not shiboken6.isValid(owner))


def test_slow_work_stops_when_asked_and_when_its_owner_dies(
    qtbot: QtBot, qapp: QApplication, faults: Faults
) -> None:
    owner, results = QObject(), list[int]()

    def endless(progress: Progress) -> int:
        while True:
            progress.step(0)

    job = Job(owner, faults, endless, results.append)
    with qtbot.waitSignal(job.ended):
        job.start()
        job.cancel()
    again = Job(owner, faults, endless, results.append)
    again.start()
    owner.deleteLater()
    qapp.sendPostedEvents(owner, 0)
    qapp.processEvents()
    assert results == []
