# SPDX-License-Identifier: Apache-2.0
"""`LinkLabel`: words that lead to a place."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from govdesk.ui.office import Office
from govdesk.ui.places import Place


class LinkLabel(QLabel):
    """A link to a `Place`; its words are plain text, escaped here. Enter follows it."""

    def __init__(self, office: Office, text: str, place: Place) -> None:
        super().__init__()
        self._office = office
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse
            | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self.linkActivated.connect(lambda where: office.navigate(Place.read(where)))
        self.lead(text, place)

    def lead(self, text: str, place: Place) -> None:
        """Show other words and lead elsewhere."""
        words = escape(text)
        self.setText(f'<a href="{escape(str(place))}" style="text-decoration:none">{words}</a>')
        self.setAccessibleName(text)
