# SPDX-License-Identifier: Apache-2.0
"""`Confirm`: a dialog for what must not be mistaken: it names the thing and the consequence."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from govdesk.ui.theme import look
from govdesk.ui.widgets.act import button
from govdesk.ui.widgets.labels import Label
from govdesk.wording import _


class Confirm(QDialog):
    """Ask before an act that others will see or that cannot be undone.

        Confirm(self, _("Close the vote on Motion 2026-14?"),
                _("Nobody can vote after this. The outcome goes into the record."),
                {_("Close the vote"): self._close}).open()

    `choices` are button words and what they do, the main one first; Cancel (Esc) does nothing and
    has the focus when `danger`. It never blocks the event loop.
    """

    def __init__(
        self,
        parent: QWidget,
        question: str,
        consequence: str,
        choices: dict[str, Callable[[], object]],
        *,
        danger: bool = False,
        cancel: str = "",
    ) -> None:
        super().__init__(parent.window())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(question)
        self.setAccessibleName(question)
        self.setAccessibleDescription(consequence)
        self.choices: dict[str, QPushButton] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 20)
        layout.setSpacing(12)
        asked = Label(question, "heading")
        asked.setMinimumWidth(look().px(400))
        layout.addWidget(asked)
        layout.addWidget(Label(consequence))
        layout.addSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(8)
        layout.addLayout(row)  # before a button is given the focus: until then it has no window
        row.addStretch(1)
        stay = button(cancel or _("Cancel"), "quiet")
        stay.clicked.connect(self.reject)
        row.addWidget(stay)
        for number, (words, act) in reversed(list(enumerate(choices.items()))):
            role = ("danger" if danger else "primary") if number == 0 else ""
            pressed = button(words, role)
            pressed.clicked.connect(lambda _checked=False, act=act: self._choose(act))
            self.choices[words] = pressed
            row.addWidget(pressed)
            if number == 0 and not danger:
                pressed.setDefault(True)
                pressed.setFocus()
        if danger:
            stay.setFocus()

    def _choose(self, act: Callable[[], object]) -> None:
        self.accept()
        act()
