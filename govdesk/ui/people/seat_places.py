# SPDX-License-Identifier: Apache-2.0
"""Where the seats stand: around a table open at the top, or in rows where it has no room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF

FEWEST, MOST = 4, 7
"""Seats side by side for which a table is drawn: with fewer there would be no table between them,
with more it would be a long one."""
LEAST_SEATS = 6


@dataclass(frozen=True, slots=True)
class Places:
    """Each seat's place, the table's where there is one, and where each group's words stand."""

    seats: tuple[QRectF, ...]
    table: QRectF | None
    words: tuple[QRectF, ...]
    height: float


def is_around(counts: Sequence[int], width: float, cell: float, gap: float) -> bool:
    """Whether a table has room between seats that are `cell` wide."""
    across = _across(width, cell, gap)
    return across >= FEWEST and sum(counts) >= LEAST_SEATS and len(counts) <= across - 2


def places(counts: Sequence[int], width: float, cell: tuple[float, float], gap: float,
           line: float) -> Places:  # fmt: skip
    """For groups of so many seats, each seat `cell` large at least, `gap` apart; `line` is the
    height of a group's words."""
    across = _across(width, cell[0], gap)
    if is_around(counts, width, cell[0], gap):
        across = min(across, MOST, max(FEWEST, sum(counts) // 2))
        return _around(counts, width, cell, gap, line, across)
    return _in_rows(counts, width, cell, gap, line, across)


def _across(width: float, cell: float, gap: float) -> int:
    """How many seats have room side by side."""
    return max(1, int((width + gap) // (cell + gap)))


def _around(counts: Sequence[int], width: float, cell: tuple[float, float], gap: float,
            line: float, across: int) -> Places:  # fmt: skip
    """Down the left side, along the end, and up the right side."""
    count = sum(counts)
    below = min(across, count)
    left = (count - below + 1) // 2
    right = count - below - left
    wide = (width - (across - 1) * gap) / across
    step_x, step_y = wide + gap, cell[1] + gap
    sides = max(left, right, 1)
    high = max(sides * step_y, 2 * gap + len(counts) * (line + gap))
    step_y = high / sides
    found = [QRectF(0, at * step_y, wide, step_y - gap) for at in range(left)]
    found += [QRectF(at * step_x, high, wide, cell[1]) for at in range(below)]
    found += [
        QRectF((across - 1) * step_x, (sides - 1 - at) * step_y, wide, step_y - gap)
        for at in range(right)
    ]
    table = QRectF(step_x, 0, (across - 2) * step_x - gap, high - gap)
    part = (table.width() - gap) / len(counts)
    words = tuple(
        QRectF(table.x() + gap + at * part, table.y() + gap, part - gap, table.height() - gap)
        for at in range(len(counts))
    )
    return Places(tuple(found), table, words, high + cell[1])


def _in_rows(counts: Sequence[int], width: float, cell: tuple[float, float], gap: float,
             line: float, across: int) -> Places:  # fmt: skip
    """Group under group, each under its words."""
    wide = (width - (across - 1) * gap) / across
    found, words, top = [], [], 0.0
    for count in counts:
        words.append(QRectF(0, top, width, line))
        top += line + gap
        for at in range(count):
            down, beside = divmod(at, across)
            found.append(QRectF(beside * (wide + gap), top + down * (cell[1] + gap), wide, cell[1]))
        top += -(-count // across) * (cell[1] + gap) + gap
    return Places(tuple(found), None, tuple(words), max(top - 2 * gap, 0.0))


def beside(rects: Sequence[QRectF], at: int, dx: int, dy: int) -> int:
    """The seat next to the one at `at` in a direction; itself where there is none."""
    here = rects[at].center()
    best, found = float("inf"), at
    for other, rect in enumerate(rects):
        there = rect.center() - here
        ahead = there.x() * dx + there.y() * dy
        aside = abs(there.x() * dy) + abs(there.y() * dx)
        if ahead > 1 and ahead + 2 * aside < best:
            best, found = ahead + 2 * aside, other
    return found
