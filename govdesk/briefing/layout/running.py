# SPDX-License-Identifier: Apache-2.0
"""The lines that stand on every page but the cover."""

from __future__ import annotations

from dataclasses import dataclass

from govdesk.briefing.layout.look import ACCENT, BAND, HAIRLINE, QUIET, THIN, Look
from govdesk.briefing.pdf import Page, TaggedCanvas
from govdesk.briefing.pdf.scripts import as_drawn


@dataclass(frozen=True, slots=True)
class Running:
    """What stands on every page but the cover. `page` has `{page}` and `{pages}` in it."""

    head_left: str
    head_right: str
    foot: str
    page: str


def running_lines(
    canvas: TaggedCanvas, running: Running, look: Look, page: Page, number: int, pages: int
) -> None:
    """Header and footer of one page; from the right in a document that runs from the right."""
    width, height = page.size
    said = running.page.format(page=number, pages=pages)
    top, foot = height - page.top + 30, page.bottom - 30
    above = foot + look.running_size + 4
    lines = [
        ("Header", top, top - 7, running.head_left, running.head_right),
        ("Footer", foot, above, running.foot, said),
    ]
    for kind, y, rule, start, end in lines:
        left, right = (end, start) if look.rtl else (start, end)
        with canvas.artifact("Pagination", kind):
            canvas.setFont(look.body, look.running_size)
            canvas.setFillColor(QUIET)
            canvas.drawString(page.left, y, as_drawn(left))
            canvas.drawRightString(width - page.right, y, as_drawn(right))
            canvas.setStrokeColor(HAIRLINE)
            canvas.setLineWidth(THIN)
            canvas.line(page.left, rule, width - page.right, rule)


def band(canvas: TaggedCanvas, page: Page) -> None:
    """The coloured part of a cover."""
    width, height = page.size
    with canvas.artifact():
        canvas.setFillColor(ACCENT)
        canvas.rect(0, height * (1 - BAND), width, height * BAND, stroke=0, fill=1)
