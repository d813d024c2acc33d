# SPDX-License-Identifier: Apache-2.0
"""Backups from the desk: asked for in Settings, by themselves, and before the window closes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from govdesk.rules.refusals import Refusal
from govdesk.services.context import Context
from govdesk.services.people import add_member
from govdesk.services.safe_places import PlacesFile
from govdesk.store.opening import open_store
from govdesk.ui.desktop import Desktop
from govdesk.ui.leaving import Leaving
from govdesk.ui.office import Office
from govdesk.ui.remembered import Remembered
from govdesk.ui.safekeeping import Safekeeping
from govdesk.ui.settings.safety import BackupsCard, SecondPlaceCard, age_in_words
from govdesk.ui.settings.screen import SettingsScreen
from govdesk.ui.shell import DeskWindow
from govdesk.ui.whole import Keepers
from govdesk.wording import say
from tests.builders import City, small_city
from tests.ui.checks import faults_of
from tests.ui.offices import office_for, settle, show
from tests.ui.test_desktop import opened, sit_down

LONG = 60_000  # milliseconds in which a backup is made on a busy machine


@pytest.fixture
def office(city_file: City, tmp_path: Path) -> Iterator[Office]:
    """An office on the small city."""
    made = office_for(city_file.ctx, tmp_path)
    yield made
    made.desk.close()
    made.deleteLater()


@pytest.fixture
def settings(qtbot: QtBot, office: Office) -> Iterator[SettingsScreen]:
    """The settings as they are first shown."""
    made = SettingsScreen(office)
    show(made)
    settle(office)
    qtbot.waitUntil(lambda: "None yet" in words(made))
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def desktop(tmp_path: Path, qapp: QApplication) -> Iterator[Desktop]:
    """A desktop that keeps safe what it opens."""
    made = Desktop(
        qapp,
        lambda where: Context(open_store(where)),
        Remembered(tmp_path / "desktop.ini"),
        keepers=lambda: Keepers(places=PlacesFile(tmp_path / "places.json")),
    )
    yield made
    if made.window is not None and shiboken6.isValid(made.window):
        made.window.farewell = None
        made.window.close()
        made.window.deleteLater()


@pytest.fixture
def window(desktop: Desktop, tmp_path: Path) -> DeskWindow:
    """The secretary's window on a workspace."""
    path = tmp_path / "city.govdesk"
    small_city(str(path)).ctx.store.close()
    made = opened(desktop, path)
    sit_down(made, "Sefa", "copper meadow violin ladder")
    return made


def words(widget: QWidget) -> str:
    """Every word that is shown."""
    return " | ".join(one.text() for one in widget.findChildren(QLabel) if one.isVisible())


def backups(folder: Path) -> list[Path]:
    """The verified copies in a folder."""
    return sorted(folder.glob("*.govdesk")) if folder.is_dir() else []


def keeping(office: Office) -> Safekeeping:
    """The office's safekeeping."""
    assert office.safekeeping is not None
    return office.safekeeping


def write_something(window: DeskWindow) -> None:
    """Add a member to the workspace."""
    window.office.desk.write(window, add_member, name="Lena Later")
    settle(window.office)


def test_back_up_now_shows_how_far_it_is_and_then_how_old_it_is(
    qtbot: QtBot, settings: SettingsScreen, office: Office, tmp_path: Path
) -> None:
    card = cast(BackupsCard, settings.findChild(BackupsCard))
    card.now.click()
    assert card.progress.isVisible()
    assert not card.now.isVisible()
    qtbot.waitUntil(lambda: keeping(office).job is None, timeout=LONG)
    qtbot.waitUntil(lambda: "Less than a minute ago" in words(card), timeout=LONG)
    (made,) = backups(tmp_path / "backups")
    assert str(made) in settings.banner.text
    assert not card.progress.isVisible()
    assert card.now.isVisible()


def test_a_backup_can_be_cancelled_and_leaves_nothing(
    qtbot: QtBot, settings: SettingsScreen, office: Office, tmp_path: Path
) -> None:
    card = cast(BackupsCard, settings.findChild(BackupsCard))
    card.now.click()
    card.progress.cancelled.emit()
    qtbot.waitUntil(lambda: keeping(office).job is None, timeout=LONG)
    assert list((tmp_path / "backups").iterdir()) == []
    assert settings.banner.text == ""


