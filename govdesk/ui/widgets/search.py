# SPDX-License-Identifier: Apache-2.0
"""`SearchField`: searches as one types, a moment after the last key."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit

from govdesk.ui.theme import icon_pixmap, look


class GlassEdit(QLineEdit):
    """A line with a magnifying glass at its beginning, as large as its text."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.setPlaceholderText(words)
        self.setAccessibleName(words)
        self._make_room()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.LayoutDirectionChange):
            self._make_room()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        side = look().px(18)
        from_right = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        x = self.width() - look().px(8) - side if from_right else look().px(8)
        painter = QPainter(self)
        glass = icon_pixmap("search", "secondary", side, self.devicePixelRatioF())
        painter.drawPixmap(x, (self.height() - side) // 2, glass)
        painter.end()

    def _make_room(self) -> None:
        room = look().px(22)
        from_right = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        self.setTextMargins(0 if from_right else room, 0, room if from_right else 0, 0)


class SearchField(GlassEdit):
    """`searched` comes 120 ms after the last key; `down` when the arrow key leads into the list."""

    searched = Signal(str)
    down = Signal()

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.setClearButtonEnabled(True)
        self._pause = QTimer(self, singleShot=True, interval=120)
        self._pause.timeout.connect(lambda: self.searched.emit(self.text()))
        self.textChanged.connect(lambda: self._pause.start())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.down.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)
