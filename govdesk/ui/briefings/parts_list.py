# SPDX-License-Identifier: Apache-2.0
"""`PartsList`: the parts of a packet, each with a switch, moved by dragging or by Alt and arrow."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from govdesk.ui.theme import look
from govdesk.ui.widgets import announce, button
from govdesk.ui.widgets.keys import alt_step
from govdesk.wording import _

OFF = "-"
"""Before the key of a part that is switched off."""
Switch = Qt.CheckState


class PartsList(QWidget):
    """An editor for a `Form`: its value is the keys in order, those switched off after a `-`."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.list = QListWidget()
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.list.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.list.setAccessibleName(_("Parts of the packet"))
        self.list.setAccessibleDescription(
            _("Space switches a part on or off; Alt with an arrow moves it.")
        )
        self.list.setUniformItemSizes(True)
        self.list.itemChanged.connect(self._changed)
        self.list.model().rowsMoved.connect(self._changed)
        self.list.installEventFilter(self)
        self.up = button(_("Move &up"), "quiet")
        self.up.clicked.connect(lambda: self.move_part(-1))
        self.down = button(_("Move &down"), "quiet")
        self.down.clicked.connect(lambda: self.move_part(1))
        self.list.currentRowChanged.connect(self._follow)
        row = QHBoxLayout()
        row.addWidget(self.up)
        row.addWidget(self.down)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.list)
        layout.addLayout(row)
        self.setFocusProxy(self.list)

    def offer(self, parts: Sequence[tuple[str, str]]) -> None:
        """Show these parts (key and title), all of them on."""
        self.list.blockSignals(True)
        self.list.clear()
        for key, title in parts:
            item = QListWidgetItem(title)
            item.setToolTip(title)  # whole, where the list has less room than the title
            item.setData(Qt.ItemDataRole.UserRole, key)
            item.setFlags(
                Qt.ItemFlag.ItemIsEnabled
                | Qt.ItemFlag.ItemIsSelectable
                | Qt.ItemFlag.ItemIsUserCheckable
                | Qt.ItemFlag.ItemIsDragEnabled
            )
            item.setCheckState(Switch.Checked)
            self.list.addItem(item)
        self.list.setCurrentRow(0 if parts else -1)
        self.list.blockSignals(False)
        each = max(self.list.sizeHintForRow(0), look().px(28))
        self.list.setFixedHeight(each * max(len(parts), 1) + look().px(12))
        self._follow()

    def on(self) -> tuple[str, ...]:
        """The keys of the parts that are on, in order."""
        return tuple(key for key in self.value().split() if not key.startswith(OFF))

    def value(self) -> str:
        """All keys in order, as text."""
        items = [self.list.item(row) for row in range(self.list.count())]
        return " ".join(
            ("" if item.checkState() is Switch.Checked else OFF)
            + str(item.data(Qt.ItemDataRole.UserRole))
            for item in items
        )

    def set_value(self, value: str) -> None:
        """Put the parts in the order and state of `value`; keys that there are not are left out."""
        wanted = value.split()
        items = {
            item.data(Qt.ItemDataRole.UserRole): item
            for item in (self.list.takeItem(0) for _row in range(self.list.count()))
        }
        self.list.blockSignals(True)
        for key in wanted:
            item = items.pop(key.lstrip(OFF), None)
            if item is not None:
                item.setCheckState(Switch.Unchecked if key.startswith(OFF) else Switch.Checked)
                self.list.addItem(item)
        for item in items.values():
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.blockSignals(False)
        self._follow()

    def move_part(self, by: int) -> None:
        """Move the chosen part up (-1) or down (1), and say where it is now."""
        row = self.list.currentRow()
        to = row + by
        if row < 0 or not 0 <= to < self.list.count():
            return
        # as one move: taken out and put in again, a screen reader would say its neighbour first
        top = QModelIndex()
        self.list.model().moveRow(top, row, top, to + (by > 0))
        said = _("{part}: number {place} of {count}").format(
            part=self.list.item(to).text(), place=to + 1, count=self.list.count()
        )
        announce(self.list, said)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Alt with an arrow moves the chosen part."""
        if step := alt_step(event):
            self.move_part(step)
            return True
        return super().eventFilter(watched, event)

    def _changed(self, *_what: object) -> None:
        self._follow()
        self.edited.emit()

    def _follow(self, *_row: object) -> None:
        row, last = self.list.currentRow(), self.list.count() - 1
        self.up.setEnabled(row > 0)
        self.down.setEnabled(0 <= row < last)
