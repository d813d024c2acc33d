# SPDX-License-Identifier: Apache-2.0
"""A unit may have brackets, such as "days (median)": no text puts another pair around it."""

from __future__ import annotations

from pathlib import Path

CATALOGUES = Path(__file__).parents[2] / "resources" / "translations"


def test_no_text_puts_a_unit_in_brackets() -> None:
    read = [path.read_text(encoding="utf-8") for path in CATALOGUES.rglob("*.po")]
    assert read
    assert not [text for text in read if "({unit})" in text]
