# SPDX-License-Identifier: Apache-2.0
"""The papers of a meeting, saved where someone says: sheets for a power cut, and the pages that a
representative prepares with."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMenu, QPushButton, QWidget

from govdesk.briefing.meeting_papers import Paper, paper_page, paper_pdf, title_of
from govdesk.queries.meeting_papers import MeetingPapers, meeting_papers
from govdesk.queries.meetings import MeetingDetail as Found
from govdesk.ui.office import Office
from govdesk.ui.saved import save
from govdesk.ui.theme import look
from govdesk.ui.widgets import button
from govdesk.wording import Words, _, current

LARGE = 150
"""The text size, in percent, from which papers are printed large."""
Make = Callable[..., bytes]


def papers_button(office: Office, found: Found, owner: QWidget) -> QPushButton:
    """A quiet button with one way for each paper."""
    made = button(_("&Papers for this meeting"), "quiet")
    menu = QMenu(made)
    ways: tuple[tuple[str, Paper, Make, str], ...] = (
        (_("&My meeting, as PDF…"), "mine", paper_pdf, "pdf"),
        (_("My meeting, for a &phone…"), "mine", paper_page, "html"),
        (_("&Sheets for a power cut, as PDF…"), "sheets", paper_pdf, "pdf"),
    )
    for words, paper, make, suffix in ways:
        ask = partial(_ask, office, owner, found.row.number, paper, make, suffix)
        seat_id = office.who.seat_id if paper == "mine" else ""
        menu.addAction(words).triggered.connect(
            lambda _on=False, ask=ask, seat_id=seat_id: ask(seat_id)
        )
    if office.who.why_not("meeting.schedule") is None:
        ask = partial(_ask, office, owner, found.row.number, "mine", paper_pdf, "pdf")
        seats = menu.addMenu(_("My meeting for the person in a sea&t"))
        for seat in found.seats:
            seats.addAction(seat.title).triggered.connect(
                lambda _on=False, ask=ask, seat_id=seat.seat_id: ask(seat_id)
            )
    made.setMenu(menu)
    return made


def _ask(
    office: Office,
    owner: QWidget,
    number: str,
    paper: Paper,
    make: Make,
    suffix: str,
    seat_id: str,
) -> None:
    def got(papers: MeetingPapers) -> None:
        name = title_of(paper, papers, Words(papers.lang))
        kinds = {"pdf": _("PDF files (*.pdf)"), "html": _("Web pages (*.html)")}
        suggested = str(Path.home() / f"{name}.{suffix}")
        chosen, _kind = QFileDialog.getSaveFileName(
            owner, _("Save the papers"), suggested, kinds[suffix]
        )
        if chosen:
            save_paper(office, owner, paper, papers, make, Path(chosen))

    office.desk.read(
        owner, meeting_papers, got, meeting=number, lang=current().lang, seat_id=seat_id
    )


def save_paper(
    office: Office, owner: QWidget, paper: Paper, papers: MeetingPapers, make: Make, path: Path
) -> None:
    """Draw a paper and write it, in its reader's language, large where its text is large."""
    large = look().percent >= LARGE
    save(owner, office, path, lambda: make(paper, papers, Words(papers.lang), large=large))
