# SPDX-License-Identifier: Apache-2.0
"""The order in which a screen reader hears the sample quarter, as it was once read through by eye.

When it changes on purpose, read the new one, and write it with
`GOVDESK_WRITE_GOLDEN=1 pytest tests/briefing/test_reading_order.py`.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pikepdf
import pytest

from tests.briefing.reading import output

GOLDEN = Path(__file__).parent / "golden" / "quarter.txt"


@pytest.fixture(scope="module")
def heard(packet: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Structure and text as poppler reads them, without the numbers of objects.

    Of a copy without the colour profile, which poppler would prepare anew for every element: that
    took twenty times as long as all the reading.
    """
    colourless = tmp_path_factory.mktemp("heard") / "quarter.pdf"
    with pikepdf.open(packet) as pdf:
        del pdf.Root.OutputIntents
        pdf.save(colourless)
    said = output("pdfinfo", "-struct-text", str(colourless))
    return re.sub(r"Object \d+ \d+", "Object", said)


def test_the_quarter_is_heard_in_the_order_that_was_read_through(heard: str) -> None:
    if os.environ.get("GOVDESK_WRITE_GOLDEN"):
        GOLDEN.parent.mkdir(exist_ok=True)
        GOLDEN.write_text(heard, encoding="utf-8")
    assert heard == GOLDEN.read_text(encoding="utf-8")


def test_headings_lists_tables_and_pictures_are_what_they_are(heard: str) -> None:
    for kind in ("H1", "H2", "TOC", "TOCI", "L", "LBody", "Table", "TH", "TD", "Caption", "Form"):
        assert re.search(rf"^\s+{kind}\b", heard, re.MULTILINE), kind
    first = [heard.index(f'"{text} "') for text in ("At a glance", "Scorecard", "Decisions")]
    assert first == sorted(first)
