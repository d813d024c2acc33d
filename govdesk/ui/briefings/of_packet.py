# SPDX-License-Identifier: Apache-2.0
"""`OfPacket`: what departments gave for a packet, under one heading."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from govdesk.rules.pieces import KINDS
from govdesk.ui.office import Office
from govdesk.ui.widgets import Section


class OfPacket(QWidget):
    """Things of packets of a kind about a period or a meeting; for kinds that have no place for
    them nothing is shown. `query` reads the rows by `kind` and `about`, and `came` carries them."""

    came = Signal(object)

    def __init__(self, office: Office, title: str, query: Callable[..., Any]) -> None:
        super().__init__()
        self._office, self._query = office, query
        self._of = ("", "")
        self._known = False
        self.section = Section(title)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.section)
        self.hide()

    def ask(self, kind: str, about: str) -> None:
        """Show what packets of `kind` about `about` have, unless it is shown already."""
        if self._known and self._of == (kind, about):
            return
        self._of, self._known = (kind, about), True
        self.setVisible(kind in KINDS)
        if kind in KINDS:
            self._office.desk.read(self, self._query, self.came.emit, kind=kind, about=about)

    def forget(self) -> None:
        """Something was recorded: read it again when it is asked for next."""
        self._known = False
