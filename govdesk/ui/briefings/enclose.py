# SPDX-License-Identifier: Apache-2.0
"""`Encloser`: a PDF document is chosen and checked, and goes out with the packet; where not
everybody can read it, with words in its place."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from govdesk.queries.people import Place
from govdesk.rules.messages import message
from govdesk.services.enclosures import enclose
from govdesk.ui.briefings.take_in import TakeIn
from govdesk.ui.jobs import Progress
from govdesk.ui.office import Office
from govdesk.ui.widgets import Label, Section
from govdesk.wording import _, current, n_, say
from govdesk.wording.words import LANGUAGES

if TYPE_CHECKING:
    from govdesk.exchange.pdf_files import ReadPdf


class Encloser(TakeIn):
    """Choose a document, see what keeps a reader out of it, name the department, enclose it."""

    def __init__(
        self,
        parent: QWidget,
        office: Office,
        kind: str,
        about: str,
        found: Sequence[Place],
        asked: str,
    ) -> None:
        super().__init__(
            parent,
            office,
            found,
            title=_("Enclose a PDF document"),
            said=_(
                "It is published beside the packet, as it is, for everybody. Look for names and "
                "small numbers in it first: what is published never changes."
            ),
            keep=_("&Enclose it"),
            files=_("PDF documents (*.pdf);;All files (*)"),
            read=read_file,
        )
        self._kind, self._about = kind, about
        self._document: ReadPdf | None = None
        self._section = Section(_("What was found"))
        self.told = Label()
        self._section.body.addWidget(self.told)
        self.looked.addWidget(self._section)
        self.form.add(
            "summary",
            _("&What stands in it"),
            QPlainTextEdit(),
            hint=_("Printed in the packet, for those who cannot read the document."),
        )
        self.form.add(
            "ask",
            _("Whom to &ask for it in another format"),
            QLineEdit(),
            hint=_("An office’s own telephone, address or page. It is public."),
        )
        self.form.set_value("ask", asked)
        self.came.connect(self._show)
        self.gone.connect(self._nothing)
        self.keep.clicked.connect(self._keep)
        self._nothing()

    def _show(self, read: object) -> None:
        from govdesk.exchange.pdf_files import ReadPdf

        assert isinstance(read, ReadPdf)
        self._document = read
        count = n_("{count} page.", "{count} pages.", read.pages)
        reads = (
            _("Not everybody can read it. The packet says so, with your words in its place:")
            if read.barriers
            else _("A screen reader can read it: it goes into the packet’s own file, too.")
        )
        self.told.setText("\n".join([f"{count} {reads}", *(f"• {say(one)}" for one in read.notes)]))
        self.seen.show()
        self._ask_for_words(bool(read.barriers))
        self.form.set_value("title", read.title)
        lang = read.lang.partition("-")[0].lower()
        self.form.set_value("lang", lang if lang in LANGUAGES else current().lang)
        self.refuse(None)

    def told_of(self) -> str:
        return self.told.text()

    def _nothing(self) -> None:
        self._document = None
        self.seen.hide()
        self._ask_for_words(False)
        self.refuse(message("enclosure.choose_first"))

    def _keep(self) -> None:
        assert self._document is not None
        values = self.form.values()
        self.office.desk.write(
            self.form,
            enclose,
            self.kept,
            kind=self._kind,
            about=self._about,
            department_id=values["department_id"],
            lang=values["lang"],
            title=values["title"],
            content=self._document.content,
            pages=self._document.pages,
            barriers=self._document.barriers,
            summary=values["summary"],
            ask=values["ask"],
        )

    def _ask_for_words(self, asked: bool) -> None:
        for name in ("summary", "ask"):
            self.form.show_field(name, asked)


def read_file(progress: Progress, *, path: Path) -> ReadPdf:
    """A document as it was read and checked. Raises as `read_pdf`."""
    from govdesk.exchange.pdf_files import read_pdf

    progress.step(0, 0, _("Reading the file"))
    return read_pdf(path)
