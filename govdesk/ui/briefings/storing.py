# SPDX-License-Identifier: Apache-2.0
"""Bytes that the record keeps, written to a file of a person's choice off the window's thread."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from govdesk.briefing.files import write_file
from govdesk.ui.jobs import Job, Progress
from govdesk.ui.office import Office
from govdesk.ui.saved import tell_saved
from govdesk.wording import _


def store(owner: QWidget, office: Office, path: Path, content: bytes) -> None:
    """Write `content` to `path`, and say so; what goes wrong is told by the office's faults."""

    def saved(_result: object) -> None:
        tell_saved(owner, path)

    Job(owner, office.faults, _write, saved, path=path, content=content).start()


def _write(progress: Progress, *, path: Path, content: bytes) -> None:
    progress.step(0, 0, _("Saving"))
    write_file(path, content)
