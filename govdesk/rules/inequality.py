# SPDX-License-Identifier: Apache-2.0
"""Inequality: how much a measure changes from the most to the least deprived end of a city.

Follows PHEindicatormethods (`phe_sii`): the slope and the relative index of inequality, by least
squares over groups ordered by deprivation, each weighted by its people. Limits are simulated from
a fixed seed, so that the same figures give the same limits. Floats: these are statistics.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from govdesk.rules.intervals import confidence_of
from govdesk.rules.messages import message
from govdesk.rules.refusals import BadInput

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]

FEWEST_GROUPS = 5
MOST_GROUPS = 100
Z_95 = 1.959963984540054
SEED = 20260401


class Scale(StrEnum):
    """On which scale a value varies evenly."""

    PLAIN = "plain"
    RATE = "rate"  # on the logarithm
    PROPORTION = "proportion"  # on the logit


@dataclass(frozen=True, slots=True)
class Group:
    """One group, in the order of deprivation (most deprived first): its people, its value and the
    value's 95 % limits."""

    population: float
    value: float
    lower: float
    upper: float


@dataclass(frozen=True, slots=True)
class Inequality:
    """The slope index, in the measure's unit times the multiplier, and the relative index, each
    with its limits."""

    slope: float
    slope_limits: tuple[float, float]
    relative: float
    relative_limits: tuple[float, float]


def inequality_of(
    groups: Sequence[Group],
    *,
    scale: Scale = Scale.PLAIN,
    fitted_on_scale: bool = False,
    multiplier: float = 1,
    confidence: float = 0.95,
    repetitions: int = 10_000,
) -> Inequality:
    """The indices of 5 to 100 groups.

    The spread of each value is taken on its `scale`; with `fitted_on_scale` the line is fitted
    there too and read off at both ends. A negative multiplier turns the relative index over. Raises
    BadInput on another number of groups, people of 0 or less, or values outside their scale.
    """
    import numpy as np

    level = confidence_of(confidence)
    _check(groups, scale)
    people = np.array([group.population for group in groups], dtype=float)
    share = people / people.sum()
    middle = share.cumsum() - share / 2
    on = _onto(scale)
    value = on(np.array([group.value for group in groups], dtype=float))
    high = on(np.array([group.upper for group in groups], dtype=float))
    low = on(np.array([group.lower for group in groups], dtype=float))
    error = (high - low) / (2 * Z_95)
    drawn = np.random.default_rng(SEED).normal(
        value[:, None], error[:, None], (len(groups), repetitions)
    )
    everything = np.column_stack([value, drawn])
    if not fitted_on_scale:
        everything = _back(scale)(everything)
    start, slope = _lines(share, middle, everything)
    end = start + slope
    if fitted_on_scale:
        start, end = _back(scale)(start), _back(scale)(end)
    slopes = multiplier * (end - start)
    ratios = start / end if multiplier < 0 else end / start
    tails = [(1 - level) / 2, (1 + level) / 2]
    return Inequality(
        float(slopes[0]),
        _pair(np.quantile(slopes[1:], tails)),
        float(ratios[0]),
        _pair(np.quantile(ratios[1:], tails)),
    )


def _check(groups: Sequence[Group], scale: Scale) -> None:
    if not FEWEST_GROUPS <= len(groups) <= MOST_GROUPS:
        raise BadInput(message("inequality.groups", least=FEWEST_GROUPS, most=MOST_GROUPS))
    if any(group.population <= 0 for group in groups):
        raise BadInput(message("interval.population"))
    for group in groups:
        for value in (group.value, group.lower, group.upper):
            below = scale is not Scale.PLAIN and value <= 0
            if below or (scale is Scale.PROPORTION and value >= 1):
                raise BadInput(message("inequality.outside"))


def _lines(share: Numbers, middle: Numbers, values: Numbers) -> tuple[Numbers, Numbers]:
    """Intercepts and slopes of the weighted least squares of each column of values."""
    import numpy as np

    root = np.sqrt(share)
    design = np.column_stack([root, root * middle])
    found, *_rest = np.linalg.lstsq(design, root[:, None] * values, rcond=None)
    return found[0], found[1]


def _onto(scale: Scale) -> Callable[[Numbers], Numbers]:
    import numpy as np

    match scale:
        case Scale.PLAIN:
            return lambda values: values
        case Scale.RATE:
            return lambda values: np.log(values)
        case Scale.PROPORTION:
            return lambda values: np.log(values / (1 - values))


def _back(scale: Scale) -> Callable[[Numbers], Numbers]:
    import numpy as np

    match scale:
        case Scale.PLAIN:
            return lambda values: values
        case Scale.RATE:
            return lambda values: np.exp(values)
        case Scale.PROPORTION:
            return lambda values: 1 / (1 + np.exp(-values))


def _pair(limits: Numbers) -> tuple[float, float]:
    return float(limits[0]), float(limits[1])
