# SPDX-License-Identifier: Apache-2.0
"""Pages in windows of their own: opened by a key, locked and closed with the main one, restored."""

from __future__ import annotations

from dataclasses import replace

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from govdesk.ui.office import Office
from govdesk.ui.places import Place
from govdesk.ui.shell import DeskWindow
from govdesk.ui.shell.beside import Beside
from govdesk.ui.widgets import Confirm
from tests.ui import sample
from tests.ui.checks import faults_of

SCREENS = {"home": sample.HomeScreen, "indicators": sample.SampleScreen}
KEYS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def beside(qtbot: QtBot, window: DeskWindow, place: Place) -> Beside:
    go(qtbot, window, place)
    window.open_beside()
    opened = [one for one in window.findChildren(Beside) if one.place == place]
    qtbot.waitUntil(lambda: page_of(opened[-1]).detail.row is not None)
    return opened[-1]


def go(qtbot: QtBot, window: DeskWindow, place: Place) -> None:
    window.navigate(place)
    page = window.page
    assert isinstance(page, sample.SampleScreen)
    qtbot.waitUntil(lambda: page.detail.row is not None and page.detail.row.id == place.id)
    qtbot.waitUntil(lambda: window.office.desk.idle)


def page_of(one: Beside) -> sample.SampleScreen:
    assert isinstance(one.page, sample.SampleScreen)
    return one.page


def test_two_measures_stand_side_by_side(qtbot: QtBot, window: DeskWindow) -> None:
    go(qtbot, window, Place("indicators", "m1"))
    qtbot.keyClick(window, Qt.Key.Key_O, KEYS)
    (first,) = window.findChildren(Beside)
    second = beside(qtbot, window, Place("indicators", "m2"))
    window.navigate(Place("home"))
    for one, key in ((first, "m1"), (second, "m2")):
        assert one.isVisible()
        assert one.isWindow()
        page = page_of(one)

        def read(page: sample.SampleScreen = page) -> bool:
            return page.detail.row is not None

        qtbot.waitUntil(read)
        assert page_of(one).table.current_key() == key
        assert page_of(one).title in [label.text() for label in one.findChildren(QLabel)]
        assert one.windowTitle().startswith(page_of(one).title)
        qtbot.wait(200)
        assert faults_of(one.page) == []
    first.close()
    assert not first.isVisible()
    assert second.isVisible()
    assert window.isVisible()


def test_what_is_typed_in_one_is_asked_about_before_anything_closes(
    qtbot: QtBot, window: DeskWindow, workspace: sample.SampleWorkspace
) -> None:
    one = beside(qtbot, window, Place("indicators", "m1"))
    window.navigate(Place("home"))
    qtbot.waitUntil(lambda: page_of(one).detail.row is not None)
    qtbot.keyClicks(page_of(one).detail.name, "!")
    for closing in (one, window):
        closing.close()
        assert closing.isVisible()
        asked = [found for found in closing.findChildren(Confirm) if found.isVisible()][-1]
        asked.reject()
    one.close()
    asked = next(found for found in one.findChildren(Confirm) if found.isVisible())
    asked.choices["&Keep as draft"].click()
    qtbot.waitUntil(lambda: not shiboken6.isValid(one) or not one.isVisible())
    assert workspace.drafts["sample:rename"]["name"].endswith("!")


def test_a_locked_desk_shows_none_and_only_their_own_come_back(
    qtbot: QtBot, window: DeskWindow, office: Office
) -> None:
    one = beside(qtbot, window, Place("indicators", "m1"))
    window.hide_content("Ana")
    assert not one.isVisible()
    window.show_content()
    assert one.isVisible()
    window.hide_content("Ana")
    office.seat_down(replace(office.who, account="somebody else"))
    window.show_content()
    assert [found for found in window.findChildren(Beside) if found.isVisible()] == []


def test_they_are_open_again_at_the_next_start(
    qtbot: QtBot, window: DeskWindow, office: Office
) -> None:
    office.seat_down(replace(office.who, account="ana"))
    one = beside(qtbot, window, Place("indicators", "m2"))
    one.setGeometry(60, 70, 640, 600)
    window.close()
    assert not window.isVisible()
    again = DeskWindow(office, SCREENS)
    qtbot.addWidget(again)
    again.restore()
    again.show()
    office.seat_down(office.who)
    (back,) = again.findChildren(Beside)
    assert back.place == Place("indicators", "m2")
    assert back.isVisible()
    assert (back.width(), back.height()) == (640, 600)
    qtbot.waitUntil(lambda: office.desk.idle)
    again.close()
