# SPDX-License-Identifier: Apache-2.0
"""Fonts, styles and documents for the tests of the PDF layer."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PIL import Image
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable

from govdesk import paths
from govdesk.briefing.pdf import FontSet, PacketDoc
from govdesk.briefing.pdf.fonts import register

FOLDER = paths.resources("fonts")
NAME = "DejaVuSansCondensed"
FONTS = FontSet(
    FOLDER / f"{NAME}.ttf",
    FOLDER / f"{NAME}-Bold.ttf",
    FOLDER / f"{NAME}-Oblique.ttf",
    fallbacks=(FOLDER / "DroidSansFallbackFull.ttf",),
)
BODY = ParagraphStyle(
    "body", fontName=register(FONTS), fontSize=10, leading=14, spaceAfter=6, allowWidows=0
)
HEAD = ParagraphStyle("head", parent=BODY, fontName=f"{NAME}-Bold", fontSize=16, leading=20)
ITEM = ParagraphStyle("item", parent=BODY, leftIndent=18, bulletIndent=3)
CELL = ParagraphStyle("cell", parent=BODY, fontSize=8, leading=10, spaceAfter=0)
FONT_OF_CELLS = ("FONTNAME", (0, 0), (-1, -1), NAME)
WORDS = "The quarter was long and the nights were longer. "


def coded(mode: str = "RGB", kind: str = "PNG", **said: Any) -> bytes:
    """A picture's file, four times as wide as high."""
    out = io.BytesIO()
    Image.new(mode, (40, 10)).save(out, kind, **said)
    return out.getvalue()


def document(out: Any, **changes: Any) -> PacketDoc:
    """A document with everything that one needs."""
    fields: dict[str, Any] = {
        "title": "A document",
        "lang": "en",
        "author": "Marlow Bay",
        "subject": "Testing",
        "fonts": FONTS,
        "timestamp": 1_780_000_000,
    }
    return PacketDoc(out, **{**fields, **changes})


def built(story: Sequence[Flowable], **changes: Any) -> bytes:
    """The bytes of a story."""
    out = io.BytesIO()
    document(out, **changes).build(story)
    return out.getvalue()


def written(folder: Path, story: Sequence[Flowable], **changes: Any) -> Path:
    """A story as a file."""
    path = folder / "document.pdf"
    document(path, **changes).build(story)
    return path
