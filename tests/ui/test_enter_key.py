# SPDX-License-Identifier: Apache-2.0
"""Enter does what it looks like: it presses the button and follows the link that has the focus, and
answers a form that asks one thing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from govdesk.ui.office import Office
from govdesk.ui.places import Place
from govdesk.ui.reviews.screen import ReviewsScreen
from govdesk.ui.widgets import Act, Confirm, Form, LinkLabel, button
from tests.builders import City
from tests.measured import at, measured
from tests.ui.offices import settle, show
from tests.ui.test_measures import named, office_of

Maker = Callable[..., Office]


def focused() -> QWidget | None:
    return QApplication.focusWidget()


def test_a_link_is_one_step_of_tab_that_is_seen(qtbot: QtBot, office: Office) -> None:
    went: list[Place] = []
    office.asked_for.connect(went.append)
    page = QWidget()
    qtbot.addWidget(page)
    layout = QVBoxLayout(page)
    links = [LinkLabel(office, words, Place("motions", words)) for words in ("one", "two")]
    last = button("Last")
    for widget in (*links, last):
        layout.addWidget(widget)
    show(page)
    links[0].setFocus()
    unseen = links[1].grab().toImage()
    qtbot.keyClick(links[0], Qt.Key.Key_Return)
    qtbot.keyClick(links[0], Qt.Key.Key_Tab)
    assert focused() is links[1]
    assert links[1].grab().toImage() != unseen
    qtbot.keyClick(links[1], Qt.Key.Key_Tab)
    assert focused() is last
    qtbot.keyClick(last, Qt.Key.Key_Backtab)
    assert focused() is links[1]
    assert went == [Place("motions", "one")]


def test_enter_presses_the_button_that_has_the_focus(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    done: list[str] = []
    show(page)
    asked = Confirm(
        page,
        "Discard it?",
        "It goes.",
        {"Discard": lambda: done.append("gone")},
        danger=True,
        cancel="Stay here",
    )
    asked.open()
    qtbot.waitUntil(asked.isVisible)
    held = asked.focusWidget()
    assert held is not None
    assert held.property("text") == "Stay here"
    with qtbot.waitSignal(asked.finished):
        qtbot.keyClick(held, Qt.Key.Key_Return)
    assert done == []


def test_enter_answers_a_form_of_one_field_only(qtbot: QtBot, office: Office) -> None:
    for fields, sent in ((1, 1), (2, 0)):
        form = Form(office)
        pressed: list[int] = []
        for number in range(fields):
            form.add(str(number), f"&{number}", QLineEdit())
        act = Act("Do it")
        act.clicked.connect(lambda pressed=pressed: pressed.append(1))
        form.add_row(act)
        qtbot.addWidget(form)
        show(form)
        qtbot.keyClick(form.findChild(QLineEdit), Qt.Key.Key_Return)
        assert len(pressed) == sent


def test_the_quarter_that_waits_is_filled_in(
    qtbot: QtBot, office_on: Maker, city_file: City
) -> None:
    measured(city_file)
    city_file.clock.micros = at("2026-07-10")
    office = office_of(office_on, city_file)
    screen = ReviewsScreen(office)
    qtbot.addWidget(screen)
    show(screen)
    settle(office)
    for left in ("2026-Q2", ""):
        screen.new()
        settle(office)
        quarter = named(screen, "Quarter to review")
        assert isinstance(quarter, QLineEdit)
        assert quarter.text() == left
        qtbot.keyClick(quarter, Qt.Key.Key_Return)
        settle(office)
