# SPDX-License-Identifier: Apache-2.0
"""The order in which a screen reader hears the sample quarter, as it was once read through by eye.

When it changes on purpose, read the new one, and write it with
`GOVDESK_WRITE_GOLDEN=1 pytest tests/briefing/test_reading_order.py`.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

from tests.briefing.reading import output

GOLDEN = Path(__file__).parent / "golden" / "quarter.txt"


def heard(packet: Path) -> str:
    """Structure and text as poppler reads them, without the numbers of objects."""
    said = output("pdfinfo", "-struct-text", str(packet))
    return re.sub(r"Object \d+ \d+", "Object", said)


def test_the_quarter_is_heard_in_the_order_that_was_read_through(packet: Path) -> None:
    said = heard(packet)
    if os.environ.get("GOVDESK_WRITE_GOLDEN"):
        GOLDEN.parent.mkdir(exist_ok=True)
        GOLDEN.write_text(said, encoding="utf-8")
    assert said == GOLDEN.read_text(encoding="utf-8")


def test_headings_lists_tables_and_pictures_are_what_they_are(packet: Path) -> None:
    said = heard(packet)
    for kind in ("H1", "H2", "TOC", "TOCI", "L", "LBody", "Table", "TH", "TD", "Caption", "Form"):
        assert re.search(rf"^\s+{kind}\b", said, re.MULTILINE), kind
    first = [said.index(f'"{text} "') for text in ("At a glance", "Scorecard", "Decisions")]
    assert first == sorted(first)
