# SPDX-License-Identifier: Apache-2.0
"""Turning the wheel scrolls the page and never changes what is chosen under the pointer."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDateEdit,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from govdesk.ui.widgets.field import Field
from tests.ui.offices import show


def turn(over: QWidget) -> None:
    """One step of the wheel towards the user, as the window system sends it."""
    window = over.window()
    at = over.mapTo(window, over.rect().center())
    QTest.wheelEvent(window.windowHandle(), QPointF(at), QPoint(0, -120))
    QApplication.processEvents()


class Pair(QWidget):
    """An editor of two parts, as the charter's spans are."""

    def __init__(self) -> None:
        super().__init__()
        self.edited = self.windowTitleChanged
        self.inner = QSpinBox()
        QHBoxLayout(self).addWidget(self.inner)

    def value(self) -> str:
        return str(self.inner.value())


def test_the_wheel_passes_over_every_editor_to_the_page(qtbot: QtBot) -> None:
    pair, choice, number, day = Pair(), QComboBox(), QSpinBox(), QDateEdit()
    choice.addItems(["On track", "Behind plan", "Off track"])
    inside, around = QWidget(), QScrollArea()
    layout = QVBoxLayout(inside)
    fields = [Field("Name", editor) for editor in (choice, number, day, pair)]
    for field in fields:
        layout.addWidget(field)
    long = QLabel("Below")
    long.setFixedHeight(3000)
    layout.addWidget(long)
    around.setWidget(inside)
    around.setWidgetResizable(True)
    qtbot.addWidget(around)
    show(around, 400, 300)
    before = [field.value() for field in fields]
    for editor in (choice, number, day, pair.inner):
        editor.setFocus()
        was = around.verticalScrollBar().value()
        turn(editor)
        assert around.verticalScrollBar().value() > was
    assert [field.value() for field in fields] == before
