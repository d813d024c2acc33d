# SPDX-License-Identifier: Apache-2.0
"""`ListScreen`: a screen that is a list with the thing chosen beside it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from govdesk.rules.messages import Message
from govdesk.ui.places import Place
from govdesk.ui.widgets.list_detail import ListDetail
from govdesk.ui.widgets.screen import Screen
from govdesk.ui.widgets.table import RowsTable

R = TypeVar("R")


class ListScreen(Screen, Generic[R]):
    """A subclass sets `_table` and `_list`, calls `_put_list`, and reads its rows in `refresh`.

    `_wanted` is the id of the thing shown, also before its row is here.
    """

    _table: RowsTable[R]
    _list: ListDetail[R]
    _wanted = ""

    def open(self, id: str) -> None:
        """Show one thing, or the list."""
        self._wanted = id
        if id:
            self._list.choose(id)
        else:
            self._show_list()

    def here(self) -> Place:
        """The thing shown."""
        return Place(self.kind, self._wanted)

    def reference(self) -> str:
        """What one calls the thing shown, for other people."""
        row = self._table.current_row()
        return self._reference(row) if row is not None else ""

    def focus_search(self) -> None:
        """Ctrl+F."""
        self._list.focus_search()

    def back(self) -> bool:
        """Esc."""
        return self._list.back()

    def set_primary(
        self, text: str, act: Callable[[], object] | None, refusal: Message | None = None
    ) -> None:
        """The one primary action; where the list is empty, its button is grey as this one is."""
        super().set_primary(text, act, refusal)
        self._list.refuse_first(self._first_refusal())

    def _first_refusal(self) -> Message | None:
        """Why the first one may not be made."""
        return self.primary_refusal

    def _put_list(self) -> None:
        """The list takes the rest of the page."""
        self._list.chosen.connect(self._chosen)
        self.body.addWidget(self._list, 1)

    def _reference(self, row: R) -> str:
        """Such as `Motion 2026-14`; empty where things have no name of that kind."""
        return ""

    def _chosen(self, id: str) -> None:
        """A row was chosen."""
        if id != self._wanted:
            self._wanted = id
            self.moved.emit(Place(self.kind, id))
        self._read_chosen()

    def _read_chosen(self) -> None:
        """Show the thing that is `_wanted`."""

    def _show_list(self) -> None:
        """Show the list. What stays in view beside it is still shown, and so read again when
        something changes: someone else may have sat down since."""
        self._list.show_list()
        self._wanted = self._list.beside

    def _choose_wanted(self) -> bool:
        """Choose again what was shown, once its row is here; whether it is."""
        return bool(self._wanted) and self._list.choose(self._wanted)

    def _begin_new(self) -> None:
        """Nothing is chosen any more: the detail shows a form for a new thing."""
        self._wanted = ""
        self._table.clearSelection()
        self._list.show_detail()
