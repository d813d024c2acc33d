# SPDX-License-Identifier: Apache-2.0
"""The pages of a packet that is kept, to be looked at before it is published."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from govdesk.ui.briefings.preview import Preview
from govdesk.ui.theme import look


class Pages(QDialog):
    """A window with every page; Esc closes it. What else is open can be used meanwhile."""

    def __init__(self, parent: QWidget, title: str, content: bytes) -> None:
        super().__init__(parent.window())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.preview = Preview()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 16)
        layout.addWidget(self.preview)
        self.resize(look().px(820), look().px(760))
        self.preview.show_pdf(content)
        self.preview.pages.setFocus()
