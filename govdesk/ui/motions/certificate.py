# SPDX-License-Identifier: Apache-2.0
"""The certificate of one decision, saved as a one-page PDF."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from govdesk.briefing import production
from govdesk.briefing.files import write_file
from govdesk.queries.meeting_views import certificate_view
from govdesk.queries.public_meetings import CertificateView
from govdesk.queries.votes import Board
from govdesk.ui.jobs import Job, Progress
from govdesk.ui.office import Office
from govdesk.ui.places import Place
from govdesk.ui.widgets import Label, LinkLabel, announce, button, caption
from govdesk.ui.widgets.labels import shown_if
from govdesk.wording import _, current


class CertificateAct(QWidget):
    """A button that saves the certificate of a vote that is over, and says where it is."""

    def __init__(self, office: Office, board: Board) -> None:
        super().__init__()
        self._office = office
        self._board = board
        self.save = button(_("Save the decision certificate (PDF)…"), "quiet")
        self.save.clicked.connect(self._ask)
        self._where = Label(role="caption")
        self._where.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.save, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._where)
        if office.who.why_not("packet.prepare") is None:
            place = Place("briefings", f"new/certificate/{board.vote_id}")
            layout.addWidget(caption(_("What is saved here is not published by it.")))
            layout.addWidget(LinkLabel(office, _("Prepare it as a public packet"), place))

    def _ask(self) -> None:
        suggested = str(Path.home() / f"{self._board.number}-certificate.pdf")
        path, _filter = QFileDialog.getSaveFileName(
            self, _("Save the PDF"), suggested, _("PDF files (*.pdf)")
        )
        if path:
            self.save_to(Path(path))

    def save_to(self, path: Path) -> None:
        """Draw the certificate in the language of the desk and save it."""
        self._office.desk.read(
            self,
            certificate_view,
            lambda view: self._draw(path, view),
            vote=self._board.vote_id,
            lang=current().lang,
            draft=False,
        )

    def _draw(self, path: Path, view: CertificateView) -> None:
        Job(
            self, self._office.faults, _store, lambda _result: self._saved(path),
            path=path, view=view,
        ).start()  # fmt: skip

    def _saved(self, path: Path) -> None:
        told = _("Saved as {path}.").format(path=str(path))
        shown_if(self._where, told)
        announce(self._where, told)


def _store(progress: Progress, *, path: Path, view: CertificateView) -> None:
    progress.step(0, 0, _("Drawing the certificate"))
    write_file(path, production.draw(view, kind="certificate").content)
