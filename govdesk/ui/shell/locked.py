# SPDX-License-Identifier: Apache-2.0
"""What a locked desk shows: nothing of the workspace but whose it is, and the way back in."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from govdesk.ui.theme import set_role
from govdesk.ui.widgets.act import button
from govdesk.ui.widgets.labels import Label
from govdesk.wording import _


class LockedPage(QWidget):
    """Stands in for the whole window. `wanted` comes when someone wants in."""

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        set_role(self, "page")
        self._task_force = Label(role="title")
        self._said = Label(role="secondary")
        self.enter = button(_("&Sign in"), "primary")
        self.enter.setDefault(True)
        self.enter.clicked.connect(self.wanted)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(48, 48, 48, 48)
        layout.setSpacing(16)
        layout.addStretch(1)
        for label in (self._task_force, self._said):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            layout.addWidget(label)
        layout.addWidget(self.enter, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(2)

    def say(self, task_force: str, name: str) -> None:
        """Whose workspace it is, and who was here (empty: nobody)."""
        self._task_force.setText(task_force)
        self._said.setText(
            _("{name} locked this desk. Drafts are kept.").format(name=name)
            if name
            else _("Nobody is signed in.")
        )
