# SPDX-License-Identifier: Apache-2.0
"""`Checklist`: every item of a packet's checklist with the rule behind it and where to look."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from govdesk.briefing.checks import Check, State
from govdesk.ui.briefings.words import check_words
from govdesk.ui.office import Office
from govdesk.ui.widgets import Column, Label, RowsTable, announce, button
from govdesk.wording import _, n_, say

_ORDER = {State.STOPS: 0, State.LOOK: 1, State.HOLDS: 2}


class Checklist(QWidget):
    """A sentence on how it stands, and the table, which prints by Ctrl+P (`asked_for_paper`)."""

    asked_for_paper = Signal()

    def __init__(self, office: Office) -> None:
        super().__init__()
        self._said = Label()
        self.table: RowsTable[Check] = RowsTable(
            [
                Column("state", _("Status"), lambda c: check_words(c.state), width=130),
                Column("said", _("What was checked"), _said, stretch=True),
                Column("where", _("Where"), lambda c: "; ".join(c.where), width=110),
                Column("rule", _("Rule"), lambda c: c.rule, width=170),
            ],
            key=lambda c: c.key,
            accessible_name=_("Checklist"),
            remembered=office.remembered,
            name="packet-checklist",
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._said)
        layout.addWidget(self.table, 1)
        self._whole = Label("", "secondary")
        layout.addWidget(self._whole)
        self.paper = button(_("Print it &for the file…"), "quiet")
        self.paper.clicked.connect(self.asked_for_paper)
        self.paper.setEnabled(False)
        layout.addWidget(self.paper, 0, Qt.AlignmentFlag.AlignLeft)
        self.table.chosen.connect(self._show_whole)

    def show_checks(self, checks: Sequence[Check]) -> None:
        """Show the items, what must be mended first; say aloud when that changed."""
        self.paper.setEnabled(bool(checks))
        self.table.show_rows(sorted(checks, key=lambda check: _ORDER[check.state]))
        stops = sum(check.state is State.STOPS for check in checks)
        looks = sum(check.state is State.LOOK for check in checks)
        said = (
            n_("{count} thing must be mended first.", "{count} things must be mended first.", stops)
            if stops
            else n_(
                "Nothing stands against it; {count} thing to look at.",
                "Nothing stands against it; {count} things to look at.",
                looks,
            )
        )
        if said != self._said.text():
            self._said.setText(said)
            announce(self, said)

    def _show_whole(self, _key: str) -> None:
        """The chosen item in full, which a row may have no room for."""
        check = self.table.current_row()
        if check is not None:
            where = "; ".join(check.where)
            parts = (say(check.said), where, _("Rule: {rule}").format(rule=check.rule))
            self._whole.setText("\n".join(part for part in parts if part))


def _said(check: Check) -> str:
    return say(check.said)
