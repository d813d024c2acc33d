# SPDX-License-Identifier: Apache-2.0
"""Asks a member whether their spoken vote was entered as they said it."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit

from govdesk.queries.votes import BoardLine
from govdesk.services import ballots
from govdesk.ui.motions.words import choice_mark
from govdesk.ui.office import Office
from govdesk.ui.widgets import Form, Label, Section, button, caption
from govdesk.wording import _


class SpokenVote(Section):
    """Two answers: yes, or what was said instead."""

    def __init__(self, office: Office, line: BoardLine) -> None:
        super().__init__(_("Your vote was spoken"))
        self._office = office
        self._line = line
        choice = choice_mark(line.choice).word
        self.body.addWidget(
            Label(_("It was entered as: {choice}. Is that what you said?").format(choice=choice))
        )
        right = button(_("Yes, that is &right"))
        right.clicked.connect(lambda: self._say(True, ""))
        self.body.addWidget(right)
        self.form = Form(office, f"spoken/{line.ballot_id}")
        self.form.add("note", _("&What you said instead"), QLineEdit())
        wrong = button(_("No, it is &not"))
        wrong.clicked.connect(lambda: self._say(False, self.form.values()["note"]))
        self.form.add_row(wrong)
        self.form.add_row(caption(_("The vote stays as it was counted; a meeting can correct it.")))
        self.form.restore()
        self.body.addWidget(self.form)

    def _say(self, stands: bool, note: str) -> None:
        self._office.desk.write(
            self.form,
            ballots.confirm_ballot,
            lambda _changed: self.form.submitted(),
            ballot_id=self._line.ballot_id,
            stands=stands,
            note=note,
        )
