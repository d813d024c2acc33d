# SPDX-License-Identifier: Apache-2.0
"""Where an indicator is heading by the end of the year, with an honest band.

A flow is projected by run rate, by the season's share or by last year's course, whichever would
have been nearest in this indicator's own past; with less than two full years of it, by run rate.
A level is expected to go on as its process does.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import ceil
from statistics import median

from govdesk.rules.intervals import count_interval
from govdesk.rules.numbers import Number, exact
from govdesk.rules.series_analysis import SeriesAnalysis

Year = Sequence[Fraction]


class Method(StrEnum):
    """How a forecast was made."""

    RUN_RATE = "run_rate"
    SEASONAL_SHARE = "seasonal_share"
    PRIOR_YEAR = "prior_year_ratio"
    COMPLETE = "complete"  # the year is over: nothing to forecast
    PROCESS = "process_limits"
    LAST_VALUE = "last_value"


@dataclass(frozen=True, slots=True)
class Forecast:
    """A year-end value and its band; the bounds are None where nothing supports a band."""

    method: Method
    value: Fraction
    lower: Fraction | None = None
    upper: Fraction | None = None


def forecast_flow(
    so_far: Sequence[Number], *, periods: int = 4, history: Sequence[Sequence[Number]] = ()
) -> Forecast | None:
    """The year's total from the periods reported so far and past full years, oldest first.

    The band is the 90th percentile of the method's errors in the past, but for a count never
    narrower than chance alone: the Poisson interval of the count so far, scaled, which is the band
    where there is no past. None before the first period. Years that are not full, or that add up to
    nothing, are left out.
    """
    now = [exact(value) for value in so_far]
    if not now or len(now) > periods:
        return None
    total = sum(now, Fraction(0))
    if len(now) == periods:
        return Forecast(Method.COMPLETE, total, total, total)
    years = [[exact(value) for value in year] for year in history if len(year) == periods]
    years = [year for year in years if sum(year) > 0]
    best = _best_method(len(now), years)
    if best is not None:
        method, error = best
        value = _PROJECTIONS[method](now, years, periods)
        if value is not None and total:
            chance = _poisson_band(total, value / total)
            return _forecast(method, value, (value * (1 - error), value * (1 + error)), chance)
    value = total * periods / len(now)
    lower, upper = _poisson_band(total, Fraction(periods, len(now)))
    return Forecast(Method.RUN_RATE, value, lower, upper)


def _forecast(
    method: Method,
    value: Fraction,
    past: tuple[Fraction, Fraction],
    chance: tuple[Fraction | None, Fraction | None],
) -> Forecast:
    """With a short past one lucky year would make a band of almost nothing, so the wider holds."""
    lower = past[0] if chance[0] is None else min(past[0], chance[0])
    upper = past[1] if chance[1] is None else max(past[1], chance[1])
    return Forecast(method, value, lower, upper)


def forecast_level(values: Sequence[Number | None], analysis: SeriesAnalysis) -> Forecast | None:
    """The centre and limits of the latest phase; the last value alone when there is no verdict."""
    limits = analysis.limits
    if limits is not None and analysis.reason is None:
        return Forecast(Method.PROCESS, limits.mean, limits.lower, limits.upper)
    known = [value for value in values if value is not None]
    return Forecast(Method.LAST_VALUE, exact(known[-1])) if known else None


def needed_rate(target: Number, so_far: Sequence[Number], periods: int = 4) -> Fraction | None:
    """What each remaining period must bring for a flow to reach its target; None at year end."""
    left = periods - len(so_far)
    if left <= 0:
        return None
    return (exact(target) - sum((exact(value) for value in so_far), Fraction(0))) / left


def run_rate(now: Year, _years: Sequence[Year], periods: int) -> Fraction | None:
    """The pace so far, kept up."""
    return sum(now, Fraction(0)) * periods / len(now)


def seasonal_share(now: Year, years: Sequence[Year], _periods: int) -> Fraction | None:
    """What is in so far over the share of the year that is usually in by now.

    Past shares of 0 or over 1 are impossible for a count and left out.
    """
    shares = [sum(year[: len(now)], Fraction(0)) / sum(year) for year in years]
    possible = [share for share in shares if 0 < share <= 1]
    if not possible:
        return None
    return sum(now, Fraction(0)) * len(possible) / sum(possible)


def prior_year_ratio(now: Year, years: Sequence[Year], _periods: int) -> Fraction | None:
    """The rest of last year, scaled as this year's start stands to last year's."""
    before = sum(years[-1][: len(now)], Fraction(0)) if years else Fraction(0)
    if before <= 0:
        return None
    rest = sum(years[-1][len(now) :], Fraction(0))
    return sum(now, Fraction(0)) * (1 + rest / before)


_Projection = Callable[[Year, Sequence[Year], int], Fraction | None]
_PROJECTIONS: dict[Method, _Projection] = {
    Method.RUN_RATE: run_rate,
    Method.SEASONAL_SHARE: seasonal_share,
    Method.PRIOR_YEAR: prior_year_ratio,
}


def _best_method(known: int, years: Sequence[Year]) -> tuple[Method, Fraction] | None:
    """The method that erred least on the years that have a year before them, and the 90th
    percentile of its errors; the simpler method wins a tie."""
    found: list[tuple[Fraction, Fraction, Method]] = []
    for method, project in _PROJECTIONS.items():
        errors: list[Fraction] = []
        for place in range(1, len(years)):
            actual = sum(years[place], Fraction(0))
            guess = project(years[place][:known], years[:place], len(years[place]))
            if guess is None:
                break
            errors.append(abs(guess - actual) / actual)
        else:
            if errors:
                found.append((median(errors), _ninetieth(errors), method))
    if not found:
        return None
    _least, ninetieth, method = min(found, key=lambda item: item[0])
    return method, ninetieth


def _ninetieth(errors: Sequence[Fraction]) -> Fraction:
    """The nearest-rank 90th percentile: with few errors, the largest."""
    return sorted(errors)[ceil(Fraction(9, 10) * len(errors)) - 1]


def _poisson_band(total: Fraction, scale: Fraction) -> tuple[Fraction | None, Fraction | None]:
    """The 95 % interval of a count, scaled to the year; none for what is not a count."""
    if total < 0 or total.denominator != 1:
        return None, None
    lower, upper = count_interval(int(total), confidence=0.95)
    return exact(lower) * scale, exact(upper) * scale
