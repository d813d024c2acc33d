# SPDX-License-Identifier: Apache-2.0
"""What one gets for a cast vote: the receipt in words, on paper when one wants it, the way to how
the seat voted before, and the proof for whoever asks for it."""

from __future__ import annotations

from html import escape

from PySide6.QtGui import QPagedPaintDevice, QTextDocument
from PySide6.QtWidgets import QWidget

from govdesk.queries.record import Sealed, seal_of
from govdesk.ui.office import Office
from govdesk.ui.places import Place
from govdesk.ui.record.findings import grouped
from govdesk.ui.widgets import Card, Label, LinkLabel, button
from govdesk.ui.widgets.side_by_side import InLine
from govdesk.wording import _, current


class Receipt(Card):
    """The receipt of the ballot that the entry about `ballot_id` holds, cast for `seat_id`."""

    def __init__(self, office: Office, words: str, ballot_id: str, seat_id: str) -> None:
        super().__init__(_("Your vote is cast"))
        self._office, self._words, self._ballot_id = office, words, ballot_id
        self.proof = Label()
        self.proof.hide()
        show = button(_("&Proof"), "quiet")
        show.clicked.connect(self._ask_proof)
        paper = button(_("Pr&int it…"), "quiet")
        paper.clicked.connect(lambda: print_words(self.window(), words))
        line = InLine(paper)
        line.add(show)
        self.body.addWidget(Label(words))
        self.body.addWidget(LinkLabel(office, _("How my seat voted"), Place("people", seat_id)))
        self.body.addWidget(line)
        self.body.addWidget(self.proof)

    def _ask_proof(self) -> None:
        if self.proof.isHidden():
            self._office.desk.read(self, seal_of, self._show_proof, subject=self._ballot_id)
        else:
            self.proof.hide()

    def _show_proof(self, found: Sealed | None) -> None:
        if found is not None:
            words = _("Entry {number} of the record, seal number {seal}")
            number = current().number(found.seq)
            self.proof.setText(words.format(number=number, seal=grouped(found.chain)))
            self.proof.show()


def print_words(parent: QWidget, words: str) -> None:
    """Ask for a printer and print a few words."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(_("Your vote is cast"))
    dialog = QPrintDialog(printer, parent)
    if dialog.exec() == QPrintDialog.DialogCode.Accepted:
        draw_words(printer, words)


def draw_words(paper: QPagedPaintDevice, words: str) -> None:
    """Draw a few words on paper; all text is escaped."""
    document = QTextDocument()
    document.setHtml(f"<h2>{escape(_('Your vote is cast'))}</h2><p>{escape(words)}</p>")
    document.print_(paper)
