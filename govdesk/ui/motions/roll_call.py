# SPDX-License-Identifier: Apache-2.0
"""Calling the roll: seat after seat in charter order, one key each, and closing the vote.

Y, N and A enter what was spoken for the seat whose turn it is; the arrow keys go to another seat.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from govdesk.queries.motions import MotionDetail as Found
from govdesk.queries.votes import Board, BoardLine
from govdesk.rules.roll import Status
from govdesk.services import votes
from govdesk.ui.motions.board import BoardView, RollLines
from govdesk.ui.motions.words import reference, who_words
from govdesk.ui.office import Office
from govdesk.ui.places import Place
from govdesk.ui.widgets import (
    Act,
    Card,
    Confirm,
    Label,
    Scroll,
    announce,
    button,
    caption,
    heading,
    set_refusal,
    single_key,
)
from govdesk.wording import _, say

CHOICES = ("yes", "no", "abstain")


class RollCall(QWidget):
    """The roll call of a motion's open vote; after the closing, its outcome."""

    def __init__(self, office: Office) -> None:
        super().__init__()
        self._office = office
        self._board: Board | None = None
        self._at = 0
        self._page = Scroll(_("The roll call"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._page)
        for key, choice in (("Y", "yes"), ("N", "no"), ("A", "abstain")):
            single_key(self, key, partial(self.enter, choice))
        single_key(self, "Down", lambda: self._go(1))
        single_key(self, "Up", lambda: self._go(-1))

    def show_motion(self, found: Found) -> None:
        """Show where the roll call of its latest vote stands."""
        self._page.clear()
        board = found.votes[0] if found.votes else None
        turned = board is not None and (self._board is None or self._board.vote_id != board.vote_id)
        self._board = board
        if board is None:
            self._page.body.addWidget(caption(_("No vote was opened on this motion.")))
            return
        self._page.body.addWidget(caption(reference(board.number)))
        self._page.body.addWidget(heading(board.title))
        if board.state != "open":
            self._show_outcome(board, found.row.id)
            return
        if turned or board.lines[self._at].choice != Status.NOT_VOTING:
            self._at = _next(board, 0)
        self._show_turn(board)
        self.setFocus()

    def enter(self, choice: str) -> None:
        """Enter what was spoken for the seat whose turn it is."""
        board = self._board
        if board is None or board.state != "open":
            return
        line = board.lines[self._at]
        if line.why_not_spoken is None:
            self._office.desk.write(
                self,
                votes.enter_ballot,
                vote_id=board.vote_id,
                seat_id=line.seat_id,
                choice=choice,
            )

    def _show_turn(self, board: Board) -> None:
        standing = Label(say(board.standing) if board.standing else "", "subheading")
        self._page.body.addWidget(standing)
        announce(standing, standing.text())
        line = board.lines[self._at]
        waiting = sum(one.choice == Status.NOT_VOTING for one in board.lines)
        card = Card()
        if waiting:
            card.body.addWidget(Label(line.seat, "display"))
            card.body.addWidget(Label(who_words(line), "secondary"))
            card.body.addWidget(self._keys(line))
        else:
            card.body.addWidget(Label(_("Everyone here has answered."), "heading"))
            card.body.addWidget(caption(_("Read the votes back, ask for corrections, then close.")))
        self._page.body.addWidget(card)
        self._page.body.addWidget(RollLines(board.lines))
        close = Act(_("&Close the vote"), "primary" if not waiting else "")
        close.set_refusal(self._office.who.why_not("vote.close"))
        close.clicked.connect(lambda: self._ask_close(board, waiting))
        self._page.body.addWidget(close)

    def _keys(self, line: BoardLine) -> QWidget:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        words = {"yes": _("Yes  (Y)"), "no": _("No  (N)"), "abstain": _("Abstain  (A)")}
        reason = Label(role="caption")
        for choice in CHOICES:
            pressed = button(words[choice])
            pressed.clicked.connect(lambda _on=False, choice=choice: self.enter(choice))
            layout.addWidget(pressed)
            set_refusal(pressed, line.why_not_spoken)
        if line.why_not_spoken is not None:
            reason.setText(say(line.why_not_spoken))
        layout.addWidget(reason, 1)
        return row

    def _go(self, step: int) -> None:
        board = self._board
        if board is not None and board.state == "open":
            self._at = (self._at + step) % len(board.lines)
            line = board.lines[self._at]
            announce(self, line.seat)
            self._redraw(board)

    def _redraw(self, board: Board) -> None:
        self._page.clear()
        self._page.body.addWidget(caption(reference(board.number)))
        self._page.body.addWidget(heading(board.title))
        self._show_turn(board)

    def _ask_close(self, board: Board, waiting: int) -> None:
        consequence = _(
            "Nobody can vote after this. The rule decides at once, and the outcome goes into the"
            " public record."
        )
        if waiting:
            consequence = _("{first} Some who are here have not answered yet.").format(
                first=consequence
            )
        Confirm(
            self,
            _("Close the vote on {motion}?").format(motion=reference(board.number)),
            consequence,
            {_("Close the vote"): lambda: self._close(board)},
        ).open()

    def _close(self, board: Board) -> None:
        self._office.desk.write(self, votes.close_vote, vote_id=board.vote_id)

    def _show_outcome(self, board: Board, motion_id: str) -> None:
        if board.explanation is not None:
            spoken = Label(say(board.explanation.announcement), "title")
            self._page.body.addWidget(spoken)
            announce(spoken, spoken.text(), urgent=True)
        self._page.body.addWidget(BoardView(self._office, board))
        back = button(_("&Back to the motion"))
        back.clicked.connect(lambda: self._office.navigate(Place("motions", motion_id)))
        self._page.body.addWidget(back)


def _next(board: Board, start: int) -> int:
    """The next seat from `start` that is here and has not answered."""
    waiting = [at for at, one in enumerate(board.lines) if one.choice == Status.NOT_VOTING]
    return next((at for at in waiting if at >= start), waiting[0] if waiting else 0)
