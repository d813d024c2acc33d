# SPDX-License-Identifier: Apache-2.0
"""A finished file made small: objects in compressed streams. Before signing, never after.

No stream's data may end in a carriage return: the line feed that follows it would be taken for a
part of the same line end by some readers, and the stream's length for wrong. Compressed data ends
in the checksum of what it holds, so such a stream gets one byte more that means nothing.
"""

from __future__ import annotations

import io
import re

import pikepdf

_ENDS_IN_CR = b"\r\nendstream"
_OBJECT = re.compile(rb"(?:^|[\r\n])(\d+) 0 obj")
_TRIES = 8


def compacted(content: bytes) -> bytes:
    """The same document in a fraction of the bytes; the same bytes for the same document."""
    for more in range(_TRIES):
        content = _saved(content, more + 1)
        if _ENDS_IN_CR not in content:
            break
    return content


def _saved(content: bytes, more: int) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        for number in _ending_in_cr(content):
            _lengthen(pdf, pdf.get_object(number, 0), more)
        pdf.save(
            out,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            deterministic_id=True,
            preserve_pdfa=True,
        )
    return out.getvalue()


def _ending_in_cr(content: bytes) -> list[int]:
    """The numbers of the objects whose stream ends in a carriage return."""
    found: list[int] = []
    place = content.find(_ENDS_IN_CR)
    while place >= 0:
        start = max(content.rfind(b" 0 obj", 0, place) - 12, 0)
        numbers = _OBJECT.findall(content, start, place)
        found += [int(number) for number in numbers[-1:]]
        place = content.find(_ENDS_IN_CR, place + 1)
    return found


def _lengthen(pdf: pikepdf.Pdf, found: pikepdf.Object, more: int) -> None:
    if not isinstance(found, pikepdf.Stream) or found.get("/Type") == "/XRef":
        found = pdf.pages[0].obj.Contents  # whose length moves what the table has the places of
    if found.get("/Type") == "/ObjStm" and isinstance(found, pikepdf.Stream):
        _lengthen_objects(pdf, found, more)
    elif found.get("/Type") != "/EmbeddedFile" and not _is_jpeg(found):
        length = found.get("/Length1")
        found.write(found.read_bytes() + b"\n" * more)
        if length is not None:
            found["/Length1"] = int(length) + more


def _is_jpeg(found: pikepdf.Object) -> bool:
    """Whether a stream is a JPEG file, which ends in FF D9 and never in a carriage return."""
    return "/DCTDecode" in str(found.get("/Filter"))


def _lengthen_objects(pdf: pikepdf.Pdf, found: pikepdf.Object, more: int) -> None:
    """Says of some elements in a stream of objects what holds anyway: that they are revision 0."""
    numbers = found.read_bytes()[: int(found.First)].split()[::2]
    elems = [
        held
        for held in (pdf.get_object(int(number), 0) for number in numbers)
        if isinstance(held, pikepdf.Dictionary) and "/S" in held and "/P" in held
    ]
    for elem in elems[:more]:
        elem.R = 0
