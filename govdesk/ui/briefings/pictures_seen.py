# SPDX-License-Identifier: Apache-2.0
"""`PicturesSeen`: pictures of a Word file as they will be printed, each with its description."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from govdesk.rules.pieces import Picture, Piece
from govdesk.ui.theme import look
from govdesk.ui.widgets import Label, Section
from govdesk.wording import _

WIDE, HIGH = 150, 110
"""Of a picture in the list, in pixels at 100 %."""
SEEN = 2
"""Pictures that are seen without scrolling."""


class PicturesSeen(Section):
    """Whoever brings a piece in looks at its pictures before they are public: nobody else can see
    whether a face, a name or a map in one gives somebody away."""

    def __init__(self) -> None:
        super().__init__(_("Pictures as they will be printed"))
        self.body.addWidget(
            Label(
                _(
                    "Look at each: does it show a person, a name or a place that must not be "
                    "public? Where it was taken and with what does not come along. The words "
                    "beside it are read to who cannot see it."
                )
            )
        )
        self.list = QListWidget()
        self.list.setAccessibleName(_("Pictures with their descriptions"))
        self.list.setWordWrap(True)
        self.list.setUniformItemSizes(False)
        self.body.addWidget(self.list)
        self.hide()

    def show_piece(self, piece: Piece, pictures: Mapping[str, bytes]) -> None:
        """Show the pictures that a piece prints; nothing where it has none."""
        printed = [one for one in piece.parts if isinstance(one, Picture) and one.printed]
        size = QSize(look().px(WIDE), look().px(HIGH))
        self.list.clear()
        self.list.setIconSize(size)
        for one in printed:
            drawn = QPixmap()
            drawn.loadFromData(pictures[one.sha256])
            small = drawn.scaled(
                size,
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            item = QListWidgetItem(QIcon(small), one.text)
            item.setSizeHint(QSize(0, size.height() + look().px(10)))
            self.list.addItem(item)
        each = size.height() + look().px(10)
        self.list.setFixedHeight(each * min(len(printed), SEEN) + look().px(12))
        self.setVisible(bool(printed))
