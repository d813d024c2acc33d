# SPDX-License-Identifier: Apache-2.0
"""The list that a page shows, printed or saved as it is searched, filtered and sorted."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from govdesk.ui.widgets.screen import Screen
from govdesk.ui.widgets.table import RowsTable
from govdesk.ui.widgets.table_out import print_table, save_table


def print_shown(window: QWidget, page: Screen) -> None:
    """Print it, or what the page prints itself; nothing where it shows none."""
    if page.print_shown():
        return
    for table in _shown(page):
        print_table(window, page.title, table.table())


def save_shown(window: QWidget, page: Screen) -> None:
    """Save it as a file that is asked for; nothing where the page shows none. Raises OSError."""
    for table in _shown(page):
        save_table(window, page.title, table.table())


def _shown(page: Screen) -> list[RowsTable[Any]]:
    """The list with the focus, or the first one shown; empty when there is none."""
    shown = [table for table in page.findChildren(RowsTable) if table.isVisible()]
    focused = [table for table in shown if table.hasFocus()]
    return (focused or shown)[:1]
