# SPDX-License-Identifier: Apache-2.0
"""`RollBox`: a roll that is called in one list, a single key for each name."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from govdesk.ui.theme import look
from govdesk.ui.widgets.act import button
from govdesk.ui.widgets.announcing import announce
from govdesk.wording import _

WAITING = "waiting"


class RollBox(QWidget):
    """Names to call, each by its key with the words for it. Y, N and A answer for the one that is
    chosen and go on to the next; Backspace takes an answer back.

    An editor of a form: its value is a JSON object of what was said, by key, in the order of the
    roll; empty before anyone was called.
    """

    edited = Signal()

    def __init__(self, names: Sequence[tuple[str, str]], answers: Mapping[str, str]) -> None:
        """`answers` are the words of `yes`, `no`, `abstain` and `waiting`."""
        super().__init__()
        self._names = tuple(names)
        self._answers = dict(answers)
        self._said: dict[str, str] = {}
        self.list = QListWidget()
        self.list.setAccessibleName(_("Roll"))
        self.list.installEventFilter(self)
        for _key, name in self._names:
            self.list.addItem(QListWidgetItem(name))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.list)
        row = QHBoxLayout()
        for said, words in (
            ("yes", _("Yes  (Y)")),
            ("no", _("No  (N)")),
            ("abstain", _("Abstain  (A)")),
        ):
            pressed = button(words)
            pressed.clicked.connect(lambda _on=False, said=said: self.answer(said))
            row.addWidget(pressed)
        row.addStretch(1)
        layout.addLayout(row)
        self.setFocusProxy(self.list)
        self._draw()
        self.list.setCurrentRow(0)
        high = max(self.list.sizeHintForRow(0), look().px(32))
        self.list.setFixedHeight(high * min(len(self._names), 12) + 2 * self.list.frameWidth() + 8)

    def value(self) -> str:
        """What was said so far."""
        said = {key: self._said[key] for key, _name in self._names if key in self._said}
        return json.dumps(said) if said else ""

    def set_value(self, text: str) -> None:
        """Put back what was said; of those who are not called any more, nothing."""
        told = json.loads(text) if text else {}
        self._said = {key: told[key] for key, _name in self._names if key in told}
        self._draw()

    def answer(self, said: str) -> None:
        """Note what the chosen one said, and go on to the next that has not been called."""
        at = self.list.currentRow()
        if not 0 <= at < len(self._names):
            return
        key, name = self._names[at]
        self._said[key] = said
        self._draw()
        announce(self.list, _("{name}: {answer}").format(name=name, answer=self._answers[said]))
        self._go_on(at)
        self.edited.emit()

    def take_back(self) -> None:
        """The chosen one has not been called."""
        at = self.list.currentRow()
        if 0 <= at < len(self._names) and self._said.pop(self._names[at][0], None) is not None:
            self._draw()
            self.edited.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys answer instead of searching in the list."""
        if event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
            said = {
                Qt.Key.Key_Y: "yes",
                Qt.Key.Key_N: "no",
                Qt.Key.Key_A: "abstain",
            }.get(Qt.Key(event.key()))
            if plain and said is not None:
                self.answer(said)
                return True
            if plain and event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
                self.take_back()
                return True
        return super().eventFilter(watched, event)

    def _draw(self) -> None:
        for at, (key, name) in enumerate(self._names):
            answer = self._answers[self._said.get(key, WAITING)]
            self.list.item(at).setText(_("{name}: {answer}").format(name=name, answer=answer))

    def _go_on(self, at: int) -> None:
        count = len(self._names)
        for step in range(1, count):
            following = (at + step) % count
            if self._names[following][0] not in self._said:
                self.list.setCurrentRow(following)
                return
