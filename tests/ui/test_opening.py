# SPDX-License-Identifier: Apache-2.0
"""While a workspace takes its time to open there is a window, and a way out of it."""

from __future__ import annotations

import shutil
import socket
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QProgressBar, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from govdesk import app, paths
from govdesk.services.backups import last_backup
from govdesk.services.context import Context
from govdesk.store import migrate
from govdesk.store.glance import glance
from govdesk.store.opening import open_store, schema_and_id
from govdesk.ui.desktop import Desktop
from govdesk.ui.jobs import Step
from govdesk.ui.opening_window import OpeningWindow
from govdesk.ui.remembered import Remembered
from govdesk.ui.shared_workspace import SharedWorkspace
from govdesk.ui.theme import Theme
from govdesk.ui.welcome import Welcome
from tests.builders import small_city
from tests.services.test_migrating import NEXT
from tests.ui.checks import faults_of
from tests.ui.desktops import window_of
from tests.ui.offices import settle

W = TypeVar("W", bound=QWidget)


@pytest.fixture
def desktop(tmp_path: Path, qapp: QApplication) -> Iterator[Desktop]:
    """A desktop as the program makes it, but for what it keeps outside the workspace."""
    made = Desktop(
        qapp,
        app._open,
        Remembered(tmp_path / "desktop.ini"),
        updater=app._update,
        looker=glance,
    )
    yield made
    if made.window is not None:
        made.window.close()
        made.window.deleteLater()
    for page in shown(Welcome):
        page.close()
        page.deleteLater()
    for thread in threading.enumerate():  # what was given up ends by itself
        if thread.name == "govdesk-opening":
            thread.join(30)


@pytest.fixture
def city_path(tmp_path: Path) -> Path:
    """A workspace that nobody has open."""
    path = tmp_path / "city.govdesk"
    small_city(str(path)).ctx.store.close()
    return path


def shown(kind: type[W]) -> list[W]:
    """The windows of a kind that are on the screen."""
    return [
        one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()
    ]


def words(widget: Welcome | OpeningWindow) -> str:
    """All that it says."""
    return " ".join(one.text() for one in widget.findChildren(QLabel) if one.isVisible())


def cancel(window: OpeningWindow) -> QPushButton:
    """Its one button."""
    (button,) = (one for one in window.findChildren(QPushButton) if one.text() == "Cancel")
    return button


def held(path: Path) -> closing[sqlite3.Connection]:
    """Another program that lets nobody read the file."""
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    return closing(holder)


class Seen:
    """Looks on while a desktop opens, and does something once the small window is there."""

    def __init__(self, then: Callable[[OpeningWindow], object] = lambda _window: None) -> None:
        self._then = then
        self._began = time.monotonic()
        self.after: float | None = None
        self._ticks = QTimer(interval=10)
        self._ticks.timeout.connect(self._look)

    def _look(self) -> None:
        for window in shown(OpeningWindow):
            if self.after is None:
                self.after = time.monotonic() - self._began
                self._then(window)

    def __enter__(self) -> Seen:
        self._began = time.monotonic()
        self._ticks.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ticks.stop()


def test_a_locked_file_shows_a_window_and_opens_once_it_is_let_go(
    desktop: Desktop, city_path: Path
) -> None:
    with held(city_path) as holder:

        def look(window: OpeningWindow) -> None:
            assert "Opening city.govdesk…" in words(window)
            (bar,) = window.findChildren(QProgressBar)
            assert (bar.minimum(), bar.maximum()) == (0, 0)
            assert faults_of(window) == []
            QTimer.singleShot(300, window, lambda: holder.execute("ROLLBACK"))

        with Seen(look) as seen:
            desktop.start(str(city_path))
    assert seen.after is not None
    assert seen.after < 1
    assert desktop.window is not None
    assert desktop.window.office.who.task_force == "Care Task Force"
    settle(desktop.window.office)
    assert shown(OpeningWindow) == []


