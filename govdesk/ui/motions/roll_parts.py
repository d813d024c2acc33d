# SPDX-License-Identifier: Apache-2.0
"""The parts of a roll call: whose turn it is, the votes to read back, and who must be here."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from govdesk.queries.votes import Board, BoardLine
from govdesk.rules.quorum import QuorumResult
from govdesk.ui.motions.board import RollLines
from govdesk.ui.motions.words import choice_words, who_words
from govdesk.ui.widgets import Card, Label, StatusLabel, StatusMark, button, caption, set_refusal
from govdesk.wording import _, current, n_, say

CHOICES = ("yes", "no", "abstain")


class Turn(Card):
    """The seat whose turn it is, large, with the three answers; or, on one that has answered, why
    it would be entered once more."""

    chosen = Signal(str)
    again = Signal(str)

    def __init__(self, line: BoardLine, choice: str, asked: str, waiting: int) -> None:
        super().__init__()
        self.body.addWidget(Label(line.seat, "display"))
        self.body.addWidget(Label(who_words(line), "secondary"))
        if asked:
            words = _("{before} was entered. Why {after} now?").format(
                before=choice_words(choice), after=choice_words(asked)
            )
            self.body.addWidget(Label(words, "heading"))
            self.body.addWidget(self._why())
            return
        if choice:
            words = _("Entered: {choice}. Press the other key to correct it.")
            self.body.addWidget(Label(words.format(choice=choice_words(choice))))
        self.body.addWidget(self._answers(line))
        self.body.addWidget(
            caption(
                n_("{count} seat still to call.", "{count} seats still to call.", waiting).format(
                    count=current().number(waiting)
                )
            )
        )

    def _answers(self, line: BoardLine) -> QWidget:
        row, layout = _row()
        words = {"yes": _("Yes  (Y)"), "no": _("No  (N)"), "abstain": _("Abstain  (A)")}
        for choice in CHOICES:
            pressed = button(words[choice])
            pressed.clicked.connect(lambda _on=False, choice=choice: self.chosen.emit(choice))
            set_refusal(pressed, line.why_not_spoken)
            layout.addWidget(pressed)
        reason = say(line.why_not_spoken) if line.why_not_spoken is not None else ""
        layout.addWidget(Label(reason, "caption"), 1)
        return row

    def _why(self) -> QWidget:
        row, layout = _row()
        for why, words in (
            ("slip", _("A slip of the key  (S)")),
            ("change", _("They changed their vote  (C)")),
        ):
            pressed = button(words)
            pressed.clicked.connect(lambda _on=False, why=why: self.again.emit(why))
            layout.addWidget(pressed)
        layout.addStretch(1)
        return row


class WhereItStopped(Card):
    """A roll call that was broken off: it goes on at the seat where it stopped, or starts again."""

    again = Signal()

    def __init__(self, line: BoardLine) -> None:
        super().__init__(_("This roll call was begun already"))
        told = _("It goes on at {seat}, where it stopped. What was entered before is kept.")
        self.body.addWidget(Label(told.format(seat=line.seat)))
        pressed = button(_("Sta&rt again at the first seat"))
        pressed.clicked.connect(self.again)
        self.body.addWidget(pressed, 0, Qt.AlignmentFlag.AlignLeft)


class ReadBack(Card):
    """Every name and vote, to be read aloud; then the time at which they were."""

    go_on = Signal()

    def __init__(self, board: Board, at: int, zone: str) -> None:
        read = board.read_back_at
        super().__init__(_("Everyone here has answered."))
        if read is None:
            self.body.addWidget(
                Label(_("Read every name and vote aloud. The chair asks for corrections."))
            )
        else:
            words = _("Read back at {time}. The chair announces it; then close the vote.")
            self.body.addWidget(Label(words.format(time=current().moment(read, zone, "short"))))
        self.body.addWidget(RollLines(board.lines, at=at, large=True))
        self.body.addWidget(
            caption(_("To correct one, go to it with the arrow keys and press the right key."))
        )
        if read is None:
            pressed = button(_("They were read &back  (Enter)"), "primary")
            pressed.clicked.connect(self.go_on)
            self.body.addWidget(pressed)


class QuorumLine(StatusLabel):
    """Whether enough are here, always in view."""

    def __init__(self, quorum: QuorumResult) -> None:
        words = _("{present} here, {needed} needed").format(
            present=current().number(quorum.present), needed=current().number(quorum.needed)
        )
        for group, seats in quorum.groups.items():
            words = _("{first}; {group}: {present} here, {needed} needed").format(
                first=words,
                group=group,
                present=current().number(seats.present),
                needed=current().number(seats.needed),
            )
        mark = StatusMark("●", words, "good") if quorum.met else StatusMark("▲", words, "bad")
        super().__init__(mark)


def _row() -> tuple[QWidget, QHBoxLayout]:
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    return row, layout
