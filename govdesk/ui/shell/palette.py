# SPDX-License-Identifier: Apache-2.0
"""The palette (Ctrl+K): type a few letters, then do a command or jump to a thing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from govdesk.ui.office import Office
from govdesk.ui.shell.commands import Command, Found, Provider
from govdesk.ui.shell.key_beside import KEY, KeyBeside
from govdesk.ui.theme import icon, look, set_role
from govdesk.ui.widgets.announcing import announce
from govdesk.ui.widgets.rows import folded
from govdesk.ui.widgets.search import GlassEdit
from govdesk.wording import _, n_

_ACT = Qt.ItemDataRole.UserRole


class Palette(QDialog):
    """A line to type in and what it finds: commands at once, things when the workspace answers."""

    PAUSE = 120
    """Milliseconds after the last key before the workspace is asked."""

    def __init__(
        self,
        parent: QWidget,
        office: Office,
        commands: Sequence[Command],
        providers: Sequence[Provider],
    ) -> None:
        super().__init__(parent)
        self._office = office
        self._commands = tuple(commands)
        self._providers = tuple(providers)
        self._acts: list[Callable[[], object]] = []
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(_("Search or jump to anything"))
        self.setAccessibleName(self.windowTitle())
        set_role(self, "palette")
        self.line = GlassEdit(_("A command, a number such as 2026-14, or a few words"))
        self.line.setAccessibleName(self.windowTitle())
        set_role(self.line, "palette")
        self.list = QListWidget()
        self.list.setAccessibleName(_("What was found"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setItemDelegate(KeyBeside(self.list))
        self.list.setIconSize(QSize(look().px(20), look().px(20)))
        set_role(self.list, "palette")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addWidget(self.line)
        layout.addWidget(self.list)
        self._pause = QTimer(self, singleShot=True, interval=self.PAUSE)
        self._pause.timeout.connect(self._ask)
        self.line.textChanged.connect(self._typed)
        self.list.itemClicked.connect(self._do)
        self._place()
        self._typed("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        count = len(self._acts)
        match event.key():
            case Qt.Key.Key_Down | Qt.Key.Key_Up if count:
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                self.list.setCurrentRow((self.list.currentRow() + step) % count)
                announce(self.line, self.list.currentItem().text())
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                if count and (item := self.list.currentItem()) is not None:
                    self._do(item)
            case _:
                super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.line.setFocus()

    def _place(self) -> None:
        """Under the top of the window, in its middle."""
        window = self.parentWidget()
        assert window is not None
        width = min(look().px(620), window.width() - 40)
        self.resize(width, min(look().px(420), window.height() - 120))
        corner = window.mapToGlobal(window.rect().topLeft())
        self.move(corner.x() + (window.width() - width) // 2, corner.y() + look().px(64))

    def _typed(self, text: str) -> None:
        words = folded(text).split()
        self.list.clear()
        self._acts.clear()
        for command in self._commands:
            if all(word in folded(command.words) for word in words):
                self._add(command.words, command.key, command.icon or "forward", command.act)
        self._first()
        if words:
            self._pause.start()

    def _ask(self) -> None:
        text = self.line.text().strip()
        for provider in self._providers if text else ():
            self._office.desk.read(
                self,
                provider.search,
                partial(self._show, provider, text),
                text=text,
                limit=provider.limit,
            )

    def _show(self, provider: Provider, text: str, answer: Sequence[object]) -> None:
        if text != self.line.text().strip():
            return
        if answer and not self._acts:
            self.list.clear()
        for one in answer:
            found: Found = provider.found(one)
            words = _("{reference}: {title}").format(reference=found.reference, title=found.title)
            self._add(words, "", "jump", partial(self._office.navigate, found.place))
        self._first()
        count = len(self._acts)
        self._nothing()
        announce(self.line, n_("{count} thing found", "{count} things found", count))

    def _add(self, words: str, key: str, icon_name: str, act: Callable[[], object]) -> None:
        item = QListWidgetItem(icon(icon_name), words)
        item.setData(KEY, key)
        item.setData(_ACT, len(self._acts))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, words)
        self._acts.append(act)
        self.list.addItem(item)

    def _nothing(self) -> None:
        """Say on the screen, too, that nothing was found."""
        if not self._acts and not self.list.count():
            item = QListWidgetItem(_("Nothing is found by these words."))
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(item)

    def _first(self) -> None:
        if self.list.currentRow() < 0 and self.list.count():
            self.list.setCurrentRow(0)

    def _do(self, item: QListWidgetItem) -> None:
        act = self._acts[item.data(_ACT)]
        self.accept()
        act()
