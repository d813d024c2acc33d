# SPDX-License-Identifier: Apache-2.0
"""Filters with more choices than a row of chips has room for: chips that open a menu."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from govdesk.ui.remembered import Remembered
from govdesk.ui.theme import set_role
from govdesk.wording import _

R = TypeVar("R")
Choice = tuple[str, str]
"""A key and its words; a choice without a key is a line in the menu."""


class MenuChip(QPushButton):
    """Shows what is chosen, or what can be; `chosen` carries the key, empty for all."""

    chosen = Signal(str)

    def __init__(self, label: str, everything: str, key: str = "") -> None:
        super().__init__(label)
        self._label, self._everything, self._key = label, everything, key
        self._words: dict[str, str] = {}
        self._menu = QMenu(self)
        self.setMenu(self._menu)
        self.setAutoDefault(False)
        self.setCheckable(True)
        set_role(self, "chip")
        self.offer(())

    @property
    def key(self) -> str:
        """What is chosen; empty for all."""
        return self._key

    @property
    def words(self) -> str:
        """What is chosen, in words; empty for all."""
        return self._words.get(self._key, "")

    def offer(self, choices: Sequence[Choice]) -> None:
        """Offer these choices from now on, besides everything."""
        self._words = {key: words for key, words in choices if key}
        self._menu.clear()
        group = QActionGroup(self._menu)
        for key, words in (("", self._everything), *choices):
            if words:
                self._add(group, key, words)
            else:
                self._menu.addSeparator()
        self._tell()

    def choose(self, key: str) -> None:
        """Choose a key; empty for all."""
        if key != self._key:
            self._key = key
            self._tell()
            self.chosen.emit(key)

    def _add(self, group: QActionGroup, key: str, words: str) -> None:
        act = QAction(words.replace("&", "&&"), self._menu)
        act.setCheckable(True)
        act.setChecked(key == self._key)
        act.triggered.connect(lambda: self.choose(key))
        group.addAction(act)
        self._menu.addAction(act)

    def _tell(self) -> None:
        words = self.words or self._label
        self.setText(words.replace("&", "&&"))
        self.setChecked(bool(self.words))
        said = _("{label}: {words}").format(label=self._label, words=self.words or self._everything)
        self.setAccessibleName(said)
        keys = ("", *self._words)
        acts = [act for act in self._menu.actions() if not act.isSeparator()]
        for key, act in zip(keys, acts, strict=True):
            act.setChecked(key == self._key)

    def nextCheckState(self) -> None:
        """A press opens the menu; what is chosen there says whether the chip is on."""


@dataclass(frozen=True)
class MenuFilter(Generic[R]):
    """One menu. `of` gives a row's key; without it the screen reads anew for what is chosen."""

    name: str
    label: str
    everything: str
    of: Callable[[R], str] | None = None


class MenuChips(QWidget, Generic[R]):
    """A row of menus, remembered from day to day; `changed` when something else is chosen."""

    changed = Signal()

    def __init__(
        self, filters: Sequence[MenuFilter[R]], remembered: Remembered | None = None, name: str = ""
    ) -> None:
        super().__init__()
        self._filters = tuple(filters)
        self._remembered = remembered
        self._memory = f"menus/{name}"
        self.menus: dict[str, MenuChip] = {}
        self.setAccessibleName(_("More filters"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for one in self._filters:
            key = remembered.text(f"{self._memory}/{one.name}") if remembered else ""
            menu = MenuChip(one.label, one.everything, key)
            menu.chosen.connect(lambda key, name=one.name: self._chosen(name, key))
            self.menus[one.name] = menu
            layout.addWidget(menu)
        layout.addStretch(1)

    def key(self, name: str) -> str:
        """What is chosen in a menu; empty for all."""
        return self.menus[name].key

    def offer(self, rows: Sequence[R], words: Callable[[str, R], str]) -> None:
        """Offer in every menu what the rows have; `words(menu, row)` says a row's key in words."""
        for one in self._filters:
            if one.of is not None:
                found = {one.of(row): words(one.name, row) for row in rows}
                self.menus[one.name].offer(sorted(found.items(), key=lambda choice: choice[1]))

    def clear(self) -> None:
        """Choose everything in every menu."""
        for menu in self.menus.values():
            menu.choose("")

    def test(self) -> Callable[[R], bool] | None:
        """Whether a row passes what is chosen and offered; None when all do."""
        tests = [
            (one.of, menu.key)
            for one in self._filters
            if one.of is not None and (menu := self.menus[one.name]).words
        ]
        if not tests:
            return None
        return lambda row: all(of(row) == key for of, key in tests)

    def _chosen(self, name: str, key: str) -> None:
        if self._remembered is not None:
            self._remembered.put(f"{self._memory}/{name}", key)
        self.changed.emit()
