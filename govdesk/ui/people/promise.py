# SPDX-License-Identifier: Apache-2.0
"""The warning that fewer seats are filled than the charter promises."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from govdesk.rules.promises import Shortfall
from govdesk.ui.widgets import StatusLabel, StatusMark
from govdesk.ui.widgets.panels import clear
from govdesk.wording import say


class BrokenPromises(QWidget):
    """A line for each group of seats; not there where the promise holds."""

    def __init__(self) -> None:
        super().__init__()
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(4)
        self.hide()

    def show_broken(self, found: tuple[Shortfall, ...]) -> None:
        """Say what is short."""
        clear(self._lines)
        for one in found:
            mark = StatusMark("▲", say(one.words), "warning")
            self._lines.addWidget(StatusLabel(mark, wrap=True))
        self.setVisible(bool(found))
