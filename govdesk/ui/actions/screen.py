# SPDX-License-Identifier: Apache-2.0
"""The list of actions, the overdue ones plain to see, and one action beside it."""

from __future__ import annotations

from govdesk.queries import actions
from govdesk.queries.action_sources import action_choices
from govdesk.queries.actions import ActionRow
from govdesk.ui.actions.detail import ActionDetail
from govdesk.ui.actions.words import action_mark
from govdesk.ui.office import Office
from govdesk.ui.places import Place
from govdesk.ui.widgets import Chip, Column, EmptyState, ListDetail, RowsTable, Screen
from govdesk.wording import _, current, n_


class ActionsScreen(Screen):
    """What was asked of whom, by when, and how far it is."""

    kind = "actions"
    kinds = frozenset({"action"})

    def __init__(self, office: Office) -> None:
        super().__init__(office, _("Actions"))
        self._wanted = ""
        self._table: RowsTable[ActionRow] = RowsTable(
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
        self._list: ListDetail[ActionRow] = ListDetail(
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
        self._list.chosen.connect(self._chosen)
        self.body.addWidget(self._list, 1)
        self._set_primary()

    def refresh(self) -> None:
        """Read the actions again."""
        self._set_primary()
        self.office.desk.read(self, actions.action_rows, self._show, on=self.office.who.today)

    def open(self, id: str) -> None:
        """Show one action, or the list."""
        self._wanted = id
        if id:
            self._list.choose(id)
        else:
            self._list.show_list()

    def here(self) -> Place:
        """The action shown."""
        return Place(self.kind, self._wanted)

    def reference(self) -> str:
        """Such as `Action 2026-3`."""
        row = self._table.current_row()
        return row.number if row else ""

    def focus_search(self) -> None:
        """Ctrl+F."""
        self._list.focus_search()

    def back(self) -> bool:
        """Esc."""
        return self._list.back()

    def new(self) -> None:
        """Show the form that assigns an action."""
        if self.primary_refusal is None:
            self._wanted = ""
            self._table.clearSelection()
            self.office.desk.read(self, action_choices, self._detail.show_new)
            self._list.show_detail()

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
        if self._wanted and not self._list.choose(self._wanted):
            self._list.nothing_chosen()
        elif self._wanted:
            self._read_detail()

    def _chosen(self, id: str) -> None:
        if id != self._wanted:
            self._wanted = id
            self.moved.emit(Place(self.kind, id))
        self._read_detail()

    def _read_detail(self) -> None:
        self.office.desk.read(
            self,
            actions.action_detail,
            self._detail.show_action,
            action_id=self._wanted,
            on=self.office.who.today,
        )
