# SPDX-License-Identifier: Apache-2.0
"""Plain summaries of a motion's text: which stands for a reader, and which are still missing.

A summary stands in one language and is of one numbered text. Once a newer text stands it is "of
the earlier text", and still shown until somebody writes one of the present. Standard library only:
the public verifier reads what imports this.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

_TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


class MoverView(StrEnum):
    """Whether the mover agrees that a summary says what the motion does."""

    UNKNOWN = "unknown"
    AGREES = "agrees"
    DISAGREES = "disagrees"


@dataclass(frozen=True, slots=True)
class Summary:
    """A summary as it was written, and what the mover said of it."""

    id: str
    n: int
    """The text version that it is of."""
    language: str
    text: str
    author: str
    mover_view: MoverView
    said: bool
    """The mover's view was spoken and recorded by an officer, not given by the mover."""
    at: int
    view_at: int | None = None


def is_language(tag: str) -> bool:
    """Whether a tag is written as one of a language (BCP 47): `es`, `pt-BR`."""
    return _TAG.fullmatch(tag) is not None


def standing(found: Iterable[Summary], n: int) -> tuple[Summary, ...]:
    """Of each language the one that stands beside text `n`: of the newest text up to it, and of
    those the last written. `found` is in the order of being written."""
    newest: dict[str, Summary] = {}
    for one in found:
        if one.n <= n and (one.language not in newest or one.n >= newest[one.language].n):
            newest[one.language] = one
    return tuple(newest.values())


def chosen(found: Iterable[Summary], n: int, wanted: Sequence[str]) -> Summary | None:
    """The one that a reader of these languages is shown beside text `n`: in the first of them that
    there is one in, else in whichever there is. None where nothing was written yet."""
    there = {one.language: one for one in standing(found, n)}
    for language in wanted:
        if language in there:
            return there[language]
    return next(iter(there.values()), None)


def missing(
    asked: Iterable[str], found: Iterable[Summary], n: int, excused: Iterable[str] = ()
) -> tuple[str, ...]:
    """The languages asked for in which nothing is written of text `n`, but for those of which the
    chair said why not (`excused`)."""
    there = {one.language for one in standing(found, n) if one.n == n} | set(excused)
    return tuple(language for language in asked if language not in there)
