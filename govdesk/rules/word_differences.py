# SPDX-License-Identifier: Apache-2.0
"""Two texts word by word: what stays, what goes out, what comes in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_PARTS = re.compile(r"\w+|\n|[^\S\n]+|[^\w\s]")


class Kind(StrEnum):
    """What becomes of a run of words."""

    KEPT = "kept"
    OUT = "out"
    IN = "in"


@dataclass(frozen=True, slots=True)
class Run:
    """Words one after another of which the same becomes."""

    kind: Kind
    text: str


def word_runs(before: str, after: str) -> tuple[Run, ...]:
    """How `after` comes of `before`, in reading order; what goes out stands before what comes in.

    Joined, the runs that are not `IN` are `before` and those that are not `OUT` are `after`.
    """
    runs: list[Run] = []
    for old, new in _paragraph_pairs(before, after):
        if old == new:
            runs.append(Run(Kind.KEPT, old))
        else:
            runs += _runs(parts(old), parts(new))
    return _joined(runs)


def parts(text: str) -> list[str]:
    """A text cut into words, white space, line ends and single marks; joined they are the text."""
    return _PARTS.findall(text)


def is_word(part: str) -> bool:
    """Whether a part is a word and not white space or a mark."""
    return part[:1].isalnum() or part[:1] == "_"


def is_space(part: str) -> bool:
    """Whether a part is white space within a paragraph."""
    return part.isspace() and part != "\n"


def matcher(before: Sequence[str], after: Sequence[str]) -> SequenceMatcher[str]:
    """What two lists of parts have alike; white space counts only beside what does."""
    return SequenceMatcher(is_space, before, after, autojunk=False)


def _paragraph_pairs(before: str, after: str) -> Iterator[tuple[str, str]]:
    """Paragraphs beside those that they became, so that only changed ones are looked into."""
    old, new = _lines(before), _lines(after)
    for _tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        yield "".join(old[i1:i2]), "".join(new[j1:j2])


def _lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)


def _runs(before: list[str], after: list[str]) -> Iterator[Run]:
    """What changes between words is told whole: no single space or comma is kept inside it."""
    pending_out: list[str] = []
    pending_in: list[str] = []
    codes = matcher(before, after).get_opcodes()
    for at, (tag, i1, i2, j1, j2) in enumerate(codes):
        if tag == "equal":
            kept = before[i1:i2]
            between = 0 < at < len(codes) - 1
            if between and not any(is_word(part) for part in kept):
                pending_out += kept
                pending_in += kept
                continue
            yield from _changed(pending_out, pending_in)
            pending_out, pending_in = [], []
            yield Run(Kind.KEPT, "".join(kept))
        else:
            pending_out += before[i1:i2]
            pending_in += after[j1:j2]
    yield from _changed(pending_out, pending_in)


def _changed(out: list[str], into: list[str]) -> Iterator[Run]:
    if out:
        yield Run(Kind.OUT, "".join(out))
    if into:
        yield Run(Kind.IN, "".join(into))


def _joined(runs: Sequence[Run]) -> tuple[Run, ...]:
    found: list[Run] = []
    for run in runs:
        if not run.text:
            continue
        if found and found[-1].kind is run.kind:
            found[-1] = Run(run.kind, found[-1].text + run.text)
        else:
            found.append(run)
    return tuple(found)
