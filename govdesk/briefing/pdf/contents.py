# SPDX-License-Identifier: Apache-2.0
"""What needs a second pass: the table of contents and the number of pages."""

from __future__ import annotations

from typing import Any

from reportlab.platypus import Flowable, Table

from govdesk.briefing.blocks import Run
from govdesk.briefing.pdf.look import HAIRLINE, THIN, Look
from govdesk.briefing.pdf.text import paragraph

Entry = tuple[int, str, int, str]
"""Level, text, page and key of a heading."""


class Contents(Flowable):
    """The table of contents; a heading tells it where it stands by the notice `TOCEntry`."""

    def __init__(self, width: float, look: Look) -> None:
        super().__init__()
        self.whole = width
        self.look = look
        self.entries: list[Entry] = []
        self.last: list[Entry] = []
        self.table = self._table()

    def isIndexing(self) -> int:
        """ReportLab's hook: it takes part in every pass."""
        return 1

    def isSatisfied(self) -> bool:
        """Whether this pass found what the last one printed."""
        return self.entries == self.last

    def beforeBuild(self) -> None:
        """Before a pass: what was found becomes what is printed."""
        self.last, self.entries = self.entries, []
        self.table = self._table()

    def afterBuild(self) -> None:
        """ReportLab's hook after a pass."""

    def notify(self, kind: str, stuff: Any) -> None:
        """A heading was drawn."""
        if kind == "TOCEntry":
            self.entries.append(stuff)

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        """The size of the list."""
        return self.table.wrap(aW, aH)

    def split(self, aW: float, aH: float) -> list[Flowable]:
        """A long list goes on over the page."""
        return self.table.split(aW, aH)

    def drawOn(self, canvas: Any, x: float, y: float, _sW: float = 0) -> None:
        """Draws the list."""
        self.table.drawOn(canvas, x, y)

    def _table(self) -> Table:
        look = self.look
        if "toc_page" not in look.styles:
            look.styles["toc_page"] = look["toc1"].clone("toc_page", alignment=2)
            look.styles["toc_page2"] = look["toc2"].clone("toc_page2", alignment=2)
        rows = [
            [
                paragraph(Run(text, link=f"#{key}"), look[f"toc{level}"]),
                paragraph(str(page), look["toc_page" if level == 1 else "toc_page2"]),
            ]
            for level, text, page, key in self.last
        ]
        commands: list[Any] = [
            ("FONTNAME", (0, 0), (-1, -1), look.body),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), 0),
            ("TOPPADDING", (0, 0), (-1, -1), 1.5),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 1.5),
        ]
        for row, (level, *_) in enumerate(self.last):
            if level == 1:
                commands.append(("TOPPADDING", (0, row), (-1, row), 7))
                commands.append(("LINEBELOW", (0, row), (-1, row), THIN, HAIRLINE))
        return Table(rows or [["", ""]], colWidths=[self.whole - 40, 40], style=commands)


class PageCount(Flowable):
    """Stands at the end and knows how many pages there are."""

    def __init__(self) -> None:
        super().__init__()
        self.found = 0
        self.last = 0

    def isIndexing(self) -> int:
        """ReportLab's hook: it takes part in every pass."""
        return 1

    def isSatisfied(self) -> bool:
        """Whether the number printed is the number found."""
        return self.found == self.last

    def beforeBuild(self) -> None:
        """Before a pass."""
        self.last, self.found = self.found, 0

    def afterBuild(self) -> None:
        """ReportLab's hook after a pass."""

    def notify(self, kind: str, stuff: Any) -> None:
        """Takes no notices."""

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        """Takes no room."""
        return 0, 0

    def draw(self) -> None:
        """Notes the page it fell on."""
        self.found = self.canv.getPageNumber()
