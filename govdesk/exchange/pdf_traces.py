# SPDX-License-Identifier: Apache-2.0
"""What a PDF document gives away besides what is seen: who made it, where its pictures were taken,
comments, other files. It is published as it is, so whoever adds it is told."""

from __future__ import annotations

import struct
from itertools import islice
from typing import Final

import pikepdf

from govdesk.rules.messages import Message, message

MOST_OBJECTS: Final = 50_000
"""Of a document, that are looked at for pictures."""
_HEAD: Final = 65_536
"""Bytes at the beginning of a photograph in which it says how it was taken."""
_EXIF: Final = b"Exif\x00\x00"
_GPS: Final = 0x8825
"""The tag that leads to a place (Exif 2.32, 4.6.3)."""


def given_away(document: pikepdf.Pdf, comments: int) -> list[Message]:
    """What a reader learns; `comments` are those at the margins of its pages."""
    found = []
    if author := ", ".join(_authors(document)):
        found.append(message("enclosure.found.author", author=author[:80]))
    if places := _with_a_place(document):
        found.append(message("enclosure.found.places", count=places))
    if comments:
        found.append(message("enclosure.found.comments", count=comments))
    if inside := len(document.attachments):
        found.append(message("enclosure.found.files_inside", count=inside))
    return found


def _authors(document: pikepdf.Pdf) -> list[str]:
    """As its information and its XMP metadata name them, each once."""
    author = str(document.docinfo.get("/Author", "")).strip()
    with document.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as told:
        named = told.get("dc:creator", "") or ()
    people = [named] if isinstance(named, str) else list(named)
    others = [one for person in people if (one := str(person).strip()) and one not in author]
    return [author, *others] if author else others


def _with_a_place(document: pikepdf.Pdf) -> int:
    """How many of its photographs say where they were taken."""
    return sum(
        _says_where(one.read_raw_bytes()[:_HEAD])
        for one in islice(document.objects, MOST_OBJECTS)
        if isinstance(one, pikepdf.Stream)
        and one.get("/Subtype") == pikepdf.Name.Image
        and one.get("/Filter") in (pikepdf.Name.DCTDecode, pikepdf.Array([pikepdf.Name.DCTDecode]))
    )


def _says_where(jpeg: bytes) -> bool:
    """Whether the first directory of a photograph's Exif data leads to one of places."""
    at = jpeg.find(_EXIF)
    if at < 0:
        return False
    data = jpeg[at + len(_EXIF) :]
    order = "<" if data[:2] == b"II" else ">"
    try:
        (start,) = struct.unpack_from(f"{order}I", data, 4)
        (count,) = struct.unpack_from(f"{order}H", data, start)
        tags = (struct.unpack_from(f"{order}H", data, start + 2 + 12 * n)[0] for n in range(count))
        return _GPS in tags
    except struct.error:
        return False
