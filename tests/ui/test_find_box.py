# SPDX-License-Identifier: Apache-2.0
"""A long list is searched by typing any part of what is looked for."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from govdesk.ui.widgets.find_box import ROWS, FindBox

COUNT = 600
# A list that opens itself takes the keyboard; a platform without windows says that it cannot.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def box(qtbot: QtBot) -> FindBox:
    """Meetings of many years."""
    made = FindBox()
    qtbot.addWidget(made)
    for place in range(COUNT):
        made.addItem(f"Meeting {place:03} of the {'harbour' if place == 441 else 'city'}", place)
    made.show()
    made.setFocus()
    return made


def typed(qtbot: QtBot, box: FindBox, words: str) -> None:
    editor = box.lineEdit()
    assert editor is not None
    editor.selectAll()
    qtbot.keyClicks(editor, words)


def test_typing_shows_what_has_it_anywhere_and_enter_takes_it(qtbot: QtBot, box: FindBox) -> None:
    typed(qtbot, box, "HARBOUR")
    finder = box.completer()
    assert finder is not None
    assert finder.completionCount() == 1
    editor = box.lineEdit()
    assert editor is not None
    qtbot.keyClick(finder.popup(), Qt.Key.Key_Down)
    qtbot.keyClick(finder.popup(), Qt.Key.Key_Return)
    assert box.currentData() == 441
    assert editor.text() == "Meeting 441 of the harbour"
    assert box.maxVisibleItems() == ROWS


def test_what_is_typed_to_the_end_counts_and_what_is_nowhere_is_put_back(
    qtbot: QtBot, box: FindBox
) -> None:
    for words, chosen in (("meeting 012", 12), ("harbour", 441), ("no such", 441), ("city", 441)):
        typed(qtbot, box, words)
        qtbot.keyClick(box.lineEdit(), Qt.Key.Key_Escape)
        box.lineEdit().editingFinished.emit()  # type: ignore[union-attr]
        assert box.currentData() == chosen
        assert box.currentText() == box.itemText(chosen)
    assert box.count() == COUNT


def test_what_is_longer_than_the_box_is_read_from_its_beginning(box: FindBox) -> None:
    box.clearFocus()
    editor = box.lineEdit()
    assert editor is not None
    box.blockSignals(True)  # as a form does that puts a value in
    box.setCurrentIndex(441)
    assert editor.text() == "Meeting 441 of the harbour"
    assert editor.cursorPosition() == 0