def test_after_a_while_it_says_what_may_be_the_matter(
    desktop: Desktop, city_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("govdesk.ui.opening_window.LONG_MS", 900)
    said: list[str] = []

    def look(window: OpeningWindow) -> None:
        said.append(words(window))
        if "Another program may be using it" in said[-1]:
            cancel(window).click()
        else:
            QTimer.singleShot(50, window, lambda: look(window))

    with held(city_path), Seen(look):
        desktop.start(str(city_path))
    assert "This takes a moment." in said[0]
    assert "Another program may be using it" in said[-1]
    assert desktop.window is None


def test_one_that_stays_locked_is_told_with_a_way_on(
    desktop: Desktop, city_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("govdesk.store.engine.BUSY_TIMEOUT_MS", 1_000)
    with held(city_path), Seen() as seen:
        desktop.start(str(city_path))
    assert seen.after is not None
    assert desktop.window is None
    (page,) = shown(Welcome)
    assert "did not let go of it in time" in words(page)
    again = next(one for one in page.findChildren(QPushButton) if "again" in one.text())
    again.click()
    settle(window_of(desktop).office)
    assert shown(Welcome) == []


@pytest.mark.parametrize("way", ["button", "Esc", "close"])
def test_cancel_leaves_the_welcome_page_at_once_and_holds_nothing(
    desktop: Desktop, city_path: Path, way: str
) -> None:
    def leave(window: OpeningWindow) -> None:
        if way == "button":
            cancel(window).click()
        elif way == "Esc":
            QTest.keyClick(window, Qt.Key.Key_Escape)
        else:
            window.close()

    with held(city_path) as holder:
        with Seen(leave) as seen:
            began = time.monotonic()
            desktop.start(str(city_path))
            assert time.monotonic() - began < 3
        assert seen.after is not None
        assert desktop.window is None
        (page,) = shown(Welcome)
        assert "Open a workspace" in words(page)
        assert page.isEnabled()
        assert desktop._remembered.text("workspace/last") == ""
        holder.execute("ROLLBACK")
    # The same file at once: whatever still waits for it lets go by itself.
    page.chosen.emit(str(city_path))
    settle(window_of(desktop).office)


def test_another_file_opens_while_one_that_was_given_up_still_waits(
    desktop: Desktop, city_path: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.govdesk"
    shutil.copy(city_path, other)
    with held(city_path):
        with Seen(lambda window: cancel(window).click()):
            desktop.start(str(city_path))
        (page,) = shown(Welcome)
        page.chosen.emit(str(other))
        assert desktop.window is not None
        settle(desktop.window.office)
        assert desktop.window.office.who.workspace == "other.govdesk"


ENDING = """
import sqlite3, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from govdesk.app import _open
from govdesk.ui.application import application
from govdesk.ui.desktop import Desktop
from govdesk.ui.opening_window import OpeningWindow
from govdesk.ui.remembered import Remembered

def end():
    print([type(one).__name__ for one in app.topLevelWidgets() if one.isVisible()], flush=True)
    app.quit()

path = Path(sys.argv[1])
app = application([])
holder = sqlite3.connect(path, isolation_level=None)
holder.execute("BEGIN EXCLUSIVE")
desktop = Desktop(app, _open, Remembered(path.with_name("desktop.ini")))
QTimer.singleShot(0, lambda: desktop.start(str(path)))
QTimer.singleShot(1_500, end)
code = app.exec()
print([type(one).__name__ for one in app.topLevelWidgets() if one.isVisible()])
sys.exit(code)
"""
"""A program of its own: once its application was told to quit, no other test could wait in it."""


def test_whoever_ends_the_program_meanwhile_is_heard(city_path: Path) -> None:
    command = [sys.executable, "-c", ENDING, str(city_path)]
    began = time.monotonic()
    answer = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    assert answer.stdout.splitlines() == ["['OpeningWindow']", "[]"]
    assert time.monotonic() - began < 8, "it does not wait for the lock"


def test_an_ordinary_opening_shows_no_such_window(desktop: Desktop, city_path: Path) -> None:
    desktop._looker = lambda _location: None
    with Seen() as seen:
        desktop.start(str(city_path))
    assert seen.after is None
    assert desktop.window is not None
    settle(desktop.window.office)


def newer_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, slow_s: float) -> None:
    """From now on the program's schema has a table more, and making it takes so long."""
    folder = tmp_path / "migrations"
    shutil.copytree(paths.migrations(), folder, ignore=shutil.ignore_patterns("__pycache__"))
    then = f"import time; time.sleep({slow_s})"
    (folder / "versions" / "9000_later.py").write_text(NEXT.replace("BREAK", then))
    monkeypatch.setattr(paths, "migrations", lambda: folder)
    monkeypatch.setattr(migrate, "HEAD", "9000")
    monkeypatch.setattr("govdesk.store.glance.HEAD", "9000")


def test_one_of_an_older_schema_opens_through_it(
    desktop: Desktop, city_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, workspace_id = schema_and_id(city_path)
    newer_program(tmp_path, monkeypatch, 0.5)
    said: list[str] = []

    def listen(window: OpeningWindow) -> None:
        show = window.line.show_step

        def noted(step: Step) -> None:
            said.append(step.what)
            show(step)

        window.line.show_step = noted  # type: ignore[method-assign]

    with Seen(listen) as seen:
        desktop.start(str(city_path))
    assert seen.after is not None
    assert "A backup was made. The workspace is being brought up to date." in said
    assert desktop.window is not None
    settle(desktop.window.office)
    assert schema_and_id(city_path)[0] == "9000"
    last = last_backup(tmp_path / "backups", workspace_id)
    assert last is not None
    assert schema_and_id(last.path)[0] == old


def test_cancelled_while_its_backup_is_made_it_is_left_as_it_was(
    desktop: Desktop, city_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = city_path.read_bytes()
    newer_program(tmp_path, monkeypatch, 0)
    let_go = threading.Event()

    def slowly(location: str, trying: object) -> Context:
        assert let_go.wait(20)
        return app._update(location, trying)  # type: ignore[arg-type]

    desktop._updater = slowly
    with Seen(lambda window: cancel(window).click()):
        desktop.start(str(city_path))
    (page,) = shown(Welcome)
    assert "Open a workspace" in words(page)
    let_go.set()
    for thread in threading.enumerate():
        if thread.name == "govdesk-opening":
            thread.join(30)
    assert city_path.read_bytes() == before
    assert list((tmp_path / "backups").iterdir()) == []


def test_a_change_of_schema_under_way_ends_before_it_is_left(
    desktop: Desktop, city_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    newer_program(tmp_path, monkeypatch, 1.5)
    told: list[str] = []

    def leave_late(window: OpeningWindow) -> None:
        def press() -> None:
            if "being brought up to date" not in words(window):
                QTimer.singleShot(20, window, press)
                return
            cancel(window).click()
            told.append(words(window))
            assert not cancel(window).isEnabled()
            window.close()
            assert window.isVisible()

        press()

    with Seen(leave_late) as seen:
        desktop.start(str(city_path))
    assert seen.after is not None
    assert "That has to end first" in told[0]
    assert desktop.window is None
    (page,) = shown(Welcome)
    assert "Open a workspace" in words(page)
    assert schema_and_id(city_path)[0] == "9000"
    with closing(sqlite3.connect(city_path)) as file:
        file.execute("BEGIN EXCLUSIVE")  # nobody holds it
    open_store(str(city_path)).close()


def test_a_silent_server_can_be_left_at_once(desktop: Desktop, qtbot: QtBot) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        desktop.start(f"postgresql://me@127.0.0.1:{port}/city")
        (page,) = shown(Welcome)
        (dialog,) = page.findChildren(SharedWorkspace)
        qtbot.wait(100)
        assert "Asking the database server" in dialog.banner.text
        assert dialog.leave.isEnabled()
        began = time.monotonic()
        dialog.leave.click()
        QApplication.processEvents()
        assert time.monotonic() - began < 1
        assert shown(SharedWorkspace) == []
        assert shown(Welcome) == [page]


@pytest.mark.parametrize("percent", [100, 200])
def test_it_has_names_and_room_also_for_a_long_name(
    qtbot: QtBot, theme: Theme, percent: int
) -> None:
    theme.choose(percent=percent)
    window = OpeningWindow("a" * 200 + ".govdesk")
    qtbot.addWidget(window)
    window.show()
    window.must_end()
    window.adjustSize()
    QApplication.processEvents()
    assert faults_of(window) == []
    assert window.width() < 1280
