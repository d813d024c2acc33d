# SPDX-License-Identifier: Apache-2.0
"""The header of a page: title, one sentence, back and forward, search, the primary action."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSpacerItem,
    QToolButton,
    QVBoxLayout,
)

from govdesk.ui.theme import look, set_icon, set_role
from govdesk.ui.widgets.act import button, set_refusal
from govdesk.ui.widgets.labels import Label, shown_if
from govdesk.ui.widgets.screen import Screen
from govdesk.wording import _


class Header(QFrame):
    """Follows the screen that is shown."""

    NARROW = 760
    """Under this width, at 100 % text, the search is an icon only."""

    searched = Signal()
    stepped = Signal(int)
    primary = Signal()

    def __init__(self) -> None:
        super().__init__()
        set_role(self, "header")
        self._back = self._arrow("back", _("Back (Alt+Left)"), -1)
        self._forward = self._arrow("forward", _("Forward (Alt+Right)"), 1)
        self._title = Label(role="title")
        self._summary = Label(role="secondary")
        self._search = QPushButton(_("Search or jump to..."))
        set_role(self._search, "search")
        set_icon(self._search, "search")
        self._search.setToolTip(_("Search or jump to anything (Ctrl+K)"))
        self._search.setAccessibleName(_("Search or jump to anything"))
        self._search.setCursor(Qt.CursorShape.PointingHandCursor)
        self._search.clicked.connect(self.searched)
        self._key = Label("Ctrl+K", "caption", wrap=False)
        self._primary = button("")
        self._primary.clicked.connect(self.primary)
        self._gap = QSpacerItem(8, 0)
        self._reason = Label(role="caption")
        self._lay_out()

    def show_screen(self, screen: Screen) -> None:
        """Show title, summary and primary action of `screen`."""
        self._title.setText(screen.title)
        shown_if(self._summary, screen.summary)
        self._primary.setText(screen.primary_text)
        self._primary.setVisible(bool(screen.primary_text))
        self._gap.changeSize(8 if screen.primary_text else 0, 0)
        self._line.invalidate()
        reason = screen.primary_refusal if screen.primary_text else None
        set_refusal(self._primary, reason, self._reason)
        set_role(self._primary, "" if screen.main_button is not None else "primary")
        if reason is None and screen.primary_text:
            words = screen.primary_text.replace("&", "")
            if screen.main_button is None:
                words = _("{act} (Ctrl+Enter)").format(act=words)
            self._primary.setToolTip(words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < look().px(self.NARROW)
        self._key.setVisible(not narrow)
        self._search.setText("" if narrow else _("Search or jump to..."))
        set_role(self._search, "quiet" if narrow else "search")

    def show_ways(self, back: bool, forward: bool) -> None:
        """Whether there is a way back and a way forward."""
        self._back.setEnabled(back)
        self._forward.setEnabled(forward)

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(4)
        line.addWidget(self._title, 1)
        line.addWidget(self._back)
        line.addWidget(self._forward)
        line.addSpacing(4)
        keyed = QHBoxLayout(self._search)
        keyed.setContentsMargins(0, 0, 10, 0)
        keyed.addStretch(1)
        keyed.addWidget(self._key)
        self._key.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        line.addWidget(self._search)
        line.addItem(self._gap)
        line.addWidget(self._primary)
        self._line = line
        below = QHBoxLayout()
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(24)
        below.addWidget(self._summary, 3)
        self._reason.setAlignment(Qt.AlignmentFlag.AlignRight)
        below.addWidget(self._reason, 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(line)
        layout.addLayout(below)

    def _arrow(self, icon: str, words: str, step: int) -> QToolButton:
        tool = QToolButton()
        set_role(tool, "quiet")
        set_icon(tool, icon)
        tool.setToolTip(words)
        tool.setAccessibleName(words)
        tool.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        tool.clicked.connect(lambda: self.stepped.emit(step))
        return tool
