# SPDX-License-Identifier: Apache-2.0
"""What is printed from the window: text on pages, as large as on any letter."""

from __future__ import annotations

from PySide6.QtGui import QPagedPaintDevice, QTextDocument

POINTS = 11


def draw_html(paper: QPagedPaintDevice, html: str) -> None:
    """Draw `html` on paper, over as many pages as it takes. The window's own font is so many pixels
    high, which on a printer are a twelfth of what they are on a screen."""
    document = QTextDocument()
    font = document.defaultFont()
    font.setPointSize(POINTS)
    document.setDefaultFont(font)
    document.setHtml(html)
    document.print_(paper)
