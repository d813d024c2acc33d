# SPDX-License-Identifier: Apache-2.0
"""Asks programs that are not ours whether a PDF is what it claims to be."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal

import page
import pdfua

from tests.briefing.pdf_structure import faults
from tests.briefing.reading import output

Level = Literal["2a", "3a"]
# This checker takes a carriage return that ends a stream's data for a part of the line end after it
# (a signature's compressed certificates end so now and then). Such a complaint is set aside only
# where the bytes of the very stream show that its length is right.
_MISTAKEN = "STREAM-LENGTH-001"
# It also asks that each signature covers the whole file, which none does that a later timestamp
# follows. Whether it covers its own revision, and what came after may be, is for `verify` to say.
_LATER = "SIGNATURE-BYTERANGE-001"
_LENGTH = re.compile(rb"/Length\s+(\d+)(\s+(\d+)\s+R)?")


def assert_conforms(path: Path, level: Level = "2a", *, later: bool = False) -> None:
    """PDF/UA-1 and PDF/A at this level by every checker that we know, and our own; `later` for a
    file that was stamped after it was signed."""
    content = path.read_bytes()
    complaints = [
        f"{profile}: {failure.rule_id} {failure.message}"
        for profile in ("ua1", level)
        for failure in page.validate_pdf(str(path), profile=profile).failures
        if not (failure.rule_id.endswith(_MISTAKEN) and is_mistaken(content, failure.object_id))
        and not (later and failure.rule_id.endswith(_LATER))
    ]
    complaints += [f"pdfua: {finding}" for finding in pdfua.validate(str(path)).findings]
    complaints += faults(content)
    assert not complaints, "\n".join(complaints[:20])
    output("qpdf", "--check", str(path))


def is_mistaken(content: bytes, named: object) -> bool:
    """Whether the stream that a complaint names has data that ends in a carriage return, is as long
    as it declares, and ends with a line end of its own before `endstream`. Every version of the
    object in the file must be so; without a name nothing is mistaken."""
    number = re.match(r"\D*(\d+)", str(named)) if named is not None else None
    if number is None:
        return False
    opening = re.compile(rb"(?<![0-9])" + number[1].encode() + rb" \d+ obj\b")
    ends = [length_of(content, found.end()) for found in opening.finditer(content)]
    return bool(ends) and all(ends)


def length_of(content: bytes, start: int) -> bool:
    """Whether the stream of the object that begins at `start` is, by its bytes, as long as it says,
    with data that ends in a carriage return."""
    keyword = re.compile(rb"stream(\r\n|\n)").search(content, start)
    ends = content.find(b"endobj", start)
    if keyword is None or keyword.start() > ends:
        return False
    declared = _LENGTH.search(content, start, keyword.start())
    if declared is None:
        return False
    size = int(declared[1])
    if declared[3]:  # the length stands in an object of its own
        told = re.search(rb"(?<![0-9])" + declared[1] + rb" \d+ obj\s+(\d+)", content)
        if told is None:
            return False
        size = int(told[1])
    end = keyword.end() + size
    return content[end - 1 : end] == b"\r" and bool(
        re.compile(rb"(\r\n|\n|\r)endstream\b").match(content, end)
    )
