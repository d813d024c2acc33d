# SPDX-License-Identifier: Apache-2.0
"""Percent of target met, as programmes report it (Tola): typed targets by period, and what counts.

A ratio of actual to target misleads where less is better or the baseline is far from 0, so GovDesk
judges by `status`; this is for programmes that must report the ratio.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from govdesk.rules.indicators import Direction
from govdesk.rules.numbers import Number, exact

OVER, UNDER = Fraction(115, 100), Fraction(85, 100)
"""Beyond these shares a programme is over or under its target; on them it is on track."""


class Accumulation(StrEnum):
    """How the periods of a programme make its total."""

    NON_CUMULATIVE = "non_cumulative"  # results and targets add up
    CUMULATIVE = "cumulative"  # results add up towards the latest target
    NON_SUMMING = "non_summing"  # the latest result against the latest target


@dataclass(frozen=True, slots=True)
class ProgrammePeriod:
    """One period: its target, the results in it, and whether it is over."""

    target: Number
    results: tuple[Number, ...] = ()
    complete: bool = True


@dataclass(frozen=True, slots=True)
class Met:
    """A target, what was reached of it, and their ratio; None where nothing is known."""

    target: Fraction | None
    actual: Fraction | None

    @property
    def share(self) -> Fraction | None:
        """Actual over target; None without either, or for a target of 0."""
        if not self.target or self.actual is None:
            return None
        return self.actual / self.target


def met_by_period(
    periods: Sequence[ProgrammePeriod], accumulation: Accumulation
) -> tuple[Met, ...]:
    """What was met in each period; actual None where it has no result."""
    found: list[Met] = []
    running = Fraction(0)
    for period in periods:
        results = [exact(result) for result in period.results]
        running += sum(results, Fraction(0))
        actual: Fraction | None = None
        if results:
            match accumulation:
                case Accumulation.NON_CUMULATIVE:
                    actual = sum(results, Fraction(0))
                case Accumulation.CUMULATIVE:
                    actual = running
                case Accumulation.NON_SUMMING:
                    actual = results[-1]
        found.append(Met(exact(period.target), actual))
    return tuple(found)


def met_overall(periods: Sequence[ProgrammePeriod], accumulation: Accumulation) -> Met:
    """What was met of the whole programme's target."""
    return _met(periods, accumulation)


def met_to_date(periods: Sequence[ProgrammePeriod], accumulation: Accumulation) -> Met:
    """What was met by the periods that are over; the target of one without a result is left out."""
    over = [period for period in periods if period.complete and period.results]
    return _met(over, accumulation)


def over_or_under(met: Met, direction: Direction) -> int | None:
    """+1 well over the target, -1 well under it, 0 on track, by which way is better; None when it
    cannot be said."""
    share = met.share
    if share is None:
        return None
    way = -1 if direction is Direction.DECREASE else 1
    if share > OVER:
        return way
    return -way if share < UNDER else 0


def _met(periods: Sequence[ProgrammePeriod], accumulation: Accumulation) -> Met:
    targets = [exact(period.target) for period in periods]
    results = [exact(result) for period in periods for result in period.results]
    adds_targets = accumulation is Accumulation.NON_CUMULATIVE
    target = (sum(targets, Fraction(0)) if adds_targets else targets[-1]) if targets else None
    latest = accumulation is Accumulation.NON_SUMMING
    actual = (results[-1] if latest else sum(results, Fraction(0))) if results else None
    return Met(target, actual)
