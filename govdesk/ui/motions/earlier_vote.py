# SPDX-License-Identifier: Apache-2.0
"""A vote before the latest: one line, and its whole board once somebody asks for it."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from govdesk.queries.motions import PastVote
from govdesk.queries.votes import Board, board
from govdesk.ui.motions.board import BoardView
from govdesk.ui.motions.words import outcome_mark
from govdesk.ui.office import Office
from govdesk.ui.widgets import button
from govdesk.wording import _, current


class EarlierVote(QWidget):
    """A quiet button that names the vote; pressed, it shows its board, or hides it again."""

    def __init__(self, office: Office, past: PastVote) -> None:
        super().__init__()
        self._office = office
        self._past = past
        self._board: BoardView | None = None
        words = _("Earlier vote, {when}: {outcome}").format(
            when=current().moment(past.closed_at, office.who.zone),
            outcome=outcome_mark(past.outcome).word,
        )
        self.ask = button(words, "quiet")
        self.ask.clicked.connect(self._pressed)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self.ask)

    def _pressed(self) -> None:
        if self._board is not None:
            self._board.setVisible(self._board.isHidden())
            return
        self._office.desk.read(
            self, board, self._show, vote_id=self._past.vote_id, now=self._office.who.now
        )

    def _show(self, found: Board) -> None:
        if self._board is None:
            self._board = BoardView(self._office, found)
            self._layout.addWidget(self._board)
