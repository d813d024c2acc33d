# SPDX-License-Identifier: Apache-2.0
"""What if another rule had decided this vote? Asked for, and told without changing anything."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from govdesk.queries.votes import Board
from govdesk.queries.what_if import what_if_of
from govdesk.rules.explanations import announcement
from govdesk.rules.rule_templates import WhatIf
from govdesk.ui.motions.words import outcome_mark
from govdesk.ui.office import Office
from govdesk.ui.theme import look
from govdesk.ui.widgets import Label, StatusLabel, button, caption
from govdesk.wording import _, say


class WhatIfPanel(QWidget):
    """A quiet button, and under it, once pressed, the outcome under each common rule."""

    def __init__(self, office: Office, board: Board) -> None:
        super().__init__()
        self._office = office
        self._vote_id = board.vote_id
        self._answer: QWidget | None = None
        self.ask = button(_("What if another rule had decided?"), "quiet")
        self.ask.clicked.connect(self._pressed)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self.ask, 0, Qt.AlignmentFlag.AlignLeft)

    def _pressed(self) -> None:
        if self._answer is not None:
            self._answer.setVisible(self._answer.isHidden())
            return
        self._office.desk.read(self, what_if_of, self._show, vote_id=self._vote_id)

    def _show(self, found: tuple[WhatIf, ...]) -> None:
        if self._answer is not None:
            return
        self._answer = QWidget()
        self._answer.setMaximumWidth(look().px(760))
        self._answer.setAccessibleName(_("The outcome under other rules"))
        grid = QGridLayout(self._answer)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setColumnStretch(1, 1)
        for row, one in enumerate(found):
            name = Label(say(one.name), "label" if one.differs else "secondary")
            name.setAccessibleName(
                _("{rule}: {outcome}").format(
                    rule=say(one.name), outcome=outcome_mark(one.outcome.result.value).word
                )
            )
            grid.addWidget(name, row * 2, 0, 1, 2)
            grid.addWidget(StatusLabel(outcome_mark(one.outcome.result.value)), row * 2, 2)
            if one.differs:
                told = say(announcement(one.outcome))
                grid.addWidget(Label(told, "caption"), row * 2 + 1, 0, 1, 3)
        stands = caption(_("Nothing changes: the vote stands as it was decided."))
        grid.addWidget(stands, len(found) * 2, 0, 1, 3)
        self._layout.addWidget(self._answer)
