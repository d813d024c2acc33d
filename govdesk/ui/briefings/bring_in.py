# SPDX-License-Identifier: Apache-2.0
"""`BringIn`: a department's Word file is chosen, what came in and what did not is shown, and then
it is kept for the packet. Nothing is recorded before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from govdesk.queries.people import Place
from govdesk.queries.pieces import PieceCounts, counts_of
from govdesk.rules.messages import Message, message
from govdesk.rules.refusals import Refusal
from govdesk.services.context import Changed
from govdesk.services.pieces import bring_in_piece
from govdesk.ui.briefings.pictures_seen import PicturesSeen
from govdesk.ui.jobs import Job, Progress
from govdesk.ui.office import Office
from govdesk.ui.theme import look
from govdesk.ui.widgets import (
    Act,
    Column,
    Form,
    Label,
    ProgressLine,
    RowsTable,
    Scroll,
    Section,
    button,
)
from govdesk.wording import _, current, n_, say
from govdesk.wording.words import LANGUAGES

if TYPE_CHECKING:
    from govdesk.exchange.word_pieces import ReadPiece


SEEN = 5
"""Lines of what did not come in that are seen without scrolling."""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that did not come in as it stood, and where."""

    number: int
    where: str
    what: str


@dataclass(frozen=True, slots=True)
class Brought:
    """A file as it was read; `refused` says why it cannot be kept as it is."""

    read: ReadPiece
    lines: tuple[Line, ...]
    refused: Message | None


