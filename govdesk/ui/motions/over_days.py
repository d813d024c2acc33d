# SPDX-License-Identifier: Apache-2.0
"""A vote over a window of days: opened where the charter cites the law, and while it is open shown
as sealed, with nothing of who voted."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from govdesk.queries.motions import MotionDetail
from govdesk.queries.votes import Board
from govdesk.rules.charter import Window
from govdesk.rules.charter_words import window_line
from govdesk.rules.messages import message
from govdesk.services import votes
from govdesk.ui.motions.words import reference
from govdesk.ui.office import Office
from govdesk.ui.places import Place
from govdesk.ui.question import Question
from govdesk.ui.widgets import Act, Card, Form, Label, button, caption
from govdesk.wording import _, current, say

PENDING = "pending"


def is_over_days(board: Board) -> bool:
    """Whether a vote is open over days, so that nothing of it may be shown."""
    return board.state == "open" and board.closes_at is not None


def window_subject(motion_id: str) -> str:
    """What the form that opens such a vote is about."""
    return f"window/{motion_id}"


class WindowForm(Form):
    """Asks until when a vote is open over days."""

    def __init__(self, office: Office, found: MotionDetail, window: Window) -> None:
        super().__init__(office, window_subject(found.row.id))
        self._found = found
        self.add_row(caption(say(window_line(window))))
        now = datetime.fromtimestamp(office.who.now / 1_000_000, ZoneInfo(office.who.zone))
        self.add(
            "closes_wall",
            _("Open &until, the city’s time"),
            QLineEdit(f"{now + timedelta(days=window.days):%Y-%m-%d %H:%M}"),
            hint=_("Year, month, day and time: 2026-03-10 17:30"),
        )
        self.add_row(
            caption(
                _(
                    "Who votes, and who is recused, is settled now. Everyone votes with their own"
                    " signature, and nothing is shown before it closes."
                )
            )
        )
        self.end_with(Act(_("Open it until then"), "primary"), self.submit)

    def submit(self) -> None:
        """Open it."""
        self.send(
            votes.open_vote,
            motion_id=self._found.row.id,
            closes_wall=self.values()["closes_wall"] or " ",
        )


class SealedVote(Card):
    """An open vote over days: until when, and what can be done meanwhile."""

    def __init__(self, office: Office, board: Board) -> None:
        super().__init__(_("The vote is open"))
        self._office, self._board = office, board
        closes_at = board.closes_at or 0
        when = current().moment(closes_at, office.who.zone)
        self.body.addWidget(Label(_("It is open until {when}.").format(when=when), "subheading"))
        if board.standing is not None:
            self.body.addWidget(Label(say(board.standing)))
        vote = button(_("&Vote on it"), "primary")
        place = Place("motions", f"{board.motion_id}/vote")
        vote.clicked.connect(lambda: office.navigate(place))
        self.body.addWidget(vote, 0, Qt.AlignmentFlag.AlignLeft)
        self.close_it = Act(_("&Close the vote"))
        early = message("windows.still_open") if office.who.now < closes_at else None
        self.close_it.set_refusal(office.who.why_not("vote.close") or early)
        self.close_it.clicked.connect(self._ask)
        self.body.addWidget(self.close_it)

    def _ask(self) -> None:
        self._office.desk.confirmed(
            self,
            Question(
                _("Close the vote on {motion}?").format(motion=reference(self._board.number)),
                _(
                    "Every ballot is opened. The rule decides at once, and the outcome goes into"
                    " the public record."
                ),
                _("Close the vote"),
            ),
            votes.close_vote,
            vote_id=self._board.vote_id,
        )
