# SPDX-License-Identifier: Apache-2.0
"""Checks out whoever checked in to a meeting, when it ends."""

from __future__ import annotations

from PySide6.QtCore import QObject

from govdesk.queries.meetings import meeting_in_session
from govdesk.services.context import Changed
from govdesk.ui.at_desk import AtDesk
from govdesk.ui.work import Desk


class CheckOut(QObject):
    """Listens to meetings; their own key is dropped on the worker, in the order of things done."""

    def __init__(self, desk: Desk, opened: AtDesk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._opened = opened
        desk.changed.connect(self._look)

    def _look(self, changed: Changed) -> None:
        if "meeting" in changed.kinds:
            self._desk.read(self, meeting_in_session, self._told)

    def _told(self, in_session: bool) -> None:
        if not in_session:
            self._desk.write(self, self._opened.check_out)
