# SPDX-License-Identifier: Apache-2.0
"""Leaving with something that no backup has yet: it is made first, in sight, and can be skipped.

A backup that fails is told in words and keeps nobody here.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout

from govdesk.rules.refusals import Refusal
from govdesk.services.safe_places import PlacesFile
from govdesk.ui.safekeeping import Safekeeping
from govdesk.ui.shell import DeskWindow
from govdesk.ui.theme import look
from govdesk.ui.widgets import Label, ProgressLine, button, heading
from govdesk.ui.widgets.labels import shown_if
from govdesk.wording import _, say


def keep_safe(window: DeskWindow, location: str, workspace: str, places: PlacesFile) -> Safekeeping:
    """Back the window's workspace up from now on, and before it closes."""
    office = window.office
    keeping = Safekeeping(office.desk, office.faults, location, workspace, places, window)
    office.safekeeping = keeping
    keeping.failed.connect(window.tell_refusal)
    keeping.done.connect(lambda _made: office.checked.emit(True))  # it was proved on the copy
    window.closed.connect(keeping.stop)

    def farewell(go: Callable[[], object]) -> bool:
        if not keeping.due:
            return True
        if window.findChild(Leaving) is None:
            Leaving(window, keeping, go).open()
        return False

    window.farewell = farewell
    keeping.watch()
    return keeping


class Leaving(QDialog):
    """The backup before closing. `go` closes the window."""

    def __init__(self, window: DeskWindow, keeping: Safekeeping, go: Callable[[], object]) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(_("Backing up before GovDesk closes"))
        self.setMinimumWidth(look().px(480))
        self._keeping = keeping
        self._go = go
        self._refusal: Refusal | None = None
        self._made = False
        self.said = heading(_("Backing up before GovDesk closes"))
        self.more = Label(_("Everything is saved already. This makes a second, verified copy."))
        self.progress = ProgressLine()
        self.stay = button(_("&Stay"), "quiet")
        self.stay.clicked.connect(self.reject)
        self.leave = button(_("&Close without it"))
        self.leave.clicked.connect(self._leave)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(self.stay)
        row.addWidget(self.leave)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 20)
        layout.setSpacing(12)
        layout.addWidget(self.said)
        layout.addWidget(self.more)
        layout.addWidget(self.progress)
        layout.addSpacing(8)
        layout.addLayout(row)
        job = keeping.back_up()
        self.progress.follow(job, can_cancel=False)
        keeping.done.connect(self._backed_up)
        keeping.failed.connect(self._failed)
        keeping.ended.connect(self._ended)

    def reject(self) -> None:
        """Stay, without the backup."""
        self._job_over()
        super().reject()

    def _leave(self) -> None:
        self._job_over()
        self.accept()
        self._go()

    def _backed_up(self, _made: object) -> None:
        self._made = True

    def _failed(self, refusal: Refusal) -> None:
        self._refusal = refusal

    def _ended(self) -> None:
        if self._made:
            self.accept()
            self._go()
            return
        self.said.setText(_("There is no backup of what was done last"))
        parts = (self._refusal.what, self._refusal.then) if self._refusal else ()
        told = " ".join(say(part) for part in parts if part is not None)
        shown_if(self.more, told or _("Everything is saved in the workspace itself."))
        self.leave.setText(_("&Close"))
        self.leave.setFocus()
        QTimer.singleShot(0, self, self.adjustSize)

    def _job_over(self) -> None:
        """Whatever still comes of the backup concerns this dialog no more."""
        self._keeping.done.disconnect(self._backed_up)
        self._keeping.failed.disconnect(self._failed)
        self._keeping.ended.disconnect(self._ended)
        if self._keeping.job is not None:
            self._keeping.job.cancel()
