# SPDX-License-Identifier: Apache-2.0
"""`SideBySide`: choices in a row, or one under another where a row would cut them."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

Direction = QBoxLayout.Direction


class SideBySide(QWidget):
    """Add what stands in it by `add`; it looks at its width whenever that changes."""

    SPACING = 12

    def __init__(self) -> None:
        super().__init__()
        self._inside: list[QWidget] = []
        self._layout = QBoxLayout(Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 8, 0, 8)
        self._layout.setSpacing(self.SPACING)

    def add(self, widget: QWidget) -> None:
        """Put the next one in."""
        self._inside.append(widget)
        self._layout.addWidget(widget, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        count = len(self._inside)
        widest = max((one.sizeHint().width() for one in self._inside), default=0)
        fits = count * widest + (count - 1) * self.SPACING <= self.width()
        self._layout.setDirection(Direction.LeftToRight if fits else Direction.TopToBottom)
