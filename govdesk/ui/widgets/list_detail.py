# SPDX-License-Identifier: Apache-2.0
"""`ListDetail`: a list with what is chosen beside it; on a narrow window one after the other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from govdesk.rules.messages import Message
from govdesk.ui.office import Office
from govdesk.ui.theme import look, set_icon, set_role
from govdesk.ui.widgets.act import button
from govdesk.ui.widgets.chips import Chip, Chips
from govdesk.ui.widgets.empty import EmptyState
from govdesk.ui.widgets.labels import Label
from govdesk.ui.widgets.menu_chips import MenuChips
from govdesk.ui.widgets.search import SearchField
from govdesk.ui.widgets.side_by_side import InLine
from govdesk.ui.widgets.table import RowsTable
from govdesk.wording import _, current, n_

R = TypeVar("R")


class ListDetail(QWidget, Generic[R]):
    """Search, chips and the table on the left; `detail` on the right.

    Under `NARROW` pixels (at 100 % text) the list fills the page, choosing a row and pressing Enter
    shows the detail, and Esc (`back()`) returns. With `list_first` the list has the whole page also
    on a wide window, until something is opened beside it. `chosen` carries the key of the row to
    show, whether clicked, reached by the arrow keys or set by `choose`.
    """

    NARROW = 860
    chosen = Signal(str)

    def __init__(
        self,
        office: Office,
        name: str,
        table: RowsTable[R],
        detail: QWidget,
        empty: EmptyState,
        chips: Sequence[Chip[R]] = (),
        *,
        choose_one: str = "",
        menus: MenuChips[R] | None = None,
        list_first: bool = False,
    ) -> None:
        super().__init__()
        self.table = table
        self.detail = detail
        self.search = SearchField(_("Search this list"))
        self.chips = Chips(chips, office.remembered, name)
        self.menus = menus
        self._list_first = list_first
        self._office = office
        self._memory = f"split/{name}"
        self._empty = empty
        self._narrow = False
        self._is_read = False
        self._shown_detail = False
        self._none = EmptyState(
            _("Nothing here matches your search and filters."),
            _("Show everything"),
            self.show_everything,
        )
        self._unchosen = EmptyState(choose_one or _("Choose a line to see it here."))
        self._count = Label(role="caption", wrap=False)
        self._pages = QStackedWidget()
        self._unread = QWidget()
        for page in (self._unread, table, empty, self._none):
            self._pages.addWidget(page)
        self._right = QStackedWidget()
        self._right.addWidget(self._unchosen)
        self._right.addWidget(detail)
        self._lay_out()
        self.search.searched.connect(self._narrow_rows)
        self.search.down.connect(self._into_list)
        self.chips.changed.connect(self._narrow_rows)
        if menus is not None:
            menus.changed.connect(self._narrow_rows)
        table.chosen.connect(self._row_chosen)
        table.opened.connect(self._row_opened)
        table.clicked.connect(lambda _index: self._row_opened(table.current_key()))
        table.rows_changed.connect(self._tell_count)
        self._narrow_rows()

    def add_act(self, widget: QWidget) -> None:
        """Put a quiet button at the end of the line above the list."""
        self._below.add(widget)

    def refuse_first(self, message: Message | None) -> None:
        """Why whoever is here may not make the first one, said where there is none."""
        self._empty.set_refusal(message)

    def show_rows(self, rows: Sequence[R]) -> None:
        """Show `rows`; with none at all the empty state invites to make the first."""
        self._is_read = True
        self.table.show_rows(rows)
        self._narrow_rows()

    def choose(self, key: str) -> bool:
        """Choose the row `key` and show its detail; clears a search that hides it."""
        if not self.table.filter.index_of(key).isValid():
            self.show_everything()
        found = self.table.choose(key)
        if found:
            self.show_detail()
        return found

    def show_detail(self) -> None:
        """Show the detail; on a narrow window instead of the list."""
        self._right.setCurrentWidget(self.detail)
        self._shown_detail = True
        self._arrange()

    def show_list(self) -> None:
        """On a narrow window show the list again."""
        self._shown_detail = False
        self._arrange()
        self.table.setFocus()

    def nothing_chosen(self) -> None:
        """Show no detail, for instance when its thing is gone."""
        self._right.setCurrentWidget(self._unchosen)
        self._shown_detail = False
        self._arrange()

    def back(self) -> bool:
        """Esc: from the detail back to the list when they are stacked, or the list comes first."""
        if (self._narrow or self._list_first) and self._shown_detail:
            self.show_list()
            return True
        return False

    def focus_search(self) -> None:
        """Put the cursor in the search."""
        self.search.setFocus()
        self.search.selectAll()

    def show_everything(self) -> None:
        """Clear the search and all chips."""
        self.search.clear()
        self.chips.clear()
        if self.menus is not None:
            self.menus.clear()
        self._narrow_rows()

    @property
    def beside(self) -> str:
        """The key of the row whose detail is seen beside the list; empty where none is."""
        seen = self._right.currentWidget() is self.detail and not self._beside.isHidden()
        if not seen or not self.table.selectionModel().hasSelection():
            return ""
        return self.table.current_key()

    @property
    def is_narrow(self) -> bool:
        """Whether list and detail are stacked."""
        return self._narrow

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < look().px(self.NARROW)
        if narrow != self._narrow:
            self._narrow = narrow
            self._arrange()

    def _lay_out(self) -> None:
        left = QFrame()
        set_role(left, "panel")
        inside = QVBoxLayout(left)
        inside.setContentsMargins(1, 12, 1, 1)
        inside.setSpacing(8)
        head = QVBoxLayout()
        head.setContentsMargins(11, 0, 11, 0)
        head.setSpacing(8)
        head.addWidget(self.search)
        head.addWidget(self.chips)
        if self.menus is not None:
            head.addWidget(self.menus)
        self._below = InLine(self._count)
        head.addWidget(self._below)
        inside.addLayout(head)
        inside.addWidget(self._pages, 1)
        right = QFrame()
        set_role(right, "panel")
        beside = QVBoxLayout(right)
        beside.setContentsMargins(1, 1, 1, 1)
        beside.setSpacing(0)
        self._back = button(_("Back to the list"), "quiet")
        set_icon(self._back, "back")
        self._back.clicked.connect(self.show_list)
        beside.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        beside.addWidget(self._right, 1)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(left)
        self._split.addWidget(right)
        left.lower()  # a splitter puts what is added last first, and so would a screen reader
        self._left, self._beside = left, right
        self._split.setHandleWidth(12)
        self._split.setStretchFactor(0, 1)
        self._split.setStretchFactor(1, 1)
        self._split.setSizes([560, 450])
        state = self._office.remembered.state(self._memory)
        if state is not None:
            self._split.restoreState(state)
        self._split.splitterMoved.connect(
            lambda: self._office.remembered.put(self._memory, self._split.saveState())
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._split)
        self._arrange()

    def _arrange(self) -> None:
        self._left.setVisible(not (self._narrow and self._shown_detail))
        alone = self._narrow or self._list_first
        self._beside.setVisible(not alone or self._shown_detail)
        self._back.setVisible(alone)

    def _narrow_rows(self) -> None:
        self.table.filter.search(self.search.text())
        tests = [self.chips.test(), self.menus.test() if self.menus is not None else None]
        asked = [test for test in tests if test is not None]
        self.table.filter.keep((lambda row: all(test(row) for test in asked)) if asked else None)
        self._tell_count()

    def _tell_count(self) -> None:
        shown, every = self.table.filter.rowCount(), len(self.table.rows.rows)
        if not self._is_read:
            self._pages.setCurrentWidget(self._unread)
        elif every == 0:
            self._pages.setCurrentWidget(self._empty)
        else:
            self._pages.setCurrentWidget(self.table if shown else self._none)
        count = n_("{count} line", "{count} lines", every)
        if shown != every:
            words = current().number(shown)
            count = _("{shown} of {every}").format(shown=words, every=count)
        self._count.setText(count)
        self._count.setVisible(every > 0)

    def _into_list(self) -> None:
        self.table.setFocus()
        if not self.table.currentIndex().isValid() and self.table.filter.rowCount():
            self.table.selectRow(0)

    def _row_chosen(self, key: str) -> None:
        if not self._narrow:
            self._right.setCurrentWidget(self.detail)
        self.chosen.emit(key)

    def _row_opened(self, key: str) -> None:
        if key:
            self.show_detail()
            if not self._narrow:
                return
            self.detail.setFocus()
