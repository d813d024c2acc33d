# SPDX-License-Identifier: Apache-2.0
"""`SideBySide`: choices in a row, or one under another where a row would cut them.
`InLine`: acts at the end of a line, on more lines where they have no room."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

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


class InLine(QWidget):
    """The first widget at the beginning of the line and the others at its end, each as wide as it
    wants; where they have no room, on as many lines as they need."""

    SPACING = 8

    def __init__(self, first: QWidget) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._inside: list[QWidget] = []
        self._lines: list[list[QWidget]] = []
        self._rows: list[QHBoxLayout] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(self.SPACING)
        self.add(first)

    def add(self, widget: QWidget) -> None:
        """Put the next one at the end."""
        widget.setParent(self)
        self._inside.append(widget)
        self._lay([self._inside])

    def minimumSizeHint(self) -> QSize:
        """As narrow as the widest of them."""
        widest = max(one.minimumSizeHint().width() for one in self._inside)
        return QSize(widest, super().minimumSizeHint().height())

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._lay(self._as_room_is())
        return done

    def _as_room_is(self) -> list[list[QWidget]]:
        lines: list[list[QWidget]] = [[]]
        left = self.width()
        for one in self._inside:
            wide = 0 if one.isHidden() else one.sizeHint().width() + self.SPACING
            if lines[-1] and wide - self.SPACING > left:
                lines.append([])
                left = self.width()
            lines[-1].append(one)
            left -= wide
        return lines

    def _lay(self, lines: list[list[QWidget]]) -> None:
        if lines == self._lines:
            return
        self._lines = [list(line) for line in lines]
        for row in self._rows:
            self._layout.removeItem(row)
            row.deleteLater()
        self._rows = []
        for line in lines:
            row = QHBoxLayout()
            row.setSpacing(self.SPACING)
            if line[0] is not self._inside[0]:
                row.addStretch(1)
            for one in line:
                row.addWidget(one)
                if one is self._inside[0]:
                    row.addStretch(1)
            self._layout.addLayout(row)
            self._rows.append(row)
        self.updateGeometry()
