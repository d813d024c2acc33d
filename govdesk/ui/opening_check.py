# SPDX-License-Identifier: Apache-2.0
"""`OpeningCheck`: once the window was seen, looks whether the workspace holds. Until then writes
wait and reads do not; one that does not hold is only read from then on."""

from __future__ import annotations

import logging

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from govdesk.rules.messages import Message
from govdesk.rules.refusals import Refusal
from govdesk.services.opening_check import only_to_read, problem_on_opening
from govdesk.ui.at_desk import AtDesk
from govdesk.ui.faults import Faults
from govdesk.ui.jobs import Job, Progress
from govdesk.ui.shell import DeskWindow
from govdesk.ui.work import Desk

UNSEEN = 1_000  # milliseconds after which it begins though nothing was painted


def check_opened(desk: Desk, faults: Faults, opened: AtDesk, window: DeskWindow) -> OpeningCheck:
    """Look whether the workspace in the window holds; if not, say so and only read it."""

    def only_read(refusal: Refusal) -> None:
        opened.only_read = refusal
        window.status_line.show_only_read()
        window.tell_refusal(refusal)

    if opened.only_read is not None:
        only_read(opened.only_read)
    check = OpeningCheck(desk, faults, opened.ctx.store.location, window)
    check.broken.connect(only_read)
    window.status_line.show_checking(True)
    check.over.connect(lambda: window.status_line.show_checking(False))
    window.closed.connect(check.stop)
    return check


class OpeningCheck(QObject):
    """Begins by itself after the first paint of `window`, and ends with one of its signals."""

    holds = Signal()
    broken = Signal(object)
    """The `Refusal` with which everything is refused that would write."""
    over = Signal()
    """Whatever came of it."""

    def __init__(self, desk: Desk, faults: Faults, location: str, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._faults = faults
        self._location = location
        self._window = window
        self._unseen = QTimer(self, singleShot=True, interval=UNSEEN)
        self._unseen.timeout.connect(self._begin)
        self._unseen.start()
        window.installEventFilter(self)
        desk.hold_writes()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and self._unseen.isActive():
            self._unseen.start(0)
        return False

    def stop(self) -> None:
        """Look no more; what waits is written as if nothing had been looked at."""
        self._unseen.stop()
        self._desk.let_write()

    def _begin(self) -> None:
        self._window.removeEventFilter(self)
        job = Job(
            self,
            self._faults,
            _problem,
            self._found,
            refused=self._not_looked,
            location=self._location,
        )
        job.ended.connect(self._desk.let_write)
        job.ended.connect(self.over)
        job.start()

    def _found(self, problem: Message | None) -> None:
        if problem is None:
            self.holds.emit()
        else:
            self.broken.emit(only_to_read(problem))

    def _not_looked(self, refusal: Refusal) -> None:
        logging.getLogger(__name__).warning("not checked on opening: %s", refusal.code)


def _problem(_progress: Progress, *, location: str) -> Message | None:
    return problem_on_opening(location)
