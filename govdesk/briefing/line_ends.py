# SPDX-License-Identifier: Apache-2.0
"""Where a line may not end, on paper and on the web."""

from __future__ import annotations

import re

_BLANK = "[ \u202f]"
_WITH_UNIT = re.compile(
    rf"(?<=\d){_BLANK}(?=(?:%|‰|°C|°F|€|\$|kB|MB|km|min|h)(?!\w))"  # a number and its unit
    rf"|(?<=[§¶]){_BLANK}(?=\d)"  # a paragraph of a law
    rf"|(?<=\bQ[1-4]){_BLANK}(?=\d{{4}}\b)|(?<=\bT[1-4]){_BLANK}(?=\d{{4}}\b)"  # a quarter
    rf"|(?<=\(\d{{3}}\)){_BLANK}(?=\d{{3}}-\d)"  # a telephone number
)


def kept_together(text: str) -> str:
    """The text with no line end between a number and its unit and the like. A line ends with the
    sign between two facts, and begins with a fact."""
    return _WITH_UNIT.sub("\u00a0", text).replace(" · ", "\u00a0· ")
