# SPDX-License-Identifier: Apache-2.0
"""Links and places are what they are to a screen reader, and it can press them."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAccessible, QAccessibleActionInterface
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from govdesk.ui.office import Office
from govdesk.ui.places import Place
from govdesk.ui.shell.destinations import Destination
from govdesk.ui.shell.navigation import Navigation, PlaceButton
from govdesk.ui.spoken_roles import tell_roles
from govdesk.ui.widgets import LinkLabel
from tests.ui.offices import show

PRESS = QAccessibleActionInterface.pressAction()


@pytest.fixture(autouse=True)
def told() -> Iterator[None]:
    tell_roles()
    yield
    gc.collect()


def spoken(widget: QWidget) -> tuple[QAccessible.Role, str]:
    found = QAccessible.queryAccessibleInterface(widget)
    assert found is not None
    return found.role(), found.text(QAccessible.Text.Name)


def test_a_link_is_a_link_and_is_followed(qtbot: QtBot, office: Office) -> None:
    went: list[Place] = []
    office.asked_for.connect(went.append)
    page = QWidget()
    qtbot.addWidget(page)
    layout = QVBoxLayout(page)
    link, label = LinkLabel(office, "Motion 2026-1", Place("motions", "one")), QLabel("words")
    layout.addWidget(link)
    layout.addWidget(label)
    show(page)
    assert spoken(link) == (QAccessible.Role.Link, "Motion 2026-1")
    assert spoken(label)[0] == QAccessible.Role.StaticText
    found = QAccessible.queryAccessibleInterface(link)
    gc.collect()
    acts = found.actionInterface()
    assert acts is not None
    assert PRESS in acts.actionNames()
    acts.doAction(PRESS)
    assert went == [Place("motions", "one")]
    link.lead("Motion 2026-2", Place("motions", "two"))
    assert spoken(link)[1] == "Motion 2026-2"


def test_a_place_is_a_tab_that_says_where_one_is(qtbot: QtBot) -> None:
    entries = [Destination("home", "Home", "home"), Destination("motions", "Motions", "motions")]
    navigation = Navigation(entries)
    qtbot.addWidget(navigation)
    show(navigation)
    picked: list[str] = []
    navigation.picked.connect(picked.append)
    home, motions = navigation.findChildren(PlaceButton)
    assert [spoken(one) for one in (home, motions)] == [
        (QAccessible.Role.PageTab, "Home"),
        (QAccessible.Role.PageTab, "Motions"),
    ]
    found = QAccessible.queryAccessibleInterface(motions)
    assert not found.state().selected
    acts = found.actionInterface()
    assert acts is not None
    acts.doAction(PRESS)
    assert picked[-1] == "motions"
    assert found.state().selected


def test_what_is_gone_is_gone(qtbot: QtBot, office: Office) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    layout = QVBoxLayout(page)
    for number in range(300):
        link = LinkLabel(office, str(number), Place("home"))
        layout.addWidget(link)
        assert spoken(link) == (QAccessible.Role.Link, str(number))
        link.deleteLater()
        if number % 50 == 0:
            QApplication.processEvents()
            gc.collect()
