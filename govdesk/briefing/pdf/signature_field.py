# SPDX-License-Identifier: Apache-2.0
"""A place for a signature, made with the document and signed later.

A field that nobody sees cannot satisfy PDF/A-2 (to be printed) and PDF/UA-1 (tagged, or hidden) at
once; so it is a visible, tagged field, and the words beside it belong to the page.
"""

from __future__ import annotations

from typing import Any

from reportlab.pdfbase import pdfdoc
from reportlab.platypus import Flowable

from govdesk.briefing.pdf.canvas import TaggedCanvas
from govdesk.briefing.pdf.errors import BadField, EmptyAlt
from govdesk.briefing.pdf.paragraph import P
from govdesk.briefing.pdf.structure import text_string


class SignatureField(Flowable):
    """An empty signature field called `name`, with words inside its box. `tooltip` is what a
    screen reader says of it. Raises EmptyAlt and BadField."""

    canv: TaggedCanvas

    def __init__(
        self, name: str, tooltip: str, words: P, *, height: float = 44.0, color: Any = None
    ) -> None:
        super().__init__()
        if not tooltip.strip():
            raise EmptyAlt("a signature field")
        if not name.strip() or "." in name:
            raise BadField(repr(name))
        self.name, self.tooltip, self.words, self.color = name, tooltip, words, color
        self.least = height

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        """ReportLab's hook."""
        self.width = aW
        self.height = max(self.least, self.words.wrap(aW - 24, aH)[1] + 20)
        return self.width, self.height

    def draw(self) -> None:
        """ReportLab's hook."""
        canvas = self.canv
        if canvas.measuring:
            return
        with canvas.artifact():
            canvas.setLineWidth(0.6)
            if self.color is not None:
                canvas.setStrokeColor(self.color)
            canvas.rect(0, 0, self.width, self.height)
        self.words.drawOn(canvas, 12, self.height - 10 - self.words.height)
        self._field(canvas)

    def _field(self, canvas: TaggedCanvas) -> None:
        document = canvas._doc
        left, bottom = canvas.absolutePosition(0, 0)
        right, top = canvas.absolutePosition(self.width, self.height)
        box = pdfdoc.PDFArray([0, 0, round(right - left, 2), round(top - bottom, 2)])
        empty = pdfdoc.PDFStream(
            dictionary=pdfdoc.PDFDictionary(
                {
                    "Type": "/XObject",
                    "Subtype": "/Form",
                    "BBox": box,
                    "Resources": pdfdoc.PDFDictionary({}),
                }
            ),
            content=b" ",
        )
        widget = pdfdoc.PDFDictionary(
            {
                "Type": "/Annot",
                "Subtype": "/Widget",
                "FT": "/Sig",
                "T": text_string(self.name),
                "TU": text_string(self.tooltip),
                "F": 132,
                "P": document.thisPageRef(),
                "Rect": pdfdoc.PDFArray([round(side, 2) for side in (left, bottom, right, top)]),
                "AP": pdfdoc.PDFDictionary({"N": document.Reference(empty)}),
            }
        )
        canvas.own_annotation(widget, canvas.new("Form"))
        held = document.Reference(widget)
        if self.name in canvas.fields:
            raise BadField(f"{self.name!r} twice")
        canvas.fields[self.name] = held
        fields = pdfdoc.PDFArray(list(canvas.fields.values()))
        document.Catalog.AcroForm = pdfdoc.PDFDictionary({"Fields": fields})
