# SPDX-License-Identifier: Apache-2.0
"""Single-letter keys, which never act while a text field has the focus."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
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


def is_typing() -> bool:
    """Whether the focus is where letters are typed."""
    focus = QApplication.focusWidget()
    if isinstance(focus, QComboBox):
        return focus.isEditable()
    if isinstance(focus, QLineEdit | QPlainTextEdit | QTextEdit):
        return not focus.isReadOnly()
    return isinstance(focus, QAbstractSpinBox)
