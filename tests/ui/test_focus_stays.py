# SPDX-License-Identifier: Apache-2.0
"""Whoever works by keyboard stays on a page that is drawn anew, where they were."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from govdesk.ui.office import Office
from govdesk.ui.places import Place
from govdesk.ui.shell import DeskWindow
from govdesk.ui.widgets import Detail, button
from tests.builders import City
from tests.ui.offices import draft_verbs, settle, show, who_is


class Page(QWidget):
    """A button before a page, as the navigation is before every page."""

    def __init__(self) -> None:
        super().__init__()
        self.first = button("Home")
        self.detail = Detail("The review")
        layout = QVBoxLayout(self)
        layout.addWidget(self.first)
        layout.addWidget(self.detail)

    def draw(self, id: str, *words: str) -> None:
        self.detail.begin(id)
        for one in words:
            self.detail.body.addWidget(button(one))
        for _turn in range(4):
            QApplication.processEvents()

    def pressed(self, words: str) -> QPushButton:
        (found,) = [
            one
            for one in self.detail.findChildren(QPushButton)
            if one.text() == words and one.isVisible()
        ]
        return found


def test_the_focus_stays_on_the_page_where_it_was(qtbot: QtBot) -> None:
    page = Page()
    qtbot.addWidget(page)
    show(page, 400, 300)
    page.draw("a", "Keep the story", "Propose it")
    page.pressed("Propose it").setFocus()
    page.draw("a", "Keep the story", "Propose it")
    assert page.focusWidget() is page.pressed("Propose it")
    page.detail.begin("a")  # read twice: the second answer comes before the first was shown
    page.draw("a", "Keep the story", "Propose it")
    assert page.focusWidget() is page.pressed("Propose it")
    page.draw("a", "Keep the story")
    assert page.focusWidget() is page.detail
    page.pressed("Keep the story").setFocus()
    page.draw("b", "Something else")
    assert page.focusWidget() is page.detail
    page.first.setFocus()
    page.draw("b", "Home")
    assert page.focusWidget() is page.first


def test_a_link_to_another_page_does_not_pass_through_the_navigation(
    city_file: City, office_on: Callable[..., Office], qtbot: QtBot
) -> None:
    ctx = city_file.as_("clerk")
    office = office_on(ctx, who_is(ctx), draft_verbs(ctx))
    desk = DeskWindow(office)
    qtbot.addWidget(desk)
    with qtbot.waitActive(desk):
        desk.show()
        desk.activateWindow()
    desk.navigate(Place("meetings"))
    settle(office)
    desk.page.focus_search()
    had: list[object] = []
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    app.focusChanged.connect(lambda _old, now: had.append(now))
    desk.navigate(Place("briefings"))
    settle(office)
    assert QApplication.focusWidget() is desk.page
    assert not [one for one in had if one in desk.navigation.findChildren(QWidget)]
    desk.close()
