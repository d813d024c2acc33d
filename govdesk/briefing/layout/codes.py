# SPDX-License-Identifier: Apache-2.0
"""QR codes, drawn as squares."""

from __future__ import annotations

from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.graphics.shapes import Drawing

from govdesk.briefing.layout.look import INK


def qr_code(text: str, side: float = 108.0) -> Drawing:
    """A code of `side` points that a phone reads as the text."""
    widget = QrCodeWidget(text, barLevel="M", barBorder=0, barFillColor=INK)
    left, bottom, right, top = widget.getBounds()
    scale = side / (right - left)
    drawing = Drawing(side, side * (top - bottom) / (right - left))
    drawing.add(widget)
    drawing.transform = (scale, 0, 0, scale, -left * scale, -bottom * scale)
    return drawing
