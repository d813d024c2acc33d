# SPDX-License-Identifier: Apache-2.0
"""The list of indicators, and the one chosen beside it."""

from __future__ import annotations

from PySide6.QtCore import Qt

from govdesk.queries import indicators
from govdesk.queries.adoption import adoption_choices
from govdesk.queries.indicators import IndicatorRow
from govdesk.ui.indicators.detail import IndicatorPage
from govdesk.ui.indicators.words import goal, number
from govdesk.ui.office import Office
from govdesk.ui.widgets import (
    Act,
    Chip,
    Column,
    EmptyState,
    ListDetail,
    RowsTable,
    indicator_status,
)
from govdesk.ui.widgets.list_screen import ListScreen
from govdesk.wording import _, current, n_


class IndicatorsScreen(ListScreen[IndicatorRow]):
    """Every indicator by its code, with where it stands."""

    kind = "indicators"
    kinds = frozenset({"indicator", "target", "workspace", "motion", "pivot", "finding"})

    def __init__(self, office: Office) -> None:
        super().__init__(office, _("Indicators"))
        self._table = RowsTable(
            _columns(),
            key=lambda row: row.id,
            accessible_name=_("Indicators"),
            remembered=office.remembered,
            name="indicators",
        )
        self._page = IndicatorPage(office)
        self._list = ListDetail(
            office,
            "indicators",
            self._table,
            self._page,
            EmptyState(
                _("What the task force measures stands here, one line for each indicator."),
                _("Adopt the first"),
                self._new_indicator,
            ),
            [
                Chip("behind", _("Needs attention"), lambda row: row.behind, "status"),
                Chip("due", _("Reading due"), lambda row: bool(row.awaited), "status"),
            ],
            choose_one=_("Choose an indicator to see its chart, readings and motions."),
        )
        self._adopt = Act(_("Adopt an indicator"), "quiet")
        self._adopt.clicked.connect(self._new_indicator)
        self._list.add_act(self._adopt)
        self._import = Act(_("Import readings…"), "quiet")
        self._import.clicked.connect(self._take_in)
        self._list.add_act(self._import)
        self._put_list()

    def refresh(self) -> None:
        """Read the indicators, and the one shown, again."""
        who = self.office.who
        self._adopt.set_refusal(who.why_not("indicator.keep"))
        own = who.department_id or None
        self._import.set_refusal(who.why_not("reading.record", department_id=own))
        self.office.desk.read(self, indicators.list_indicators, self._show)
        if self._wanted:
            self._read_chosen()

    def _reference(self, row: IndicatorRow) -> str:
        """Such as `Indicator A5`."""
        return _("Indicator {code}").format(code=row.code)

    def new(self) -> None:
        """Go to the form that records a reading of the indicator shown."""
        if self.primary_refusal is None and self._wanted:
            self._list.show_detail()
            self._page.focus_form()

    def help(self) -> str:
        """What one does here."""
        return _(
            "Choose an indicator to see where it stands and why. Record its readings under the "
            "chart; to correct one, choose it in the history. Old numbers stay in the history."
        )

    def _take_in(self) -> None:
        from govdesk.ui.importing.dialog import ImportDialog

        dialog = ImportDialog(self, self.office)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _new_indicator(self) -> None:
        self._wanted = ""
        self._table.clearSelection()
        self.set_primary("", None)
        self.office.desk.read(self, adoption_choices, self._page.show_new)
        self._list.show_detail()

    def _set_primary(self) -> None:
        if self._wanted:
            refusal = self.office.who.why_not(
                "reading.record", department_id=self._page.department_id
            )
            self.set_primary(_("Record a reading"), self.new, refusal)

    def _show(self, rows: tuple[IndicatorRow, ...]) -> None:
        self._list.show_rows(rows)
        behind = sum(row.behind for row in rows)
        owners = len({row.department_id for row in rows if row.awaited and row.overdue})
        total = n_("{count} indicator", "{count} indicators", len(rows))
        said = _("{behind} of {total} need attention.").format(
            behind=current().number(behind), total=total
        )
        late = n_("{count} owner has not reported.", "{count} owners have not reported.", owners)
        self.set_summary(_("{one} {other}").format(one=said, other=late) if owners else said)
        self._choose_wanted()

    def _read_chosen(self) -> None:
        self.office.desk.read(self, indicators.indicator, self._show_one, id=self._wanted)

    def _show_one(self, detail: indicators.IndicatorDetail | None) -> None:
        if detail is not None and detail.row.id == self._wanted:
            self._page.show_indicator(detail)
            self._set_primary()


def _columns() -> list[Column[IndicatorRow]]:
    return [
        Column(
            "status",
            _("Status"),
            lambda row: indicator_status(row.status).word,
            status=lambda row: indicator_status(row.status),
            width=126,
        ),
        Column(
            "name",
            _("Indicator"),
            lambda row: row.name,
            tooltip=lambda row: row.name,
            bold=True,
            stretch=True,
            width=310,
        ),
        Column(
            "value",
            _("So far"),
            lambda row: number(row.actual, row.decimals),
            sort=lambda row: row.actual,
            numeric=True,
            width=72,
        ),
        Column(
            "milestone",
            _("Planned"),
            lambda row: number(row.milestone, row.decimals),
            sort=lambda row: row.milestone,
            numeric=True,
            width=80,
        ),
        Column(
            "trend",
            _("Trend"),
            lambda row: ", ".join(f"{value:g}" for value in row.spark if value is not None),
            spark=lambda row: row.spark,
            width=100,
        ),
        Column("target", _("Target"), goal, sort=lambda row: row.target, numeric=True, width=84),
        Column("unit", _("Unit"), lambda row: row.unit, width=120),
        Column("owner", _("Owner"), lambda row: row.department, width=140),
        Column("code", _("Code"), lambda row: row.code, width=64),
    ]
