# SPDX-License-Identifier: Apache-2.0
"""A line of the palette: the icon and words as usual, the key quietly at the other end."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from govdesk.ui.theme import look

KEY = Qt.ItemDataRole.UserRole + 1


class KeyBeside(QStyledItemDelegate):
    """Paints the text under role `KEY` at the end of the line."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().paint(painter, option, index)
        key = index.data(KEY)
        if not key:
            return
        rect: QRect = option.rect
        painter.save()
        painter.setFont(look().font("caption"))
        painter.setPen(look().colour("secondary"))
        end = QStyle.visualAlignment(
            option.direction, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        )
        painter.drawText(rect.adjusted(look().px(12), 0, -look().px(12), 0), end, key)
        painter.restore()
