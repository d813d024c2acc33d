# SPDX-License-Identifier: Apache-2.0
"""The help sheet: what one does on this page, and every key."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from govdesk.ui.shell.keyboard import Key, shown
from govdesk.ui.theme import look
from govdesk.ui.widgets.act import button
from govdesk.ui.widgets.labels import Label
from govdesk.ui.widgets.panels import Facts, Scroll
from govdesk.wording import _


class HelpSheet(QDialog):
    """A sheet over the window; Esc closes it."""

    def __init__(self, parent: QWidget, title: str, text: str, keys: Sequence[Key]) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        page = Scroll(title)
        page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        page.body.addWidget(Label(title, "heading"))
        if text:
            page.body.addWidget(Label(text))
        page.body.addWidget(Label(_("Keys"), "subheading"))
        page.body.addWidget(Facts([(shown(key.sequence), key.words) for key in keys]))
        close = button(_("Close"))
        close.clicked.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 16, 16)
        layout.addWidget(page, 1)
        layout.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        self.resize(look().px(560), min(look().px(640), parent.height() - 40))
