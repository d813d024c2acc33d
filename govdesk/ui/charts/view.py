# SPDX-License-Identifier: Apache-2.0
"""`ChartView`: one `ChartSpec`, drawn; walked by mouse or by the arrow keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from govdesk.queries.charts import ChartSpec, Mark
from govdesk.ui.charts.bubble import lines_at, paint_bubble
from govdesk.ui.charts.geometry import Geometry, lay_out
from govdesk.ui.charts.paint import legend_rows, paint_chart, paint_legend
from govdesk.ui.theme import look
from govdesk.ui.widgets.announcing import announce

_EMPTY = ChartSpec(title="", unit="", points=())


class ChartView(QWidget):
    """Left and right walk the periods and say them; Home and End go to the ends; Esc leaves.

    Its accessible name is the chart's title, its description the chart's own alternative text.
    """

    named = True
    """Whether the drawing names its unit and its lines; what is under the cursor always does."""
    walked = Signal(int)
    """The index of the period the cursor came to; -1 when it left."""

    def __init__(self) -> None:
        super().__init__()
        self._spec = _EMPTY
        self._at: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    @property
    def spec(self) -> ChartSpec:
        """What is drawn."""
        return self._spec

    @property
    def at(self) -> int | None:
        """The period the cursor is on."""
        return self._at

    def show_chart(self, spec: ChartSpec) -> None:
        """Draw another chart."""
        self._spec = spec
        self._at = None
        self.setAccessibleName(spec.title)
        self.setAccessibleDescription(spec.alt)
        self.update()

    def said(self) -> str:
        """What stands under the cursor, as one sentence; empty when there is none."""
        return "" if self._at is None else ". ".join(lines_at(self._spec, self._at))

    def walk(self, index: int | None, *, aloud: bool = False) -> None:
        """Put the cursor on a period, or take it away with None; `aloud` has it spoken."""
        count = len(self._spec.points)
        if index is not None:
            index = min(max(0, index), count - 1) if count else None
        if index == self._at:
            return
        self._at = index
        if aloud:
            announce(self, self.said())
        self.walked.emit(-1 if index is None else index)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(look().px(520), look().px(280))

    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(260), look().px(220))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = len(self._spec.points) - 1
        match event.key():
            case Qt.Key.Key_Right:
                self.walk(0 if self._at is None else self._at + 1, aloud=True)
            case Qt.Key.Key_Left:
                self.walk(last if self._at is None else self._at - 1, aloud=True)
            case Qt.Key.Key_Home:
                self.walk(0, aloud=True)
            case Qt.Key.Key_End:
                self.walk(last, aloud=True)
            case Qt.Key.Key_Escape if self._at is not None:
                self.walk(None)
            case _:
                super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Esc takes the cursor away before the window hears of it."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and self._at is not None
        ):
            event.accept()
            return True
        return super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.walk(self._geometry()[0].index_at(event.position().x()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if not self.hasFocus():
            self.walk(None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.walk(None)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        where, rows, legend = self._geometry()
        if self._spec.points:
            paint_chart(painter, self._spec, where, named=self.named)
            paint_legend(painter, self._spec, rows, where.plot.left(), self.height() - legend)
        if self._at is not None:
            paint_bubble(painter, self._spec, where, self._at, self.width())
        if self.hasFocus():
            painter.setPen(QPen(look().colour("primary"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        painter.end()

    def _geometry(self) -> tuple[Geometry, list[list[Mark]], float]:
        metrics = QFontMetricsF(look().font("caption"))
        area = QRectF(self.rect()).adjusted(4, 4, -4, -4)
        rows = legend_rows(self._spec, area.width(), metrics)
        legend = len(rows) * (metrics.height() + look().px(4)) + (look().px(4) if rows else 0)
        return lay_out(self._spec, area, metrics, legend, named=self.named), rows, legend
