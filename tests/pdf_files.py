# SPDX-License-Identifier: Apache-2.0
"""PDF documents as departments send them: readable ones, scans, locked and damaged ones."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from govdesk.briefing.production import draw
from tests.builders_public_view import public_view


def bare_pdf(path: Path, *, pages: int = 1, scan: bool = False) -> Path:
    """Text without tags on each page, or a picture of it."""
    canvas = Canvas(str(path), invariant=True)
    for number in range(pages):
        if scan:
            canvas.drawImage(ImageReader(Image.new("L", (12, 16), 200 + number)), 50, 50, 400, 600)
        else:
            canvas.drawString(72, 700, f"Beds kept open, page {number + 1}")
        canvas.showPage()
    canvas.save()
    return path


def readable_pdf(path: Path) -> Path:
    """A document that a screen reader can read: PDF/UA-1."""
    path.write_bytes(draw(public_view()).content)
    return path


def changed_pdf(path: Path, change: Callable[[pikepdf.Pdf], None], **saving: Any) -> Path:
    """The document with something done to it."""
    with pikepdf.open(path, allow_overwriting_input=True) as document:
        change(document)
        document.save(path, **saving)
    return path
