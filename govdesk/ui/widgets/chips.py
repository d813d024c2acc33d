# SPDX-License-Identifier: Apache-2.0
"""Filter chips above a list, remembered from day to day."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from govdesk.ui.remembered import Remembered
from govdesk.ui.theme import set_role
from govdesk.wording import _

R = TypeVar("R")


@dataclass(frozen=True)
class Chip(Generic[R]):
    """Keeps the rows that pass `test`. Chips of the same `group` add up; groups narrow."""

    name: str
    label: str
    test: Callable[[R], bool]
    group: str = ""


class Chips(QWidget, Generic[R]):
    """A row of toggles; `changed` when one is pressed."""

    changed = Signal()

    def __init__(
        self, chips: Sequence[Chip[R]], remembered: Remembered | None = None, name: str = ""
    ) -> None:
        super().__init__()
        self._chips = tuple(chips)
        self._remembered = remembered
        self._memory = f"filters/{name}" if name else ""
        self._buttons: dict[str, QPushButton] = {}
        self.setAccessibleName(_("Filters"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        on = set(remembered.texts(self._memory)) if remembered and self._memory else set()
        for chip in self._chips:
            toggle = QPushButton(chip.label)
            toggle.setCheckable(True)
            toggle.setChecked(chip.name in on)
            toggle.setCursor(Qt.CursorShape.PointingHandCursor)
            toggle.setAutoDefault(False)
            set_role(toggle, "chip")
            toggle.toggled.connect(self._toggled)
            self._buttons[chip.name] = toggle
            layout.addWidget(toggle)
        layout.addStretch(1)
        if not self._chips:
            self.hide()

    def on(self) -> tuple[str, ...]:
        """The names of the chips that are on."""
        return tuple(name for name, toggle in self._buttons.items() if toggle.isChecked())

    def turn(self, name: str, on: bool) -> None:
        """Turn one chip on or off."""
        self._buttons[name].setChecked(on)

    def clear(self) -> None:
        """Turn every chip off."""
        for toggle in self._buttons.values():
            toggle.setChecked(False)

    def test(self) -> Callable[[R], bool] | None:
        """Whether a row passes the chips that are on; None when all are off."""
        groups: dict[str, list[Callable[[R], bool]]] = {}
        for chip in self._chips:
            if self._buttons[chip.name].isChecked():
                groups.setdefault(chip.group or chip.name, []).append(chip.test)
        if not groups:
            return None
        return lambda row: all(any(test(row) for test in tests) for tests in groups.values())

    def _toggled(self) -> None:
        if self._remembered is not None and self._memory:
            self._remembered.put(self._memory, list(self.on()))
        self.changed.emit()
