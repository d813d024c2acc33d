# SPDX-License-Identifier: Apache-2.0
"""Before a workspace is open: choose one, or hear why the last one cannot be opened and put its
latest backup back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimeZone, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from govdesk.rules.refusals import Refusal
from govdesk.ui.faults import Faults
from govdesk.ui.jobs import Job, Progress
from govdesk.ui.theme import look
from govdesk.ui.theme.icons import application_icon
from govdesk.ui.widgets import Confirm, Label, ProgressLine, button
from govdesk.wording import _, current, say

if TYPE_CHECKING:
    from govdesk.services.backups import LastBackup


class Welcome(QWidget):
    """A small window with a sentence and the ways on. `chosen` carries a workspace's path; whoever
    opens it closes this window once there is another."""

    chosen = Signal(str)
    founding = Signal()
    """Someone wants to found a workspace."""
    shared = Signal()
    """Someone wants to open a shared one, by its address."""
    demo = Signal()
    """Someone wants to look around in the made-up city."""

    def __init__(
        self,
        refusal: Refusal | None = None,
        location: str = "",
        *,
        faults: Faults | None = None,
        backup: LastBackup | None = None,
        has_demo: bool = False,
    ) -> None:
        super().__init__()
        self._location, self._faults, self._backup = location, faults or Faults(), backup
        self.setWindowTitle("GovDesk")
        self.setWindowIcon(application_icon())
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(32, 32, 32, 24)
        layout.setSpacing(12)
        if refusal is None:
            layout.addWidget(Label(_("Open a workspace"), "title"))
            layout.addWidget(
                Label(_("A workspace is one task force’s record, a file that ends in .govdesk."))
            )
        else:
            layout.addWidget(Label(_("This workspace could not be opened"), "title"))
            for part in (refusal.what, refusal.kept, refusal.then):
                if part is not None:
                    layout.addWidget(Label(say(part)))
        self.told = Label()
        self.told.hide()
        layout.addWidget(self.told)
        if backup is not None:
            put_back = button(_("&Put the latest backup back…"), "primary")
            put_back.clicked.connect(self._ask_back)
            layout.addWidget(Label(_("There is a backup of {when}.").format(when=self._when())))
            layout.addWidget(put_back, 0, Qt.AlignmentFlag.AlignLeft)
            self.progress = ProgressLine()
            layout.addWidget(self.progress)
        if refusal is None and has_demo:
            demo = button(_("&Look around in a made-up city"))
            demo.clicked.connect(self.demo)
            layout.addWidget(demo, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch(1)
        row = QHBoxLayout()
        row.addStretch(1)
        leave = button(_("&Close"), "quiet")
        leave.clicked.connect(self.close)
        row.addWidget(leave)
        if refusal is not None and location:
            again = button(_("&Try again"))
            again.clicked.connect(lambda: self.chosen.emit(location))
            row.addWidget(again)
        shared = button(_("&Shared workspace…"))
        shared.clicked.connect(self.shared)
        row.addWidget(shared)
        found = button(_("&New workspace…"))
        found.clicked.connect(self.founding)
        row.addWidget(found)
        choose = button(_("&Open a file…"), "" if backup is not None else "primary")
        choose.clicked.connect(self._ask)
        row.addWidget(choose)
        layout.addLayout(row)
        (choose if backup is None else put_back).setFocus()
        least = QSize(look().px(640), look().px(280))
        self.setMinimumSize(self.sizeHint().expandedTo(least))

    def _when(self) -> str:
        assert self._backup is not None
        # By this computer's own zone: the city's stands in the file that cannot be read.
        zone = bytes(QTimeZone.systemTimeZoneId().data()).decode()
        return current().moment(self._backup.at, zone or "UTC")

    def _ask_back(self) -> None:
        Confirm(
            self,
            _("Put the backup of {when} back?").format(when=self._when()),
            _(
                "It is checked first. The file that stands there now is moved aside and kept. What "
                "was recorded after the backup is not in it, unless the second place has it."
            ),
            {_("Put it back"): self.put_back},
        ).open()

    def put_back(self) -> None:
        """Restore the backup where the workspace was, and open it."""
        assert self._backup is not None
        job = Job(
            self, self._faults, _restored, self._is_back, refused=self._not_back,
            backup=self._backup, location=self._location,
        )  # fmt: skip
        self.progress.follow(job, can_cancel=False)
        job.start()

    def _is_back(self, _restored: object) -> None:
        self.chosen.emit(self._location)

    def _not_back(self, refusal: Refusal) -> None:
        parts = (refusal.what, refusal.kept, refusal.then)
        self.told.setText("\n".join(say(part) for part in parts if part is not None))
        self.told.show()

    def _ask(self) -> None:
        path, _kind = QFileDialog.getOpenFileName(
            self, _("Open a workspace"), "", _("Workspaces (*.govdesk)")
        )
        if path:
            self.chosen.emit(path)


def _restored(progress: Progress, *, backup: LastBackup, location: str) -> None:
    """Put a backup back, with what the second place of its workspace has beyond it."""
    from govdesk.services.restoring import restore
    from govdesk.services.safe_places import PlacesFile
    from govdesk.services.second_copy import SecondCopy

    workspace = backup.workspace
    folder = PlacesFile().of(workspace).second
    second = SecondCopy(folder, location, workspace).path if folder is not None else None
    restore(
        backup.path,
        Path(location),
        second_place=second if second is not None and second.is_file() else None,
        step=lambda done, total, what: progress.step(done, total, say(what)),
    )
