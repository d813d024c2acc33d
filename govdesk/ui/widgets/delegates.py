# SPDX-License-Identifier: Apache-2.0
"""How cells are painted: text, a status (shape and word) or a small line; and the hairline."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from govdesk.ui.theme import look
from govdesk.ui.widgets.fitting import PAD, SHAPE, in_lines
from govdesk.ui.widgets.rows import RowRole
from govdesk.ui.widgets.sparkline import paint_sparkline
from govdesk.ui.widgets.status import StatusMark

Index = QModelIndex | QPersistentModelIndex


class CellDelegate(QStyledItemDelegate):
    """Paints every cell of a `RowsTable`."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        ground = "selected" if chosen else "page" if hovered else "surface"
        painter.fillRect(rect, look().colour(ground))
        painter.setPen(QPen(look().colour("hairline", 0.6), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        pad = look().px(PAD)
        inner = rect.adjusted(pad, 0, -pad, -1)
        mark = index.data(RowRole.STATUS)
        spark = index.data(RowRole.SPARK)
        if isinstance(mark, StatusMark):
            paint_status(painter, inner, mark)
        elif spark is not None:
            height = look().px(20)
            line = QRectF(inner.x(), inner.center().y() - height / 2, inner.width(), height)
            paint_sparkline(painter, line, spark)
        else:
            self._text(painter, inner, option, index)
        if state & QStyle.StateFlag.State_HasFocus:
            self._focus(painter, rect)
        painter.restore()

    def _text(
        self, painter: QPainter, rect: QRect, option: QStyleOptionViewItem, index: Index
    ) -> None:
        font = index.data(Qt.ItemDataRole.FontRole) or look().font()
        painter.setFont(font)
        painter.setPen(look().colour("text"))
        align = index.data(Qt.ItemDataRole.TextAlignmentRole)
        align = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag(align))
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        painter.drawText(rect, int(align), in_lines(text, font, rect))

    def _focus(self, painter: QPainter, rect: QRect) -> None:
        painter.setPen(QPen(look().colour("primary"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(rect.adjusted(1, 1, -1, -2))


def paint_status(painter: QPainter, rect: QRect, mark: StatusMark) -> None:
    """A status in a cell: the shape in its tone, the word in the text colour."""
    painter.setFont(look().font())
    side = look().px(SHAPE)
    shape = QRect(rect.x(), rect.y(), side, rect.height())
    painter.setPen(look().colour(mark.tone))
    painter.drawText(shape, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, mark.shape)
    painter.setPen(look().colour("text"))
    word = rect.adjusted(side, 0, 0, 0)
    text = painter.fontMetrics().elidedText(mark.word, Qt.TextElideMode.ElideRight, word.width())
    painter.drawText(word, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
