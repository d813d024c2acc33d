# SPDX-License-Identifier: Apache-2.0
"""Labels by role. They show plain text only, wrap, and can be selected when asked."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from govdesk.ui.theme import set_role


class Label(QLabel):
    """Plain text in a role: `title`, `heading`, `subheading`, `caption`, `secondary`, `error`..."""

    def __init__(
        self, text: str = "", role: str = "", *, wrap: bool = True, tone: str = ""
    ) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        if wrap:
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
        if role or tone:
            set_role(self, role, tone)
        self.setText(text)


def heading(text: str) -> Label:
    """The heading of a part of a screen, 19 px."""
    return Label(text, "heading")


def subheading(text: str) -> Label:
    """The heading inside a card, 16 px."""
    return Label(text, "subheading")


def caption(text: str) -> Label:
    """Small quiet words, 12 px."""
    return Label(text, "caption")


def selectable(label: Label) -> Label:
    """Let the text of `label` be selected and copied, by mouse and keyboard."""
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse
        | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return label


def shown_if(widget: QWidget, text: str) -> None:
    """Set the text of a label and show it only when there is one.

    A label that is in no window yet is not shown: it would become a window of its own.
    """
    assert isinstance(widget, QLabel)
    widget.setText(text)
    if not text or widget.parentWidget() is not None:
        widget.setVisible(bool(text))
