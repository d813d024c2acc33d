# SPDX-License-Identifier: Apache-2.0
"""What has to be changed in ReportLab itself, in one place, once a process, and guarded.

Everything else subclasses. `check_hooks` names whatever an upgrade took away.
"""

from __future__ import annotations

import importlib
from functools import cache
from typing import Any

from govdesk.briefing.pdf.errors import WrongReportLab

HOOKS = (
    "reportlab.pdfgen.canvas:Canvas._setAnnotations",
    "reportlab.pdfgen.canvas:Canvas._addAnnotation",
    "reportlab.pdfgen.canvas:Canvas._bookmarkReference",
    "reportlab.pdfgen.canvas:Canvas._absRect",
    "reportlab.pdfgen.canvas:Canvas._startPage",
    "reportlab.pdfgen.canvas:Canvas.beginText",
    "reportlab.pdfgen.canvas:Canvas.drawText",
    "reportlab.pdfgen.canvas:Canvas.absolutePosition",
    "reportlab.pdfgen.textobject:PDFTextObject._formatText",
    "reportlab.pdfgen.textobject:PDFTextObject._textOut",
    "reportlab.pdfgen.textobject:PDFTextObject.getCode",
    "reportlab.pdfbase.pdfdoc:PDFStream.format",
    "reportlab.pdfbase.pdfdoc:PDFCatalog.__NoDefault__",
    "reportlab.pdfbase.pdfdoc:PDFPage.__NoDefault__",
    "reportlab.pdfbase.pdfdoc:PDFDocument.updateSignature",
    "reportlab.pdfbase.pdfdoc:PDFOutlines.prepare",
    "reportlab.pdfbase.pdfdoc:count",
    "reportlab.pdfbase.pdfdoc:XMP.makeContent",
    "reportlab.pdfbase.ttfonts:makeToUnicodeCMap",
    "reportlab.pdfbase.ttfonts:TTFont.splitString",
    "reportlab.pdfbase.ttfonts:TTFont.stringWidth",
    "reportlab.platypus.paragraph:_doLink",
    "reportlab.platypus.paragraph:_do_post_text",
    "reportlab.platypus.paragraph:_do_link_line",
    "reportlab.platypus.paragraph:_putFragLine",
    "reportlab.platypus.paragraph:Paragraph.beginText",
    "reportlab.platypus.paragraph:Paragraph.breakLines",
    "reportlab.platypus.paragraph:Paragraph.breakLinesCJK",
    "reportlab.platypus.paragraph:cjkU",
    "reportlab.platypus.paragraph:makeCJKParaLine",
    "reportlab.platypus.paragraph:split",
    "reportlab.platypus.paragraph:Paragraph.drawPara",
    "reportlab.platypus.tables:Table._drawCell",
    "reportlab.platypus.tables:Table._splitCell",
    "reportlab.platypus.tables:Table._calcSpanRanges",
    "reportlab.platypus.doctemplate:BaseDocTemplate._allSatisfied",
    "reportlab.graphics.shapes:STATE_DEFAULTS",
)
"""Names in ReportLab that this layer stands on."""


def missing_hooks() -> list[str]:
    """The names that the installed ReportLab does not have."""
    return [hook for hook in HOOKS if not _there(hook)]


def _there(hook: str) -> bool:
    module, _, path = hook.partition(":")
    head, *tail = path.split(".")
    try:
        place: Any = getattr(importlib.import_module(module), head)
    except (ImportError, AttributeError):
        return False
    for name in tail:
        if not hasattr(place, name):
            return False
        place = getattr(place, name)
    return True


@cache
def install() -> None:
    """Change what has to be changed. Raises WrongReportLab when a hook is gone."""
    missing = missing_hooks()
    if missing:
        raise WrongReportLab(", ".join(missing))
    from reportlab import rl_config
    from reportlab.pdfbase import pdfdoc, ttfonts
    from reportlab.platypus import paragraph

    rl_config.useA85 = 0
    if ttfonts.makeToUnicodeCMap is to_unicode:
        return
    ttfonts.makeToUnicodeCMap = to_unicode  # type: ignore[assignment]
    _patch_streams(pdfdoc)
    _patch_links(paragraph)


def _patch_streams(pdfdoc: Any) -> None:
    """PDF/A 6.1.7.1 asks for an end of line before `endstream`. It is CR LF, because data that ends
    in CR before a lone LF is read as one CR LF by some."""
    original = pdfdoc.PDFStream.format

    def format_with_end_of_line(self: Any, document: Any) -> bytes:
        said: bytes = original(self, document)
        if said.endswith(b"endstream\n"):
            return said[: -len(b"endstream\n")] + b"\r\nendstream\n"
        return said

    pdfdoc.PDFStream.format = format_with_end_of_line


def _patch_links(paragraph: Any) -> None:
    """ReportLab tells a rectangle's target, not which link of the paragraph it belongs to."""
    do_link, do_post_text = paragraph._doLink, paragraph._do_post_text

    def _do_link(tx: Any, link: Any, rect: Any) -> None:
        own = getattr(tx, "own_link", None)
        if own is None:
            do_link(tx, link, rect)
        else:
            own(link, rect)

    def _do_post(tx: Any) -> None:
        queue = getattr(tx, "queue_links", None)
        if queue is not None:
            queue(sorted(tx.XtraState.links.values()))
        do_post_text(tx)

    paragraph._doLink, paragraph._do_post_text = _do_link, _do_post


def to_unicode(name: str, subset: list[int]) -> str:
    """The CMap from a subset's codes to Unicode: no code without a character, astral characters as
    surrogates, at most 100 entries in a block."""
    known = [(code, value) for code, value in enumerate(subset) if value]
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        "/CIDSystemInfo",
        "<< /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        f"/CMapName /{name} def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        "<00> <FF>",
        "endcodespacerange",
    ]
    for start in range(0, len(known), 100):
        block = known[start : start + 100]
        lines.append(f"{len(block)} beginbfchar")
        lines += [
            f"<{code:02X}> <{chr(value).encode('utf-16-be').hex().upper()}>"
            for code, value in block
        ]
        lines.append("endbfchar")
    lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
    return "\n".join(lines)
