# SPDX-License-Identifier: Apache-2.0
"""Whether a midpoint review should propose a change of course for an indicator.

Proposed when it is behind plan AND its forecast misses the target AND its latest point is not an
improvement; watched when only part of that holds. A single worse period inside the usual ups and
downs is no reason, and data that is red in quality supports no verdict at all.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from govdesk.rules.data_quality import Level
from govdesk.rules.forecast import Forecast
from govdesk.rules.indicators import Direction, TargetBand
from govdesk.rules.messages import Message, message
from govdesk.rules.numbers import Number, exact
from govdesk.rules.special_causes import PointType
from govdesk.rules.status import Status


class Advice(StrEnum):
    """What to bring to the midpoint review."""

    PROPOSE = "propose"
    WATCH = "watch"
    NONE = "none"
    BLOCKED = "blocked"


@dataclass(frozen=True, slots=True)
class PivotAdvice:
    """The advice and, in order, what speaks for and against a change of course."""

    advice: Advice
    reasons: tuple[Message, ...]


def advise_pivot(
    *,
    status: Status,
    target: Number | TargetBand | None,
    direction: Direction,
    forecast: Forecast | None,
    variation: PointType | None,
    quality: Level | None = None,
) -> PivotAdvice:
    """Propose, watch, none, or blocked by red data.

    That the latest point is no improvement is no ground by itself: an indicator that is on plan and
    expected to arrive is left alone. Without a forecast the target is not taken as missed.
    """
    if quality is Level.RED:
        return PivotAdvice(Advice.BLOCKED, (message("pivot.data_red"),))
    misses = (
        target is not None and forecast is not None and misses_target(forecast, target, direction)
    )
    improving = variation is PointType.IMPROVEMENT
    reasons = (
        message("pivot.behind" if status.behind else "pivot.not_behind", status=status.word),
        message(_forecast_key(forecast, misses)),
        message(_variation_key(variation)),
    )
    if status.behind and misses and not improving:
        return PivotAdvice(Advice.PROPOSE, reasons)
    return PivotAdvice(Advice.WATCH if status.behind or misses else Advice.NONE, reasons)


def misses_target(forecast: Forecast, target: Number | TargetBand, direction: Direction) -> bool:
    """Whether the whole forecast band lies on the bad side of the target (or outside its band)."""
    low = forecast.value if forecast.lower is None else forecast.lower
    high = forecast.value if forecast.upper is None else forecast.upper
    if isinstance(target, TargetBand):
        return high < exact(target.low) or low > exact(target.high)
    if direction is Direction.INCREASE:
        return high < exact(target)
    return direction is Direction.DECREASE and low > exact(target)


def _forecast_key(forecast: Forecast | None, misses: bool) -> str:
    if forecast is None:
        return "pivot.no_forecast"
    return "pivot.forecast_misses" if misses else "pivot.forecast_may_reach"


def _variation_key(variation: PointType | None) -> str:
    match variation:
        case None:
            return "pivot.variation_unknown"
        case PointType.IMPROVEMENT:
            return "pivot.improving"
        case PointType.CONCERN:
            return "pivot.worsening"
        case _:
            return "pivot.usual"
