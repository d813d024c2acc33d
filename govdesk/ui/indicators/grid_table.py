# SPDX-License-Identifier: Apache-2.0
"""The table of a quarter's readings: typed into, or pasted into from a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem

from govdesk.queries.quarter_grid import GridLine
from govdesk.ui.theme import look
from govdesk.wording import _, current

TOLD = 3
"""The columns that only say what a line is."""
FIELDS = ("value", "numerator", "denominator", "note")


@dataclass(frozen=True, slots=True)
class Typed:
    """A line as it stands in the table, and whether that is not what holds."""

    line: GridLine
    value: str
    numerator: str
    denominator: str
    note: str
    changed: bool


class GridTable(QTableWidget):
    """Ctrl+V pastes from where the cursor is, to the right and down; cells that take no number of
    their indicator are passed over."""

    pasted = Signal(int)
    """Something was pasted; how many cells that say something found no place."""

    def __init__(self) -> None:
        super().__init__(0, TOLD + len(FIELDS))
        self._lines: tuple[GridLine, ...] = ()
        self._before: list[tuple[str, ...]] = []
        self.setAccessibleName(_("The numbers of the quarter"))
        self.setAccessibleDescription(_("Paste from a spreadsheet with Ctrl+V."))
        self.setHorizontalHeaderLabels(
            [
                _("Indicator"),
                _("Period"),
                _("Where"),
                _("Value"),
                _("Counted"),
                _("Out of"),
                _("Note"),
            ]
        )
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(look().row_height)
        self.setTabKeyNavigation(False)
        header = self.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for at, width in enumerate((96, 130, 90, 90, 90, 150), 1):
            self.setColumnWidth(at, look().px(width))

    def show_lines(self, lines: Sequence[GridLine]) -> None:
        """Show other lines; what was typed is gone."""
        self._lines = tuple(lines)
        self.setRowCount(len(lines))
        self._before = []
        for row, line in enumerate(lines):
            numbers = [_number(line.value), _number(line.numerator), _number(line.denominator), ""]
            self._before.append(tuple(numbers))
            told = [f"{line.code} {line.name}", line.period, line.where]
            for column, text in enumerate((*told, *numbers)):
                self.setItem(row, column, self._item(line, column, text))

    def typed(self) -> tuple[Typed, ...]:
        """Every line as it stands."""
        found = []
        for row, line in enumerate(self._lines):
            texts = tuple(self._text(row, TOLD + at) for at in range(len(FIELDS)))
            value, numerator, denominator, note = texts
            changed = texts != self._before[row]
            found.append(Typed(line, value, numerator, denominator, note, changed))
        return tuple(found)

    def paste(self, text: str) -> int:
        """Put tab-separated rows in from the cursor on; gives how many cells that say something
        found no place. A cell in quotes may hold several lines, as spreadsheets copy it."""
        top, left = max(0, self.currentRow()), max(TOLD, self.currentColumn())
        left_out = 0
        for down, cells in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter="\t")):
            for right, cell in enumerate(cells):
                item = self.item(top + down, left + right)
                if item is not None and item.flags() & Qt.ItemFlag.ItemIsEditable:
                    item.setText(" ".join(cell.split()))
                elif cell.strip():
                    left_out += 1
        self.pasted.emit(left_out)
        return left_out

    def point_at(self, line: GridLine, field: str) -> None:
        """Put the cursor where something is wrong."""
        row = self._lines.index(line)
        column = TOLD + FIELDS.index(field) if field in FIELDS else TOLD
        if not self._takes(line, column):
            column = TOLD + FIELDS.index("numerator" if line.quotient else "value")
        self.setCurrentCell(row, column)
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste(QGuiApplication.clipboard().text())
            event.accept()
        elif event.key() == Qt.Key.Key_Delete and self.currentItem() is not None:
            if self.currentItem().flags() & Qt.ItemFlag.ItemIsEditable:
                self.currentItem().setText("")
        else:
            super().keyPressEvent(event)

    def _takes(self, line: GridLine, column: int) -> bool:
        if column < TOLD:
            return False
        field = FIELDS[column - TOLD]
        if field == "denominator":
            return line.quotient or line.cases
        return field == "note" or (field == "value") != line.quotient

    def _item(self, line: GridLine, column: int, text: str) -> QTableWidgetItem:
        item = QTableWidgetItem(text)
        takes = self._takes(line, column)
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        item.setFlags(flags | Qt.ItemFlag.ItemIsEditable if takes else flags)
        if not takes:
            item.setBackground(look().colour("page"))
        if TOLD <= column < TOLD + 3:
            item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if column == 0:
            item.setToolTip(f"{line.name} ({line.unit})")
        return item

    def _text(self, row: int, column: int) -> str:
        item = self.item(row, column)
        return "" if item is None else item.text().strip()


def _number(value: Decimal | None) -> str:
    """Every decimal of it: what is shown is recorded again when its line changes."""
    return "" if value is None else current().typed_number(value)
