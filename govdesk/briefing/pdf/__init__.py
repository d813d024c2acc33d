# SPDX-License-Identifier: Apache-2.0
"""Tagged PDF with ReportLab: documents that are PDF/UA-1 and PDF/A-2a (3a with attachments) at
once, drawn in one go and the same to the byte every time. It knows nothing of what they are about.

    from govdesk.briefing.pdf import DataTable, FontSet, H, P, PacketDoc
    PacketDoc(path, title="...", lang="en", author="...", subject="...", fonts=FontSet(...),
              timestamp=1_780_000_000).build([H(1, "Results", style), P("All well.", style)])

Story: `H`, `P` (of plain text or `Run`s), `Note`, `Listing`, `DataTable`, `Grid` (a table for the
eye), `Figure`, `Picture`, `Toc`, `SignatureField`, and ReportLab's flowables that print no text.
Pages: `Page`, and a `furniture` function for running lines, each a header or a footer. Fonts:
`FontSet`, with fallbacks for each character.
Files: `Attachment`. After the build: `sign` (with `signer_from_pkcs12`; `make_pkcs12` makes one),
`verify`, and `unsigned`, which finds the document as it was before.

Whatever would shut a reader out is refused, never warned of: untagged text, a missing glyph, a font
that is not embedded, an empty alternative text, no title or language, a table without headers, a
jump between headings, a link to nowhere, low contrast (`check_styles`). See `errors`, and
`docs/pdf.md` for an example of everything.

Names are loaded when they are asked for: ReportLab and pyHanko are heavy.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from govdesk.briefing.pdf.attachments import Attachment
    from govdesk.briefing.pdf.canvas import TaggedCanvas
    from govdesk.briefing.pdf.certificates import make_pkcs12, signer_from_pkcs12
    from govdesk.briefing.pdf.contrast import check_styles, contrast
    from govdesk.briefing.pdf.document import PacketDoc, Page
    from govdesk.briefing.pdf.errors import PdfError
    from govdesk.briefing.pdf.figure import Figure, Picture
    from govdesk.briefing.pdf.fonts import FontSet
    from govdesk.briefing.pdf.lists import Listing
    from govdesk.briefing.pdf.note import Note
    from govdesk.briefing.pdf.paragraph import H, P
    from govdesk.briefing.pdf.runs import Run
    from govdesk.briefing.pdf.signature_field import SignatureField
    from govdesk.briefing.pdf.signing import sign, sign_file, unsigned
    from govdesk.briefing.pdf.tables import DataTable, Grid
    from govdesk.briefing.pdf.toc import Toc
    from govdesk.briefing.pdf.verifying import verify

_HOMES = {
    "Attachment": "attachments",
    "DataTable": "tables",
    "Figure": "figure",
    "FontSet": "fonts",
    "Grid": "tables",
    "H": "paragraph",
    "Listing": "lists",
    "Note": "note",
    "P": "paragraph",
    "PacketDoc": "document",
    "Page": "document",
    "PdfError": "errors",
    "Picture": "figure",
    "Run": "runs",
    "SignatureField": "signature_field",
    "TaggedCanvas": "canvas",
    "Toc": "toc",
    "check_styles": "contrast",
    "contrast": "contrast",
    "make_pkcs12": "certificates",
    "sign": "signing",
    "sign_file": "signing",
    "signer_from_pkcs12": "certificates",
    "unsigned": "signing",
    "verify": "verifying",
}

__all__ = [
    "Attachment",
    "DataTable",
    "Figure",
    "FontSet",
    "Grid",
    "H",
    "Listing",
    "Note",
    "P",
    "PacketDoc",
    "Page",
    "PdfError",
    "Picture",
    "Run",
    "SignatureField",
    "TaggedCanvas",
    "Toc",
    "check_styles",
    "contrast",
    "make_pkcs12",
    "sign",
    "sign_file",
    "signer_from_pkcs12",
    "unsigned",
    "verify",
]


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{home}"), name)
