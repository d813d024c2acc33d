# SPDX-License-Identifier: Apache-2.0
"""The seating chart: the seats around their table, on the screen and on paper."""

from __future__ import annotations

from PySide6.QtCore import QMarginsF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPagedPaintDevice, QPageLayout, QPainter

from govdesk.queries.seating import Seating, seating
from govdesk.ui.office import Office
from govdesk.ui.people.seat_painting import on_paper
from govdesk.ui.people.seating_chart import SeatingChart, paint_chart
from govdesk.ui.places import Place
from govdesk.ui.widgets import LinkLabel, Screen, Scroll, caption
from govdesk.wording import _, current, n_

SHEET = 1000
"""How wide a sheet is in the chart's own measure."""
HEAD = 56


class SeatingScreen(Screen):
    """Reached from People and seats."""

    kind = "seating"
    kinds = frozenset({"seat", "member", "term", "meeting", "attendance", "charter", "recusal"})

    def __init__(self, office: Office) -> None:
        super().__init__(office, _("Seating chart"))
        self._found = Seating(())
        self.set_primary(_("Print it"), self.print_shown)
        self.body.addWidget(LinkLabel(office, _("The seats as a list"), Place("people")))
        self._scroll = Scroll(_("Seating chart"))
        self._chart = SeatingChart(_("Seating chart"))
        self._chart.opened.connect(lambda id: office.navigate(Place("people", id)))
        self._scroll.body.addWidget(self._chart)
        self._scroll.body.addWidget(
            caption(_("A thick line: here. A broken line: vacant. The arrow keys go on."))
        )
        self.body.addWidget(self._scroll, 1)

    def refresh(self) -> None:
        """Read it again."""
        self.office.desk.read(self, seating, self._show, now=self.office.who.now)

    def back(self) -> bool:
        """Esc."""
        self.office.navigate(Place("people"))
        return True

    def help(self) -> str:
        """What one does here."""
        return _(
            "Every seat at its place at the table, with who holds it and, while a meeting goes on,"
            " who is here. The arrow keys go from seat to seat, and Enter opens one."
        )

    def print_shown(self) -> bool:
        """Ask for a printer and print the chart on one sheet."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self.title)
        printer.setPageOrientation(QPageLayout.Orientation.Landscape)
        dialog = QPrintDialog(printer, self.window())
        if dialog.exec() == QPrintDialog.DialogCode.Accepted:
            self.draw(printer)
        return True

    def draw(self, paper: QPagedPaintDevice) -> None:
        """Draw it on paper, as large as one sheet takes."""
        paper.setPageMargins(QMarginsF(12, 12, 12, 12), QPageLayout.Unit.Millimeter)
        ink = on_paper()
        painter = QPainter(paper)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = painter.viewport().width() / SHEET
        painter.scale(scale, scale)
        heading = QFont(ink.title)
        heading.setPixelSize(22)
        painter.setFont(heading)
        painter.setPen(ink.text)
        flags = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        painter.drawText(QRectF(0, 0, SHEET, 28), flags, self.office.who.task_force)
        painter.setFont(ink.body)
        day = current().date(self.office.who.today)
        told = _("{summary} As of {day}.").format(summary=self.summary, day=day)
        painter.drawText(QRectF(0, 28, SHEET, 20), flags, told)
        painter.translate(0, HEAD)
        high = round(painter.viewport().height() / scale) - HEAD
        paint_chart(painter, self._found, QSize(SHEET, high), ink)
        painter.end()

    def _show(self, found: Seating) -> None:
        self._found = found
        self._chart.show_seating(found)
        vacant = sum(not seat.holder for seat in found.seats)
        seats = n_("{count} seat carries a vote", "{count} seats carry a vote", len(found.seats))
        empty = (
            n_("{count} is vacant", "{count} are vacant", vacant) if vacant else _("none is vacant")
        )
        said = _("{seats}; {vacant}.").format(seats=seats, vacant=empty)
        if found.meeting:
            said = _("{seats} Now in session: {meeting}.").format(seats=said, meeting=found.meeting)
        self.set_summary(said)
