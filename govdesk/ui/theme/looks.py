# SPDX-License-Identifier: Apache-2.0
"""The look in use: colours, sizes and fonts for everything that paints itself.

Qt's style belongs to the process, so the look does too; `Theme` sets it. Painters ask for it at the
moment of painting and never keep a colour, so that a change of theme needs only a repaint.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QColor, QFont, QFontDatabase

from govdesk.ui.theme.tokens import Tokens, load

SIZES = {"caption": 12, "body": 14, "subheading": 16, "heading": 19, "title": 24, "display": 30}


@dataclass(frozen=True, slots=True)
class Look:
    """One theme at one text size (`percent`, 100 to 200)."""

    tokens: Tokens
    dark: bool
    percent: int = 100

    def px(self, pixels: float) -> int:
        """A length at 100 % in pixels at this text size."""
        return round(pixels * self.percent / 100)

    def colour(self, token: str, alpha: float = 1.0) -> QColor:
        """The colour of a token, such as `colour("hairline")`."""
        found = QColor(getattr(self.tokens, token))
        found.setAlphaF(alpha)
        return found

    def series(self, index: int) -> QColor:
        """The colour of the chart series number `index`, counted from 0."""
        return QColor(self.tokens.series[index % len(self.tokens.series)])

    def font(self, size: str = "body", *, bold: bool = False) -> QFont:
        """A font of the type scale: caption, body, subheading, heading, title or display."""
        font = QFont()
        system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
        font.setFamilies(["Inter", *system.families()])
        font.setPixelSize(self.px(SIZES[size]))
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        font.setFeature(QFont.Tag("tnum"), 1)
        return font

    @property
    def row_height(self) -> int:
        """The height of a row in a list."""
        return self.px(38)


_look = Look(load("light"), dark=False)


def look() -> Look:
    """The look in use."""
    return _look


def use(new: Look) -> None:
    """Put `new` in use; called by `Theme` alone."""
    global _look
    _look = new
