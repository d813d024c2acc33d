# SPDX-License-Identifier: Apache-2.0
"""The list that a page shows, printed or saved as it is searched, filtered and sorted."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from govdesk.ui.widgets.banner import Banner
from govdesk.ui.widgets.screen import Screen
from govdesk.ui.widgets.table import RowsTable
from govdesk.ui.widgets.table_out import print_table, save_table
from govdesk.wording import _


def print_shown(window: QWidget, page: Screen) -> None:
    """Print it, or what the page prints itself; nothing where it shows none."""
    if page.print_shown():
        return
    for table in _shown(page):
        print_table(window, page.title, table.table())


def save_shown(window: QWidget, page: Screen, banner: Banner) -> None:
    """Save it as a file that is asked for; nothing where the page shows none. `banner` tells where
    it could not be written."""
    for table in _shown(page):
        try:
            save_table(window, page.title, table.table())
        except OSError as error:
            reason = error.strerror or str(error)
            words = _("The list could not be saved there: {reason}.").format(reason=reason)
            banner.tell(words, "error", more=_("Choose another folder and try again."))


def _shown(page: Screen) -> list[RowsTable[Any]]:
    """The list with the focus, or the first one shown; empty when there is none."""
    shown = [table for table in page.findChildren(RowsTable) if table.isVisible()]
    focused = [table for table in shown if table.hasFocus()]
    return (focused or shown)[:1]
