# SPDX-License-Identifier: Apache-2.0
"""Changes a spoken vote after the closing, where the charter lets it until the next item."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox

from govdesk.queries.votes import Board
from govdesk.services.vote_changes import change_vote
from govdesk.ui.motions.correction import choices, spoken_votes
from govdesk.ui.office import Office
from govdesk.ui.widgets import Act, Form, caption
from govdesk.wording import _


class ChangeForm(Form):
    """Whose vote, what they say now, and whether they changed it or the key was a slip."""

    def __init__(self, office: Office, board: Board) -> None:
        super().__init__(office, change_subject(board))
        self._board = board
        again = QComboBox()
        again.addItem(_("They changed their vote"), "change")
        again.addItem(_("A slip of the key"), "slip")
        self.add("seat", _("Whose &vote"), spoken_votes(board))
        self.add("choice", _("What they say &now"), choices())
        self.add("again", _("Wh&y"), again)
        act = Act(_("&Enter the other vote"))
        act.clicked.connect(self.enter)
        self.add_row(act)
        self.add_row(
            caption(
                _(
                    "The outcome is worked out again with who was here at the closing, and both"
                    " votes stay in the record. Then the chair announces it anew."
                )
            )
        )
        self.restore()

    def enter(self) -> None:
        """Enter it."""
        given = self.values()
        self.send(
            change_vote,
            vote_id=self._board.vote_id,
            seat_id=given["seat"],
            choice=given["choice"],
            again=given["again"],
        )


def change_subject(board: Board) -> str:
    """Under which name what is typed of a change is kept."""
    return f"change/{board.vote_id}"
