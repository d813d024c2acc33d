# SPDX-License-Identifier: Apache-2.0
"""`Checklist`: every item of a packet's checklist with the rule behind it, where to look, and what
to do."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from govdesk.briefing.checks import State
from govdesk.briefing.kept_checks import Item
from govdesk.ui.briefings.words import check_words
from govdesk.ui.office import Office
from govdesk.ui.theme import look
from govdesk.ui.widgets import Column, Label, RowsTable, announce, button
from govdesk.wording import _, n_

_ORDER = {State.STOPS: 0, State.LOOK: 1, State.HOLDS: 2}
_PLACES = 3
"""Places named in a row; all of them are named below, for the chosen row."""


class Checklist(QWidget):
    """A sentence on how it stands, and the table, which prints by Ctrl+P (`asked_for_paper`)."""

    asked_for_paper = Signal()

    def __init__(self, office: Office) -> None:
        super().__init__()
        self._said = Label()
        self.table: RowsTable[Item] = RowsTable(
            [
                Column("state", _("Status"), lambda c: check_words(c.state), width=130),
                Column("said", _("What was checked"), _said, stretch=True),
                Column("where", _("Where"), _where, width=140),
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

    @property
    def said(self) -> str:
        """How it stands, in a sentence."""
        return self._said.text()

    def show_items(self, items: Sequence[Item]) -> None:
        """Show the items, what must be mended first; say aloud when that changed."""
        self.paper.setEnabled(bool(items))
        self.table.show_rows(sorted(items, key=lambda item: _ORDER[item.state]))
        said = standing(items)
        if said != self._said.text():
            self._said.setText(said)
            announce(self, said)

    def _show_whole(self, _key: str) -> None:
        """The chosen item in full, which a row may have no room for."""
        item = self.table.current_row()
        if item is not None:
            where = "; ".join(item.where)
            rule = _("Rule: {rule}").format(rule=item.rule)
            parts = (item.said, item.then, where, rule)
            self._whole.setText("\n".join(part for part in parts if part))


class KeptChecklist(QDialog):
    """A window with the checklist that a packet is kept by; Esc closes it. What else is open can be
    used meanwhile."""

    def __init__(self, office: Office, parent: QWidget, title: str, items: Sequence[Item]) -> None:
        super().__init__(parent.window())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Checklist: {title}").format(title=title))
        self.setAccessibleName(self.windowTitle())
        self.checklist = Checklist(office)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 16)
        layout.addWidget(self.checklist)
        self.resize(look().px(900), look().px(560))
        self.checklist.show_items(items)
        self.checklist.table.setFocus()


def standing(items: Sequence[Item]) -> str:
    """How a checklist stands, in a sentence."""
    stops = sum(item.state is State.STOPS for item in items)
    looks = sum(item.state is State.LOOK for item in items)
    if stops:
        return n_(
            "{count} thing must be mended first.", "{count} things must be mended first.", stops
        )
    return n_(
        "Nothing stands against it; {count} thing to look at.",
        "Nothing stands against it; {count} things to look at.",
        looks,
    )


def _said(item: Item) -> str:
    return f"{item.said} {item.then}".strip()


def _where(item: Item) -> str:
    shown = "; ".join(item.where[:_PLACES])
    more = len(item.where) - _PLACES
    if more <= 0:
        return shown
    return _("{places} and {count} more").format(places=shown, count=more)
