# SPDX-License-Identifier: Apache-2.0
"""The charts and codes of a document as SVG, for its web page."""

from __future__ import annotations

import re
from html import escape

from reportlab.graphics import renderSVG

from govdesk.briefing.blocks import Code, Figure
from govdesk.briefing.layout.charts import Number, drawing
from govdesk.briefing.layout.codes import qr_code
from govdesk.briefing.layout.fonts import packed
from govdesk.briefing.layout.look import look

_WIDTH = 560.0
_OPENING = re.compile(r"<svg\b[^>]*>")
_IDS = re.compile(r'(id="|url\(#)')


class Pictures:
    """Draws pictures of one page; the names inside them are its own."""

    def __init__(self, number: Number) -> None:
        self.number = number
        self._count = 0

    def __call__(self, block: Figure | Code) -> str:
        """The picture as an `svg` element with its words."""
        self._count += 1
        if isinstance(block, Code):
            made = qr_code(block.text)
        else:
            made = drawing(block, _WIDTH, look(packed()), self.number)
        said: str = renderSVG.drawToString(made)
        opening = _OPENING.search(said)
        assert opening is not None
        inside = said[opening.end() : said.rindex("</svg>")]
        inside = re.sub(r"<(title|desc)>.*?</\1>", "", inside, flags=re.DOTALL)
        inside = _IDS.sub(rf"\g<1>p{self._count}-", inside)
        size = f'viewBox="0 0 {made.width:g} {made.height:g}" width="{made.width:g}"'
        words = escape(block.alt, quote=True)
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="{words}" {size}>'
            f"{inside}</svg>"
        )
