# SPDX-License-Identifier: Apache-2.0
"""Figures: one drawing, one element, and the words that stand for it."""

from __future__ import annotations

from typing import Any

from reportlab.graphics import renderPDF
from reportlab.platypus import Flowable

from govdesk.briefing.pdf.canvas import TaggedCanvas
from govdesk.briefing.pdf.errors import EmptyAlt


class Figure(Flowable):
    """A ReportLab drawing with the words for those who cannot see it. Raises EmptyAlt without."""

    canv: TaggedCanvas

    def __init__(self, drawing: Any, alt: str, *, space_after: float = 0.0) -> None:
        super().__init__()
        if not alt.strip():
            raise EmptyAlt("a figure")
        self.drawing, self.alt = drawing, alt
        self.width, self.height = drawing.width, drawing.height
        self.spaceAfter = space_after

    def draw(self) -> None:
        """ReportLab's hook."""
        canvas = self.canv
        if canvas.measuring:
            return
        elem = canvas.new("Figure")
        elem.alt = self.alt
        left, bottom = canvas.absolutePosition(0, 0)
        right, top = canvas.absolutePosition(self.width, self.height)
        box = " ".join(f"{side:.2f}" for side in (left, bottom, right, top))
        elem.attrs = f"<< /O /Layout /Placement /Block /BBox [{box}] >>"
        with canvas.mark(elem):
            renderPDF.draw(self.drawing, canvas, 0, 0)
