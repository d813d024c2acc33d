# SPDX-License-Identifier: Apache-2.0
"""Slips with a secret, out of the window: on paper, or in a file that their reader names. They are
held in memory alone until then."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from pathlib import Path

from PySide6.QtGui import QPagedPaintDevice
from PySide6.QtWidgets import QFileDialog, QMenu, QPushButton, QWidget

from govdesk.briefing.files import write_file
from govdesk.briefing.slips import COLUMNS, Slip, SlipPage, slips_pdf
from govdesk.rules.refusals import Refusal
from govdesk.ui.faults import Faults
from govdesk.ui.jobs import Job, Progress
from govdesk.ui.widgets import button
from govdesk.ui.widgets.on_paper import draw_html
from govdesk.wording import _


def slips_button(
    label: str,
    owner: QWidget,
    faults: Faults,
    wanted: Callable[[], SlipPage | None],
    refused: Callable[[Refusal], object],
) -> QPushButton:
    """A quiet button with two ways. `wanted` gives the page, or None after saying beside the field
    what is missing; `refused` says what went wrong."""
    made = button(label, "quiet")
    menu = QMenu(made)

    def on_paper() -> None:
        page = wanted()
        if page is not None:
            print_slips(owner, page)

    def in_file() -> None:
        page = wanted()
        file = ask_file(owner, page.title) if page is not None else None
        if file is not None:
            Job(
                owner, faults, _store, lambda _done: None, refused=refused, file=file, page=page
            ).start()

    menu.addAction(_("&Print…")).triggered.connect(on_paper)
    menu.addAction(_("&Save as PDF…")).triggered.connect(in_file)
    made.setMenu(menu)
    return made


def ask_file(parent: QWidget, name: str) -> Path | None:
    """Ask where a PDF goes; None when nobody says."""
    suggested = str(Path.home() / f"{name}.pdf")
    chosen, _kind = QFileDialog.getSaveFileName(
        parent, _("Save the PDF"), suggested, _("PDF files (*.pdf)")
    )
    return Path(chosen) if chosen else None


def print_slips(parent: QWidget, page: SlipPage) -> None:
    """Ask for a printer and print a page of slips."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(page.title)
    dialog = QPrintDialog(printer, parent)
    if dialog.exec() == QPrintDialog.DialogCode.Accepted:
        draw_slips(printer, page)


def draw_slips(paper: QPagedPaintDevice, page: SlipPage) -> None:
    """Draw a page of slips on paper."""
    draw_html(paper, "<hr>".join(as_html(slip) for slip in page.slips))


def as_html(slip: Slip) -> str:
    """A slip as a part of a page; all text is escaped."""
    notes = "".join(f"<p>{escape(note)}</p>" for note in slip.notes)
    return f"<p><b>{escape(slip.over)}</b></p><h2>{escape(slip.title)}</h2>{_secret(slip)}{notes}"


def _secret(slip: Slip) -> str:
    if not slip.numbered:
        return f'<p style="font-size:22pt"><b>{escape(slip.secret)}</b></p>'
    cells = [f"<td>{n}. <b>{escape(w)}</b></td>" for n, w in enumerate(slip.secret.split(), 1)]
    rows = (cells[at : at + COLUMNS] for at in range(0, len(cells), COLUMNS))
    inside = "".join("<tr>" + "".join(row) + "</tr>" for row in rows)
    return f'<table width="100%" cellpadding="6" style="font-size:14pt">{inside}</table>'


def _store(progress: Progress, *, file: Path, page: SlipPage) -> None:
    progress.step(0, 0, _("Saving"))
    write_file(file, slips_pdf(page), private=True)
