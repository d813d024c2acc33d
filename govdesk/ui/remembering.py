# SPDX-License-Identifier: Apache-2.0
"""Remembers the record's checkpoints on this computer, whenever one was made."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject

from govdesk.services.checkpoint_watch import CheckpointWatch
from govdesk.services.context import Changed
from govdesk.ui.at_desk import AtDesk
from govdesk.ui.work import Desk

KINDS = frozenset({"checkpoint", "session", "vote", "packet"})
"""The subjects of acts that make a checkpoint."""


class Remembering(QObject):
    """Listens to what changes; the remembering itself runs on the worker thread."""

    def __init__(self, desk: Desk, opened: AtDesk, watch: CheckpointWatch, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._opened = opened
        self._watch = watch
        desk.changed.connect(self._look)
        self.remember()

    def remember(self) -> None:
        """Remember what there is now."""
        self._desk.read(self, self._remember, lambda _nothing: None)

    def _look(self, changed: Changed) -> None:
        if changed.kinds & KINDS:
            self.remember()

    def _remember(self, _session: Any) -> None:
        self._watch.remember(self._opened.ctx)
