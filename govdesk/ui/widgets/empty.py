# SPDX-License-Identifier: Apache-2.0
"""`EmptyState`: what belongs here, and the button that makes the first one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from govdesk.rules.messages import Message
from govdesk.ui.widgets.act import button, set_refusal
from govdesk.ui.widgets.labels import Label


class EmptyState(QWidget):
    """A sentence, and one button when there is something to do about it."""

    def __init__(
        self, sentence: str, act: str = "", pressed: Callable[[], object] | None = None
    ) -> None:
        super().__init__()
        self._sentence = Label(sentence, "secondary")
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._act: QPushButton | None = None
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
            self._act = button(act)
            self._act.clicked.connect(lambda: pressed())
            layout.addWidget(self._act, 0, Qt.AlignmentFlag.AlignHCenter)
            self._reason = Label(role="caption")
            self._reason.hide()
            self._reason.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            layout.addWidget(self._reason)
        layout.addStretch(2)

    @property
    def sentence(self) -> str:
        """What it says."""
        return self._sentence.text()

    def set_refusal(self, message: Message | None) -> None:
        """Grey the button for the reason `message`, said under it; None: it can be pressed."""
        if self._act is not None:
            set_refusal(self._act, message, self._reason)

    def say(self, sentence: str) -> None:
        """Say something else."""
        self._sentence.setText(sentence)
        self.setAccessibleName(sentence)