def test_another_folder_can_be_chosen_and_given_up(
    qtbot: QtBot, settings: SettingsScreen, tmp_path: Path
) -> None:
    card = cast(BackupsCard, settings.findChild(BackupsCard))
    stick = tmp_path / "stick"
    stick.mkdir()
    card.choose(stick)
    qtbot.waitUntil(lambda: str(stick) in words(card))
    assert card.usual.isVisible()
    card.usual.click()
    qtbot.waitUntil(lambda: str(tmp_path / "backups") in words(card))
    assert not card.usual.isVisible()


def test_a_second_place_that_cannot_be_written_is_refused_in_words(
    qtbot: QtBot, settings: SettingsScreen, tmp_path: Path
) -> None:
    card = cast(SecondPlaceCard, settings.findChild(SecondPlaceCard))
    card.choose(tmp_path / "nowhere")
    assert "Nothing can be written to" in settings.banner.text
    stick = tmp_path / "stick"
    stick.mkdir()
    card.choose(stick)
    qtbot.waitUntil(lambda: str(stick) in words(card))
    stick.rmdir()
    settings.refresh()
    qtbot.waitUntil(lambda: "Nothing can be written there now" in words(card))


@pytest.mark.parametrize("percent", [100, 200])
def test_nothing_in_the_settings_is_nameless_or_cut(
    settings: SettingsScreen, office: Office, percent: int
) -> None:
    office.theme.choose(percent=percent)
    settle(office)
    assert faults_of(settings) == []
    office.theme.choose(percent=100)


def test_it_backs_up_by_itself_only_when_something_changed(
    qtbot: QtBot, window: DeskWindow, tmp_path: Path
) -> None:
    safe = keeping(window.office)
    safe.watch(minutes=0.001)
    qtbot.wait(300)
    # Sitting down is recorded too, and alone is no reason for a backup.
    assert backups(tmp_path / "backups") == []
    write_something(window)
    qtbot.waitUntil(lambda: len(backups(tmp_path / "backups")) == 1, timeout=LONG)
    qtbot.waitUntil(lambda: safe.job is None, timeout=LONG)
    qtbot.wait(300)
    assert len(backups(tmp_path / "backups")) == 1
    assert not safe.due


def test_closing_backs_up_first(qtbot: QtBot, window: DeskWindow, tmp_path: Path) -> None:
    write_something(window)
    window.close()
    leaving = cast(Leaving, window.findChild(Leaving))
    assert window.isVisible()
    assert leaving.progress.isVisible()
    assert faults_of(leaving) == []
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=LONG)
    assert len(backups(tmp_path / "backups")) == 1


def test_closing_with_nothing_new_closes_at_once(window: DeskWindow) -> None:
    window.close()
    assert not window.isVisible()


def test_closing_need_not_wait_for_the_backup(window: DeskWindow, tmp_path: Path) -> None:
    write_something(window)
    window.close()
    leaving = cast(Leaving, window.findChild(Leaving))
    leaving.leave.click()
    assert not window.isVisible()
    assert backups(tmp_path / "backups") == []


def test_one_can_stay_and_the_next_closing_asks_again(
    qtbot: QtBot, window: DeskWindow, tmp_path: Path
) -> None:
    write_something(window)
    window.close()
    cast(Leaving, window.findChild(Leaving)).stay.click()
    qtbot.waitUntil(lambda: keeping(window.office).job is None, timeout=LONG)
    assert window.isVisible()
    assert keeping(window.office).due
    qtbot.waitUntil(lambda: window.findChild(Leaving) is None)
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=LONG)
    assert len(backups(tmp_path / "backups")) == 1


def test_a_backup_that_fails_is_told_and_keeps_nobody(
    qtbot: QtBot, window: DeskWindow, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    safe = keeping(window.office)
    safe.keep_backups_in(stick)
    stick.rmdir()
    write_something(window)
    refused: list[Refusal] = []
    safe.failed.connect(refused.append)
    window.close()
    leaving = cast(Leaving, window.findChild(Leaving))
    qtbot.waitUntil(lambda: "There is no backup" in words(leaving), timeout=LONG)
    assert say(refused[0].what) in words(leaving)
    assert faults_of(leaving) == []
    leaving.leave.click()
    assert not window.isVisible()


def test_ages_are_said_as_people_say_them() -> None:
    said = [age_in_words(seconds) for seconds in (5, 60, 3_599, 3_600, 86_399, 200_000)]
    assert said == [
        "Less than a minute ago",
        "1 minute ago",
        "59 minutes ago",
        "1 hour ago",
        "23 hours ago",
        "2 days ago",
    ]
