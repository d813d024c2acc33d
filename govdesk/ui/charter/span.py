# SPDX-License-Identifier: Apache-2.0
"""`SpanEdit`: a number with what it counts, such as `3 working days` or `72 hours`."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSpinBox, QWidget

from govdesk.rules.charter import MOST_DAYS
from govdesk.ui.theme import look
from govdesk.wording import _

WORKING = "working"


class SpanEdit(QWidget):
    """Its value is `unit:number`, the unit `hours`, `days` or `working`."""

    edited = Signal()

    def __init__(self, unit: str, most: int, *, name: str, may_be_unsaid: bool = False) -> None:
        super().__init__()
        self._unit, self._most = unit, most
        self.number, self.counts = QSpinBox(), QComboBox()
        self.number.setAccessibleName(name)
        self.number.lineEdit().setTextMargins(look().px(8), 0, 0, 0)
        self.counts.setAccessibleName(_("{what}: counted in").format(what=name))
        self.counts.addItem(_("hours") if unit == "hours" else _("days"), unit)
        self.counts.addItem(_("working days"), WORKING)
        if may_be_unsaid:
            self.number.setSpecialValueText(_("Not said"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.number, 1)
        layout.addWidget(self.counts, 1)
        self.setFocusProxy(self.number)
        self.number.valueChanged.connect(self.edited)
        self.counts.currentIndexChanged.connect(self._counts_other)
        self._set_range()

    def value(self) -> str:
        """As text."""
        return f"{self.counts.currentData()}:{self.number.value()}"

    def set_value(self, text: str) -> None:
        """Put a value in."""
        unit, _colon, number = text.partition(":")
        self.counts.setCurrentIndex(max(0, self.counts.findData(unit)))
        self._set_range()
        self.number.setValue(int(number or 0))

    def _counts_other(self) -> None:
        self._set_range()
        self.edited.emit()

    def _set_range(self) -> None:
        working = self.counts.currentData() == WORKING
        self.number.setRange(0, MOST_DAYS if working else self._most)
