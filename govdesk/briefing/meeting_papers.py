# SPDX-License-Identifier: Apache-2.0
"""Papers for a meeting that are handed out and never published: sheets to keep the meeting on when
the power fails, and one page an item for a representative to prepare with.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

from govdesk.briefing.blocks import Block, DataTable, H, P, PageBreak
from govdesk.briefing.sections.my_meeting import motions, my_meeting, where
from govdesk.briefing.sections.speech import Speech
from govdesk.queries.meeting_papers import MeetingPapers
from govdesk.queries.people import Holding
from govdesk.queries.public_meetings import PublicMotion
from govdesk.wording import Words

Paper = Literal["sheets", "mine"]


def title_of(paper: Paper, papers: MeetingPapers, words: Words) -> str:
    """The title of a paper."""
    titles: dict[Paper, Callable[[str], str]] = {
        "sheets": lambda day: words._("Sheets for the meeting of {day}").format(day=day),
        "mine": lambda day: words._("My meeting, {day}").format(day=day),
    }
    meeting = papers.view.meeting
    return titles[paper](Speech(papers.view, words).date_of(meeting.starts_at, meeting.zone))


def blocks_of(paper: Paper, papers: MeetingPapers, words: Words) -> list[Block]:
    """What a paper says, in reading order."""
    speech = Speech(papers.view, words)
    return _sheets(papers, speech) if paper == "sheets" else my_meeting(papers, speech)


def paper_pdf(
    paper: Paper, papers: MeetingPapers, words: Words, *, page: str = "A4", large: bool = False
) -> bytes:
    """A paper as an accessible PDF. Raises BadInput for a character that no packed font has."""
    from govdesk.briefing.printing import printed

    title = title_of(paper, papers, words)
    content, _pages = printed(
        blocks_of(paper, papers, words), papers.view, words, title=title, paper=page, large=large,
        foot=_foot(papers, Speech(papers.view, words)),
    )  # fmt: skip
    return content


def paper_page(paper: Paper, papers: MeetingPapers, words: Words, *, large: bool = False) -> bytes:
    """A paper as one web page that a phone shows without GovDesk."""
    from govdesk.briefing.layout.pictures import Pictures
    from govdesk.briefing.web import web_page

    return web_page(
        blocks_of(paper, papers, words),
        title=title_of(paper, papers, words),
        lang=words.lang,
        skip=words._("Skip to the content"),
        picture=Pictures(words.number),
        large=large,
    ).encode()


def _foot(papers: MeetingPapers, speech: Speech) -> str:
    return speech.words._("Meeting {number}: for use in it, not published").format(
        number=papers.view.meeting.number
    )


def _sheets(papers: MeetingPapers, speech: Speech) -> list[Block]:
    words, view = speech.words, papers.view
    blocks: list[Block] = [
        H(1, words._("Who was here")),
        P(where(view, speech), "lead"),
        P(
            words._(
                "If the power or the computer fails, go on with these sheets. Write each time by "
                "the clock on the wall. Afterwards the secretary enters them, with another officer "
                "who reads along."
            )
        ),
        DataTable(
            (
                (words._("Seat"), words._("Who"), words._("Came at"), words._("Left at")),
                *((seat.title, _who(seat, words), "", "") for seat in papers.seats),
            ),
            words._("Who was at the meeting, to be filled in"),
            header_cols=1,
            weights=(3, 4, 2, 2),
            to_fill=True,
        ),
    ]
    for motion in motions(view):
        blocks += [PageBreak(), *_motion_sheet(motion, papers.seats, speech)]
    return blocks


def _motion_sheet(motion: PublicMotion, seats: Sequence[Holding], speech: Speech) -> list[Block]:
    words = speech.words
    heading = speech.naming(
        words._("Motion {number}: {title}"), number=motion.number, title=motion.title
    )
    needs = speech.naming(words._("What it needs: {rule}."), rule=motion.needs)
    answers = (
        words._("Yes"), words._("No"), words._("Abstains"), words._("Steps aside"),
        words._("Not here"),
    )  # fmt: skip
    counted = (words._("Total"), *("" for _ in answers))
    to_fill = (
        words._("Moved by"), words._("Seconded by"), words._("Vote opened at"),
        words._("Read back at"), words._("Vote closed at"), words._("Announced as"),
        words._("Secretary"), words._("Chair or another officer"),
    )  # fmt: skip
    return [
        H(1, heading),
        *map(P, speech.paragraphs(motion.text)),
        P(needs, "small"),
        DataTable(
            (
                (words._("Seat"), *answers),
                *((seat.title, *("☐" for _ in answers)) for seat in seats),
                counted,
            ),
            words._("The roll call, to be filled in: one mark in each line"),
            header_cols=1,
            align=("left", "center", "center", "center", "center", "center"),
            weights=(3, 1, 1, 1, 1, 1),
            total_row=True,
            to_fill=True,
        ),
        DataTable(
            (
                (words._("What"), words._("To be filled in")),
                *((one, "") for one in to_fill),
            ),
            words._("Who moved it, when, and who wrote this down"),
            header_cols=1,
            weights=(1, 2),
            to_fill=True,
        ),
    ]


def _who(seat: Holding, words: Words) -> str:
    names = [person.name for person in seat.people]
    return " / ".join(names) if names else words._("Nobody")
