# SPDX-License-Identifier: Apache-2.0
"""A vote to look at: its outcome in one sentence, the roll by name, and the arithmetic."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QWidget

from govdesk.briefing.plain_answers import answer_on_vote
from govdesk.queries.ballot_rights import ENTERED, why_not_confirm
from govdesk.queries.votes import Board, BoardLine
from govdesk.ui.explained import Explain
from govdesk.ui.motions.certificate import CertificateAct
from govdesk.ui.motions.correction import (
    CorrectedCard,
    CorrectionForm,
    correction_subject,
    spoken_lines,
)
from govdesk.ui.motions.spoken_vote import SpokenVote
from govdesk.ui.motions.vote_change import ChangeForm, change_subject
from govdesk.ui.motions.what_if import WhatIfPanel
from govdesk.ui.motions.words import choice_mark, outcome_mark, way_words, who_words
from govdesk.ui.office import Office
from govdesk.ui.theme import look
from govdesk.ui.widgets import Card, Label, Reveal, StatusLabel, caption
from govdesk.wording import _, current, say


class BoardView(Card):
    """The card of one vote; `plain` says its outcome without the arithmetic."""

    def __init__(self, office: Office, board: Board, *, plain: bool = False) -> None:
        closed = board.state != "open"
        super().__init__(_("The vote") if closed else _("Where the vote stands"))
        if board.outcome is not None and board.explanation is not None:
            self.body.addWidget(StatusLabel(outcome_mark(board.outcome)))
            told = board.explanation.announcement if plain else board.explanation.sentence
            self.body.addWidget(Label(say(told)))
        if not closed and not board.running_totals and office.who.why_not("ballot.enter"):
            self.body.addWidget(Label(_("How it stands is told once the vote is closed.")))
            return
        if board.standing is not None:
            self.body.addWidget(Label(say(board.standing)))
        if board.closed_at is not None:
            when = current().moment(board.closed_at, office.who.zone)
            version = current().number(board.text_version)
            words = _("Closed {when}, on version {number} of the text.")
            self.body.addWidget(caption(words.format(when=when, number=version)))
        self.body.addWidget(RollLines(board.lines))
        for sheet in board.papers:
            when = current().moment(sheet.at, office.who.zone, "time")
            words = _("Entered from paper by {first}, and read alike by {second}, {time}.")
            said = words.format(first=sheet.entered_by, second=sheet.confirmed_by, time=when)
            self.body.addWidget(caption(said))
        if closed and any(line.way in ENTERED for line in board.lines):
            said = _("Spoken, not read back.")
            if board.read_back_at is not None:
                when = current().moment(board.read_back_at, office.who.zone, "time")
                said = _("Spoken, read back {time}.").format(time=when)
            self.body.addWidget(caption(said))
        if board.corrections:
            self.body.addWidget(CorrectedCard(office, board))
        change = board.changeable
        if (
            change is not None
            and spoken_lines(board)
            and office.who.why_not("ballot.enter") is None
        ):
            self.body.addWidget(
                Reveal(
                    office,
                    _("Change a spoken vote before the next item"),
                    change_subject(board),
                    lambda: ChangeForm(office, board),
                    change.why_not,
                )
            )
        correct = board.correctable
        if (
            correct is not None
            and spoken_lines(board)
            and office.who.why_not("ballot.enter") is None
        ):
            self.body.addWidget(
                Reveal(
                    office,
                    _("Correct a vote that was entered wrongly"),
                    correction_subject(board),
                    lambda: CorrectionForm(office, board, correct),
                    correct.why_not,
                )
            )
        if closed and not plain:
            self.body.addWidget(
                Explain(
                    lambda show, refused: office.desk.read(
                        self,
                        answer_on_vote,
                        show,
                        refused=refused,
                        vote=board.vote_id,
                        lang=current().lang,
                    )
                )
            )
            self.body.addWidget(CertificateAct(office, board))
            self.body.addWidget(WhatIfPanel(office, board))
        mine = next((one for one in board.lines if _asks_me(office, board, one)), None)
        if mine is not None:
            self.body.addWidget(SpokenVote(office, mine))


class RollLines(QWidget):
    """Every seat with who acted and what they did, in charter order. `at` is the seat that the
    roll call stands at; `large` is for reading aloud."""

    def __init__(
        self, lines: tuple[BoardLine, ...], *, at: int | None = None, large: bool = False
    ) -> None:
        super().__init__()
        self.setAccessibleName(_("Who voted how"))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(0)
        # On a page of its own all stands in one line, in a narrow pane in two.
        beside = large or at is not None
        grid.setColumnStretch(2 if beside else 1, 1)
        self.setMaximumWidth(look().px(760))  # so that the eye finds the vote beside the name
        for place, line in enumerate(lines):
            row = place * 4
            if at is not None:
                here = place == at
                mark = Label("▸" if here else "", "label", wrap=False)
                mark.setAccessibleName(_("Here") if here else "")
                grid.addWidget(mark, row, 0)
            seat = Label(line.seat, "heading" if large else "label", wrap=not beside)
            spoken = _("{seat}, {name}: {choice}").format(
                seat=line.seat, name=who_words(line), choice=choice_mark(line.choice).word
            )
            seat.setAccessibleName(spoken)
            grid.addWidget(seat, row, 1)
            who = Label(who_words(line), "secondary")
            grid.addWidget(who, row if beside else row + 1, 2 if beside else 1)
            grid.addWidget(StatusLabel(choice_mark(line.choice)), row, 3)
            way = Label(way_words(line), "caption", wrap=False)
            grid.addWidget(way, row if beside else row + 1, 4 if beside else 3)
            more = line.explanation or ""
            if line.said_instead:
                more = _("What they say they said: {words}").format(words=line.said_instead)
            if more:
                grid.addWidget(Label(more, "caption"), row + 2, 1, 1, 4)
            grid.setRowMinimumHeight(row + 3, look().px(6))


def _asks_me(office: Office, board: Board, line: BoardLine) -> bool:
    """Whether whoever is here can speak to how their spoken vote was entered."""
    if board.state == "open" or line.stands is not None or not office.who.member_id:
        return False
    return (
        why_not_confirm(
            line.way or "", line.member_id or "", office.who.member_id, board.meeting_state
        )
        is None
    )
