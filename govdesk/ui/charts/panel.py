# SPDX-License-Identifier: Apache-2.0
"""`ChartPanel`: a chart with its title, its note, and the same data as a table."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QStackedWidget, QVBoxLayout, QWidget

from govdesk.queries.charts import ChartSpec
from govdesk.ui.charts.view import ChartView
from govdesk.ui.theme import look, set_icon
from govdesk.ui.widgets.act import button
from govdesk.ui.widgets.columns import Column
from govdesk.ui.widgets.labels import Label, shown_if
from govdesk.ui.widgets.table import RowsTable
from govdesk.wording import _

Line = tuple[str, ...]


class ChartPanel(QWidget):
    """`show_chart(spec)`; the button beside the title shows the table instead, and back."""

    def __init__(self) -> None:
        super().__init__()
        self.view = ChartView()
        self._title = Label(role="subheading")
        self._note = Label(role="caption")
        self._switch = button("", "quiet")
        self._switch.setCheckable(True)
        self._switch.toggled.connect(self._switched)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.view)
        self._table: RowsTable[Line] | None = None
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._switch)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self._pages, 1)
        layout.addWidget(self._note)
        self._switched(False)

    def show_chart(self, spec: ChartSpec) -> None:
        """Show another chart, as drawing or as table, whichever is in front."""
        self._title.setText(spec.title)
        shown_if(self._note, spec.note)
        self.view.show_chart(spec)
        if self._table is not None:
            self._pages.removeWidget(self._table)
            self._table.deleteLater()
            self._table = None
        self._switched(self._switch.isChecked())

    @property
    def table(self) -> RowsTable[Line] | None:
        """The table, once it was asked for."""
        return self._table

    def _switched(self, as_table: bool) -> None:
        self._switch.setText(_("Show as chart") if as_table else _("Show as table"))
        set_icon(self._switch, "chart" if as_table else "table", "primary")
        if as_table and self._table is None and self.view.spec.points:
            self._table = _table(self.view.spec)
            self._pages.addWidget(self._table)
        if as_table and self._table is not None:
            self._pages.setCurrentWidget(self._table)
        else:
            self._pages.setCurrentWidget(self.view)


def _table(spec: ChartSpec) -> RowsTable[Line]:
    """The data of a chart: periods down, value and references across."""
    header, *rows = spec.table()
    header = (spec.across or _("Period"), *header[1:])

    def column(at: int) -> Column[Line]:
        return Column(str(at), header[at], lambda row: row[at], numeric=at > 0)

    made: RowsTable[Line] = RowsTable(
        [column(at) for at in range(len(header))],
        key=lambda row: row[0],
        accessible_name=spec.title,
    )
    made.setSortingEnabled(False)
    made.setMinimumHeight(look().px(220))
    made.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    made.show_rows(rows)
    return made
