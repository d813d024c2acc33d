# SPDX-License-Identifier: Apache-2.0
"""The list of actions, the overdue ones plain to see, and one action beside it."""

from __future__ import annotations

from govdesk.queries import actions
from govdesk.queries.action_sources import action_choices
from govdesk.queries.actions import ActionRow
from govdesk.ui.actions.detail import ActionDetail
from govdesk.ui.actions.words import action_mark, reference
from govdesk.ui.office import Office
from govdesk.ui.widgets import Chip, Column, EmptyState, ListDetail, RowsTable
from govdesk.ui.widgets.list_screen import ListScreen
from govdesk.wording import _, current, n_


class ActionsScreen(ListScreen[ActionRow]):
    """What was asked of whom, by when, and how far it is."""

    kind = "actions"
    kinds = frozenset({"action"})

    def __init__(self, office: Office) -> None:
        super().__init__(office, _("Actions"))
        self._table = RowsTable(
            [
                Column(
                    "title",
                    _("Action"),
                    lambda a: a.title,
                    tooltip=lambda a: a.title,
                    stretch=True,
                    bold=True,
                ),
                Column("owner", _("Department"), lambda a: a.department, width=108),
                Column(
                    "due",
                    _("Due"),
                    lambda a: current().date(a.due),
                    sort=lambda a: a.due,
                    width=124,
                ),
                Column(
                    "status",
                    _("Status"),
                    lambda a: action_mark(a).word,
                    status=action_mark,
                    width=116,
                ),
            ],
            key=lambda a: a.action_id,
            accessible_name=_("Actions"),
            remembered=office.remembered,
            name="actions",
        )
        self._detail = ActionDetail(office)
        self._list = ListDetail(
            office,
            "actions",
            self._table,
            self._detail,
            EmptyState(
                _("What decisions and reviews ask a department to do stands here."),
                _("Assign the first"),
                self.new,
            ),
            [
                Chip("overdue", _("Overdue"), lambda a: a.overdue, "state"),
                Chip("going", _("Not done yet"), lambda a: not a.state.ended, "state"),
                Chip(
                    "mine",
                    _("My department"),
                    lambda a: a.department_id == office.who.department_id,
                ),
            ],
        )
        self._put_list()
        self._set_primary()

    def refresh(self) -> None:
        """Read the actions again."""
        self._set_primary()
        self.office.desk.read(self, actions.action_rows, self._show, on=self.office.who.today)

    def _reference(self, row: ActionRow) -> str:
        """Such as `Action 2026-3`."""
        return reference(row.number)

    def new(self) -> None:
        """Show the form that assigns an action."""
        if self.primary_refusal is None:
            self._begin_new()
            self.office.desk.read(self, action_choices, self._detail.show_new)

    def help(self) -> str:
        """What one does here."""
        return _(
            "Every task that a decision or review gave to a department, and how far it is. The"
            " department that owns a task reports on it here; the secretariat and the chair assign"
            " new ones."
        )

    def _set_primary(self) -> None:
        refusal = self.office.who.why_not("action.assign")
        self.set_primary(_("Assign an action"), self.new, refusal)

    def _show(self, rows: tuple[ActionRow, ...]) -> None:
        self._list.show_rows(rows)
        going = sum(not row.state.ended for row in rows)
        late = sum(row.overdue for row in rows)
        open_words = n_("{count} action is not done yet", "{count} actions are not done yet", going)
        late_words = n_("{count} is overdue", "{count} are overdue", late)
        if not late:
            late_words = _("none is overdue")
        self.set_summary(_("{open}; {late}.").format(open=open_words, late=late_words))
        if self._choose_wanted():
            self._read_chosen()
        elif self._wanted:
            self._list.nothing_chosen()

    def _read_chosen(self) -> None:
        self.office.desk.read(
            self,
            actions.action_detail,
            self._detail.show_action,
            action_id=self._wanted,
            on=self.office.who.today,
        )
