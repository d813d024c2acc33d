# SPDX-License-Identifier: Apache-2.0
"""A page of slips as a PDF: drawn in memory, and kept nowhere."""

from __future__ import annotations

import io
from html import escape
from typing import Any

from reportlab.lib.pagesizes import A4, LETTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, Table

from govdesk.briefing.layout.fonts import packed
from govdesk.briefing.layout.look import HAIRLINE, INK, OUTLINE, QUIET, Look, look
from govdesk.briefing.slips import COLUMNS, Slip, SlipPage

MARGIN, INSIDE = 54.0, 22.0
"""Points around a slip, and within its border."""
HEIGHT = (LETTER[1] - 3 * MARGIN) / 2
"""Of a slip: two fit on a page, on A4 and on Letter."""
WIDTH = A4[0] - 2 * MARGIN
"""Of a slip: what the narrower of the two pages has room for."""
SIZES = (24.0, 20.0, 18.0, 16.0, 15.0, 13.0, 10.0, 7.0)
_READABLE = 9.0
"""Points below which no secret is set while the notes could be smaller."""
_OF_NUMBERED = 0.6
"""Share of a size that the words of a numbered secret are set in."""


def draw_slips(page: SlipPage) -> bytes:
    """A PDF of the one or two slips on a page, which fits A4 and Letter.

    Raises MissingGlyph when no packed font has one of the secret's characters.
    """
    drawn, out = look(packed()), io.BytesIO()
    canvas = Canvas(
        out,
        pagesize=A4,
        pageCompression=1,
        lang=page.lang,
    )
    canvas.setTitle(page.title)
    canvas.setCreator("GovDesk")
    top = A4[1] - MARGIN
    for number, slip in enumerate(page.slips):
        bottom = top - number * (HEIGHT + MARGIN) - HEIGHT
        _border(canvas, bottom)
        _fill(canvas, slip, drawn, bottom)
        if number + 1 < len(page.slips):
            _cut(canvas, bottom - MARGIN / 2)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def _border(canvas: Canvas, bottom: float) -> None:
    canvas.setStrokeColor(OUTLINE)
    canvas.setLineWidth(0.8)
    canvas.roundRect(MARGIN, bottom, WIDTH, HEIGHT, 8)


def _cut(canvas: Canvas, at: float) -> None:
    canvas.saveState()
    canvas.setStrokeColor(OUTLINE)
    canvas.setDash(5, 4)
    canvas.line(0, at, A4[0], at)
    canvas.restoreState()


def _fill(canvas: Canvas, slip: Slip, drawn: Look, bottom: float) -> None:
    """As large as there is room for: whoever reads it may need glasses."""
    width, room = WIDTH - 2 * INSIDE, HEIGHT - 2 * INSIDE
    for size, notes in _manners(slip):
        flows = _flows(slip, drawn, size, width, notes)
        heights = [flow.wrap(width, room)[1] + flow.getSpaceAfter() for flow in flows]
        if sum(heights) <= room:
            break
    at = bottom + HEIGHT - INSIDE
    for flow, height in zip(flows, heights, strict=True):
        flow.drawOn(canvas, MARGIN + INSIDE, at - height + flow.getSpaceAfter())
        at -= height


def _manners(slip: Slip) -> list[tuple[float, str]]:
    """Sizes of the secret and styles of the notes, the best first."""
    share = _OF_NUMBERED if slip.numbered else 1.0
    readable = [size for size in SIZES if size * share >= _READABLE]
    return [
        *((size, notes) for notes in ("body", "small") for size in readable),
        *((size, "small") for size in SIZES if size not in readable),
    ]


def _flows(slip: Slip, drawn: Look, size: float, width: float, notes: str) -> list[Flowable]:
    over = ParagraphStyle("over_slip", parent=drawn["over"], textColor=QUIET, spaceAfter=4)
    title = ParagraphStyle("title_slip", parent=drawn["h2"], spaceBefore=0, spaceAfter=12)
    secret = ParagraphStyle(
        "secret",
        parent=drawn["strong"],
        fontSize=size,
        leading=size * 1.45,
        textColor=INK,
        spaceAfter=14,
    )
    return [
        _paragraph(slip.over, over),
        _paragraph(slip.title, title),
        _table(slip, secret, drawn, size, width)
        if slip.numbered
        else _paragraph(slip.secret, secret),
        *(_paragraph(note, drawn[notes]) for note in slip.notes),
    ]


def _paragraph(text: str, style: ParagraphStyle) -> Paragraph:
    """Plain text; nothing that people wrote is taken as markup."""
    return Paragraph(escape(text), style)


def _table(slip: Slip, style: ParagraphStyle, drawn: Look, size: float, width: float) -> Table:
    smaller = ParagraphStyle(
        "word",
        parent=style,
        fontSize=size * _OF_NUMBERED,
        leading=size * _OF_NUMBERED * 1.45,
        spaceAfter=0,
    )
    cells = [
        [_paragraph(f"{number}.", drawn["small"]), _paragraph(word, smaller)]
        for number, word in enumerate(slip.secret.split(), 1)
    ]
    rows: list[list[Any]] = [
        [part for cell in cells[at : at + COLUMNS] for part in cell]
        for at in range(0, len(cells), COLUMNS)
    ]
    rows[-1] += [""] * (2 * COLUMNS - len(rows[-1]))
    each = width / COLUMNS
    made = Table(rows, colWidths=[22.0, each - 22.0] * COLUMNS)
    made.setStyle(
        [
            ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
            ("LINEBELOW", (0, 0), (-1, -1), 0.4, HAIRLINE),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("TOPPADDING", (0, 0), (-1, -1), 2),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
        ]
    )
    made.spaceAfter = 10
    return made
