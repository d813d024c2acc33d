# SPDX-License-Identifier: Apache-2.0
"""What holds for every screen of the house: names for all controls, mnemonics once, targets large
enough, no words cut off. Each check answers what is wrong, by name; empty is good.

    show(screen); settle(office)
    assert faults_of(screen) == []
"""

from __future__ import annotations

import re
from collections import Counter

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QTabBar,
    QWidget,
)

MNEMONIC = re.compile(r"&([^&\s])")


def faults_of(root: QWidget) -> list[str]:
    """Everything that is wrong under `root` as it is shown now."""
    return [*unnamed(root), *clashing_mnemonics(root), *small_targets(root), *cut_off(root)]


def unnamed(root: QWidget) -> list[str]:
    """Controls that take the focus and have no name a screen reader could say."""
    return [
        f"no accessible name: {_path(widget)}"
        for widget in _shown(root)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not isinstance(widget.parentWidget(), QComboBox | QAbstractItemView)
        and not _name(widget)
    ]


def clashing_mnemonics(root: QWidget) -> list[str]:
    """Letters that more than one control claims with Alt."""
    letters: Counter[str] = Counter()
    for widget in _shown(root):
        if (isinstance(widget, QAbstractButton) and widget.isEnabled()) or (
            isinstance(widget, QLabel) and widget.buddy() is not None
        ):
            letters.update(found.upper() for found in MNEMONIC.findall(widget.text()))
        elif isinstance(widget, QTabBar):
            for at in range(widget.count()):
                letters.update(found.upper() for found in MNEMONIC.findall(widget.tabText(at)))
    return [f"Alt+{letter} is claimed {n} times" for letter, n in letters.items() if n > 1]


def small_targets(root: QWidget, least: int = 30) -> list[str]:
    """Controls lower or narrower than a finger or a trembling hand needs (32 less the border)."""
    return [
        f"{widget.width()} x {widget.height()} pixels: {_path(widget)}"
        for widget in _shown(root)
        if isinstance(widget, QAbstractButton | QLineEdit | QComboBox)
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not isinstance(widget.parentWidget(), QAbstractSpinBox | QComboBox | QLineEdit)
        and min(widget.width(), widget.height()) < least
    ]


def cut_off(root: QWidget) -> list[str]:
    """Labels and buttons whose words do not fit into them."""
    found = []
    for widget in _shown(root):
        if isinstance(widget, QLabel) and widget.text() and widget.pixmap().isNull():
            wanted = widget.sizeHint()
            high = widget.heightForWidth(widget.width()) if widget.wordWrap() else wanted.height()
            wide = 0 if widget.wordWrap() else wanted.width()
            if high > widget.height() + 2 or wide > widget.width() + 2:
                found.append(f"cut off: {_path(widget)}")
        elif isinstance(widget, QPushButton) and widget.sizeHint().width() > widget.width() + 2:
            found.append(f"cut off: {_path(widget)}")
    return found


def _shown(root: QWidget) -> list[QWidget]:
    return [
        widget
        for widget in (root, *root.findChildren(QWidget))
        if widget.isVisible() and not isinstance(widget.parentWidget(), QAbstractScrollArea)
    ]


def _name(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    spoken = interface.text(QAccessible.Text.Name) if interface is not None else ""
    return spoken or widget.accessibleName()


def _path(widget: QWidget) -> str:
    text = getattr(widget, "text", None)
    words = text() if callable(text) else widget.accessibleName()
    parents: list[str] = []
    parent = widget.parentWidget()
    while parent is not None and len(parents) < 3:
        parents.append(type(parent).__name__)
        parent = parent.parentWidget()
    return f"{type(widget).__name__} {words!r} in {' in '.join(parents)}"
