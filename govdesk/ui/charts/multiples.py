# SPDX-License-Identifier: Apache-2.0
"""`SmallMultiples`: many small charts to one scale, beside each other."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from govdesk.queries.charts import ChartSpec
from govdesk.ui.charts.view import ChartView
from govdesk.ui.theme import look
from govdesk.ui.widgets.labels import Label

LEAST = 168
"""How wide a small chart is at least, in pixels at 100 %."""


class SmallChart(ChartView):
    """A chart that is readable at a small size: its lines and unit are named once for all of them.
    Walked by key like any other."""

    named = False

    def sizeHint(self) -> QSize:
        return QSize(look().px(LEAST), look().px(150))

    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(120), look().px(150))


class SmallMultiples(QWidget):
    """As many beside each other as there is room for."""

    def __init__(self, specs: Sequence[ChartSpec]) -> None:
        super().__init__()
        self._columns = 0
        self._cells = [self._cell(spec) for spec in specs]
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(12)
        self._arrange(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(max(1, (self.width() + 12) // (look().px(LEAST) + 12)))

    def _cell(self, spec: ChartSpec) -> QWidget:
        cell = QWidget()
        inside = QVBoxLayout(cell)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(4)
        inside.addWidget(Label(spec.title, "label"))
        chart = SmallChart()
        chart.show_chart(spec)
        inside.addWidget(chart, 1)
        return cell

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        for at in range(self._columns):
            self._grid.setColumnStretch(at, 0)
        self._columns = columns
        for at, cell in enumerate(self._cells):
            self._grid.addWidget(cell, at // columns, at % columns)
        for at in range(columns):
            self._grid.setColumnStretch(at, 1)
        self.updateGeometry()
