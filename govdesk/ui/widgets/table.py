# SPDX-License-Identifier: Apache-2.0
"""`RowsTable`: a list of rows to read, sort, choose from and copy."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from govdesk.ui.remembered import Remembered
from govdesk.ui.theme import look
from govdesk.ui.widgets.columns import Column
from govdesk.ui.widgets.delegates import CellDelegate
from govdesk.ui.widgets.fitting import fitted, row_height
from govdesk.ui.widgets.row_filter import RowFilter
from govdesk.ui.widgets.rows import RowsModel

R = TypeVar("R")
_GOES = frozenset((
    Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left,
    Qt.Key.Key_Right, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown,
))  # fmt: skip
"""Keys that go to another row."""


class RowsTable(QTableView, Generic[R]):
    """A list over frozen rows.

    `chosen` carries the key of the row the cursor came to, `opened` that of the row that was
    double-clicked or on which Enter was pressed. Ctrl+C copies the selected rows as tab-separated
    text. Columns fit what stands in them until someone drags one, and rows get a second line when
    words need it. Give `remembered` and a `name` and columns and order are
    remembered.
    """

    chosen = Signal(str)
    opened = Signal(str)
    rows_changed = Signal()
    """The rows shown changed: new rows, a search or a filter."""

    def __init__(
        self,
        columns: Sequence[Column[R]],
        key: Callable[[R], str],
        accessible_name: str,
        *,
        remembered: Remembered | None = None,
        name: str = "",
    ) -> None:
        super().__init__()
        self.rows = RowsModel(columns, key, self)
        self.filter = RowFilter(self.rows)
        self._quiet = False
        self._laying = False
        self._by_hand = False
        self._most = 0
        self._remembered = remembered
        declared = "-".join(column.name for column in self.rows.columns)
        self._memory = f"columns/{name}/{declared}" if name else ""
        self.setModel(self.filter)
        self.setItemDelegate(CellDelegate(self))
        self.setAccessibleName(accessible_name)
        self._be_a_list()
        self._lay_columns()
        self.setSortingEnabled(True)
        self.filter.sort(-1)
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self._recall()
        self.horizontalHeader().sortIndicatorChanged.connect(self._note)
        self.horizontalHeader().sectionResized.connect(self._dragged)
        self.horizontalHeader().sectionMoved.connect(self._note)
        self.selectionModel().currentRowChanged.connect(self._moved)
        self.activated.connect(self._activated)
        for signal in (self.filter.modelReset, self.filter.rowsInserted, self.filter.rowsRemoved):
            signal.connect(self.rows_changed)

    def show_rows(self, rows: Sequence[R]) -> None:
        """Show `rows`; the chosen row stays chosen and in view when it is still there."""
        key, top = self.current_key(), self.verticalScrollBar().value()
        self.rows.show_rows(rows)
        self._fit()
        if key:
            self.choose(key, tell=False)
        self.verticalScrollBar().setValue(top)

    def fit_rows(self, most: int) -> None:
        """From now on be as high as the rows there are, up to `most` of them."""
        self._most = most
        self._fit_height()

    def current_row(self) -> R | None:
        """The row the cursor is on."""
        return self.filter.row_at(self.currentIndex())

    def current_key(self) -> str:
        """The key of the row the cursor is on; empty for none."""
        row = self.current_row()
        return self.rows.key(row) if row is not None else ""

    def choose(self, key: str, *, tell: bool = True) -> bool:
        """Put the cursor on the row `key`; False when it is not shown."""
        index = self.filter.index_of(key)
        if not index.isValid():
            return False
        flag = QItemSelectionModel.SelectionFlag
        self._quiet = not tell
        self.selectionModel().setCurrentIndex(index, flag.ClearAndSelect | flag.Rows)
        self._quiet = False
        self.scrollTo(index)
        return True

    def table(self) -> tuple[tuple[str, ...], ...]:
        """What is shown, as text with the headers first: for printing and export."""
        return self.filter.table()

    def copy_rows(self) -> None:
        """Copy the selected rows as tab-separated text."""
        picked = sorted(index.row() for index in self.selectionModel().selectedRows())
        lines = ("\t".join(self.filter.texts(row)) for row in picked)
        QGuiApplication.clipboard().setText("\n".join(lines))

    def focusInEvent(self, event: QFocusEvent) -> None:
        # Qt puts the cursor on the first row, which is then shown and not seen to be chosen.
        chosen = self.currentIndex().isValid() or self.selectionModel().hasSelection()
        if not chosen and self.filter.rowCount():
            self.selectRow(0)
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_rows()
            event.accept()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._activated(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def selectionCommand(
        self, index: QModelIndex | QPersistentModelIndex, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        """Ctrl with an arrow, Home or End marks the row that it goes to: what is shown beside the
        list is of that row."""
        if (
            isinstance(event, QKeyEvent)
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
            and event.key() in _GOES
        ):
            flags = QItemSelectionModel.SelectionFlag
            return flags.ClearAndSelect | flags.Rows
        return super().selectionCommand(index, event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._stretch()

    def _be_a_list(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setMouseTracking(True)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(look().row_height)

    def _lay_columns(self) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.setSectionsMovable(True)
        header.setMinimumSectionSize(look().px(48))
        for at, column in enumerate(self.rows.columns):
            self.setColumnWidth(at, look().px(column.width or 120))

    def _fit(self) -> None:
        """Give every column what its header and its words need, unless someone laid them out."""
        if not self._by_hand and self.rows.rows:
            self._laying = True
            for at, column in enumerate(self.rows.columns):
                if not column.stretch:
                    self.setColumnWidth(at, fitted(column, self.rows.rows))
            self._laying = False
        self._stretch()

    def _stretch(self) -> None:
        """Give the stretching column what the others leave, down to two thirds of its own width."""
        self._give_way()
        for at, column in enumerate(self.rows.columns):
            if column.stretch:
                others = sum(self.columnWidth(i) for i in range(len(self.rows.columns)) if i != at)
                least = look().px((column.width or 160) * 2 / 3)
                width = max(least, self.viewport().width() - others)
                self._laying = True
                self.setColumnWidth(at, width)
                self._laying = False
        widths = (
            (column, self.columnWidth(at))
            for at, column in enumerate(self.rows.columns)
            if not self.isColumnHidden(at)
        )
        height = row_height(widths, self.rows.rows)
        if height != self.verticalHeader().defaultSectionSize():
            self.verticalHeader().setDefaultSectionSize(height)
        self._fit_height()

    def _fit_height(self) -> None:
        if self._most:
            lines = max(1, min(len(self.rows.rows), self._most))
            # Two bars can each be there only because the other one is.
            policy = Qt.ScrollBarPolicy
            all_shown = len(self.rows.rows) <= self._most
            self.setVerticalScrollBarPolicy(
                policy.ScrollBarAlwaysOff if all_shown else policy.ScrollBarAsNeeded
            )
            row = self.verticalHeader().defaultSectionSize()
            head = self.horizontalHeader().sizeHint().height()
            self.setFixedHeight(lines * row + head + 2 * self.frameWidth() + 2)

    def _give_way(self) -> None:
        """Show as many columns as there is room for, but for those that never give way."""
        columns = self.rows.columns
        yielding = [at for at, column in enumerate(columns) if column.gives_way]
        if not yielding:
            return
        self._laying = True
        for at in yielding:
            self.setColumnHidden(at, False)
        needed = sum(
            look().px((column.width or 160) * 2 / 3) if column.stretch else self.columnWidth(at)
            for at, column in enumerate(columns)
        )
        for at in sorted(yielding, key=lambda at: -columns[at].gives_way):
            if needed <= self.viewport().width():
                break
            needed -= self.columnWidth(at)
            self.setColumnHidden(at, True)
        self._laying = False

    def _moved(self, current: QModelIndex) -> None:
        row = self.filter.row_at(current)
        if row is not None and not self._quiet:
            self.chosen.emit(self.rows.key(row))

    def _activated(self, index: QModelIndex) -> None:
        row = self.filter.row_at(index)
        if row is not None:
            self.opened.emit(self.rows.key(row))

    def _dragged(self) -> None:
        if not self._laying:
            self._by_hand = True
            self._note()

    def _note(self) -> None:
        if self._remembered is not None and self._memory:
            self._remembered.put(self._memory, self.horizontalHeader().saveState())

    def _recall(self) -> None:
        if self._remembered is not None and self._memory:
            state = self._remembered.state(self._memory)
            if state is not None:
                self._by_hand = self.horizontalHeader().restoreState(state)
