# SPDX-License-Identifier: Apache-2.0
"""Notices that nobody has touched the desk for a while."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

MINUTES = 10
_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)


class Idle(QObject):
    """`passed` comes once no key, mouse or finger was felt for `minutes`; then again after the next
    touch and as long a silence."""

    passed = Signal()

    def __init__(self, parent: QObject, minutes: float = MINUTES) -> None:
        super().__init__(parent)
        self._silence = QTimer(self, singleShot=True, interval=round(minutes * 60_000))
        self._silence.timeout.connect(self.passed)
        app = QApplication.instance()
        assert app is not None
        app.installEventFilter(self)
        self._silence.start()

    def stop(self) -> None:
        """Notice nothing any more."""
        self._silence.stop()
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES:
            self._silence.start()
        return False
