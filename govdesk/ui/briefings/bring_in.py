# SPDX-License-Identifier: Apache-2.0
"""`BringIn`: a department's Word file is chosen, what came in and what did not is shown, and then
it is kept for the packet. Nothing is recorded before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from govdesk.queries.people import Place
from govdesk.queries.pieces import PieceCounts, counts_of
from govdesk.rules.messages import Message, message
from govdesk.services.pieces import bring_in_piece
from govdesk.ui.briefings.pictures_seen import PicturesSeen
from govdesk.ui.briefings.take_in import TakeIn
from govdesk.ui.jobs import Progress
from govdesk.ui.office import Office
from govdesk.ui.theme import look
from govdesk.ui.widgets import Column, Label, RowsTable, Section
from govdesk.wording import _, current, n_, say

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


class BringIn(TakeIn):
    """A Word file becomes a piece of the packet."""

    def __init__(
        self, parent: QWidget, office: Office, kind: str, about: str, found: Sequence[Place]
    ) -> None:
        super().__init__(
            parent,
            office,
            found,
            title=_("Bring in a Word file"),
            said=_(
                "Headings, paragraphs, lists, simple tables and links come in; how they look "
                "does not. A picture needs a description, which is read to those who cannot "
                "see it. The file itself is kept for the office and printed nowhere."
            ),
            keep=_("&Bring it in"),
            files=_("Word documents (*.docx);;All files (*)"),
            read=read_file,
        )
        self._kind, self._about = kind, about
        self._brought: Brought | None = None
        self._what = Section(_("What came in"))
        self.counts = Label()
        self._what.body.addWidget(self.counts)
        self.looked.addWidget(self._what)
        self.pictures = PicturesSeen()
        self.looked.addWidget(self.pictures)
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
        self.looked.addWidget(self._lost)
        self.came.connect(self._show)
        self.gone.connect(self._nothing)
        self.keep.clicked.connect(self._keep)
        self._nothing()

    def _show(self, read: object) -> None:
        assert isinstance(read, Brought)
        self._brought = read
        piece = read.read.piece
        self.counts.setText(counts_words(counts_of(piece.parts)))
        self.pictures.show_piece(piece, read.read.pictures)
        self.problems.show_rows(read.lines)
        seen = 1 + min(max(len(read.lines), 1), SEEN)
        self.problems.setFixedHeight(look().row_height * seen + look().px(8))
        self._lost.setVisible(bool(read.lines))
        self.seen.show()
        self.form.set_value("title", piece.title)
        self.form.set_value("lang", read.read.lang or current().lang)
        self.refuse(read.refused)

    def told_of(self) -> str:
        lost = len(self._brought.lines) if self._brought else 0
        told = (
            n_(
                "{count} thing did not come in as it stood.",
                "{count} things did not come in as they stood.",
                lost,
            )
            if lost
            else ""
        )
        return f"{self.counts.text()}. {told}".strip()

    def _nothing(self) -> None:
        self._brought = None
        self.seen.hide()
        self.refuse(message("piece.choose_first"))

    def _keep(self) -> None:
        assert self._brought is not None
        read, values = self._brought.read, self.form.values()
        self.office.desk.write(
            self.form,
            bring_in_piece,
            self.kept,
            kind=self._kind,
            about=self._about,
            department_id=values["department_id"],
            lang=values["lang"],
            piece=replace(read.piece, title=values["title"]),
            source=read.source,
            pictures=read.pictures,
        )


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
