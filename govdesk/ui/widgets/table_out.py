# SPDX-License-Identifier: Apache-2.0
"""What a list shows, out of the window: printed, or saved as a CSV file."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from html import escape
from pathlib import Path

from PySide6.QtGui import QPagedPaintDevice
from PySide6.QtWidgets import QFileDialog, QWidget

from govdesk.ui.widgets.on_paper import draw_html
from govdesk.wording import _

Table = Sequence[Sequence[str]]
_TABLE = 'cellspacing="0" style="border-collapse: collapse; margin-top: 12px"'
_HEAD = 'style="border-bottom: 2px solid #55606e"'
_RULE = 'style="border-bottom: 1px solid #c9d0d8"'
"""Lines between the rows, of which some are many lines high, and some go on over the page."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def save_table(parent: QWidget, title: str, table: Table) -> None:
    """Ask for a file and save `table` there, headers first."""
    chosen, _filter = QFileDialog.getSaveFileName(
        parent, _("Save this list"), f"{title}.csv", _("Tables (*.csv)")
    )
    if chosen:
        write_table(Path(chosen), table)


def write_table(file: Path, table: Table) -> None:
    """Write `table` as UTF-8 CSV; a cell that a spreadsheet would calculate is kept as text.

    The file appears whole or not at all. Raises OSError when it cannot be written.
    """
    part = file.with_name(file.name + ".part")
    with part.open("w", encoding="utf-8-sig", newline="") as out:
        csv.writer(out).writerows([_inert(cell) for cell in row] for row in table)
    part.replace(file)


def print_table(parent: QWidget, title: str, table: Table, under: str = "") -> None:
    """Ask for a printer and print `table` under `title` and a line `under` it."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    dialog = QPrintDialog(printer, parent)
    if dialog.exec() == QPrintDialog.DialogCode.Accepted:
        draw_table(printer, title, table, under)
    dialog.deleteLater()  # or it stays behind the window, and on the accessibility bus


def draw_table(paper: QPagedPaintDevice, title: str, table: Table, under: str = "") -> None:
    """Draw `table` under `title` on paper, over as many pages as it takes."""
    draw_html(paper, as_html(title, table, under))


def as_html(title: str, table: Table, under: str = "") -> str:
    """`table` as a small page; all text is escaped."""
    header, *rows = table
    head = "".join(f'<th align="left" {_HEAD}>{escape(cell)}</th>' for cell in header)
    body = "".join(
        "<tr>" + "".join(f"<td {_RULE}>{escape(cell)}</td>" for cell in row) + "</tr>"
        for row in rows
    )
    line = f"<p>{escape(under)}</p>" if under else ""
    return (
        f"<h2>{escape(title)}</h2>{line}"
        f'<table width="100%" cellpadding="4" {_TABLE}><thead><tr>{head}</tr></thead>{body}</table>'
    )


def _inert(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula; a plain number stays one."""
    if not cell.startswith(_FORMULA):
        return cell
    try:
        float(cell)
    except ValueError:
        return f"'{cell}"
    return cell
