# SPDX-License-Identifier: Apache-2.0
"""How wide the columns of a list are and how high its rows, so that what stands there can be read.

Only the first `SAMPLE` rows are measured: a list of thousands opens as fast as a short one, and
what is longer further down is shortened with an ellipsis and said in full by its tooltip.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QTextLayout

from govdesk.ui.theme import look
from govdesk.ui.widgets.columns import Column

R = TypeVar("R")
SAMPLE = 200
PAD = 10
"""Left and right of a cell's text, in pixels at 100 %."""
SHAPE = 20
"""What the shape of a status takes before its word, in pixels at 100 %."""
HEADER = 10
"""What Qt's header keeps free besides, in pixels at 100 %."""
MOST = 1.5
"""A column grows to so many times its declared width for what stands in it."""
LINES = 2


def fitted(column: Column[R], rows: Sequence[R]) -> int:
    """The width in pixels that a column needs: for its header and its longest word, and for all
    that stands in it up to a limit. Plain words go on in a second line beyond the declared width.
    """
    declared = look().px(column.width or 120)
    padding = 2 * look().px(PAD) + 2
    header = QFontMetrics(look().font("caption", bold=True)).horizontalAdvance(column.header)
    header += padding + look().px(HEADER)
    if column.spark is not None:
        return max(header, declared)
    metrics = QFontMetrics(look().font(bold=column.bold))
    texts = [column.value(row) for row in rows[:SAMPLE]]
    widest = max((metrics.horizontalAdvance(text) for text in texts), default=0)
    limit = round(declared * MOST)
    if column.status is not None:
        widest += look().px(SHAPE)
    elif not column.numeric:
        words = {word for text in texts for word in text.split()}
        longest = max((metrics.horizontalAdvance(word) for word in words), default=0)
        limit = max(declared, min(limit, longest + padding))
    return max(header, min(widest + padding, limit))


def row_height(columns: Iterable[tuple[Column[R], int]], rows: Sequence[R]) -> int:
    """The height of every row: there is a second line when the words in one of the columns, each
    given with its width in pixels, need it.
    """
    most = look().row_height
    for column, width in columns:
        if column.numeric or column.status is not None or column.spark is not None:
            continue
        metrics = QFontMetrics(look().font(bold=column.bold))
        room = width - 2 * look().px(PAD)
        if any(metrics.horizontalAdvance(column.value(row)) > room for row in rows[:SAMPLE]):
            most = max(most, LINES * metrics.lineSpacing() + look().px(14))
    return most


def in_lines(text: str, font: QFont, rect: QRect) -> str:
    """`text` broken into the lines that `rect` has room for, the last one shortened if need be."""
    metrics = QFontMetrics(font)
    width, elide = rect.width(), Qt.TextElideMode.ElideRight
    if metrics.horizontalAdvance(text) <= width or rect.height() < LINES * metrics.lineSpacing():
        return metrics.elidedText(text, elide, width)
    layout = QTextLayout(text, font)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(width)
    first = line.textLength()
    layout.endLayout()
    return f"{text[:first].rstrip()}\n{metrics.elidedText(text[first:].strip(), elide, width)}"
