# SPDX-License-Identifier: Apache-2.0
"""That a file was written, told on the page that asked for it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from govdesk.ui.widgets.announcing import announce
from govdesk.ui.widgets.screen import Screen
from govdesk.wording import _


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
