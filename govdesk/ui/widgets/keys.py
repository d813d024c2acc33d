# SPDX-License-Identifier: Apache-2.0
"""Keys: single letters, which never act while a text field has the focus, Alt with an arrow, and
Ctrl+Enter in a dialog."""

from __future__ import annotations

import sys
from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)


def single_key(
    widget: QWidget, key: str, act: Callable[[], object], *, whole_window: bool = False
) -> QShortcut:
    """Let `key` (such as "Y") do `act` while the focus is in `widget` or below it."""
    made = QShortcut(QKeySequence(key), widget)
    made.setContext(
        Qt.ShortcutContext.WindowShortcut
        if whole_window
        else Qt.ShortcutContext.WidgetWithChildrenShortcut
    )
    made.activated.connect(lambda: None if is_typing() else act())
    return made


def ctrl_enter(dialog: QDialog, act: Callable[[], object]) -> None:
    """Let Ctrl+Enter answer a dialog in which several lines are typed; the window's own key does
    not reach it."""
    for key in ("Ctrl+Return", "Ctrl+Enter"):
        QShortcut(QKeySequence(key), dialog).activated.connect(act)


def is_typing() -> bool:
    """Whether the focus is where letters are typed."""
    focus = QApplication.focusWidget()
    if isinstance(focus, QComboBox):
        return focus.isEditable()
    if isinstance(focus, QLineEdit | QPlainTextEdit | QTextEdit):
        return not focus.isReadOnly()
    return isinstance(focus, QAbstractSpinBox)


def is_stray(event: QKeyEvent) -> bool:
    """Whether it is Alt with a letter that no button answered, grey as it is now. Qt would type the
    letter; on a Mac, Alt is how one types some."""
    return (
        sys.platform != "darwin"
        and event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        == Qt.KeyboardModifier.AltModifier
        and event.text().isprintable()
        and event.text() != ""
    )


def alt_step(event: QEvent) -> int:
    """The step that Alt with an arrow asks of a list, to move what is chosen: -1 up, 1 down; 0 for
    any other event."""
    if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
        return 0
    if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier != Qt.KeyboardModifier.AltModifier:
        return 0
    return {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
