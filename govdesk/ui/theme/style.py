# SPDX-License-Identifier: Apache-2.0
"""`DeskStyle`: Fusion with our focus ring, check marks, row heights and spacing."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QProxyStyle, QStyle, QStyleHintReturn, QStyleOption, QWidget

from govdesk.ui.theme.looks import look

_SIZES = {
    QStyle.PixelMetric.PM_IndicatorWidth: 18,
    QStyle.PixelMetric.PM_IndicatorHeight: 18,
    QStyle.PixelMetric.PM_ExclusiveIndicatorWidth: 18,
    QStyle.PixelMetric.PM_ExclusiveIndicatorHeight: 18,
    QStyle.PixelMetric.PM_CheckBoxLabelSpacing: 8,
    QStyle.PixelMetric.PM_RadioButtonLabelSpacing: 8,
    QStyle.PixelMetric.PM_LayoutHorizontalSpacing: 12,
    QStyle.PixelMetric.PM_LayoutVerticalSpacing: 8,
    QStyle.PixelMetric.PM_ButtonIconSize: 20,
    QStyle.PixelMetric.PM_SmallIconSize: 20,
}
_FIXED = {
    QStyle.PixelMetric.PM_SplitterWidth: 9,
    QStyle.PixelMetric.PM_MenuHMargin: 4,
    QStyle.PixelMetric.PM_MenuVMargin: 4,
}


class DeskStyle(QProxyStyle):
    """What the style sheet cannot say."""

    def __init__(self) -> None:
        super().__init__("fusion")

    def pixelMetric(
        self,
        metric: QStyle.PixelMetric,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> int:
        if metric in _SIZES:
            return look().px(_SIZES[metric])
        if metric in _FIXED:
            return _FIXED[metric]
        return super().pixelMetric(metric, option, widget)

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returned: QStyleHintReturn | None = None,
    ) -> int:
        if hint == QStyle.StyleHint.SH_EtchDisabledText:
            return 0
        if hint == QStyle.StyleHint.SH_ItemView_ShowDecorationSelected:
            return 1
        return super().styleHint(hint, option, widget, returned)

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        rect = QRectF(option.rect)
        match element:
            case QStyle.PrimitiveElement.PE_FrameFocusRect:
                _ring(painter, rect)
            case QStyle.PrimitiveElement.PE_IndicatorCheckBox:
                _check(painter, rect, option.state)
            case QStyle.PrimitiveElement.PE_IndicatorRadioButton:
                _radio(painter, rect, option.state)
            case _:
                super().drawPrimitive(element, option, painter, widget)


def _ring(painter: QPainter, rect: QRectF) -> None:
    """The 2 px focus ring, inside `rect`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(look().colour("primary"), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 4, 4)
    painter.restore()


def _colours(state: QStyle.StateFlag, on: bool) -> tuple[QColor, QColor, QColor]:
    """Outline, fill and mark of an indicator."""
    enabled = bool(state & QStyle.StateFlag.State_Enabled)
    edge = "primary" if enabled else "placeholder"
    if on:
        return look().colour(edge), look().colour(edge), look().colour("on_primary")
    outline = "outline" if enabled else "hairline"
    return look().colour(outline), look().colour("surface"), look().colour("surface")


def _check(painter: QPainter, rect: QRectF, state: QStyle.StateFlag) -> None:
    on = bool(state & (QStyle.StateFlag.State_On | QStyle.StateFlag.State_NoChange))
    outline, fill, mark = _colours(state, on)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(outline, 1.5))
    painter.setBrush(fill)
    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 4, 4)
    if on:
        side = rect.width()
        painter.setPen(
            QPen(mark, 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
        )
        corners = ((0.27, 0.52), (0.44, 0.68), (0.74, 0.34))
        if state & QStyle.StateFlag.State_NoChange:
            corners = ((0.3, 0.5), (0.5, 0.5), (0.7, 0.5))
        painter.drawPolyline([rect.topLeft() + QPointF(x * side, y * side) for x, y in corners])
    painter.restore()


def _radio(painter: QPainter, rect: QRectF, state: QStyle.StateFlag) -> None:
    on = bool(state & QStyle.StateFlag.State_On)
    outline, _fill, _mark = _colours(state, on)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(outline, 1.5))
    painter.setBrush(look().colour("surface"))
    painter.drawEllipse(rect.adjusted(1, 1, -1, -1))
    if on:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(outline)
        inset = rect.width() * 0.28
        painter.drawEllipse(rect.adjusted(inset, inset, -inset, -inset))
    painter.restore()
