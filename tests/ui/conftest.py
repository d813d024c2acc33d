# SPDX-License-Identifier: Apache-2.0
"""For tests that open windows: an office on a sample workspace, and proof that nothing is left.

After each test its windows must be dead, its threads ended and its timers stopped; what is left is
named. Qt warnings fail a test (`qt_log_level_fail` in pyproject.toml).
"""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol, TypeVar

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from govdesk.services.context import Context
from govdesk.services.record_check import ToCheck
from govdesk.ui.application import STYLE
from govdesk.ui.drafts import Drafts, DraftVerbs
from govdesk.ui.faults import Faults
from govdesk.ui.office import Office, Who
from govdesk.ui.places import Place
from govdesk.ui.remembered import Remembered
from govdesk.ui.shell import DeskWindow, Found, Provider
from govdesk.ui.theme import Theme
from govdesk.ui.widgets import Screen
from govdesk.ui.work import Desk, Opened
from tests.ui import sample
from tests.ui.offices import draft_verbs, settle, show, who_is

S = TypeVar("S", bound=Screen)

WHO = Who(
    task_force="Marlow Bay Task Force",
    workspace="marlow-bay.govdesk",
    account="a1",
    name="Ana Reyes",
    seat="Seat for seniors",
    seat_id="s1",
    roles=frozenset({"representative"}),
)


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """The application's arguments, the style among them as on a desk."""
    return ["govdesk", *STYLE]


@pytest.fixture(scope="module", autouse=True)
def only_what_tests_make_is_looked_through() -> None:
    """After each test its garbage is collected: without this, from among everything that a long
    run has imported and kept."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def nothing_left_behind(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Fails the test that leaves a window, a thread or a running timer behind, by name."""
    started: list[weakref.ref[QTimer]] = []
    start = QTimer.start

    def noted(timer: QTimer, *args: object) -> None:
        started.append(weakref.ref(timer))
        start(timer, *args)

    monkeypatch.setattr(QTimer, "start", noted)
    gc.disable()  # as `ui/garbage.py` does: a widget must not be collected on a worker's thread
    threads = set(threading.enumerate())
    windows = {id(window) for window in qapp.topLevelWidgets()}
    yield
    bury(qapp)
    gc.enable()
    left = [thread.name for thread in threading.enumerate() if thread not in threads]
    assert not left, f"threads left running: {left}"
    alive = [
        f"{type(window).__name__} {window.windowTitle()!r}"
        for window in qapp.topLevelWidgets()
        if id(window) not in windows and shiboken6.isValid(window)
    ]
    assert not alive, f"windows left alive: {alive}"
    running = [
        repr(timer.parent())
        for ref in started
        if (timer := ref()) is not None and shiboken6.isValid(timer) and timer.isActive()
    ]
    assert not running, f"timers left running, of: {running}"


def bury(qapp: QApplication) -> None:
    """Let everything die that waits to."""
    gc.collect()
    for _again in range(3):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        qapp.processEvents()


@pytest.fixture
def faults(qapp: QApplication) -> Faults:
    """The one fault handler."""
    return Faults(qapp)


@pytest.fixture
def remembered(tmp_path: Path) -> Remembered:
    """An empty memory in a folder of the test's own."""
    return Remembered(tmp_path / "desktop.ini")


@pytest.fixture(scope="session")
def light(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Theme:
    """The one theme of the test process."""
    return Theme(qapp, Remembered(tmp_path_factory.mktemp("look") / "desktop.ini"))


@pytest.fixture
def theme(light: Theme) -> Iterator[Theme]:
    """The light theme at 100 %, put back after the test."""
    if (light.mode, light.percent) != ("light", 100):
        light.choose(mode="light", percent=100)
    yield light
    if (light.mode, light.percent) != ("light", 100):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # not styled once more
        light.choose(mode="light", percent=100)


@pytest.fixture
def workspace() -> sample.SampleWorkspace:
    """Nine measures in memory."""
    return sample.SampleWorkspace(sample.sample_rows())


@pytest.fixture
def office_on(
    faults: Faults, remembered: Remembered, theme: Theme
) -> Iterator[Callable[..., Office]]:
    """Makes an office on any opened workspace, such as a `Context`; closed after the test."""
    made: list[Office] = []

    def make(opened: Opened, who: Who = WHO, verbs: DraftVerbs | None = None) -> Office:
        desk = Desk(opened, faults)
        verbs = verbs or DraftVerbs(sample.keep_draft, sample.drop_draft, sample.find_draft)
        made.append(Office(desk, faults, theme, remembered, Drafts(desk, verbs), who))
        if isinstance(opened, Context):
            made[-1].to_check = lambda _session: ToCheck(opened.store.location)
        return made[-1]

    yield make
    for office in made:
        office.desk.close()
        office.deleteLater()


class ScreenFor(Protocol):
    """Shows a screen to whoever acts in a context, at a place, and lets it read."""

    def __call__(
        self, ctx: Context, kind: Callable[[Office], S], id: str = "", *, percent: int = 100
    ) -> S: ...


@pytest.fixture
def screen_for(office_on: Callable[..., Office], qtbot: QtBot) -> ScreenFor:
    """A screen on a real workspace, without the window around it."""

    def shown(ctx: Context, kind: Callable[[Office], S], id: str = "", *, percent: int = 100) -> S:
        office = office_on(ctx, who_is(ctx), draft_verbs(ctx))
        if office.theme.percent != percent:
            office.theme.choose(percent=percent)
        screen = kind(office)
        qtbot.addWidget(screen)
        show(screen)
        settle(office)
        if id:
            screen.open(id)
            settle(office)
            settle(office)
        return screen

    return shown


@pytest.fixture
def office(office_on: Callable[..., Office], workspace: sample.SampleWorkspace) -> Office:
    """An office on the sample workspace."""
    return office_on(workspace)


@pytest.fixture
def window(qtbot: QtBot, office: Office) -> Iterator[DeskWindow]:
    """A main window with two screens, shown at 1280 by 800."""
    made = DeskWindow(
        office,
        {"home": sample.HomeScreen, "indicators": sample.SampleScreen},
        [Provider(sample.find_measures, found)],
    )
    made.restore()
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    qtbot.waitUntil(lambda: office.desk.idle)
    yield made
    for page in made.findChildren(sample.SampleScreen):
        for form in page.unsaved():
            form.discard()
    qtbot.waitUntil(lambda: office.desk.idle)
    made.close()
    made.deleteLater()


def found(row: sample.Measure) -> Found:
    """A measure as the palette shows it."""
    return Found(f"Indicator {row.id}", row.name, Place("indicators", row.id))
