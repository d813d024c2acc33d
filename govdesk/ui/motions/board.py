# SPDX-License-Identifier: Apache-2.0
"""A vote to look at: its outcome in one sentence, the roll by name, and the arithmetic."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QWidget

from govdesk.queries.ballot_rights import why_not_confirm
from govdesk.queries.votes import Board, BoardLine
from govdesk.ui.motions.spoken_vote import SpokenVote
from govdesk.ui.motions.words import choice_mark, outcome_mark, way_words, who_words
from govdesk.ui.office import Office
from govdesk.ui.widgets import Card, Label, StatusLabel, caption
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
        if board.standing is not None:
            self.body.addWidget(Label(say(board.standing)))
        if board.closed_at is not None:
            when = current().moment(board.closed_at, office.who.zone)
            version = current().number(board.text_version)
            words = _("Closed {when}, on version {number} of the text.")
            self.body.addWidget(caption(words.format(when=when, number=version)))
        self.body.addWidget(RollLines(board.lines))
        mine = next((one for one in board.lines if _asks_me(office, board, one)), None)
        if mine is not None:
            self.body.addWidget(SpokenVote(office, mine))


class RollLines(QWidget):
    """Every seat with who acted and what they did, in charter order."""

    def __init__(self, lines: tuple[BoardLine, ...]) -> None:
        super().__init__()
        self.setAccessibleName(_("Who voted how"))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for at, line in enumerate(lines):
            seat = Label(line.seat, "label", wrap=False)
            spoken = _("{seat}, {name}: {choice}").format(
                seat=line.seat, name=who_words(line), choice=choice_mark(line.choice).word
            )
            seat.setAccessibleName(spoken)
            grid.addWidget(seat, at * 2, 0)
            grid.addWidget(Label(who_words(line), "secondary"), at * 2, 1)
            grid.addWidget(StatusLabel(choice_mark(line.choice)), at * 2, 2)
            grid.addWidget(Label(way_words(line), "caption", wrap=False), at * 2, 3)
            more = line.explanation or ""
            if line.said_instead:
                more = _("What they say they said: {words}").format(words=line.said_instead)
            if more:
                grid.addWidget(Label(more, "caption"), at * 2 + 1, 1, 1, 3)


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
