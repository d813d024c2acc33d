# SPDX-License-Identifier: Apache-2.0
"""Run charts: what can be said of a series that is too short for limits.

Anhøj's two rules, as in qicharts2: a run about the median that is too long, or a line that crosses
it too seldom, is more than chance. Points on the median are not useful and are left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby, pairwise
from math import log2
from statistics import median

from govdesk.rules.numbers import Number, exact


@dataclass(frozen=True, slots=True)
class RunChart:
    """The median, the longest run and the crossings, each with the bound that chance respects.

    The bounds are None where no point is useful.
    """

    median: Fraction
    useful: int
    longest_run: int
    longest_expected: int | None
    crossings: int
    fewest_expected: int | None

    @property
    def signal(self) -> bool:
        """Whether the series is more than chance."""
        if self.longest_expected is None or self.fewest_expected is None:
            return False
        return self.longest_run > self.longest_expected or self.crossings < self.fewest_expected


def run_chart(values: Sequence[Number | None]) -> RunChart | None:
    """The run chart of values in order of time; None without a value."""
    from scipy.stats import binom

    known = [exact(value) for value in values if value is not None]
    if not known:
        return None
    middle = Fraction(median(known))
    sides = [value > middle for value in known if value != middle]
    n = len(sides)
    return RunChart(
        median=middle,
        useful=n,
        longest_run=max((len(list(run)) for _side, run in groupby(sides)), default=0),
        longest_expected=round(log2(n)) + 3 if n else None,
        crossings=sum(earlier != later for earlier, later in pairwise(sides)),
        fewest_expected=max(0, int(binom.ppf(0.05, n - 1, 0.5))) if n > 1 else None,
    )
