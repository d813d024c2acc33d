# SPDX-License-Identifier: Apache-2.0
"""The audit of published tables: what a reader could still deduce of every hidden count.

By linear programming over all sums at once, with no more knowledge than that counts are whole
numbers of at least 0. Give it the sums of every table in a release, and of the release before, to
audit them as the one linked system that they are to a reader.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil, floor
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_CLOSE = 1e-6
Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Deducible:
    """The least and the most that a count can be; `most` is None when nothing bounds it."""

    least: int
    most: int | None

    def is_as_wide_as(self, width: int) -> bool:
        """Whether the reader is left with at least this much doubt."""
        return self.most is None or self.most - self.least >= width


def deduce(
    hidden: Sequence[Key],
    sums: Sequence[Mapping[Key, int]],
    shown: Mapping[Key, int],
    objectives: Sequence[Collection[Key]] | None = None,
) -> list[Deducible]:
    """What can be deduced of the hidden counts, one by one, or of each sum in `objectives`.

    `sums` are the equations of the tables, each a coefficient by cell that adds up to 0; `shown`
    holds every published count. The tables must agree with themselves.
    """
    import numpy as np
    from scipy.optimize import linprog

    unknown = set(hidden)
    left = np.array([[line.get(key, 0) for key in hidden] for line in sums], dtype=float)
    right = [-sum(c * shown[key] for key, c in line.items() if key not in unknown) for line in sums]

    fits: list[NDArray[np.float64]] = []
    """Tables that fit, found on the way."""

    def least(goal: Collection[Key]) -> float:
        of_goal = [at for at, key in enumerate(hidden) if key in goal]
        if any(counts[of_goal].sum() < _CLOSE for counts in fits):
            return 0  # there is none lower to look for
        return extreme(goal, 1) or 0

    def extreme(goal: Collection[Key], way: int) -> float | None:
        costs = [way if key in goal else 0 for key in hidden]
        found = linprog(costs, A_eq=left, b_eq=right, bounds=(0, None), method="highs")
        if found.status == 3:
            return None
        if found.status != 0 or found.fun is None or found.x is None:
            raise ArithmeticError(found.message)
        fits.append(found.x)
        return way * float(found.fun)

    answers: list[Deducible] = []
    for goal in objectives if objectives is not None else [(key,) for key in hidden]:
        high, low = extreme(goal, -1), least(goal)
        # The sums form a network, so the exact bounds are whole; only rounding is taken away.
        answers.append(
            Deducible(
                least=max(0, ceil(low - _CLOSE)),
                most=None if high is None else floor(high + _CLOSE),
            )
        )
    return answers
