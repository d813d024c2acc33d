# SPDX-License-Identifier: Apache-2.0
"""The house's own line icons: 20 by 20 SVG in `resources/icons/`, recoloured by the theme."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QApplication

from govdesk import paths
from govdesk.ui.theme.looks import look

_DIRECTED = frozenset({"back", "forward"})
_RIGHT_TO_LEFT = Qt.LayoutDirection.RightToLeft
_NAME, _TOKEN, _GAP = "icon_name", "icon_token", "icon_gap"


@cache
def _svg(name: str) -> str:
    return paths.resources("icons", f"{name}.svg").read_text("utf-8")


def _ratios() -> list[float]:
    """How many pixels a logical one has, on each kind of screen that there is."""
    return sorted({screen.devicePixelRatio() for screen in QGuiApplication.screens()})


def icon_pixmap(name: str, token: str, size: int, ratio: float = 2.0, gap: int = 0) -> QPixmap:
    """The icon `name` in the colour of `token`, `size` logical pixels square, and `gap` pixels of
    nothing on the side of the words.
    """
    svg = _svg(name).replace("currentColor", look().colour(token).name())
    from_right = QApplication.layoutDirection() is _RIGHT_TO_LEFT
    side, more = round(size * ratio), round(gap * ratio)
    pixmap = QPixmap(side + more, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.translate(more if from_right else 0, 0)
    if from_right and name in _DIRECTED:
        painter.translate(side, 0)
        painter.scale(-1, 1)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, side, side))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def icon(name: str, token: str = "secondary", gap: int = 0) -> QIcon:
    """An icon for one use; on a button prefer `set_icon`, which follows the theme."""
    size = look().px(20)
    made = QIcon()
    for ratio in _ratios():
        made.addPixmap(icon_pixmap(name, token, size, ratio, gap))
        disabled = icon_pixmap(name, "placeholder", size, ratio, gap)
        made.addPixmap(disabled, QIcon.Mode.Disabled)
    return made


def set_icon(button: QAbstractButton, name: str, token: str = "secondary", *, gap: int = 0) -> None:
    """Give `button` the icon `name`, renewed when the theme or the text size changes; `gap` is more
    room between icon and words, in pixels.
    """
    button.setProperty(_NAME, name)
    button.setProperty(_TOKEN, token)
    button.setProperty(_GAP, gap)
    button.setIcon(icon(name, token, gap))
    side = look().px(20)
    button.setIconSize(QSize(side + gap, side))


def renew_icons() -> None:
    """Recolour the icons of every button; called by `Theme` when the look changes."""
    for widget in QApplication.allWidgets():
        if isinstance(widget, QAbstractButton) and (name := widget.property(_NAME)):
            set_icon(widget, name, widget.property(_TOKEN), gap=widget.property(_GAP))


def application_icon() -> QIcon:
    """GovDesk's own icon, for windows and the task bar."""
    return QIcon(str(paths.resources("icons", "govdesk.svg")))
