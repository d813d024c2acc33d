# SPDX-License-Identifier: Apache-2.0
"""Figures: one drawing or picture, one element, and the words that stand for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy
from typing import Any

from reportlab.graphics import renderPDF
from reportlab.graphics.shapes import String
from reportlab.platypus import Flowable

from govdesk.briefing.pdf.canvas import TaggedCanvas
from govdesk.briefing.pdf.errors import DoesNotFit, EmptyAlt, Unsupported
from govdesk.briefing.pdf.images import dots
from govdesk.briefing.pdf.paragraph import P
from govdesk.briefing.pdf.scripts import as_drawn
from govdesk.briefing.pdf.structure import ROUNDING, Elem


class Figure(Flowable):
    """A ReportLab drawing with the words for those who cannot see it. Raises EmptyAlt without. The
    texts in it are in reading order; they are turned and joined as their script asks.

    `caption` is printed above it and tagged as its Caption. `data` are flowables, such as the table
    of what is drawn, that are printed right after it and tagged by themselves: what stands inside
    a figure is not read where its words are.
    """

    canv: TaggedCanvas

    def __init__(
        self,
        drawing: Any,
        alt: str,
        *,
        caption: P | None = None,
        data: Sequence[Flowable] = (),
        space_after: float = 0.0,
    ) -> None:
        super().__init__()
        if not alt.strip():
            raise EmptyAlt("a figure")
        if caption is not None:
            caption.tag = "Caption"
        self.drawing, self.alt, self.caption, self.data = drawing, alt, caption, tuple(data)
        self.width, self.height = drawing.width, drawing.height
        self.spaceBefore = caption.getSpaceBefore() if caption else 0.0
        self.spaceAfter = space_after

    def parts(self) -> list[Flowable]:
        """It and its data, which it hands over: a document prints what still belongs to one."""
        data, self.data = self.data, ()
        return [self, *data]

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        """ReportLab's hook. Raises DoesNotFit."""
        check_width(self, aW)
        if self.caption is not None:
            above = self.caption.wrap(aW, aH)[1] + self.caption.getSpaceAfter()
            self.height = self.drawing.height + above
        return self.width, self.height

    def draw(self) -> None:
        """ReportLab's hook."""
        canvas = self.canv
        if self.data:
            raise Unsupported("a figure inside something else, with data: print its parts()")
        if canvas.measuring:
            return
        elem = _element(self, self.alt)
        if self.caption is not None:
            with canvas.inside(elem):
                self.caption.drawOn(canvas, 0, self.height - self.caption.height)
        with canvas.mark(elem):
            renderPDF.draw(_as_printed(self.drawing), canvas, 0, 0)


class Picture(Flowable):
    """A picture of dots, `width` by `height` points, with the words for those who cannot see it, in
    `lang` where that is not the document's. `content` is a file that Pillow reads, not in ink;
    whatever else than dots it holds does not reach the document. Raises EmptyAlt without words and
    BadPicture."""

    canv: TaggedCanvas

    def __init__(
        self,
        content: bytes,
        alt: str,
        width: float,
        height: float,
        *,
        lang: str = "",
        space_after: float = 0.0,
    ) -> None:
        super().__init__()
        if not alt.strip():
            raise EmptyAlt("a picture")
        self.image, self.alt, self.lang = dots(content), alt, lang
        self.width, self.height = width, height
        self.spaceAfter = space_after

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        """ReportLab's hook. Raises DoesNotFit."""
        check_width(self, aW)
        return self.width, self.height

    def draw(self) -> None:
        """ReportLab's hook."""
        canvas = self.canv
        if canvas.measuring:
            return
        elem = _element(self, self.alt)
        elem.lang = self.lang
        with canvas.mark(elem):
            canvas.drawImage(self.image, 0, 0, self.width, self.height)


def check_width(figure: Figure | Picture, room: float) -> None:
    """Raises DoesNotFit for a figure that would reach over the edge."""
    if figure.width > room + ROUNDING:
        raise DoesNotFit(f"{figure.width:.0f} points wide in {room:.0f}: {figure.alt[:60]}")


def _as_printed(drawing: Any) -> Any:
    """The drawing with its texts in the order and the shapes in which they are printed."""
    texts = [one for one in _inside(drawing) if isinstance(one, String) and not one.text.isascii()]
    if all(as_drawn(one.text) == one.text for one in texts):
        return drawing
    printed = deepcopy(drawing)
    for one in _inside(printed):
        if isinstance(one, String):
            one.text = as_drawn(one.text)
    return printed


def _inside(group: Any) -> Iterator[Any]:
    for one in getattr(group, "contents", ()):
        yield one
        yield from _inside(one)


def _element(figure: Any, alt: str) -> Elem:
    """The element of what is drawn at the origin, as wide and high as the figure."""
    canvas = figure.canv
    elem: Elem = canvas.new("Figure")
    elem.alt = alt
    left, bottom = canvas.absolutePosition(0, 0)
    right, top = canvas.absolutePosition(figure.width, figure.height)
    box = " ".join(f"{side:.2f}" for side in (left, bottom, right, top))
    elem.attrs = f"<< /O /Layout /Placement /Block /BBox [{box}] >>"
    return elem
