# SPDX-License-Identifier: Apache-2.0
"""Asks programs that are not ours whether a PDF is what it claims to be."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import page
import pdfua

from tests.briefing.pdf_structure import faults
from tests.briefing.reading import output

Level = Literal["2a", "3a"]
# This checker takes a carriage return that ends a stream's data for a part of the line end after it
# (a signature's compressed certificates end so now and then). qpdf checks every length, below.
_MISTAKEN = "STREAM-LENGTH-001"


def assert_conforms(path: Path, level: Level = "2a") -> None:
    """PDF/UA-1 and PDF/A at this level by every checker that we know, and our own."""
    complaints = [
        f"{profile}: {failure.rule_id} {failure.message}"
        for profile in ("ua1", level)
        for failure in page.validate_pdf(str(path), profile=profile).failures
        if not failure.rule_id.endswith(_MISTAKEN)
    ]
    complaints += [f"pdfua: {finding}" for finding in pdfua.validate(str(path)).findings]
    complaints += faults(path.read_bytes())
    assert not complaints, "\n".join(complaints[:20])
    output("qpdf", "--check", str(path))
