# SPDX-License-Identifier: Apache-2.0
"""Two indicators, one chart under the other, over the same periods."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from govdesk.queries.charts import ChartSpec
from govdesk.queries.indicators import compared
from govdesk.ui.charts import ChartPanel
from govdesk.ui.office import Office
from govdesk.ui.theme import look
from govdesk.ui.widgets.field import Field
from govdesk.wording import _

Other = tuple[str, str]
"""An indicator's id and name."""


class Compared(QWidget):
    """The indicator's own chart, and under it the one that it is compared with, if any."""

    chosen = Signal(str)
    """The other indicator's id; empty for none."""

    def __init__(
        self, office: Office, id: str, chart: ChartSpec, others: Sequence[Other], other: str
    ) -> None:
        super().__init__()
        self._office, self._id, self._chart = office, id, chart
        self.own = _panel()
        self.own.show_chart(chart)
        self.other = _panel()
        self.other.hide()
        choice = QComboBox()
        choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        choice.setMinimumContentsLength(12)
        choice.addItem(_("Nothing"), "")
        for key, name in others:
            if key != id:
                choice.addItem(name, key)
        choice.setCurrentIndex(max(0, choice.findData(other)))
        self._choice = choice
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.own)
        layout.addWidget(self.other)
        layout.addWidget(Field(_("Compare wi&th"), choice))
        choice.activated.connect(self._choose)
        if choice.currentData():
            self._ask()

    def _choose(self, _at: int) -> None:
        self.chosen.emit(self._choice.currentData())
        self._ask()

    def _ask(self) -> None:
        other = self._choice.currentData()
        if other:
            self._office.desk.read(self, compared, self._show, id=self._id, other_id=other)
        else:
            self.own.show_chart(self._chart)
            self.other.hide()

    def _show(self, charts: tuple[ChartSpec, ChartSpec] | None) -> None:
        if charts is not None and self._choice.currentData():
            one, other = charts
            self.own.show_chart(one)
            self.other.show_chart(other)
            self.other.show()


def _panel() -> ChartPanel:
    panel = ChartPanel()
    panel.setMinimumHeight(look().px(300))
    return panel
