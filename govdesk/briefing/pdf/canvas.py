# SPDX-License-Identifier: Apache-2.0
"""The canvas: dates from the data, an identity from the content, the page's running lines."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from govdesk.briefing.pdf.look import HAIRLINE, MARGIN, QUIET, THIN, Look


@dataclass(frozen=True, slots=True)
class Running:
    """What stands on every page but the cover. `page` has `{page}` and `{pages}` in it."""

    head_left: str
    head_right: str
    foot: str
    page: str


def canvas_maker(timestamp: int) -> Callable[..., Canvas]:
    """Canvases whose dates are `timestamp` (seconds UTC) and whose id comes from their pages."""

    class PacketCanvas(Canvas):
        _doc: Any
        _code: list[str]

        def __init__(self, *args: Any, **kwargs: Any) -> None:
            super().__init__(*args, **{**kwargs, "invariant": 1})
            stamp = self._doc._timeStamp
            stamp.t, stamp.lt = timestamp, time.gmtime(timestamp)
            stamp.YMDhms = tuple(stamp.lt)[:6]
            self._doc.updateSignature(str(timestamp))

        def showPage(self) -> None:
            self._doc.updateSignature("\n".join(self._code))
            super().showPage()

    return PacketCanvas


def running_lines(
    canvas: Canvas, running: Running, look: Look, size: tuple[float, float], pages: int
) -> None:
    """Header and footer of one page."""
    width, height = size
    number = canvas.getPageNumber()
    canvas.saveState()
    canvas.setFont(look.body, 8)
    canvas.setFillColor(QUIET)
    canvas.drawString(MARGIN, height - 40, running.head_left)
    canvas.drawRightString(width - MARGIN, height - 40, running.head_right)
    canvas.drawString(MARGIN, 36, running.foot)
    canvas.drawRightString(width - MARGIN, 36, running.page.format(page=number, pages=pages))
    canvas.setStrokeColor(HAIRLINE)
    canvas.setLineWidth(THIN)
    canvas.line(MARGIN, height - 47, width - MARGIN, height - 47)
    canvas.line(MARGIN, 48, width - MARGIN, 48)
    canvas.restoreState()
