# SPDX-License-Identifier: Apache-2.0
"""Milestones: where an indicator should be after each period of a year, exactly.

Baseline B, annual target T, N periods, i = 1..N. The last milestone is always the target itself.
Values are fractions; rounding is for display.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Context, Decimal
from enum import StrEnum
from fractions import Fraction
from itertools import accumulate, pairwise
from math import floor

from govdesk.rules.indicators import Aggregation
from govdesk.rules.messages import message
from govdesk.rules.numbers import Number, exact
from govdesk.rules.refusals import BadInput


class Shape(StrEnum):
    """The path from the baseline to the target."""

    LINEAR = "linear"
    GEOMETRIC = "geometric"
    STEP = "step"
    SEASONAL = "seasonal"


@dataclass(frozen=True, slots=True)
class MilestonePlan:
    """What milestones are computed from.

    A flow counts from zero each year, so its baseline is not used. `first_active` is the first
    period with a milestone (a late start). `steps` are the milestones of a step plan, `weights`
    the season's shares (past years' counts will do), `whole` asks a seasonal plan for whole counts.
    """

    target: Number
    baseline: Number = 0
    periods: int = 4
    shape: Shape = Shape.LINEAR
    aggregation: Aggregation = Aggregation.LEVEL
    first_active: int = 1
    steps: tuple[Number, ...] = ()
    weights: tuple[Number, ...] = ()
    whole: bool = False


def milestones(plan: MilestonePlan) -> tuple[Fraction | None, ...]:
    """One milestone a period, None before a late start; cumulative for a flow.

    Raises BadInput when the plan cannot give them: see the shapes below.
    """
    if not 1 <= plan.periods <= 12 or not 1 <= plan.first_active <= plan.periods:
        raise BadInput(message("milestone.periods", periods=plan.periods))
    match plan.shape:
        case Shape.STEP:
            return _steps(plan.steps, plan.target, plan.periods)
        case Shape.SEASONAL:
            if plan.aggregation is not Aggregation.FLOW:
                raise BadInput(message("milestone.seasonal_is_flow"))
            return seasonal(plan.target, _weights_of(plan), whole=plan.whole)
    start = 0 if plan.aggregation is Aggregation.FLOW else plan.baseline
    idle: tuple[None, ...] = (None,) * (plan.first_active - 1)
    path = geometric if plan.shape is Shape.GEOMETRIC else linear
    return (*idle, *path(start, plan.target, plan.periods - len(idle)))


def linear(baseline: Number, target: Number, periods: int) -> tuple[Fraction, ...]:
    """B + (T - B) i / N."""
    start, end = exact(baseline), exact(target)
    return tuple(start + (end - start) * i / periods for i in range(1, periods + 1))


def geometric(baseline: Number, target: Number, periods: int) -> tuple[Fraction, ...]:
    """B (T / B)^(i / N), to 40 digits; the last one exactly T.

    Raises BadInput when the baseline or target is zero or their signs differ.
    """
    start, end = exact(baseline), exact(target)
    if start * end <= 0:
        raise BadInput(message("milestone.geometric_undefined"))
    context = Context(prec=40)
    ratio = _decimal(end / start, context)
    shares = (context.divide(Decimal(i), Decimal(periods)) for i in range(1, periods))
    return (*(start * Fraction(context.power(ratio, share)) for share in shares), end)


def seasonal(
    target: Number, weights: Sequence[Number], *, whole: bool = False
) -> tuple[Fraction, ...]:
    """Cumulative T (w1 + .. + wi) / (w1 + .. + wN); the last one exactly T.

    With `whole` the increments are whole counts by largest remainder, so that the milestones are
    counts a department can reach. Raises BadInput on negative
    weights, weights that add to nothing, or a target that is not whole when `whole`.
    """
    end, shares = exact(target), [exact(weight) for weight in weights]
    total = sum(shares, Fraction(0))
    if total <= 0 or min(shares) < 0:
        raise BadInput(message("milestone.weights"))
    increments = [end * share / total for share in shares]
    if whole:
        if end.denominator != 1 or end < 0:
            raise BadInput(message("milestone.not_whole"))
        increments = _largest_remainder(increments)
    return tuple(accumulate(increments))


def _largest_remainder(increments: list[Fraction]) -> list[Fraction]:
    floors = [floor(increment) for increment in increments]
    rounded = [floor(total + Fraction(1, 2)) for total in accumulate(increments)]
    steps = [rounded[0], *(later - earlier for earlier, later in pairwise(rounded))]
    # Equal remainders go where rounding the running total would put them: 33, 34, 33 of 100.
    order = sorted(
        range(len(floors)), key=lambda i: (floors[i] - increments[i], floors[i] - steps[i])
    )
    left = int(sum(increments, Fraction(0))) - sum(floors)
    raised = set(order[:left])
    return [Fraction(floors[i] + (i in raised)) for i in range(len(floors))]


def _steps(steps: Sequence[Number], target: Number, periods: int) -> tuple[Fraction, ...]:
    values = tuple(exact(step) for step in steps)
    if len(values) != periods or values[-1] != exact(target):
        raise BadInput(message("milestone.steps", periods=periods))
    return values


def _weights_of(plan: MilestonePlan) -> tuple[Number, ...]:
    if len(plan.weights) != plan.periods:
        raise BadInput(message("milestone.weights"))
    return plan.weights


def _decimal(value: Fraction, context: Context) -> Decimal:
    return context.divide(Decimal(value.numerator), Decimal(value.denominator))