class BringIn(QDialog):
    """Choose, look, name the department, keep."""

    def __init__(
        self, parent: QWidget, office: Office, kind: str, about: str, found: Sequence[Place]
    ) -> None:
        super().__init__(parent.window())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(_("Bring in a Word file"))
        self._office, self._kind, self._about = office, kind, about
        self._brought: Brought | None = None
        room = parent.window().size() * 0.95
        self.resize(QSize(look().px(700), look().px(700)).boundedTo(room))
        self.choose = button(_("Choose a &file…"))
        self.choose.clicked.connect(self._ask_file)
        self.file = Label("", "secondary")
        self.form = Form(office)
        self.department = QComboBox()
        self.department.addItem(_("Choose one"), "")
        for one in found:
            self.department.addItem(one.name, one.id)
        self.form.add("department_id", _("&Department"), self.department)
        self.form.add("title", _("&Title"), QLineEdit())
        lang = QComboBox()
        for code, name in LANGUAGES.items():
            lang.addItem(name, code)
        self.form.add("lang", _("Lan&guage it is written in"), lang)
        self.keep = Act(_("&Bring it in"), "primary")
        self.keep.clicked.connect(self._keep)
        self.progress = ProgressLine()
        self._lay_out()
        self._show_state()

    def take(self, path: Path) -> None:
        """Begin with a file, which is read off the window's thread."""
        self.file.setText(path.name)
        job = Job(
            self, self._office.faults, read_file, self._show, refused=self._refused, path=path
        )
        self.progress.follow(job, can_cancel=False)
        job.start()

    def _lay_out(self) -> None:
        page = Scroll(_("Bring in a Word file"))
        page.body.addWidget(
            Label(
                _(
                    "Headings, paragraphs, lists, simple tables and links come in; how they look "
                    "does not. A picture needs a description, which is read to those who cannot "
                    "see it. The file itself is kept for the office and printed nowhere."
                )
            )
        )
        chosen = QHBoxLayout()
        chosen.addWidget(self.choose)
        chosen.addWidget(self.file, 1)
        page.body.addLayout(chosen)
        self._came = Section(_("What came in"))
        self.counts = Label()
        self._came.body.addWidget(self.counts)
        page.body.addWidget(self._came)
        self.pictures = PicturesSeen()
        page.body.addWidget(self.pictures)
        self._lost = Section(_("What did not, or came in otherwise"))
        self.problems: RowsTable[Line] = RowsTable(
            [
                Column("where", _("Where"), lambda one: one.where, width=250),
                Column("what", _("What"), lambda one: one.what, stretch=True, width=320),
            ],
            key=lambda one: str(one.number),
            accessible_name=_("What did not come in as it stood in the file"),
        )
        self._lost.body.addWidget(self.problems)
        page.body.addWidget(self._lost)
        page.body.addWidget(self.form)
        leave = button(_("&Cancel"), "quiet")
        leave.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(leave, 0, Qt.AlignmentFlag.AlignTop)
        row.addStretch(1)
        row.addWidget(self.keep, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(page, 1)
        layout.addWidget(self.progress)
        layout.addLayout(row)

    def _ask_file(self) -> None:
        kinds = _("Word documents (*.docx);;All files (*)")
        file, _kind = QFileDialog.getOpenFileName(self, _("Bring in a Word file"), "", kinds)
        if file:
            self.take(Path(file))

    def _show(self, brought: object) -> None:
        assert isinstance(brought, Brought)
        self._brought = brought
        self.form.clear_errors()
        piece, read = brought.read.piece, brought.read
        self.counts.setText(counts_words(counts_of(piece.parts)))
        self.pictures.show_piece(piece, read.pictures)
        self.problems.show_rows(brought.lines)
        seen = 1 + min(max(len(brought.lines), 1), SEEN)
        self.problems.setFixedHeight(look().row_height * seen + look().px(8))
        self.form.set_value("title", piece.title)
        self.form.set_value("lang", read.lang or current().lang)
        self._show_state()
        self.department.setFocus()

    def _refused(self, refusal: Refusal) -> None:
        self._brought = None
        self.form.tell_refusal(refusal)
        self._show_state()

    def _show_state(self) -> None:
        brought = self._brought
        self._came.setVisible(brought is not None)
        self._lost.setVisible(brought is not None and bool(brought.lines))
        if brought is None:
            self.pictures.hide()
        refused = self._office.who.why_not("packet.prepare")
        if brought is None:
            refused = refused or message("piece.choose_first")
        else:
            refused = refused or brought.refused
        self.keep.set_refusal(refused)

    def _keep(self) -> None:
        assert self._brought is not None
        read, values = self._brought.read, self.form.values()
        self._office.desk.write(
            self.form,
            bring_in_piece,
            self._kept,
            kind=self._kind,
            about=self._about,
            department_id=values["department_id"],
            lang=values["lang"],
            piece=replace(read.piece, title=values["title"]),
            source=read.source,
            pictures=read.pictures,
        )

    def _kept(self, _changed: Changed) -> None:
        self.form.submitted()
        self.accept()


def counts_words(counts: PieceCounts) -> str:
    """What a piece is made of: how many of each."""
    each = (
        (counts.headings, n_("{count} heading", "{count} headings", counts.headings)),
        (counts.paragraphs, n_("{count} paragraph", "{count} paragraphs", counts.paragraphs)),
        (counts.lists, n_("{count} list", "{count} lists", counts.lists)),
        (counts.tables, n_("{count} table", "{count} tables", counts.tables)),
        (counts.pictures, n_("{count} picture", "{count} pictures", counts.pictures)),
    )
    return ", ".join(words for count, words in each if count)


def read_file(progress: Progress, *, path: Path) -> Brought:
    """A file read whole, with the characters that no packet can print. Raises as `read_piece`."""
    from govdesk.briefing.printable import unprintable, unprintable_in
    from govdesk.exchange.word_pieces import PieceProblem, read_piece

    progress.step(0, 0, _("Reading the file"))
    read = read_piece(path)
    missing = [
        (PieceProblem(read.places[place], _no_glyph(character)), character)
        for place, character in unprintable_in(read.piece.parts)
    ]
    shown = (*(one for one, _character in missing), *read.problems)
    lines = tuple(Line(at, say(one.where), say(one.what)) for at, one in enumerate(shown))
    named = dict.fromkeys(
        [*(character for _one, character in missing), *unprintable(read.piece.title, bold=True)]
    )
    refused = message("piece.cannot_print", characters=" ".join(named)) if named else None
    return Brought(read, lines, refused)


def _no_glyph(character: str) -> Message:
    return message("piece.no_glyph", character=character, code=f"U+{ord(character):04X}")
