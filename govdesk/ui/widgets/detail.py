# SPDX-License-Identifier: Apache-2.0
"""`Detail`: the page about one thing, drawn anew whenever the thing is read again."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractButton, QWidget

from govdesk.ui.widgets.form import Form
from govdesk.ui.widgets.panels import Scroll

WAITS = (0, 50, 200, 600)
"""Milliseconds after which what had the focus is looked for again."""


class Detail(Scroll):
    """Call `begin(id)`, then fill `body`.

    Drawn again for the same thing, it stays where it was scrolled to, and what is typed in its
    forms goes over to the forms of the same subject that take their place, so that no refresh
    loses a word. For another thing, what is typed is kept as drafts. Either way, whoever works in
    it by keyboard stays in it: at what has the same name, else at the page.
    """

    def __init__(self, accessible_name: str = "") -> None:
        super().__init__(accessible_name)
        self._shown_id = ""
        self._stood: tuple[type[QWidget], str] | None = None

    def begin(self, id: str) -> None:
        """Make room for the thing `id`."""
        same = id == self._shown_id
        place = self.verticalScrollBar().value() if same else 0
        self._shown_id = id
        for form in self.findChildren(Form):
            if same:
                form.carry()
            else:
                form.leave()
        held = self.window().focusWidget()
        if held is not self:
            inside = held is not None and self.isAncestorOf(held)
            self._stood = (type(held), _name(held)) if held is not None and inside else None
        if self._stood is not None:
            self.setFocus()  # before it goes: Qt would hand the focus to the window's first button
            QTimer.singleShot(0, self, self._once_shown)
        self.clear()
        if place:
            QTimer.singleShot(0, self, lambda: self.verticalScrollBar().setValue(place))

    def _once_shown(self) -> None:
        """What was drawn in the meantime is shown only after this turn of the loop; what a part of
        the page reads for itself comes later still."""
        for wait in WAITS:
            QTimer.singleShot(wait, self, self._focus_again)

    def _focus_again(self) -> None:
        """Focus what stands where the focus was, unless something else has taken it since."""
        if self._stood is None or self.window().focusWidget() is not self:
            return
        kind, name = self._stood
        for one in self.findChildren(kind):
            if name and _name(one) == name and one.isVisible() and one.isEnabled():
                one.setFocus()
                return


def _name(widget: QWidget) -> str:
    own = widget.text() if isinstance(widget, QAbstractButton) else ""
    return own or widget.accessibleName()
