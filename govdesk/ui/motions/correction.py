# SPDX-License-Identifier: Apache-2.0
"""Corrects a spoken vote that was entered wrongly: the secretary's form, and what came of it."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QLineEdit

from govdesk.queries.ballot_rights import ENTERED
from govdesk.queries.corrections import Correctable
from govdesk.queries.votes import Board, BoardLine
from govdesk.services import corrections
from govdesk.ui.motions.came_of_it import LookAgain
from govdesk.ui.motions.words import choice_words, reference
from govdesk.ui.office import Office
from govdesk.ui.widgets import Act, Card, Form, Label, caption
from govdesk.wording import _, current

UNOPPOSED = "unopposed"


class CorrectionForm(Form):
    """Whose vote, what they said, in their words, and how the body agreed."""

    def __init__(self, office: Office, board: Board, found: Correctable) -> None:
        super().__init__(office, correction_subject(board))
        self._board = board
        self._found = found
        agreed = QComboBox()
        agreed.addItem(_("The chair asked, and nobody objected"), UNOPPOSED)
        for motion_id, number in found.motions:
            agreed.addItem(_("They adopted {motion}").format(motion=reference(number)), motion_id)
        agreed.insertItem(0, _("Not yet"), "")
        agreed.setCurrentIndex(0)
        self.add("seat", _("Whose vote was &entered wrongly"), spoken_votes(board))
        self.add("choice", _("What they sai&d"), choices())
        self.add("statement", _("In their own &words"), QLineEdit())
        self.add("agreed", _("How the members a&greed"), agreed)
        act = Act(_("Begin the &correction"))
        act.clicked.connect(self.begin)
        self.add_row(act)
        self.add_row(
            caption(
                _(
                    "Another officer completes it while the meeting goes on. Then the outcome is"
                    " worked out again, and both stay in the record."
                )
            )
        )
        self.restore()

    def begin(self) -> None:
        """Begin it; another officer completes it."""
        given = self.values()
        agreed = given["agreed"]
        self.send(
            corrections.begin_correction,
            vote_id=self._board.vote_id,
            seat_id=given["seat"],
            choice=given["choice"],
            statement=given["statement"],
            meeting_id=self._found.meeting_id or "",
            unopposed=agreed == UNOPPOSED,
            carried_by=agreed if agreed not in ("", UNOPPOSED) else None,
        )


def correction_subject(board: Board) -> str:
    """Under which name what is typed of a correction is kept."""
    return f"correction/{board.vote_id}"


def spoken_lines(board: Board) -> list[BoardLine]:
    """The votes that can be corrected: spoken and entered, or corrected before."""
    return [line for line in board.lines if line.way in (*ENTERED, "corrected", "slip", "change")]


def spoken_votes(board: Board) -> QComboBox:
    """A list of them to choose from, each with its seat, its member and what stands."""
    box = QComboBox()
    for line in spoken_lines(board):
        words = _("{seat}, {name}: {choice}").format(
            seat=line.seat, name=line.name or "", choice=choice_words(line.choice)
        )
        box.addItem(words, line.seat_id)
    return box


def choices() -> QComboBox:
    """What a seat may say, to choose from."""
    box = QComboBox()
    for choice in corrections.CHOICES:
        box.addItem(choice_words(choice), choice)
    return box


class CorrectedCard(Card):
    """What a meeting corrected in a vote, and what to look at again because of it."""

    def __init__(self, office: Office, board: Board) -> None:
        super().__init__(_("Corrected since"))
        for one in board.corrections:
            words = {
                "": _("{seat} had said {choice}: “{statement}”"),
                "slip": _("{seat} had said {choice}; the key was a slip."),
                "change": _("{seat} changed the vote to {choice}."),
            }[one.again].format(
                seat=one.seat, choice=choice_words(one.choice), statement=one.statement
            )
            self.body.addWidget(Label(words))
            when = current().moment(one.at, office.who.zone)
            words = _("Corrected in {meeting}, {when}.")
            if one.again:
                words = _("Before the next item of {meeting}, {when}.")
            self.body.addWidget(caption(words.format(meeting=one.meeting, when=when)))
        if not board.dependents:
            return
        section = LookAgain(
            office,
            board.dependents,
            _("They followed from what the vote came to before it was corrected."),
        )
        self.body.addWidget(section)
