# SPDX-License-Identifier: Apache-2.0
"""Lists, bulleted and numbered, that go on over the page as one list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import ActionFlowable, Flowable

from govdesk.briefing.pdf.canvas import TaggedCanvas
from govdesk.briefing.pdf.paragraph import P
from govdesk.briefing.pdf.runs import Text
from govdesk.briefing.pdf.scripts import as_drawn, visual
from govdesk.briefing.pdf.structure import Elem, Spec, lend_canvas

BULLET = "•"
BESIDE = 0.4
"""Ems between a label and its text, at least."""


class Item(Flowable):
    """One item: its label, and what it says."""

    canv: TaggedCanvas

    def __init__(
        self, label: str, body: Sequence[Flowable], style: ParagraphStyle, *, rtl: bool, gap: float
    ) -> None:
        super().__init__()
        self.label, self.body, self.style, self.rtl, self.gap = label, list(body), style, rtl, gap
        self.list_spec: Spec | None = None
        self.item_spec: Spec | None = None
        self.numbered = False

    def getSpaceAfter(self) -> float:
        """ReportLab's hook."""
        return float(self.style.spaceAfter)

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        """ReportLab's hook."""
        lend_canvas(self, *self.body)
        self.width = aW
        self.height = sum(flow.wrap(aW - self.gap, aH)[1] for flow in self.body)
        return self.width, self.height

    def split(self, aW: float, aH: float) -> list[Any]:
        """ReportLab's hook: the rest is the same item."""
        lend_canvas(self, *self.body)
        first: list[Flowable] = []
        rest = list(self.body)
        while rest:
            height = rest[0].wrap(aW - self.gap, aH)[1]
            if height <= aH:
                first.append(rest.pop(0))
                aH -= height
                continue
            broken = rest[0].split(aW - self.gap, aH)
            # A table may ask for the next page, which the rest of the item begins on anyway.
            parts = [part for part in broken if not isinstance(part, ActionFlowable)]
            if len(parts) > 1:
                first.append(parts[0])
                rest[:1] = parts[1:]
            break
        if not first or not rest:
            return [self] if not rest else []
        return [self._part(self.label, first), self._part("", rest)]

    def _part(self, label: str, body: list[Flowable]) -> Item:
        part = Item(label, body, self.style, rtl=self.rtl, gap=self.gap)
        self.list_spec = self.list_spec or Spec("L")
        self.item_spec = self.item_spec or Spec("LI", self.list_spec)
        part.list_spec, part.item_spec, part.numbered = (
            self.list_spec,
            self.item_spec,
            self.numbered,
        )
        return part

    def draw(self) -> None:
        """ReportLab's hook: label, then body."""
        canvas = self.canv
        if canvas.measuring:
            return
        spec = self.item_spec or Spec("LI", self.list_spec or Spec("L"))
        item = canvas.element(spec)
        assert item.parent is not None
        if not item.parent.attrs:
            kind = "Decimal" if self.numbered else "Disc"
            item.parent.attrs = f"<< /O /List /ListNumbering /{kind} >>"
        if self.label:
            self._draw_label(item)
        left = 0.0 if self.rtl else self.gap
        with canvas.inside(canvas.keyed(item, "body", "LBody")):
            top = self.height
            for flow in self.body:
                top -= flow.wrap(self.width - self.gap, self.height)[1]
                flow.drawOn(canvas, left, top)

    def _draw_label(self, item: Elem) -> None:
        canvas, style = self.canv, self.style
        with canvas.mark(item.child("Lbl")):
            canvas.setFont(style.fontName, style.fontSize)
            canvas.setFillColor(style.textColor)
            base = self.height - style.fontSize
            if self.rtl:
                label = visual(self.label, rtl=True)
                canvas.drawRightString(self.width - style.bulletIndent, base, label)
            else:
                canvas.drawString(style.bulletIndent, base, as_drawn(self.label))


class Listing(Flowable):
    """A list. `items` are texts, or sequences of flowables (a nested list among them)."""

    canv: TaggedCanvas

    def __init__(
        self,
        items: Sequence[Text | Sequence[Flowable]],
        style: ParagraphStyle,
        *,
        numbered: bool = False,
        rtl: bool = False,
        start: int = 1,
    ) -> None:
        super().__init__()
        labels = [f"{start + at}." if numbered else BULLET for at in range(len(items))]
        gap = _gap(labels, style)
        body_style = style.clone(style.name, leftIndent=0)
        self.items = [
            Item(label, _body(item, body_style), style, rtl=rtl, gap=gap)
            for label, item in zip(labels, items, strict=True)
        ]
        for item in self.items:
            item.numbered = numbered
        self.spec: Spec | None = None
        self.goes_on = False

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        """ReportLab's hook."""
        lend_canvas(self, *self.items)
        self.width = aW
        self.height = sum(item.wrap(aW, aH)[1] + item.getSpaceAfter() for item in self.items)
        if self.goes_on:
            self.height -= self.items[-1].getSpaceAfter()
        return self.width, self.height

    def split(self, aW: float, aH: float) -> list[Any]:
        """ReportLab's hook: two parts of one list, for a cell of a table takes no more."""
        spec = self.spec or Spec("L")
        self.wrap(aW, aH)
        first: list[Item] = []
        rest = [self._owned(item, spec) for item in self.items]
        while rest:
            height = rest[0].wrap(aW, aH)[1]
            if height > aH:
                parts = rest[0].split(aW, aH)
                if len(parts) > 1:
                    first.append(parts[0])
                    rest[:1] = parts[1:]
                break
            aH -= height + rest[0].getSpaceAfter()
            first.append(rest.pop(0))
        if not first:
            return []
        # Where all of it fits but for the room after it, that room is left out.
        left = [self._part(rest, spec, goes_on=self.goes_on)] if rest else []
        return [self._part(first, spec, goes_on=True), *left]

    @staticmethod
    def _part(items: list[Item], spec: Spec, *, goes_on: bool) -> Listing:
        part = Listing.__new__(Listing)
        Flowable.__init__(part)
        part.items, part.spec, part.goes_on = items, spec, goes_on
        return part

    def draw(self) -> None:
        """ReportLab's hook."""
        spec = self.spec or Spec("L")
        top = self.height
        for item in self.items:
            top -= item.wrap(self.width, self.height)[1]
            self._owned(item, spec).drawOn(self.canv, 0, top)
            top -= item.getSpaceAfter()

    @staticmethod
    def _owned(item: Item, spec: Spec) -> Item:
        """The item as one of a list that is drawn now; the same list may be drawn again."""
        if item.item_spec is not None:
            return item
        made = Item(item.label, item.body, item.style, rtl=item.rtl, gap=item.gap)
        made.numbered = item.numbered
        made.list_spec, made.item_spec = spec, Spec("LI", spec)
        lend_canvas(item, made)
        made.wrap(item.width, item.height)
        return made


def _gap(labels: Sequence[str], style: ParagraphStyle) -> float:
    """From the edge to the text of every item: the style's indent, or more where a label, such as
    "100.", would run into the text."""
    widest = max((stringWidth(one, style.fontName, style.fontSize) for one in labels), default=0)
    return max(float(style.leftIndent), style.bulletIndent + widest + style.fontSize * BESIDE)


def _body(item: Any, style: ParagraphStyle) -> list[Flowable]:
    if isinstance(item, Flowable):
        return [item]
    if isinstance(item, list) and item and isinstance(item[0], Flowable):
        return item
    return [P(item, style)]
