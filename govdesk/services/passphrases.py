# SPDX-License-Identifier: Apache-2.0
"""Four plain words as a passphrase: easy to remember and to type, hard to guess.

Words come from the lists that xkcdpass keeps: the EFF's long list in English (7,776 words, so 51
bits in four), a list of common words in Spanish.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from xkcdpass import xkcd_password

WORDS = 4
SHEET_WORDS = 8
"""On each part of a recovery sheet, which nobody learns by heart: some hundred random bits."""
LISTS = {"en": "eff-long", "es": "spa-mich"}


def offered_passphrase(
    random_bytes: Callable[[int], bytes], *, lang: str = "en", count: int = WORDS
) -> str:
    """Four words of a language (or `count`), each equally likely."""
    words = _words(lang if lang in LISTS else "en")
    return " ".join(words[_below(len(words), random_bytes)] for _ in range(count))


@cache
def _words(lang: str) -> tuple[str, ...]:
    file = xkcd_password.locate_wordfile(LISTS[lang])
    return tuple(sorted(set(xkcd_password.generate_wordlist(file, min_length=4, max_length=8))))


def _below(limit: int, random_bytes: Callable[[int], bytes]) -> int:
    """A number below `limit`, each equally likely: what would favour some is drawn again."""
    most = (1 << 32) - (1 << 32) % limit
    while (drawn := int.from_bytes(random_bytes(4), "big")) >= most:
        pass
    return drawn % limit
