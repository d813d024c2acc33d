# SPDX-License-Identifier: Apache-2.0
"""Lines to write on by hand."""

from __future__ import annotations

from reportlab.platypus import Flowable

from govdesk.briefing.layout.look import HAIRLINE, RULE
from govdesk.briefing.pdf import TaggedCanvas

_ENDLESS = 100_000.0
"""Points that no page has: somebody asks how high something is at the least."""
APART, MORE = 25.0, 1.4
"""Points from one line to the next: 9 mm, and in large print so many times that at the most."""


class ToWriteOn(Flowable):
    """Lines to write on, `apart` points from one to the next, to the foot of the page; at the least
    so many."""

    canv: TaggedCanvas

    def __init__(self, least: int, apart: float) -> None:
        super().__init__()
        self.least, self.apart = least, apart

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        """As many as there is room for; where nothing says how much that is, the least."""
        room = int(aH // self.apart) if aH < _ENDLESS else 0
        self.whole, self.many = aW, max(self.least, room)
        return aW, self.many * self.apart

    def draw(self) -> None:
        """Draws the lines."""
        canvas = self.canv
        with canvas.artifact():
            canvas.setStrokeColor(HAIRLINE)
            canvas.setLineWidth(RULE)
            for line in range(self.many):
                canvas.line(0, line * self.apart, self.whole, line * self.apart)
