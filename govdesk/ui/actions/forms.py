# SPDX-License-Identifier: Apache-2.0
"""The two forms about actions: assigning one, and reporting how far it is."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
)

from govdesk.queries.action_sources import Choices, Source
from govdesk.queries.actions import ActionRow
from govdesk.rules.actions import ActionState
from govdesk.services import actions
from govdesk.services.context import Changed
from govdesk.ui.actions.words import state_mark
from govdesk.ui.office import Office
from govdesk.ui.places import Place
from govdesk.ui.widgets import Act, Form, button
from govdesk.wording import _

DAYS = 30
"""A new action is due so many days from today, unless someone says otherwise."""


class AssignForm(Form):
    """Asks what is to be done, by whom and by when."""

    def __init__(self, office: Office, choices: Choices) -> None:
        super().__init__(office, "action/new")
        self.add("title", _("&What is to be done"), QLineEdit())
        owner = QComboBox()
        for department in choices.departments:
            owner.addItem(department.name, department.id)
        self.add("department_id", _("&Department"), owner)
        due = QDateEdit(QDate(office.who.today).addDays(DAYS))
        due.setCalendarPopup(True)
        self.add("due", _("D&ue"), due)
        source = QComboBox()
        source.addItem(_("Nothing that stands here"), "")
        for one in choices.sources:
            source.addItem(source_words(one), f"{one.kind}/{one.id}")
        self.add("source", _("It comes &from"), source)
        self.act = Act(_("&Assign it"), "primary")
        self.act.set_refusal(office.who.why_not("action.assign"))
        self.act.clicked.connect(self.submit)
        self.add_row(self.act)
        self.restore()

    def submit(self) -> None:
        """Assign the action and go to it."""
        values = self.values()
        kind, _slash, id = values["source"].partition("/")
        self.office.desk.write(
            self,
            actions.assign_action,
            self._assigned,
            title=values["title"],
            department_id=values["department_id"],
            due=date.fromisoformat(values["due"]),
            motion_id=id if kind == "motion" else None,
            review_id=id if kind == "review" else None,
            indicator_id=id if kind == "indicator" else None,
        )

    def _assigned(self, changed: Changed) -> None:
        self.submitted()
        self.office.navigate(Place("actions", changed.made))


class ReportForm(Form):
    """Asks how far an action is, and what there is to say about it."""

    def __init__(self, office: Office, row: ActionRow) -> None:
        super().__init__(office, f"action/{row.action_id}")
        self._row = row
        self._state = QComboBox()
        for state in ActionState:
            self._state.addItem(state_mark(state).word, state.value)
        self.add("state", _("It &is"), self._state)
        self._percent = QSpinBox()
        self._percent.setRange(0, 100)
        self._percent.setSingleStep(5)
        self._percent.setSuffix(_(" %"))
        self.add("percent", _("How much is &done"), self._percent)
        self.add("note", _("&Note for the public record"), QPlainTextEdit())
        self.set_values({"state": row.state.value, "percent": str(row.percent)})
        self._state.activated.connect(self._follow)
        self.act = Act(_("&Report it"))
        self.act.set_refusal(office.who.why_not("action.progress", department_id=row.department_id))
        self.act.clicked.connect(self.submit)
        forget = button(_("Clear"), "quiet")
        forget.clicked.connect(self.discard)
        self.add_acts(self.act, forget)
        self.restore()

    def submit(self) -> None:
        """Report it."""
        values = self.values()
        self.send(
            actions.report_progress,
            action_id=self._row.action_id,
            state=values["state"],
            percent=int(values["percent"]),
            note=values["note"] or None,
            revision=self._row.revision,
        )

    def _follow(self) -> None:
        """Done is 100 percent and not begun is 0; nobody should have to say it twice."""
        state = self._state.currentData()
        if state == ActionState.DONE:
            self._percent.setValue(100)
        elif state == ActionState.OPEN:
            self._percent.setValue(0)


def source_words(source: Source) -> str:
    """What an action comes from, in words."""
    match source.kind:
        case "review":
            return _("Review of {period}").format(period=source.name)
        case "indicator":
            return _("Indicator: {name}").format(name=source.name)
        case _:
            return source.name
