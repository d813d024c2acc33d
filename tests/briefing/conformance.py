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
# This checker also asks that each signature covers the whole file, which none does that a later
# timestamp follows. Whether it covers its own revision, and what came after may be, is for `verify`
# to say.
_LATER = "SIGNATURE-BYTERANGE-001"


def assert_conforms(path: Path, level: Level = "2a", *, later: bool = False) -> None:
    """PDF/UA-1 and PDF/A at this level by every checker that we know, and our own; `later` for a
    file that was stamped after it was signed."""
    content = path.read_bytes()
    found = conformance(content)
    assert found is not None
    assert [one.profile for one in found.verdicts] == ["PDF/UA-1", NAMES[level]]
    complaints = [
        f"{fault.rule} {fault.told}"
        for one in found.verdicts
        for fault in one.faults
        if not (later and fault.rule.endswith(_LATER))
    ]
    complaints += [f"pdfua: {finding}" for finding in pdfua.validate(str(path)).findings]
    complaints += faults(content)
    assert not complaints, "\n".join(complaints[:20])
    output("qpdf", "--check", str(path))
