# SPDX-License-Identifier: Apache-2.0
"""`FindBox`: a list to choose from that may be long: what is typed finds what has it anywhere."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QCompleter

ROWS = 12
"""So many are in view at once; the others come by typing, or by the arrows."""


class FindBox(QComboBox):
    """Offers its items as any list does. Typing shows those that hold the words; what is typed and
    chosen from nothing is put back to what was chosen before."""

    def __init__(self) -> None:
        super().__init__()
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMaxVisibleItems(ROWS)
        finder = QCompleter(self.model(), self)
        finder.setFilterMode(Qt.MatchFlag.MatchContains)
        finder.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        finder.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        finder.setMaxVisibleItems(ROWS)
        self.setCompleter(finder)
        editor = self.lineEdit()
        assert editor is not None
        editor.editingFinished.connect(self._settle)
        editor.textChanged.connect(self._from_its_beginning)

    def _settle(self) -> None:
        """What is shown is what is chosen: the one that is typed, the only one that has it, or what
        was chosen before."""
        typed = self.currentText().strip().casefold()
        if typed and typed != self.itemText(self.currentIndex()).casefold():
            found = [
                place for place in range(self.count()) if typed in self.itemText(place).casefold()
            ]
            if len(found) == 1:
                self.setCurrentIndex(found[0])
        self.setEditText(self.itemText(self.currentIndex()))

    def _from_its_beginning(self, *_text: str) -> None:
        """What is longer than the box is read from its beginning: the number, and not the day."""
        editor = self.lineEdit()
        if editor is not None and not editor.hasFocus():
            editor.setCursorPosition(0)
