# SPDX-License-Identifier: Apache-2.0
"""`RowsModel`: Qt's table model over a tuple of frozen rows and declared columns."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from enum import IntEnum
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from govdesk.ui.theme import look
from govdesk.ui.widgets.columns import Column

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole


class RowRole(IntEnum):
    """Roles of our own, for delegates."""

    STATUS = Role.UserRole + 1
    SPARK = Role.UserRole + 2


class RowsModel(QAbstractTableModel, Generic[R]):
    """The rows of a list. `key` names a row across readings (its id)."""

    def __init__(
        self,
        columns: Sequence[Column[R]],
        key: Callable[[R], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.key = key
        self.rows: tuple[R, ...] = ()
        self._words: list[str | None] = []

    def show_rows(self, rows: Sequence[R]) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self._words = [None] * len(self.rows)
        self.endResetModel()

    def words(self, row: int) -> str:
        """All of a row's text, folded for search."""
        found = self._words[row]
        if found is None:
            found = folded(" ".join(c.value(self.rows[row]) for c in self.columns))
            self._words[row] = found
        return found

    def sort_key(self, row: int, column: int) -> object:
        """What the row sorts by in the column; None sorts last."""
        declared = self.columns[column]
        if declared.sort is not None:
            return declared.sort(self.rows[row])
        return declared.value(self.rows[row]).casefold()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        if not index.isValid():
            return None
        column, row = self.columns[index.column()], self.rows[index.row()]
        match role:
            case Role.DisplayRole:
                return column.value(row)
            case Role.AccessibleTextRole:
                return (column.spoken or column.value)(row)
            case Role.ToolTipRole:
                return column.tooltip(row) if column.tooltip else None
            case Role.TextAlignmentRole:
                side = Qt.AlignmentFlag.AlignRight if column.numeric else Qt.AlignmentFlag.AlignLeft
                return side | Qt.AlignmentFlag.AlignVCenter
            case Role.FontRole:
                return look().font(bold=True) if column.bold else None
            case RowRole.STATUS:
                return column.status(row) if column.status else None
            case RowRole.SPARK:
                return column.spark(row) if column.spark else None
            case Role.UserRole:
                return row
            case _:
                return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Vertical:
            return None
        column = self.columns[section]
        if role in (Role.DisplayRole, Role.AccessibleTextRole):
            return column.header
        if role == Role.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.numeric else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None


def folded(text: str) -> str:
    """`text` without case and accents, for search."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))
