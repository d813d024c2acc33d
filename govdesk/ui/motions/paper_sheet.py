# SPDX-License-Identifier: Apache-2.0
"""Reading a paper sheet at the roll call: the secretary types what it says, reads it back, and
another officer reads it for themselves; only what both read is entered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from govdesk.queries.paper_sheets import WaitingSheet
from govdesk.queries.votes import Board, BoardLine
from govdesk.rules.roll import Status
from govdesk.services import paper_sheets, proposals
from govdesk.ui.motions.board import RollLines
from govdesk.ui.motions.words import choice_words, who_words
from govdesk.ui.office import Office
from govdesk.ui.widgets import Act, Card, Label, announce, button, caption, clear
from govdesk.wording import _, current

LEFT_OUT = ""
"""What is typed for a seat without a vote on the sheet."""


class PaperCard(Card):
    """Whether a sheet waits for its second reader, and the way to read one."""

    read = Signal()

    def __init__(self, office: Office, waiting: WaitingSheet | None) -> None:
        super().__init__("" if waiting is None else _("A paper sheet waits"))
        self._office = office
        act = Act(_("Enter from &paper") if waiting is None else _("&Read the sheet"))
        act.clicked.connect(self.read)
        if waiting is None:
            self.body.addWidget(
                caption(
                    _(
                        "Was the roll called on paper, as in a power cut? Type what the sheet says;"
                        " another officer reads it too before it counts."
                    )
                )
            )
            act.set_refusal(office.who.why_not("ballot.enter"))
            self.body.addWidget(act)
            return
        when = current().moment(waiting.at, office.who.zone, "time")
        words = _("{who} typed it at {time}. Another officer reads the same sheet now.")
        self.body.addWidget(Label(words.format(who=waiting.entered_by, time=when)))
        act.set_refusal(waiting.why_not)
        self.body.addWidget(act)
        back = button(_("&Take it back"), "quiet")
        back.setEnabled(office.who.why_not("act.propose") is None)
        back.clicked.connect(lambda: self._take_back(waiting))
        self.body.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)

    def _take_back(self, waiting: WaitingSheet) -> None:
        self._office.desk.write(
            self,
            proposals.withdraw_proposal,
            proposal_id=waiting.proposal_id,
            reason=_("Taken back before it took effect"),
        )


class PaperReading(QWidget):
    """One sheet as somebody reads it. `waiting` is the first reading, where this is the second."""

    left = Signal()

    def __init__(self, office: Office, board: Board, waiting: WaitingSheet | None) -> None:
        super().__init__()
        self._office = office
        self._board = board
        self._waiting = waiting
        self._typed: dict[str, str] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._at = self._next(0)
        self._draw()

    def show_board(self, board: Board) -> None:
        """The vote as it stands now; what was typed stays."""
        self._board = board
        self._draw()

    def enter(self, choice: str) -> None:
        """Type what the sheet says of the seat whose turn it is (`LEFT_OUT`: nothing)."""
        line = self._line
        if not _answers(line):
            return
        self._typed[line.seat_id] = choice
        said = choice_words(choice) if choice else _("no vote on the sheet")
        announce(self, _("{seat}: {choice}.").format(seat=line.seat, choice=said))
        self._at = self._next(self._at)
        self._draw()

    def go(self, step: int) -> None:
        """To another seat."""
        self._at = (self._at + step) % len(self._board.lines)
        announce(self, self._line.seat)
        self._draw()

    def go_on(self) -> None:
        """When every seat was read: begin the act, or complete it."""
        if self._open_seats():
            return
        choices = {seat: choice for seat, choice in self._typed.items() if choice != LEFT_OUT}
        if self._waiting is None:
            self._office.desk.write(
                self,
                paper_sheets.begin_sheet,
                lambda _changed: self.left.emit(),
                vote_id=self._board.vote_id,
                choices=choices,
            )
        else:
            self._office.desk.write(
                self,
                paper_sheets.confirm_sheet,
                lambda _changed: self.left.emit(),
                proposal_id=self._waiting.proposal_id,
                choices=choices,
            )

    @property
    def _line(self) -> BoardLine:
        return self._board.lines[self._at]

    def _open_seats(self) -> list[int]:
        return [
            at
            for at, line in enumerate(self._board.lines)
            if _answers(line) and line.seat_id not in self._typed
        ]

    def _next(self, start: int) -> int:
        waiting = self._open_seats()
        return next((at for at in waiting if at >= start), waiting[0] if waiting else start)

    def _draw(self) -> None:
        clear(self._layout)
        waiting = self._open_seats()
        lines = tuple(_as_typed(line, self._typed) for line in self._board.lines)
        card = Card(
            _("What the paper sheet says")
            if self._waiting is None
            else _("What the paper sheet says, read a second time")
        )
        if waiting:
            card.body.addWidget(Label(self._line.seat, "display"))
            card.body.addWidget(Label(who_words(self._line), "secondary"))
            card.body.addWidget(self._answers())
        else:
            card.body.addWidget(
                Label(_("Read every name and vote back, with the sheet beside you."), "heading")
            )
        card.body.addWidget(RollLines(lines, at=self._at, large=not waiting))
        if not waiting:
            card.body.addWidget(
                caption(_("To correct one, go to it with the arrow keys and press the right key."))
            )
            first = self._waiting is None
            words = _("Ask a second officer  (Enter)") if first else _("That is it  (Enter)")
            pressed = button(words, "primary")
            pressed.clicked.connect(self.go_on)
            card.body.addWidget(pressed)
        back = button(_("Bac&k to the roll call"), "quiet")
        back.clicked.connect(self.left)
        card.body.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        self._layout.addWidget(card)

    def _answers(self) -> QWidget:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        for choice, words in (
            ("yes", _("Yes  (Y)")),
            ("no", _("No  (N)")),
            ("abstain", _("Abstain  (A)")),
            (LEFT_OUT, _("Not on the sheet  (X)")),
        ):
            pressed = button(words)
            pressed.clicked.connect(lambda _on=False, choice=choice: self.enter(choice))
            layout.addWidget(pressed)
        layout.addStretch(1)
        return row


def _answers(line: BoardLine) -> bool:
    """Whether a vote of the seat could come from paper."""
    return line.why_not_spoken is None


def _as_typed(line: BoardLine, typed: Mapping[str, str]) -> BoardLine:
    choice = typed.get(line.seat_id, LEFT_OUT) or Status.NOT_VOTING.value
    return replace(line, choice=choice, way=None) if _answers(line) else line
