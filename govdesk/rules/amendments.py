# SPDX-License-Identifier: Apache-2.0
"""Amendments as changes of paragraphs, and their replay onto a text that changed meanwhile.

Sources: RONR (amendments of the first and second degree; the second is decided first). Standard
library only: the public verifier reads this file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from govdesk.rules.messages import Message, message
from govdesk.rules.word_differences import is_word, matcher, parts

MOST_DEGREES = 2


@dataclass(frozen=True, slots=True)
class Change:
    """From paragraph `at` (counted from 0) on, `old` paragraphs become `new` ones."""

    at: int
    old: tuple[str, ...]
    new: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """A place that the amendment and an earlier one both change: as it was when the amendment was
    moved, as it stands now, and as the amendment wants it. `paragraph` counts from 1 in the text as
    it was."""

    paragraph: int
    was: str
    now: str
    wanted: str

    @property
    def told(self) -> Message:
        """The conflict in words."""
        key = "motions.conflict_gone" if not self.now.strip() else "motions.conflict"
        return message(key, paragraph=self.paragraph, was=self.was.strip(), now=self.now.strip())


@dataclass(frozen=True, slots=True)
class Replayed:
    """An amendment on a changed text: the text as it would be, or why it no longer fits."""

    text: str
    conflicts: tuple[Conflict, ...] = ()


def changes(before: str, after: str) -> tuple[Change, ...]:
    """The changes of paragraphs (lines) that make `after` of `before`; none if they are equal."""
    if before == after:
        return ()
    old, new = before.split("\n"), after.split("\n")
    codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return tuple(
        Change(i1, tuple(old[i1:i2]), tuple(new[j1:j2]))
        for tag, i1, i2, j1, j2 in codes
        if tag != "equal"
    )


def applied(text: str, made: Sequence[Change]) -> str:
    """The text with the changes made.

    Raises ValueError where a paragraph is not what the change says it is.
    """
    old, new, at = text.split("\n"), [], 0
    for change in made:
        end = change.at + len(change.old)
        if change.at < at or tuple(old[change.at : end]) != change.old:
            raise ValueError(f"paragraph {change.at + 1} is not what the change says")
        new += [*old[at : change.at], *change.new]
        at = end
    return "\n".join([*new, *old[at:]])


def to_json(made: Sequence[Change]) -> list[dict[str, Any]]:
    """The changes as a body of the record holds them."""
    return [{"at": one.at, "old": list(one.old), "new": list(one.new)} for one in made]


def from_json(value: Sequence[Mapping[str, Any]]) -> tuple[Change, ...]:
    """The changes of a body. Raises KeyError or TypeError for what is none."""
    return tuple(Change(one["at"], tuple(one["old"]), tuple(one["new"])) for one in value)


def replayed(was: str, wanted: str, now: str) -> Replayed:
    """An amendment that makes `wanted` of `was`, on the text as it is `now`.

    Paragraph by paragraph; where both change the same one, word by word. Words that both change, or
    that stand beside each other, are a conflict: nothing is guessed.
    """
    found: list[str] = []
    conflicts = []
    base = was.split("\n")
    for at, old, mine, theirs in _three_ways(base, wanted.split("\n"), now.split("\n")):
        merged = _merged(old, mine, theirs)
        if merged is None:
            within = _by_words(_ended(old), _ended(mine), _ended(theirs))
            if within is None or not (old and mine and theirs):
                conflicts.append(
                    Conflict(at + 1, "\n".join(old), "\n".join(theirs), "\n".join(mine))
                )
                continue
            merged = within.split("\n")[:-1]
        found += merged
    return Replayed("" if conflicts else "\n".join(found), tuple(conflicts))


def _merged(old: list[str], mine: list[str], theirs: list[str]) -> list[str] | None:
    """One place as only one side, or both alike, changed it; None where they differ."""
    if mine in (old, theirs):
        return theirs
    return mine if theirs == old else None


def _by_words(old: str, mine: str, theirs: str) -> str | None:
    found: list[str] = []
    for _at, was, one, other in _three_ways(parts(old), parts(mine), parts(theirs), _keeps_apart):
        merged = _merged(was, one, other)
        if merged is None:
            return None
        found += merged
    return "".join(found)


def _ended(paragraphs: list[str]) -> str:
    """Paragraphs as one text in which each has its end, so that what follows one is not in it."""
    return "".join(f"{one}\n" for one in paragraphs)


def _keeps_apart(part: str) -> bool:
    """Whether what stands between two changes keeps them apart."""
    return is_word(part) or part == "\n"


Place = tuple[int, list[str], list[str], list[str]]


def _three_ways(
    base: list[str],
    mine: list[str],
    theirs: list[str],
    parting: Callable[[str], bool] | None = None,
) -> Iterator[Place]:
    """The base cut into places: what all three have alike, one a part, and what some changed.

    `parting` says which parts may stand between two changes; others belong to the change.
    """
    at_mine, at_theirs = _alike(base, mine), _alike(base, theirs)
    stable = [
        at
        for at in range(len(base))
        if at in at_mine and at in at_theirs and (parting is None or parting(base[at]))
    ]
    i = j = k = 0
    for at in stable:
        x, y = at_mine[at], at_theirs[at]
        if i < at or j < x or k < y:
            yield i, base[i:at], mine[j:x], theirs[k:y]
        yield at, [base[at]], [mine[x]], [theirs[y]]
        i, j, k = at + 1, x + 1, y + 1
    if i < len(base) or j < len(mine) or k < len(theirs):
        yield i, base[i:], mine[j:], theirs[k:]


def _alike(base: list[str], other: list[str]) -> dict[int, int]:
    """Where each part of the base that stayed is in the other."""
    return {
        block.a + step: block.b + step
        for block in matcher(base, other).get_matching_blocks()
        for step in range(block.size)
    }
