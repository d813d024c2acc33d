# SPDX-License-Identifier: Apache-2.0
"""Dividing a motion: its own words in two or more parts, nothing lost and nothing brought in.

Sources: RONR (division of a question). Standard library only: the public verifier reads this file.
"""

from __future__ import annotations

from collections.abc import Sequence

from govdesk.rules.messages import Message, message
from govdesk.rules.word_differences import is_word, parts

LINE = "---"
"""Stands alone in a line where a text is divided."""


def divided(text: str) -> tuple[str, ...]:
    """The parts of a text, cut at each line of three dashes.

    >>> divided("Open on Sundays.\\n---\\nClose on Mondays.")
    ('Open on Sundays.', 'Close on Mondays.')
    """
    found: list[list[str]] = [[]]
    for line in text.splitlines():
        if line.strip() == LINE:
            found.append([])
        else:
            found[-1].append(line)
    return tuple("\n".join(one).strip() for one in found)


def why_not_divided(text: str, into: Sequence[str]) -> Message | None:
    """None when `into` are parts of a text: each says something, every word stands in one of them
    at least, and no word comes in that the text has not."""
    if len(into) < 2 or not all(_words(one) for one in into):
        return message("motions.parts_needed")
    own = _words(text)
    said = [word for part in into for word in _words(part)]
    new = next((word for word in said if word.casefold() not in _folded(own)), None)
    if new is not None:
        return message("motions.part_brings_in", word=new)
    lost = next((word for word in own if word.casefold() not in _folded(said)), None)
    if lost is not None:
        return message("motions.part_leaves_out", word=lost)
    return None


def _words(text: str) -> list[str]:
    return [part for part in parts(text) if is_word(part)]


def _folded(words: Sequence[str]) -> frozenset[str]:
    return frozenset(word.casefold() for word in words)
