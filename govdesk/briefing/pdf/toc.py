# SPDX-License-Identifier: Apache-2.0
"""The table of contents, and the number of pages: what needs a second pass."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.lib.colors import Color
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable

from govdesk.briefing.pdf.canvas import TaggedCanvas
from govdesk.briefing.pdf.paragraph import H, P
from govdesk.briefing.pdf.runs import Text, plain
from govdesk.briefing.pdf.structure import Elem, Spec


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading and the page it stands on (0: not known yet)."""

    level: int
    title: Text
    key: str
    page: int = 0


class Toc(Flowable):
    """The table of contents. `styles` has one style a level; deeper headings are left out.

    It knows before the first pass how many lines it will have, so that the second pass finds every
    heading where the first one did.
    """

    canv: TaggedCanvas

    def __init__(
        self, styles: Sequence[ParagraphStyle], *, rule: Color | None = None, rtl: bool = False
    ) -> None:
        super().__init__()
        self.styles, self.rule, self.rtl = tuple(styles), rule, rtl
        self.rows: list[_Row] = []

    def fill(self, entries: Sequence[Entry]) -> None:
        """What it lists."""
        spec = Spec("TOC")
        inner = Spec("TOC", spec)
        self.rows = [
            _Row(
                entry,
                self.styles[entry.level - 1],
                spec if entry.level == 1 else inner,
                self.rule if entry.level == 1 else None,
                rtl=self.rtl,
            )
            for entry in entries
            if entry.level <= len(self.styles)
        ]
        for before, row in zip(self.rows, self.rows[1:], strict=False):
            if row.entry.level > 1:
                row.spec = Spec("TOC", spec) if before.entry.level == 1 else before.spec

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        """ReportLab's hook."""
        self.width = aW
        self.height = sum(
            row.wrap(aW, aH)[1] + row.getSpaceBefore() + row.getSpaceAfter() for row in self.rows
        )
        return self.width, self.height

    def split(self, aW: float, aH: float) -> list[Any]:
        """ReportLab's hook: line by line, as far apart as when they stay together."""
        if self.rows and self.rows[0].wrap(aW, aH)[1] > aH:
            return []
        for before, row in zip(self.rows, self.rows[1:], strict=False):
            row.spaceBefore = before.style.spaceAfter + row.style.spaceBefore
            before.spaceAfter = 0
        return list(self.rows)

    def draw(self) -> None:
        """ReportLab's hook."""
        top = self.height
        for row in self.rows:
            top -= row.getSpaceBefore() + row.wrap(self.width, self.height)[1]
            row.drawOn(self.canv, 0, top)
            top -= row.getSpaceAfter()


class _Row(Flowable):
    """One line of the contents: title and page, both one link."""

    canv: TaggedCanvas

    def __init__(
        self, entry: Entry, style: ParagraphStyle, spec: Spec, rule: Color | None, *, rtl: bool
    ) -> None:
        super().__init__()
        self.entry, self.style, self.spec, self.rule, self.rtl = entry, style, spec, rule, rtl
        self.room = 40.0
        self.words = P(entry.title, style, tag="")
        self.spaceBefore, self.spaceAfter = style.spaceBefore, style.spaceAfter

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        """ReportLab's hook."""
        self.width = aW
        self.height = self.words.wrap(aW - self.room, aH)[1]
        return self.width, self.height

    def draw(self) -> None:
        """ReportLab's hook."""
        canvas = self.canv
        if canvas.measuring:
            return
        link = canvas.element(self.spec).child("TOCI").child("Reference").child("Link")
        with canvas.inside(link):
            self.words.drawOn(canvas, self.room if self.rtl else 0, 0)
        self._number(link)
        link.text = f"{plain(self.entry.title)}, {self.entry.page}"
        with canvas.owning_links(link):
            canvas.linkRect("", self.entry.key, (0, -2, self.width, self.height), relative=1)
        if self.rule is not None:
            with canvas.artifact():
                canvas.setStrokeColor(self.rule)
                canvas.setLineWidth(0.4)
                canvas.line(0, -3, self.width, -3)

    def _number(self, link: Elem) -> None:
        canvas, style = self.canv, self.style
        with canvas.mark(link):
            canvas.setFont(style.fontName, style.fontSize)
            canvas.setFillColor(style.textColor)
            base = (self.height - style.leading) + style.leading - style.fontSize
            said = str(self.entry.page)
            if self.rtl:
                canvas.drawString(0, base, said)
            else:
                canvas.drawRightString(self.width, base, said)


class Headings:
    """Gathers the headings of a pass, and fills the contents with those of the one before."""

    def __init__(self, story: Sequence[Flowable], tocs: Sequence[Toc]) -> None:
        self.tocs = tocs
        listed = [flow for flow in story if isinstance(flow, H) and flow.listed]
        self.last = [Entry(flow.level, flow.listing, flow.key) for flow in listed]
        self.found: list[Entry] = []

    def begin(self) -> None:
        """Before a pass."""
        self.found = []
        for toc in self.tocs:
            toc.fill(self.last)

    def note(self, heading: H, page: int) -> None:
        """A heading was drawn."""
        if heading.listed:
            self.found.append(Entry(heading.level, heading.listing, heading.key, page))

    def settled(self) -> bool:
        """Whether this pass printed what it found; if not, the next one will."""
        same = self.found == self.last
        self.last = self.found
        return same or not self.tocs
