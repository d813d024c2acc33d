# SPDX-License-Identifier: Apache-2.0
"""A file is written where somebody said, and the page that asked for it tells so."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from govdesk.briefing.files import write_file
from govdesk.ui.jobs import Job, Progress
from govdesk.ui.office import Office
from govdesk.ui.widgets.announcing import announce
from govdesk.ui.widgets.screen import Screen
from govdesk.ui.work import tell_nearest
from govdesk.wording import _


def save(owner: QWidget, office: Office, path: Path, make: Callable[[], bytes]) -> None:
    """Make the bytes and write them to `path` off the window's thread, and say where they are; what
    stands in the way is told on the page of `owner`."""
    Job(
        owner,
        office.faults,
        _write,
        lambda _result: tell_saved(owner, path),
        refused=partial(tell_nearest, owner),
        path=path,
        make=make,
    ).start()


def _write(progress: Progress, *, path: Path, make: Callable[[], bytes]) -> None:
    progress.step(0, 0, _("Saving"))
    write_file(path, make())


def tell_saved(owner: QWidget, path: Path) -> None:
    """Say where it is, in the banner of the page that `owner` stands on."""
    told = _("Saved as {path}.").format(path=path)
    page: QObject | None = owner
    while page is not None and not isinstance(page, Screen):
        page = page.parent()
    if page is not None:
        page.banner.tell(told, "done")
    else:
        announce(owner, told)
