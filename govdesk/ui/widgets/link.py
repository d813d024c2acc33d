# SPDX-License-Identifier: Apache-2.0
"""`LinkLabel`: words that lead to a place."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel

from govdesk.ui.office import Office
from govdesk.ui.places import Place
from govdesk.ui.theme import look

UNDERLINE = 2
FOLLOWS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})


class LinkLabel(QLabel):
    """A link to a `Place`; its words are plain text, escaped here. Enter follows it.

    It is one step of Tab: Qt's own links by keyboard take two, and show nothing at the first.
    """

    def __init__(self, office: Office, text: str, place: Place) -> None:
        super().__init__()
        self._office = office
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.LinksAccessibleByMouse)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.linkActivated.connect(lambda where: office.navigate(Place.read(where)))
        self.lead(text, place)

    def lead(self, text: str, place: Place) -> None:
        """Show other words and lead elsewhere."""
        words = escape(text)
        self._words = text
        self._place = place
        self.setText(f'<a href="{escape(str(place))}" style="text-decoration:none">{words}</a>')
        self.setAccessibleName(text)

    def follow(self) -> None:
        """Go where it leads."""
        self._office.navigate(self._place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in FOLLOWS and not plain and not event.isAutoRepeat():
            self.follow()
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.hasFocus():
            around = self._around_words()
            painter = QPainter(self)
            painter.fillRect(around, look().colour("selected"))
            around.setTop(around.bottom() - look().px(UNDERLINE) + 1)
            painter.fillRect(around, look().colour("primary"))
            painter.end()
        super().paintEvent(event)

    def _around_words(self) -> QRect:
        held = self.contentsRect()
        align = int(self.alignment() | Qt.TextFlag.TextWordWrap)
        words = self.fontMetrics().boundingRect(held, align, self._words)
        return words.adjusted(0, 0, 0, UNDERLINE).intersected(self.rect())
