# SPDX-License-Identifier: Apache-2.0
"""`Safekeeping`: backs the workspace up when asked, every half hour when something changed, and
before the window closes. Each backup runs in a process of its own, watched by a job's thread.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from govdesk.rules.messages import Message
from govdesk.services.backup_apart import back_up_apart
from govdesk.services.backups import BackedUp, folder_of
from govdesk.services.context import Changed
from govdesk.services.safe_places import BACKUP, SECOND, PlacesFile
from govdesk.services.safety import Safety, name_place, safety_of
from govdesk.ui.faults import Faults
from govdesk.ui.jobs import Job, Progress
from govdesk.ui.work import Desk
from govdesk.wording import current, say

MINUTES = 30
OF_SITTING = frozenset({"session", "checkpoint"})
"""Subjects that change by coming and going alone, for which nobody needs another backup."""


class Safekeeping(QObject):
    """The copies of one workspace. `safety` asks how safe it is; `back_up` begins a backup."""

    began = Signal(object)
    """The `Job` of a backup that begins."""
    done = Signal(object)
    """A `BackedUp`."""
    failed = Signal(object)
    """The `Refusal` that says why there is no backup."""
    ended = Signal()
    """A backup is over, whatever came of it."""
    named = Signal()
    """Another place was chosen."""

    def __init__(
        self,
        desk: Desk,
        faults: Faults,
        location: str,
        workspace: str,
        places: PlacesFile,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._faults = faults
        self._location = location
        self._workspace = workspace
        self.places = places
        self.job: Job | None = None
        self._changed = False
        self._made_one = False
        self._often = QTimer(self)
        self._often.timeout.connect(self._time_passed)
        desk.changed.connect(self._look)

    @property
    def due(self) -> bool:
        """Whether something was done here that no backup has yet, or one is on its way."""
        return self._changed or self.job is not None

    def watch(self, minutes: float = MINUTES) -> None:
        """From now on back up every so many minutes when something changed."""
        self._often.start(round(minutes * 60_000))

    def stop(self) -> None:
        """Begin no more backups, and stop one that runs."""
        self._often.stop()
        if self.job is not None:
            self.job.stop()

    def back_up(self) -> Job:
        """Begin a backup, or give the one that runs."""
        if self.job is None:
            self._changed = False
            self.job = Job(
                self,
                self._faults,
                _back_up,
                self._made,
                refused=self.failed.emit,
                location=self._location,
                workspace=self._workspace,
                places=self.places,
            )
            self._made_one = False
            self.job.ended.connect(self._over)
            self.began.emit(self.job)
            self.job.start()
        return self.job

    def look(self, owner: QObject, then: Callable[[Safety], object]) -> None:
        """Ask how safe the workspace is, and give the `Safety` to `then`."""
        job = Job(
            owner,
            self._faults,
            _safety,
            then,
            location=self._location,
            workspace=self._workspace,
            places=self.places,
        )
        job.ended.connect(job.deleteLater)
        job.start()

    def keep_backups_in(self, folder: Path | None) -> None:
        """Choose the folder for backups; None: the usual one. Raises NotAvailable."""
        self._name(BACKUP, folder)

    def keep_second_in(self, folder: Path | None) -> None:
        """Choose the second place; None: none. Raises NotAvailable."""
        self._name(SECOND, folder)

    def _name(self, which: str, folder: Path | None) -> None:
        name_place(self.places, self._workspace, which, folder)
        self.named.emit()

    def _look(self, changed: Changed) -> None:
        if changed.entries and not changed.kinds <= OF_SITTING:
            self._changed = True

    def _time_passed(self) -> None:
        if self._changed and self.job is None:
            self.back_up()

    def _made(self, made: object) -> None:
        assert isinstance(made, BackedUp)
        self._made_one = True
        self.done.emit(made)

    def _over(self) -> None:
        if self.job is not None:
            self.job.deleteLater()
        self.job = None
        self._changed = self._changed or not self._made_one
        self.ended.emit()


def _back_up(progress: Progress, *, location: str, workspace: str, places: PlacesFile) -> BackedUp:
    def step(done: int, of: int, what: Message) -> None:
        progress.step(done, of, say(what))

    folder = folder_of(location, workspace, places=places)
    return back_up_apart(location, folder=folder, lang=current().lang, step=step)


def _safety(_progress: Progress, *, location: str, workspace: str, places: PlacesFile) -> Safety:
    return safety_of(location, workspace, places)
