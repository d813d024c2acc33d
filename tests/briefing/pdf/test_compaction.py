# SPDX-License-Identifier: Apache-2.0
"""A compacted file has no stream whose data ends in a carriage return."""

from __future__ import annotations

import io
import zlib

import page
import pikepdf

from govdesk.briefing.pdf import P
from govdesk.briefing.pdf.compaction import compacted
from tests.briefing.pdf_samples import BODY, built


def _with_last_byte(data: bytes, wanted: int) -> bytes:
    """Content whose compressed form ends in this byte: the low byte of its checksum."""
    return next(
        data + bytes((one, two, three))
        for one in (33, 126)  # two alone do not reach every sum
        for two in range(33, 127)
        for three in range(33, 127)
        if zlib.adler32(data + bytes((one, two, three))) & 255 == wanted
    )


def test_data_that_would_end_in_a_carriage_return_is_lengthened() -> None:
    raw = built([P("text", BODY)], compact=False)
    awkward = io.BytesIO()
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        stream = pdf.pages[0].obj.Contents
        stream.write(_with_last_byte(stream.read_bytes() + b"\n%", 13))
        font = next(one for one in pdf.objects if "/Length1" in getattr(one, "keys", list)())
        data = _with_last_byte(font.read_bytes(), 13)
        font.write(data)
        font.Length1 = len(data)
        pdf.save(awkward, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    assert b"\r\nendstream" in awkward.getvalue()
    mended = compacted(awkward.getvalue())
    assert b"\r\nendstream" not in mended
    assert page.validate_pdf_bytes(mended, profile="2a").is_compliant
    assert compacted(awkward.getvalue()) == mended
