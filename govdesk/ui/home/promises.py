# SPDX-License-Identifier: Apache-2.0
"""Home's card about seats that the charter promises and nobody holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from govdesk.ui.office import Office
from govdesk.ui.places import Place
from govdesk.ui.widgets import Card, LinkLabel, clear
from govdesk.wording import _, say

if TYPE_CHECKING:
    from govdesk.rules.promises import Shortfall


class PromiseCard(Card):
    """A line for each group of seats, leading to the seats; not there where the promise holds."""

    def __init__(self, office: Office) -> None:
        super().__init__(_("Fewer seats filled than promised"))
        self._office = office
        self._lines = QVBoxLayout()
        self.body.addLayout(self._lines)
        self.count = 0
        self.hide()

    def show_broken(self, broken: tuple[Shortfall, ...]) -> None:
        """Say what is short."""
        clear(self._lines)
        for one in broken:
            words = f"▲ {say(one.words)}"
            self._lines.addWidget(LinkLabel(self._office, words, Place("people")))
        self.count = len(broken)
        self.setVisible(bool(broken))
