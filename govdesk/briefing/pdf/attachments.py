# SPDX-License-Identifier: Apache-2.0
"""Files inside the file: PDF/A-3's attachments, each with what it is to the document."""

from __future__ import annotations

import re
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.pdfbase import pdfdoc

from govdesk.briefing.pdf.errors import BadAttachment
from govdesk.briefing.pdf.structure import text_string

RELATIONS = ("Data", "Source", "Alternative", "Supplement", "Unspecified")
"""What a file can be to the document, in PDF's words."""
_MIME = re.compile(r"[\w.+-]+/[\w.+-]+", re.ASCII)


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file inside the file. `mime` is its type without parameters, `relation` one of
    `RELATIONS`."""

    name: str
    content: bytes
    mime: str
    description: str
    relation: str = "Data"


def check_attachments(attachments: Sequence[Attachment]) -> None:
    """Raises BadAttachment for a file without a name of its own that can be saved anywhere, without
    a description, or of a type or relation that PDF does not know."""
    names = [one.name for one in attachments]
    for name in names:
        if not name.strip() or any(c in "/\\" or not c.isprintable() for c in name):
            raise BadAttachment(repr(name))
        if names.count(name) > 1:
            raise BadAttachment(f"{name!r} twice")
    for one in attachments:
        if not one.description.strip():
            raise BadAttachment(f"{one.name} without a description")
        if not _MIME.fullmatch(one.mime) or one.relation not in RELATIONS:
            raise BadAttachment(f"{one.name}: {one.mime}, {one.relation}")


def attach(document: Any, attachments: Sequence[Attachment], timestamp: int) -> None:
    """Put the files into a ReportLab document, sorted as a name tree is: by the bytes of names."""
    if not attachments:
        return
    when = time.strftime("(D:%Y%m%d%H%M%SZ)", time.gmtime(timestamp))
    names: list[Any] = []
    refs: list[Any] = []
    for one in sorted(attachments, key=_place):
        stream = pdfdoc.PDFStream(
            dictionary=pdfdoc.PDFDictionary(
                {
                    "Type": "/EmbeddedFile",
                    "Subtype": "/" + one.mime.replace("/", "#2F"),
                    "Params": pdfdoc.PDFDictionary({"ModDate": when, "Size": len(one.content)}),
                }
            ),
            content=one.content,
            filters=[pdfdoc.PDFZCompress],
        )
        held = document.Reference(stream)
        spec = document.Reference(
            pdfdoc.PDFDictionary(
                {
                    "Type": "/Filespec",
                    "F": text_string(one.name),
                    "UF": text_string(one.name),
                    "Desc": text_string(one.description),
                    "AFRelationship": f"/{one.relation}",
                    "EF": pdfdoc.PDFDictionary({"F": held, "UF": held}),
                }
            )
        )
        names += [text_string(one.name), spec]
        refs.append(spec)
    catalog = document.Catalog
    embedded = pdfdoc.PDFDictionary({"Names": pdfdoc.PDFArray(names)})
    catalog.Names = pdfdoc.PDFDictionary({"EmbeddedFiles": embedded})
    catalog.AF = pdfdoc.PDFArray(refs)


def _place(attachment: Attachment) -> bytes:
    name = attachment.name
    return name.encode() if name.isascii() else b"\xfe\xff" + name.encode("utf-16-be")
