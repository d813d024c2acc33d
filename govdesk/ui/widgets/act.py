# SPDX-License-Identifier: Apache-2.0
"""Buttons, and buttons that say why they are grey."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from govdesk.rules.messages import Message
from govdesk.ui.theme import look, set_icon, set_role
from govdesk.ui.widgets.labels import Label, shown_if
from govdesk.wording import say


class Button(QPushButton):
    """A push button that Enter presses as Space does. Qt's own takes Enter only where it is a
    dialog's default: the one that has the focus would be passed over, or nothing would happen."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not plain:
            if not event.isAutoRepeat():
                self.click()
        else:
            super().keyPressEvent(event)


class MainButton(Button):
    """The one primary button of what is shown; the screen around it learns of its coming and going
    (`Screen.main_button_changed`), so that there are never two.
    """

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._tell()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._tell()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange:
            self._tell()

    def _tell(self) -> None:
        around: QObject | None = self.parent()
        while around is not None:
            tell = getattr(around, "main_button_changed", None)
            if tell is not None:
                tell()
                return
            around = around.parent()


def button(text: str, role: str = "", icon: str = "") -> QPushButton:
    """A push button; `role` is `primary`, `quiet`, `danger` or plain. `&` marks the mnemonic."""
    made = MainButton(text) if role == "primary" else Button(text)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.setAutoDefault(False)
    set_role(made, role)
    if icon:
        set_icon(made, icon, "on_primary" if role == "primary" else "secondary")
    return made


class Act(QWidget):
    """A button whose refusal is written under it.

    `set_refusal(message)` greys it and says why: as a visible caption, in the tooltip and in the
    accessible description. The message comes from the same rule that refuses in the service;
    `set_refusal(None)` lets it be pressed again. `in_line`: among others above a list, where large
    text leaves no room for the captions of all; the tooltip and the description say it then.
    """

    LARGE = 150
    """The text size, in percent, from which that is so."""

    clicked = Signal()

    def __init__(self, text: str, role: str = "", icon: str = "", *, in_line: bool = False) -> None:
        super().__init__()
        self._in_line = in_line
        self.button = button(text, role, icon)
        self.button.clicked.connect(self.clicked)
        self.reason = Label(role="caption")
        self.reason.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.reason)
        self.setFocusProxy(self.button)

    def set_text(self, text: str) -> None:
        """Change the words on the button."""
        self.button.setText(text)

    def set_refusal(self, message: Message | None) -> None:
        """Grey the button for the reason `message`, or make it usable again with None."""
        set_refusal(self.button, message, self.reason)
        if self._in_line and look().px(100) >= self.LARGE:
            self.reason.hide()

    @property
    def refused(self) -> bool:
        """Whether it is grey for a reason."""
        return not self.button.isEnabled()


def set_refusal(pressed: QPushButton, message: Message | None, reason: Label | None = None) -> None:
    """Grey any button for the reason `message`, said in the label `reason` too, if any."""
    words = say(message) if message is not None else ""
    pressed.setEnabled(message is None)
    pressed.setToolTip(words)
    pressed.setAccessibleDescription(words)
    if reason is not None:
        shown_if(reason, words)
