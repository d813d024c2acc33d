# SPDX-License-Identifier: Apache-2.0
"""Keeps the archive's folder as the record has it: at the opening, and after every packet."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject

from govdesk.briefing.archive import archive_folder, kept_file, put_out
from govdesk.briefing.found_whole import FoundWhole
from govdesk.services.context import Changed
from govdesk.ui.at_desk import AtDesk
from govdesk.ui.work import Desk


class Shelf(QObject):
    """Listens to what changes; the files are written on the worker thread. What cannot be written
    is told in the window, and written the next time."""

    def __init__(self, desk: Desk, opened: AtDesk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._opened = opened
        self._whole = FoundWhole(kept_file(opened.ctx.store.location))
        desk.changed.connect(self._look)
        self.put_out()

    def put_out(self) -> None:
        """Write what is missing now."""
        self._desk.read(self, self._put_out, lambda _nothing: None)

    def _look(self, changed: Changed) -> None:
        if "packet" in changed.kinds:
            self.put_out()

    def _put_out(self, _session: Any) -> None:
        ctx = self._opened.ctx
        put_out(ctx, archive_folder(ctx.store.location), self._whole)
