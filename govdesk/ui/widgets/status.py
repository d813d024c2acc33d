# SPDX-License-Identifier: Apache-2.0
"""Status is a shape, a word and a colour, never a colour alone."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from govdesk.ui.theme import set_role
from govdesk.ui.widgets.labels import Label
from govdesk.wording import _


@dataclass(frozen=True, slots=True)
class StatusMark:
    """A shape such as ▲, a word such as "Off track", and a tone: `good`, `warning`, `bad`, `info`,
    or `secondary` for neither.
    """

    shape: str
    word: str
    tone: str = "secondary"


def indicator_status(status: str) -> StatusMark:
    """The mark of an indicator's status, under the words of the rules (`lagging`...)."""
    marks = {
        "off_track": StatusMark("▲", _("Off track"), "bad"),
        "lagging": StatusMark("◆", _("Behind plan"), "warning"),
        "on_track": StatusMark("●", _("On track"), "good"),
        "achieved": StatusMark("★", _("Achieved"), "good"),
        "not_reported": StatusMark("○", _("Not reported")),
        "partial": StatusMark("○", _("Partly reported")),
        "too_few_cases": StatusMark("–", _("Too few cases")),
        "no_target": StatusMark("–", _("No target")),
        "not_due": StatusMark("–", _("Not due yet")),
    }
    return marks[status]


class StatusLabel(QWidget):
    """A status beside a heading or in a list of facts; one that is a sentence may `wrap`."""

    def __init__(self, mark: StatusMark | None = None, *, wrap: bool = False) -> None:
        super().__init__()
        self._shape = QLabel()
        self._word = Label(wrap=wrap)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        beside = Qt.AlignmentFlag.AlignTop if wrap else Qt.AlignmentFlag.AlignVCenter
        layout.addWidget(self._shape, 0, beside)
        layout.addWidget(self._word, 1 if wrap else 0)
        if not wrap:
            layout.addStretch(1)
        if mark is not None:
            self.show_mark(mark)

    def show_mark(self, mark: StatusMark) -> None:
        """Show another status."""
        self._shape.setText(mark.shape)
        set_role(self._shape, "status", mark.tone)
        self._word.setText(mark.word)
        self.setAccessibleName(mark.word)
