# SPDX-License-Identifier: Apache-2.0
"""Before a workspace is open: choose one, or hear why the last one cannot be opened."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from govdesk.rules.refusals import Refusal
from govdesk.ui.theme import look
from govdesk.ui.theme.icons import application_icon
from govdesk.ui.widgets import Label, button
from govdesk.wording import _, say


class Welcome(QWidget):
    """A small window with a sentence and the ways on. `chosen` carries a workspace's path."""

    chosen = Signal(str)
    founding = Signal()
    """Someone wants to found a workspace."""
    shared = Signal()
    """Someone wants to open a shared one, by its address."""

    def __init__(self, refusal: Refusal | None = None, location: str = "") -> None:
        super().__init__()
        self.setWindowTitle("GovDesk")
        self.setWindowIcon(application_icon())
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumSize(look().px(640), look().px(280))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(32, 32, 32, 24)
        layout.setSpacing(12)
        if refusal is None:
            layout.addWidget(Label(_("Open a workspace"), "title"))
            layout.addWidget(
                Label(_("A workspace is one task force's record, a file that ends in .govdesk."))
            )
        else:
            layout.addWidget(Label(_("This workspace could not be opened"), "title"))
            for part in (refusal.what, refusal.kept, refusal.then):
                if part is not None:
                    layout.addWidget(Label(say(part)))
        layout.addStretch(1)
        row = QHBoxLayout()
        row.addStretch(1)
        leave = button(_("&Close"), "quiet")
        leave.clicked.connect(self.close)
        row.addWidget(leave)
        if refusal is not None and location:
            again = button(_("&Try again"))
            again.clicked.connect(lambda: self._choose(location))
            row.addWidget(again)
        shared = button(_("&Shared workspace…"))
        shared.clicked.connect(self.shared)
        row.addWidget(shared)
        found = button(_("&New workspace…"))
        found.clicked.connect(self.founding)
        row.addWidget(found)
        choose = button(_("&Open a file…"), "primary")
        choose.clicked.connect(self._ask)
        row.addWidget(choose)
        layout.addLayout(row)
        choose.setFocus()

    def _ask(self) -> None:
        path, _kind = QFileDialog.getOpenFileName(
            self, _("Open a workspace"), "", _("Workspaces (*.govdesk)")
        )
        if path:
            self._choose(path)

    def _choose(self, location: str) -> None:
        self.close()
        self.chosen.emit(location)
