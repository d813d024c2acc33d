# SPDX-License-Identifier: Apache-2.0
"""Scripts that are not written from left to right, or join their letters, or have no spaces.

Lines are broken in the order in which a text is read. Each line is then put into the order in which
it is printed, by the Unicode bidirectional algorithm (python-bidi); Arabic letters get the shapes
that join them (arabic-reshaper).
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Any

from govdesk.briefing.pdf.bidi import display

RIGHT_TO_LEFT = frozenset(("ar", "fa", "he", "ur", "yi"))
"""Languages whose documents run from right to left."""

_CJK = re.compile("[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef]")
_RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f]")
_DIRECTION = re.compile("[\u061c\u200e\u200f\u202a-\u202c\u2066-\u2069]")
_EMBEDDED = {0x061C: "\u200f", 0x2066: "\u202a", 0x2067: "\u202b", 0x2069: "\u202c"}
_SHAPED = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]+")


def runs_right_to_left(lang: str) -> bool:
    """Whether a document in this language runs from right to left."""
    return lang.split("-")[0] in RIGHT_TO_LEFT


def has_cjk(text: str) -> bool:
    """Whether lines may break between characters."""
    return not text.isascii() and _CJK.search(text) is not None


def has_rtl(text: str) -> bool:
    """Whether some of the text is written from right to left."""
    return not text.isascii() and _RTL.search(text) is not None


def starts_rtl(text: str) -> bool:
    """Whether the first letter that has a direction runs from right to left."""
    for character in text:
        direction = unicodedata.bidirectional(character)
        if direction in ("R", "AL"):
            return True
        if direction == "L":
            return False
    return False


@cache
def _reshaper() -> Any:
    from arabic_reshaper import ArabicReshaper

    # The packed fonts have no sign for the whole of the word "Allah", which many names end with.
    manner = {"delete_harakat": False, "support_ligatures": True, "ARABIC LIGATURE ALLAH": False}
    return ArabicReshaper(manner)


def joined(text: str) -> str:
    """The text composed as far as Unicode has signs, so that no mark is set by guess, and with the
    shapes that join Arabic letters; still in reading order."""
    if text.isascii():
        return text
    text = _directed(unicodedata.normalize("NFC", text))
    if _ARABIC.search(text) is None:
        return text
    return str(_reshaper().reshape(text))


def _directed(text: str) -> str:
    """The text with the invisible signs of direction that the line's order is found by: isolates
    as embeddings, and none where everything runs one way."""
    if _DIRECTION.search(text) is None:
        return text
    if not has_rtl(text):
        return _DIRECTION.sub("", text)
    parts = re.split("(\u2068)", text)
    for place, part in enumerate(parts):
        if part == "\u2068":
            parts[place] = "\u202b" if starts_rtl(parts[place + 1]) else "\u202a"
    return "".join(parts).translate(_EMBEDDED)


def logical(text: str) -> str:
    """The letters behind joined shapes."""
    return _SHAPED.sub(lambda shapes: unicodedata.normalize("NFKC", shapes.group()), text)


def visual(line: str, *, rtl: bool) -> str:
    """A line of reading order in the order in which it is printed."""
    return display(line, rtl=rtl)


def as_drawn(text: str) -> str:
    """A short text as it is drawn on one line: in its shapes and in its order."""
    if not has_rtl(text):
        return joined(text)
    return visual(joined(text), rtl=starts_rtl(text))
