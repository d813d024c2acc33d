# SPDX-License-Identifier: Apache-2.0
"""`RowsModel`: Qt's table model over a tuple of frozen rows and declared columns."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from enum import IntEnum
from typing import Any, Generic, TypeVar

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
        self._given: tuple[R, ...] = ()
        self._sorted_by = (-1, Qt.SortOrder.AscendingOrder)

    def show_rows(self, rows: Sequence[R]) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self._given = tuple(rows)
        self._arrange()
        self.endResetModel()

    def words(self, row: int) -> str:
        """All of a row's text, folded for search."""
        found = self._words[row]
        if found is None:
            found = folded(" ".join(c.value(self.rows[row]) for c in self.columns))
            self._words[row] = found
        return found

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; -1 gives the order the rows came in. Rows without a key come last.

        All keys are computed once and sorted in one go, which is many times faster than a proxy
        that compares two cells at a time.
        """
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        keys = [self.key(self.rows[index.row()]) for index in before]
        self._sorted_by = (column, order)
        self._arrange()
        places = {self.key(row): at for at, row in enumerate(self.rows)} if keys else {}
        after = [
            self.index(places[key], index.column()) for key, index in zip(keys, before, strict=True)
        ]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _arrange(self) -> None:
        column, order = self._sorted_by
        rows = list(self._given)
        if 0 <= column < len(self.columns):
            declared = self.columns[column]
            of = declared.sort or (lambda row: folded(declared.value(row)))
            keyed = [(of(row), row) for row in rows]
            known = [pair for pair in keyed if pair[0] is not None]
            known.sort(key=_first, reverse=order is Qt.SortOrder.DescendingOrder)
            rows = [row for _key, row in known] + [row for key, row in keyed if key is None]
        self.rows = tuple(rows)
        self._words = [None] * len(rows)

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


def _first(pair: tuple[Any, R]) -> Any:
    return pair[0]


def folded(text: str) -> str:
    """`text` without case and accents, its apostrophes as a keyboard has them, for search."""
    plain = unicodedata.normalize("NFKD", text.casefold()).replace("\u2019", "'")
    return "".join(letter for letter in plain if not unicodedata.combining(letter))
