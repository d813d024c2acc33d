# SPDX-License-Identifier: Apache-2.0
"""How far flowables fill their pages, found without drawing them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import repeat

from reportlab.platypus import CondPageBreak, Flowable
from reportlab.platypus import PageBreak as NewPage

from govdesk.briefing.pdf import DataTable, H, Listing, P, Toc

_ENDLESS = 1_000_000.0
_TOGETHER = 2
"""Lines of a paragraph that stay together at its beginning and at its end."""


@dataclass(frozen=True, slots=True)
class Kept:
    """Flowables in order, with what keeps them together between them."""

    story: list[Flowable]

    def filled(self, width: float, height: float, used: float = 0.0) -> tuple[int, float]:
        """How many pages they take from the top of one, or from `used` points below it, and how
        many points of the last: as near as one can say without breaking paragraphs over pages."""
        pages, after = 1, 0.0
        for flow in self.story:
            if isinstance(flow, NewPage):
                break
            if isinstance(flow, CondPageBreak):
                after = 0.0
                if used and height - used < flow.height:
                    pages, used = pages + 1, 0.0
                continue
            before = max(flow.getSpaceBefore() - after, 0.0) if used else 0.0
            for on_top, below in _pieces(flow, width):
                if used and used + before + below > height:
                    pages, used = (pages + 1, on_top) if on_top else (pages, height)
                else:
                    used += before + below
                before = 0.0
            after = float(flow.getSpaceAfter())
            used += after
        return pages, used - after


def _pieces(flow: Flowable, width: float) -> Iterator[tuple[float, float]]:
    """What is not broken over pages, part by part: its height at the top of a page, where a table
    repeats its headers, and its height below others."""
    whole = float(flow.wrap(width, _ENDLESS)[1])
    if isinstance(flow, DataTable):
        heights, headers = flow.row_heights, flow.table.repeatRows
        head = sum(heights[:headers])
        yield flow.caption_height + head, flow.caption_height + head
        yield from ((head + row, row) for row in heights[headers:])
    elif isinstance(flow, Listing):
        for item in flow.items:
            yield from _lines(float(item.wrap(width, _ENDLESS)[1]), item.style.leading)
            yield 0.0, item.getSpaceAfter()
    elif isinstance(flow, Toc):
        for row in flow.rows:
            line = row.wrap(width, _ENDLESS)[1] + row.getSpaceBefore() + row.getSpaceAfter()
            yield line, line
    elif isinstance(flow, P) and not isinstance(flow, H):
        yield from _lines(whole, flow.style.leading)
    else:
        yield whole, whole


def _lines(height: float, leading: float) -> Iterator[tuple[float, float]]:
    """A paragraph's lines; none of them is left alone on either side of a break."""
    lines = max(1, round(height / leading))
    each = height / lines
    for many in (lines,) if lines < 2 * _TOGETHER else _broken(lines):
        yield many * each, many * each


def _broken(lines: int) -> Iterator[int]:
    yield _TOGETHER
    yield from repeat(1, lines - 2 * _TOGETHER)
    yield _TOGETHER
