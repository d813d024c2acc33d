# SPDX-License-Identifier: Apache-2.0
"""Working a frozen review out again from the record, and saying whether it comes to the same."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from govdesk.queries.findings import review_differences
from govdesk.ui.office import Office
from govdesk.ui.widgets import Label, button
from govdesk.wording import _


class WorkedOutAgain(QWidget):
    """A quiet button; under it, once pressed, what came of it. Nothing is ever put right here."""

    def __init__(self, office: Office, review_id: str) -> None:
        super().__init__()
        self._said = Label()
        self._said.hide()
        again = button(_("Work the numbers out again"), "quiet")
        again.clicked.connect(
            lambda: office.desk.read(self, review_differences, self._show, review_id=review_id)
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(again, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._said)

    def _show(self, codes: tuple[str, ...]) -> None:
        if codes:
            words = _("Not as it was frozen: {names}. Have the record verified before you go on.")
            self._said.setText(words.format(names=", ".join(codes)))
        else:
            self._said.setText(
                _("From the record as it stood then, every number comes out the same.")
            )
        self._said.show()
