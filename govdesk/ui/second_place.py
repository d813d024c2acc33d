# SPDX-License-Identifier: Apache-2.0
"""`SecondPlace`: while a meeting is in session, has every committed entry written elsewhere too.

It runs on a thread of its own that nothing waits for: a place that is slow or gone stops no
meeting. What was missed is written as soon as the place is back.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

from govdesk.rules.refusals import Refusal
from govdesk.services.context import Changed
from govdesk.services.safe_places import PlacesFile
from govdesk.services.second_copy import SecondCopy, in_session
from govdesk.ui.faults import Faults
from govdesk.ui.work import Desk

T = TypeVar("T")
PATIENCE = 3.0  # seconds in which the last entries are written when the window closes


class SecondPlace(QObject):
    """`read(query, **arguments)` asks the workspace, from any thread. A place that is missing is
    told once, until it was reached again."""

    brought_up = Signal(int)
    """So many entries were written."""
    _failed = Signal(object)

    def __init__(
        self,
        desk: Desk,
        faults: Faults,
        read: Callable[..., Any],
        location: str,
        workspace: str,
        places: PlacesFile,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._faults = faults
        self._read = read
        self._location = location
        self._workspace = workspace
        self._places = places
        self._copy: SecondCopy | None = None
        self._was_in_session = False
        self._told = False
        self._wake = threading.Event()
        self._over = threading.Event()
        self._failed.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        desk.changed.connect(self._look)
        self._thread = threading.Thread(target=self._run, name="govdesk-second-place", daemon=True)
        self._thread.start()
        self.wake()

    def wake(self) -> None:
        """Look whether there is something to write."""
        self._wake.set()

    def stop(self) -> None:
        """Write what is left, if the place takes it soon, and end."""
        self._over.set()
        self._wake.set()
        self._thread.join(PATIENCE)

    def _look(self, changed: Changed) -> None:
        if changed.entries:
            self.wake()

    def _run(self) -> None:
        while True:
            self._wake.wait()
            self._wake.clear()
            over = self._over.is_set()
            self._bring_up()
            if over:
                return

    def _bring_up(self) -> None:
        try:
            folder = self._places.of(self._workspace).second
            if folder is None:
                return
            now = self._read(in_session)
            if now or self._was_in_session:
                written = self._copy_in(folder).bring_up(self._read)
                self._told = False
                self._was_in_session = now
                if written:
                    self._say(self.brought_up, written)
        except Exception as error:  # noqa: BLE001 - carried to the UI thread and told there
            self._say(self._failed, error)

    def _copy_in(self, folder: Path) -> SecondCopy:
        if self._copy is None or self._copy.path.parent != folder:
            self._copy = SecondCopy(folder, self._location, self._workspace)
            self._told = False
        return self._copy

    def _say(self, signal: Any, what: object) -> None:
        if not self._over.is_set() and shiboken6.isValid(self):
            signal.emit(what)

    def _tell(self, error: object) -> None:
        if self._told:
            return
        self._told = True
        if isinstance(error, Refusal):
            self._desk.unheard.emit(error)
        elif isinstance(error, BaseException):
            self._faults.tell(error)
