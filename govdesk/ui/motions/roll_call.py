# SPDX-License-Identifier: Apache-2.0
"""Calling the roll: seat after seat in charter order, one key each, read back, announced.

Y, N and A enter what was spoken for the seat whose turn it is; the arrow keys go to another seat.
On a seat that has answered the same keys ask whether the key before was a slip (S) or the member
changed their vote (C). Enter goes on: it reads the votes back, then closes the vote. The keys never
wait for the record: what is typed ahead is entered in order.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from govdesk.queries.motions import MotionDetail as Found
from govdesk.queries.paper_sheets import WaitingSheet, waiting_sheet
from govdesk.queries.votes import Board, BoardLine
from govdesk.rules.refusals import Refusal
from govdesk.rules.roll import Status
from govdesk.services import ballots, votes
from govdesk.services.context import Changed
from govdesk.ui.motions.board import BoardView, RollLines
from govdesk.ui.motions.over_days import SealedVote, is_over_days
from govdesk.ui.motions.paper_sheet import LEFT_OUT, PaperCard, PaperReading
from govdesk.ui.motions.roll_parts import QuorumLine, ReadBack, Turn, WhereItStopped
from govdesk.ui.motions.words import choice_words, reference
from govdesk.ui.office import Office
from govdesk.ui.places import Place
from govdesk.ui.question import Question
from govdesk.ui.widgets import (
    Act,
    Label,
    Scroll,
    announce,
    button,
    caption,
    heading,
    single_key,
)
from govdesk.ui.work import tell_nearest
from govdesk.wording import _, say

KEYS = (("Y", "yes"), ("N", "no"), ("A", "abstain"))


class RollCall(QWidget):
    """The roll call of a motion's open vote; after the closing, its outcome."""

    def __init__(self, office: Office) -> None:
        super().__init__()
        self._office = office
        self._board: Board | None = None
        self._at = 0
        self._typed: dict[str, str] = {}
        """What was typed for a seat and is not in the record yet."""
        self._asked = ""
        """The other choice typed for a seat that has answered, until it is said why."""
        self._stopped = self._over = False
        """Whether it was broken off, and whether it is called again from the first seat."""
        self._sheet: WaitingSheet | None = None
        """A paper sheet that waits for its second reader."""
        self._reading: PaperReading | None = None
        self._page = Scroll(_("The roll call"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._page)
        for key, choice in KEYS:
            single_key(self, key, partial(self.enter, choice))
        single_key(self, "S", partial(self.again, "slip"))
        single_key(self, "C", partial(self.again, "change"))
        single_key(self, "X", partial(self.enter, LEFT_OUT))
        single_key(self, "Down", partial(self._go, 1))
        single_key(self, "Up", partial(self._go, -1))
        for key in ("Return", "Enter"):
            single_key(self, key, self.go_on)

    def show_motion(self, found: Found) -> None:
        """Show where the roll call of its latest vote stands."""
        board = found.votes[0] if found.votes else None
        turned = board is not None and (self._board is None or self._board.vote_id != board.vote_id)
        self._board = board
        if board is None:
            self._page.clear()
            self._page.body.addWidget(caption(_("No vote was opened on this motion.")))
            return
        if is_over_days(board):
            self._page.clear()
            self._title(board)
            self._page.body.addWidget(SealedVote(self._office, board))
            return
        if board.state != "open":
            self._reading = None
            self._page.clear()
            self._title(board)
            self._show_outcome(board, found.row.id)
            return
        if turned:
            self._typed, self._asked, self._at = {}, "", 0
            self._over = False
            self._sheet = self._reading = None
        for line in board.lines:
            if self._typed.get(line.seat_id) == line.choice:
                del self._typed[line.seat_id]
        if turned and self._has_answered(board.lines[0]):
            self._at = self._next(0)
        if turned:
            self._stopped = any(line.way == "spoken" for line in board.lines)
        self._draw(board)
        self.setFocus()
        self._office.desk.read(
            self,
            waiting_sheet,
            partial(self._show_sheet, board.vote_id),
            vote_id=board.vote_id,
            actor=self._office.who.actor,
        )

    def enter(self, choice: str) -> None:
        """Enter what was spoken for the seat whose turn it is, and go to the next."""
        board = self._board
        if board is None or board.state != "open" or is_over_days(board):
            return
        if self._reading is not None:
            self._reading.enter(choice)
            return
        if choice == LEFT_OUT:
            return
        line = board.lines[self._at]
        if line.why_not_spoken is not None:
            return
        if self._has_answered(line):
            if choice != self._choice(line):
                self._asked = choice
                announce(self, _("A slip of the key (S), or did they change their vote (C)?"))
                self._draw(board)
            elif self._over:
                self._go(1)
            return
        self._write(board, line, choice, "change")

    def again(self, why: str) -> None:
        """Enter the other choice, saying why: the key before was a slip, or they changed it."""
        board, choice = self._board, self._asked
        if self._reading is None and board is not None and choice and board.state == "open":
            self._asked = ""
            self._write(board, board.lines[self._at], choice, why)

    def start_again(self) -> None:
        """Call every seat again from the first: the same answer goes on to the next seat."""
        if self._board is not None and self._board.state == "open":
            self._stopped, self._over, self._asked, self._at = False, True, "", 0
            announce(self, self._board.lines[0].seat)
            self._draw(self._board)

    def go_on(self) -> None:
        """Read the votes back once everyone has answered; then ask to close the vote."""
        board = self._board
        if self._reading is not None and board is not None and board.state == "open":
            self._reading.go_on()
            return
        if board is not None and board.state != "open" and board.meeting_state == "in_session":
            self._office.navigate(Place("meetings", f"{board.meeting_id}/run"))
        if board is None or board.state != "open" or self._waiting(board) or is_over_days(board):
            return
        if board.read_back_at is None and not self._typed:
            self._office.desk.write(self, ballots.read_back, vote_id=board.vote_id)
        elif board.read_back_at is not None:
            self._ask_close(board, 0)

    def read_sheet(self) -> None:
        """Type what a paper sheet of this vote says, or read one a second time."""
        board = self._board
        if board is not None and board.state == "open":
            self._reading = PaperReading(self._office, board, self._sheet)
            self._reading.left.connect(self._leave_sheet)
            self._draw(board)

    def _leave_sheet(self) -> None:
        self._reading = None
        if self._board is not None and self._board.state == "open":
            self._draw(self._board)
            self.setFocus()

    def _show_sheet(self, vote_id: str, found: WaitingSheet | None) -> None:
        board = self._board
        if board is not None and board.vote_id == vote_id and found != self._sheet:
            self._sheet = found
            if board.state == "open" and self._reading is None:
                self._draw(board)

    def _write(self, board: Board, line: BoardLine, choice: str, again: str) -> None:
        seat, self._stopped = line.seat_id, False
        self._typed[seat] = choice
        self._office.desk.write(
            self,
            votes.enter_ballot,
            partial(self._entered, seat),
            refused=partial(self._refused, seat),
            vote_id=board.vote_id,
            seat_id=seat,
            choice=choice,
            again=again,
        )
        words = _("{seat}: {choice}.").format(seat=line.seat, choice=choice_words(choice))
        self._at = self._next(self._at)
        if self._waiting(board):
            words = _("{first} {second}?").format(first=words, second=board.lines[self._at].seat)
        announce(self, words)
        self._draw(board)

    def _entered(self, seat: str, _changed: Changed) -> None:
        self._typed.pop(seat, None)

    def _refused(self, seat: str, refusal: Refusal) -> None:
        """It did not come into the record: the seat is called again."""
        self._typed.pop(seat, None)
        tell_nearest(self, refusal)
        if self._board is not None and self._board.state == "open":
            self._at = self._next(0)
            self._draw(self._board)

    def _title(self, board: Board) -> None:
        self._page.body.addWidget(caption(reference(board.number)))
        self._page.body.addWidget(heading(board.title))

    def _draw(self, board: Board) -> None:
        if self._reading is not None and self._reading.parent() is not None:
            self._reading.show_board(board)
            return
        self._page.clear()
        self._title(board)
        if self._reading is not None:
            self._page.body.addWidget(self._reading)
            return
        if board.quorum is not None:
            self._page.body.addWidget(QuorumLine(board.quorum))
        standing = Label(say(board.standing) if board.standing else "", "subheading")
        self._page.body.addWidget(standing)
        waiting = self._waiting(board)
        line = board.lines[self._at]
        if self._stopped and waiting:
            stopped = WhereItStopped(line)
            stopped.again.connect(self.start_again)
            self._page.body.addWidget(stopped)
        if waiting or self._asked:
            choice = self._choice(line) if self._has_answered(line) else ""
            turn = Turn(line, choice, self._asked, waiting)
            turn.chosen.connect(self.enter)
            turn.again.connect(self.again)
            self._page.body.addWidget(turn)
            self._page.body.addWidget(RollLines(board.lines, at=self._at))
        else:
            back = ReadBack(board, self._at, self._office.who.zone)
            back.go_on.connect(self.go_on)
            self._page.body.addWidget(back)
        if waiting or self._sheet is not None:
            paper = PaperCard(self._office, self._sheet)
            paper.read.connect(self.read_sheet)
            self._page.body.addWidget(paper)
        close = Act(_("&Close the vote"), "primary" if self._may_close(board) else "")
        close.set_refusal(self._office.who.why_not("vote.close"))
        close.clicked.connect(lambda: self._ask_close(board, waiting))
        self._page.body.addWidget(close)

    def _may_close(self, board: Board) -> bool:
        return not self._waiting(board) and board.read_back_at is not None

    def _has_answered(self, line: BoardLine) -> bool:
        return line.choice != Status.NOT_VOTING or line.seat_id in self._typed

    def _choice(self, line: BoardLine) -> str:
        return self._typed.get(line.seat_id, line.choice)

    def _waiting(self, board: Board) -> int:
        """How many who are here have not answered yet."""
        return sum(not self._has_answered(line) for line in board.lines)

    def _next(self, start: int) -> int:
        """The next seat from `start` that is here and has not answered, else where it stands."""
        assert self._board is not None
        lines = self._board.lines
        waiting = [at for at, one in enumerate(lines) if not self._has_answered(one)]
        later = (at for at in waiting if at >= start)
        return next(later, waiting[0] if waiting else self._at)

    def _go(self, step: int) -> None:
        board = self._board
        if board is not None and self._reading is not None and board.state == "open":
            self._reading.go(step)
        elif board is not None and board.state == "open" and not is_over_days(board):
            self._asked = ""
            if self._office.desk.idle:
                self._typed = {}  # what was asked and not done, such as without a passphrase
            self._at = (self._at + step) % len(board.lines)
            line = board.lines[self._at]
            said = _("{seat}: {choice}.").format(
                seat=line.seat, choice=choice_words(self._choice(line))
            )
            announce(self, said if self._has_answered(line) else line.seat)
            self._draw(board)

    def _ask_close(self, board: Board, waiting: int) -> None:
        consequence = _(
            "Nobody can vote after this. The rule decides at once, and the outcome goes into the"
            " public record."
        )
        if waiting:
            consequence = _("{first} Some who are here have not answered yet.").format(
                first=consequence
            )
        elif board.read_back_at is None:
            consequence = _("{first} The votes were not read back yet.").format(first=consequence)
        asked = _("Close the vote on {motion}?").format(motion=reference(board.number))
        self._office.desk.confirmed(
            self,
            Question(asked, consequence, _("Close the vote")),
            votes.close_vote,
            vote_id=board.vote_id,
        )

    def _show_outcome(self, board: Board, motion_id: str) -> None:
        if board.explanation is not None:
            self._page.body.addWidget(caption(_("For the chair to say")))
            spoken = Label(say(board.explanation.announcement), "display")
            self._page.body.addWidget(spoken)
            announce(spoken, spoken.text(), urgent=True)
        self._page.body.addWidget(BoardView(self._office, board))
        if board.meeting_state == "in_session":
            back = button(_("&Back to the meeting"), "primary")
            place = Place("meetings", f"{board.meeting_id}/run")
        else:
            back, place = button(_("&Back to the motion")), Place("motions", motion_id)
        back.clicked.connect(lambda: self._office.navigate(place))
        self._page.body.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
