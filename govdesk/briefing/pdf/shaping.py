# SPDX-License-Identifier: Apache-2.0
"""Characters that are refused though a font may have a shape for each: drawn one by one, without a
shaping engine, they would stand in the wrong form or place, or mean something to one reader alone.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from functools import cache

_UNSHAPED = (
    (0x0700, 0x074F),  # Syriac
    (0x0780, 0x07FF),  # Thaana, N'Ko
    (0x0840, 0x086F),  # Mandaic, Syriac
    (0x0900, 0x0DFF),  # Devanagari, Bengali, Tamil and their kin, Sinhala
    (0x0E80, 0x109F),  # Lao, Tibetan, Myanmar
    (0x1100, 0x11FF),  # letters of Hangul that join to syllables
    (0x1700, 0x18AF),  # Philippine scripts, Khmer, Mongolian
    (0x1900, 0x1CFF),  # Limbu, Tai Tham, Balinese, Lepcha and others
    (0xA800, 0xA95F),  # Syloti Nagri, Phags-pa, Saurashtra
    (0xA960, 0xA9FF),  # Hangul, Javanese, Myanmar
    (0xAA00, 0xAADF),  # Cham, Tai Viet
    (0xAAE0, 0xAAFF),  # Meetei Mayek
    (0xABC0, 0xABFF),  # Meetei Mayek
    (0xD7B0, 0xD7FF),  # Hangul
    (0x10A00, 0x10FFF),  # Kharoshthi, Manichaean, Sogdian
    (0x11000, 0x11FFF),  # Brahmi and its kin
    (0x1E900, 0x1E95F),  # Adlam
)
_STARTS = tuple(first for first, _ in _UNSHAPED)
_ARABIC = ((0x0600, 0x06FF), (0x0750, 0x077F), (0x0870, 0x08FF))
_FIRST = 0x0300
_IDEOGRAPHS = range(0x3100, 0xA000)
"""Most of what a large font has, and nothing that is refused."""
_OVERRIDES = "\u202d\u202e"


@cache
def refused(character: str) -> bool:
    """Whether a character is not drawn: of a script that needs shaping, for private use, one that
    turns text around unseen, or a sign around the letter before it."""
    code = ord(character)
    if code < _FIRST or code in _IDEOGRAPHS:
        return False
    if character in _OVERRIDES or unicodedata.category(character) in ("Co", "Me"):
        return True
    return bool(unshaped_script(character))


def unshaped_script(character: str) -> str:
    """The script of a character that needs shaping, by its Unicode name; empty for the others."""
    code = ord(character)
    at = bisect_right(_STARTS, code) - 1
    if at >= 0 and code <= _UNSHAPED[at][1]:
        return unicodedata.name(character, "unknown").split()[0].capitalize()
    if any(first <= code <= last for first, last in _ARABIC) and not _joins(character):
        return f"Arabic ({unicodedata.name(character, '?').removeprefix('ARABIC ').lower()})"
    return ""


def _joins(character: str) -> bool:
    """Whether a letter of Arabic has its joined shapes, or needs none."""
    if unicodedata.category(character) != "Lo":
        return True
    from arabic_reshaper.letters import LETTERS_ARABIC

    return character in LETTERS_ARABIC
