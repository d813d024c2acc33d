# SPDX-License-Identifier: Apache-2.0
"""What a screen reader is told of widgets that Qt takes for something else: a `LinkLabel` is a
link, not a label, and a `PlaceButton` of the navigation is the tab of a page, not a check box.

Qt asks for each class by its name, the first time that something asks about one of its widgets;
where nothing does, none of this is ever made.
"""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QAccessibleWidget, QWidget

PRESS = QAccessibleActionInterface.pressAction


class _Pressed(QAccessibleWidget):
    """Something that one presses."""

    ROLE = QAccessible.Role.Link

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget, self.ROLE)

    def actionNames(self) -> list[str]:
        """Pressing it, before what Qt offers."""
        return [PRESS(), *super().actionNames()]

    def doAction(self, name: str) -> None:
        """Press it."""
        widget = self.object()
        if name != PRESS():
            super().doAction(name)
        elif isinstance(widget, QAbstractButton):
            widget.click()
        else:
            follow = getattr(widget, "follow", None)
            if follow is not None:
                follow()


class _Link(_Pressed):
    """Leads to another place."""

    def state(self) -> QAccessible.State:
        """A link."""
        state = super().state()
        state.linked = True
        return state


class _Place(_Pressed):
    """A place of the navigation; selected when one is there."""

    ROLE = QAccessible.Role.PageTab

    def state(self) -> QAccessible.State:
        """Whether one is there."""
        state = super().state()
        widget = self.object()
        state.selectable = True
        state.selected = isinstance(widget, QAbstractButton) and widget.isChecked()
        return state


_MADE: dict[str, type[_Pressed]] = {"LinkLabel": _Link, "PlaceButton": _Place}


def tell_roles() -> None:
    """From now on screen readers are told of links and places by what they are."""
    QAccessible.installFactory(_made)


def _made(key: str, widget: QObject) -> QAccessibleInterface | None:
    made = _MADE.get(key)
    return made(widget) if made is not None and isinstance(widget, QWidget) else None
