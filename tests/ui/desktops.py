# SPDX-License-Identifier: Apache-2.0
"""A desktop for a test: real windows, that remember things in the test's own folder."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication

from govdesk.services.context import Context
from govdesk.store.opening import open_store
from govdesk.ui.desktop import Desktop
from govdesk.ui.garbage import Garbage
from govdesk.ui.remembered import Remembered
from govdesk.ui.shell import DeskWindow
from govdesk.ui.welcome import Welcome


@contextmanager
def desktop_in(folder: Path, app: QApplication, **given: Any) -> Iterator[Desktop]:
    """One on which nothing was opened yet; its windows are gone afterwards."""
    remembered = Remembered(folder / "desktop.ini")
    made = Desktop(app, lambda where: Context(open_store(where)), remembered, **given)
    yield made
    if made.window is not None:
        made.window.close()
        made.window.deleteLater()
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, Welcome):
            widget.close()
            widget.deleteLater()
    for garbage in app.findChildren(Garbage):  # the test's application goes on
        garbage.deleteLater()


def window_of(desktop: Desktop) -> DeskWindow:
    """The window that is open now; there is one."""
    found = desktop.window
    assert found is not None
    return found
