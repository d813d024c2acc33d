# SPDX-License-Identifier: Apache-2.0
"""`EmptyState`: what belongs here, and the button that makes the first one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from govdesk.ui.widgets.act import button
from govdesk.ui.widgets.labels import Label


class EmptyState(QWidget):
    """A sentence, and one button when there is something to do about it."""

    def __init__(
        self, sentence: str, act: str = "", pressed: Callable[[], object] | None = None
    ) -> None:
        super().__init__()
        self._sentence = Label(sentence, "secondary")
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setAccessibleName(sentence)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 48, 24, 48)
        layout.setSpacing(16)
        layout.addStretch(1)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self._sentence, 4)
        middle.addStretch(1)
        layout.addLayout(middle)
        if act and pressed is not None:
            make = button(act)
            make.clicked.connect(lambda: pressed())
            layout.addWidget(make, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(2)

    @property
    def sentence(self) -> str:
        """What it says."""
        return self._sentence.text()

    def say(self, sentence: str) -> None:
        """Say something else."""
        self._sentence.setText(sentence)
        self.setAccessibleName(sentence)
