# SPDX-License-Identifier: Apache-2.0
"""The navigation on the left: the task force on top, the places, who is here at the bottom."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QFrame, QSizePolicy, QToolButton, QVBoxLayout

from govdesk.ui.office import Who
from govdesk.ui.shell.destinations import Destination
from govdesk.ui.theme import look, set_icon, set_role
from govdesk.ui.widgets.labels import Label, shown_if
from govdesk.ui.widgets.panels import Scroll
from govdesk.wording import _

WITHIN = {
    "accounts": "people",
    "charter": "people",
    "seating": "people",
    "past_votes": "motions",
}
"""Screens that the navigation does not name, and where they belong."""


class PlaceButton(QToolButton):
    """A place; screen readers are told that it is a page's tab (`ui.spoken_roles`)."""


class Navigation(QFrame):
    """208 pixels wide, or icons only when `collapse`d."""

    WIDTH, COLLAPSED = 208, 60
    AROUND = 72
    """What stands around the name of a place: its icon and the space beside it."""
    picked = Signal(str)
    locked = Signal()

    def __init__(self, entries: Sequence[Destination], *, collapsed: bool = False) -> None:
        super().__init__()
        set_role(self, "nav")
        self.setAccessibleName(_("Navigation"))
        self._collapsed = collapsed
        self._name = Label(role="subheading")
        self._who = Label(role="name")
        self._seat = Label(role="caption")
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QToolButton] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(10, 18, 10, 12)
        self._layout.setSpacing(2)
        self._name.setContentsMargins(10, 0, 4, 12)
        self._layout.addWidget(self._name)
        places = Scroll(_("Navigation"))
        places.body.setContentsMargins(0, 0, 0, 0)
        places.body.setSpacing(2)
        for number, entry in enumerate(entries, start=1):
            places.body.addWidget(self._entry(number, entry))
        self._layout.addWidget(places, 1)
        for label in (self._who, self._seat):
            label.setContentsMargins(10, 0, 4, 0)
            self._layout.addWidget(label)
        self._lock = self._tool(_("Lock or switch"), "lock", QToolButton())
        self._lock.clicked.connect(self.locked)
        self._layout.addSpacing(4)
        self._layout.addWidget(self._lock)
        self.collapse(collapsed)

    def show_who(self, who: Who) -> None:
        """Show the task force and who is at the desk."""
        self._name.setText(who.task_force)
        self._who.setText(who.name or _("Nobody is signed in"))
        shown_if(self._seat, who.seat)
        self._lock.setText(_("Lock or switch") if who.account else _("Sign in"))
        self.collapse(self._collapsed)

    def mark(self, kind: str) -> None:
        """Mark where one is."""
        kind = WITHIN.get(kind, kind)
        if kind in self._buttons:
            with QSignalBlocker(self._buttons[kind]):
                self._buttons[kind].setChecked(True)

    def collapse(self, collapsed: bool) -> None:
        """Show icons only, or icons and words."""
        self._collapsed = collapsed
        style = Qt.ToolButtonStyle
        for tool in (*self._buttons.values(), self._lock):
            tool.setToolButtonStyle(
                style.ToolButtonIconOnly if collapsed else style.ToolButtonTextBesideIcon
            )
            self._say_role(tool)
        for label in (self._name, self._who):
            label.setVisible(not collapsed)
        self._seat.setVisible(not collapsed and bool(self._seat.text()))
        # Where there is no room for who is here, the button by which they leave says it.
        here = [label.text() for label in (self._who, self._seat) if collapsed and label.text()]
        self._lock.setAccessibleDescription(", ".join(here))
        lock = _("Lock the desk or let someone else sit down (Ctrl+L)")
        self._lock.setToolTip("\n".join((*here, lock)))
        self.setFixedWidth(look().px(self.COLLAPSED) if collapsed else self._open_width())

    def _say_role(self, tool: QToolButton) -> None:
        set_role(tool, "nav", "icon" if self._collapsed else "")

    def _open_width(self) -> int:
        """208 pixels, or what the longest name of a place needs when it is marked."""
        metrics = QFontMetrics(look().font(bold=True))
        words = max(metrics.horizontalAdvance(tool.text()) for tool in self._buttons.values())
        return max(look().px(self.WIDTH), words + look().px(self.AROUND))

    @property
    def is_collapsed(self) -> bool:
        """Whether only icons are shown."""
        return self._collapsed

    def _entry(self, number: int, entry: Destination) -> QToolButton:
        tool = self._tool(entry.label, entry.icon, PlaceButton())
        tool.setCheckable(True)
        key = number if number <= 9 else ","
        tool.setToolTip(_("{place} (Ctrl+{number})").format(place=entry.label, number=key))
        tool.clicked.connect(lambda: self.picked.emit(entry.kind))
        # A screen reader toggles what can be checked; that is no click.
        tool.toggled.connect(lambda on: self.picked.emit(entry.kind) if on else None)
        self._group.addButton(tool)
        self._buttons[entry.kind] = tool
        return tool

    def _tool(self, words: str, icon: str, tool: QToolButton) -> QToolButton:
        tool.setText(words)
        tool.setAccessibleName(words)
        tool.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        tool.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        tool.setCursor(Qt.CursorShape.PointingHandCursor)
        self._say_role(tool)
        set_icon(tool, icon, gap=6)
        return tool
