# SPDX-License-Identifier: Apache-2.0
"""What the public sees of indicators: scorecard rows, findings, neighbourhoods, pivots.

Every measured number is a `PublicValue`. A row whose value is suppressed may carry no number about
that value anywhere else: not in its sentence, its forecast or its chart (the types refuse it).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from govdesk.queries.charts import ChartSpec, Mark
from govdesk.queries.public_text import PublicText
from govdesk.rules.indicators import Direction
from govdesk.rules.messages import Message
from govdesk.rules.public_values import PublicValue, Shown, Suppressed
from govdesk.rules.status import Status

Disposition = Literal["pivot", "stay", "accept", "none"]


class HiddenNumber(ValueError):
    """A suppressed value was about to leak through a chart, a forecast or a sentence."""


@dataclass(frozen=True, slots=True)
class Forecast:
    """Where an indicator is heading by the end of the year, with its error band."""

    value: PublicValue
    low: PublicValue
    high: PublicValue


@dataclass(frozen=True, slots=True)
class Finding:
    """What the review found about one indicator, and what was decided to do about it."""

    narrative: PublicText | None
    """The owner's approved words; never a draft."""
    disposition: Disposition
    """`none` when the indicator needed no decision, or none has been taken yet."""
    reason: PublicText | None = None
    """Why, as the task force gave it."""
    motion: str | None = None
    """Public number of the motion that decided it, such as `2026-14`."""
    override: PublicText | None = None
    """The printed reason when the secretariat set another status than the computed one."""


@dataclass(frozen=True, slots=True)
class ScorecardRow:
    """One indicator in the quarter."""

    code: str
    """Short public code, such as `R1`."""
    name: PublicText
    unit: PublicText
    """The unit in words ("minutes", "% of calls")."""
    owner: PublicText
    """Title of the department that reports it; never a person."""
    value: PublicValue
    milestone: PublicValue
    """Where it should be by the end of this quarter."""
    target: PublicValue
    """Where it should be by the end of the year."""
    direction: Direction
    status: Status
    sentence: Message
    """One plain sentence on the result: what it is, how it stands, whether it is a real change."""
    decimals: int = 0
    """Decimals to print, 0 to 6."""
    target_high: PublicValue | None = None
    """Upper end when the target is a band; `target` is then its lower end."""
    forecast: Forecast | None = None
    chart: ChartSpec | None = None
    """Worded in the view's language; its suppressed points have no value."""
    finding: Finding | None = None
    moved: bool = False
    """Whether the latest point is a real change rather than usual ups and downs."""
    provisional: bool = False
    """Whether the value may still change."""
    definition: PublicText | None = None
    """What is counted, over what, in words."""
    source: PublicText | None = None
    """Where the numbers come from ("call log")."""
    about_money: bool = False
    """Whether it is one of those on how the work is paid for."""

    def __post_init__(self) -> None:
        if self.chart is not None:
            for point in self.chart.points:
                if point.mark is Mark.SUPPRESSED and point.value is not None:
                    raise HiddenNumber(f"{self.code}: a suppressed point has a position")
        if not isinstance(self.value, Suppressed):
            return
        if self.chart and self.chart.points and self.chart.points[-1].value is not None:
            raise HiddenNumber(f"{self.code}: the chart draws the suppressed value")
        if self.forecast and isinstance(self.forecast.value, Shown):
            raise HiddenNumber(f"{self.code}: a forecast from a suppressed value")
        if _has_number(self.sentence.args):
            raise HiddenNumber(f"{self.code}: a number in the sentence on a suppressed value")


@dataclass(frozen=True, slots=True)
class NeighbourhoodRow:
    """One neighbourhood, one cell for each column of its table."""

    name: PublicText
    cells: tuple[PublicValue, ...]


@dataclass(frozen=True, slots=True)
class NeighbourhoodTable:
    """One indicator by neighbourhood, already suppressed and audited with all that is published.

    No cell carries a reason for being hidden: primary and helper cells are the same here.
    """

    code: str
    name: PublicText
    columns: tuple[PublicText, ...]
    """Headings of the value columns, units included ("Median wait, days")."""
    rows: tuple[NeighbourhoodRow, ...]
    """In the charter's order of neighbourhoods, never sorted by value (order would tell)."""
    total: NeighbourhoodRow | None = None
    """The whole city, when publishing it is safe."""
    decimals: int = 0

    def __post_init__(self) -> None:
        rows = (*self.rows, self.total) if self.total else self.rows
        if any(len(row.cells) != len(self.columns) for row in rows):
            raise ValueError(f"{self.code}: a row has not one cell for each column")


@dataclass(frozen=True, slots=True)
class PivotChange:
    """One thing a pivot changed. Both sides are words, or both are values."""

    what: Literal["target", "timeline", "resources", "approach", "department"]
    before: PublicText | PublicValue
    after: PublicText | PublicValue


@dataclass(frozen=True, slots=True)
class Pivot:
    """A change of course, adopted by recorded vote or proposed and not adopted."""

    code: str
    indicator: PublicText
    unit: PublicText
    motion: str | None
    """Public number of the motion; None while no motion has been submitted."""
    outcome: Literal["adopted", "rejected", "void", "pending"]
    decided_on: date | None
    changes: tuple[PivotChange, ...]
    expected_effect: PublicText | None = None
    evaluation: PublicText | None = None
    """What later reviews found after it took effect."""
    decimals: int = 0


@dataclass(frozen=True, slots=True)
class QualityNote:
    """Something a reader should know about the data before relying on it."""

    level: Literal["red", "amber", "note"]
    """`red` blocks verdicts, `amber` is a caution, `note` explains."""
    code: str | None
    """The indicator's code, or None when it concerns all."""
    text: Message
    owner_word: PublicText | None = None
    """What the owner said to it."""


def _has_number(args: Mapping[str, object]) -> bool:
    return any(
        isinstance(value, int | float | Decimal | Fraction)
        or (isinstance(value, Message) and _has_number(value.args))
        for value in args.values()
    )
