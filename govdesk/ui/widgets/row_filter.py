# SPDX-License-Identifier: Apache-2.0
"""`RowFilter`: the rows of a `RowsModel` that match the search and the chips."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSortFilterProxyModel, Qt

from govdesk.ui.widgets.rows import RowsModel, folded

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex


class RowFilter(QSortFilterProxyModel, Generic[R]):
    """Every word of the search must occur somewhere in the row; order and case do not matter."""

    def __init__(self, rows: RowsModel[R]) -> None:
        super().__init__(rows)
        self._rows = rows
        self._words: tuple[str, ...] = ()
        self._test: Callable[[R], bool] | None = None
        self.setSourceModel(rows)

    def search(self, text: str) -> None:
        """Keep only the rows that hold every word of `text`."""
        self.beginFilterChange()
        self._words = tuple(folded(text).split())
        self.endFilterChange()

    def keep(self, test: Callable[[R], bool] | None) -> None:
        """Keep only the rows that pass `test`, or all with None."""
        self.beginFilterChange()
        self._test = test
        self.endFilterChange()

    @property
    def is_narrowed(self) -> bool:
        """Whether a search or a chip hides rows."""
        return bool(self._words) or self._test is not None

    def row_at(self, index: Index) -> R | None:
        """The row behind a shown index."""
        source = self.mapToSource(index)
        return self._rows.rows[source.row()] if source.isValid() else None

    def index_of(self, key: str) -> QModelIndex:
        """The shown index (first column) of the row `key`; invalid when it is not shown."""
        for at, row in enumerate(self._rows.rows):
            if self._rows.key(row) == key:
                return self.mapFromSource(self._rows.index(at, 0))
        return QModelIndex()

    def table(self) -> tuple[tuple[str, ...], ...]:
        """What is shown, as text: the headers, then each row."""
        shown = (self.mapToSource(self.index(at, 0)).row() for at in range(self.rowCount()))
        return (
            tuple(column.header for column in self._rows.columns),
            *(self._texts(row) for row in shown),
        )

    def texts(self, at: int) -> tuple[str, ...]:
        """The cells of the shown row `at` as text."""
        return self._texts(self.mapToSource(self.index(at, 0)).row())

    def _texts(self, row: int) -> tuple[str, ...]:
        return tuple(column.value(self._rows.rows[row]) for column in self._rows.columns)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """The rows sort themselves; see `RowsModel.sort`."""
        self._rows.sort(column, order)

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        if self._test is not None and not self._test(self._rows.rows[source_row]):
            return False
        if not self._words:
            return True
        words = self._rows.words(source_row)
        return all(word in words for word in self._words)
