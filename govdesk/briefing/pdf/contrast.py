# SPDX-License-Identifier: Apache-2.0
"""Contrast of text and what it stands on, by WCAG 2.1 (1.4.3)."""

from __future__ import annotations

from collections.abc import Mapping

from reportlab.lib.colors import Color, toColor, white
from reportlab.lib.styles import ParagraphStyle

from govdesk.briefing.pdf.errors import LowContrast

NORMAL, LARGE, MOST = 4.5, 3.0, 21.0
_LARGE_SIZE, _LARGE_BOLD_SIZE = 18.0, 14.0


def contrast(one: Color, other: Color) -> float:
    """The ratio of two colours, 1 to 21."""
    bright, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def _luminance(color: Color) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)

    return 0.2126 * linear(color.red) + 0.7152 * linear(color.green) + 0.0722 * linear(color.blue)


def check_styles(styles: Mapping[str, ParagraphStyle], paper: Color = white) -> float:
    """The contrast of the faintest style. Raises LowContrast, naming the style, when a text cannot
    be read well on its background."""
    faintest = MOST
    for name, style in styles.items():
        behind = toColor(style.backColor) if style.backColor else paper
        size = style.fontSize
        large = size >= _LARGE_SIZE or (size >= _LARGE_BOLD_SIZE and "Bold" in style.fontName)
        found = contrast(toColor(style.textColor), behind)
        if found < (LARGE if large else NORMAL):
            raise LowContrast(f"{name}: {found:.1f} to 1")
        faintest = min(faintest, found)
    return faintest
