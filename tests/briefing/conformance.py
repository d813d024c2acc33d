# SPDX-License-Identifier: Apache-2.0
"""Asks programs that are not ours whether a PDF is what it claims to be."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import pdfua

from govdesk.briefing.pdf.conformance import NAMES, conformance
from tests.briefing.pdf_structure import faults
from tests.briefing.reading import output

Level = Literal["2a", "3a"]


def assert_conforms(path: Path, level: Level = "2a") -> None:
    """PDF/UA-1 and PDF/A at this level by every checker that we know, and our own."""
    content = path.read_bytes()
    found = conformance(content)
    assert found is not None
    assert [one.profile for one in found.verdicts] == ["PDF/UA-1", NAMES[level]]
    complaints = [f"{fault.rule} {fault.told}" for one in found.verdicts for fault in one.faults]
    complaints += [f"pdfua: {finding}" for finding in pdfua.validate(str(path)).findings]
    complaints += faults(content)
    assert not complaints, "\n".join(complaints[:20])
    output("qpdf", "--check", str(path))
