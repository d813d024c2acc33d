# SPDX-License-Identifier: Apache-2.0
"""Data quality: what is wrong with a reading or a series, and how much it matters.

Red blocks publishing and verdicts, amber prints a note, a note only explains. Red and amber can be
overridden by the owner's word, which is kept.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from statistics import median

from govdesk.rules.indicators import IndicatorDefinition, IndicatorKind
from govdesk.rules.messages import Message, message
from govdesk.rules.numbers import Number, exact
from govdesk.rules.periods import Period

JUMP_AT = Fraction("3.5")
MAD_TO_SIGMA = Fraction("0.6745")
FEWEST_FOR_JUMP = 8
REPEATS = 4


class Level(StrEnum):
    """How much a flag matters."""

    RED = "red"
    AMBER = "amber"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Flag:
    """Something a reader should know before relying on a value."""

    level: Level
    text: Message

    @property
    def code(self) -> str:
        """The stable word for it: its message's key."""
        return self.text.key


@dataclass(frozen=True, slots=True)
class ReadingFacts:
    """What is known about one reading. Dates are local; `cutoff` is the last day of data in it.

    `parts` are the values of its groups where they must add up to it.
    """

    period: Period
    value: Number | None
    numerator: Number | None = None
    denominator: Number | None = None
    due_on: date | None = None
    recorded_on: date | None = None
    cutoff: date | None = None
    sources: tuple[int, int] | None = None  # reported, expected
    parts: tuple[Number, ...] = ()
    provisional: bool = False
    revised: bool = False
    estimated: bool = False
    definition_changed: bool = False


def check_reading(
    reading: ReadingFacts, definition: IndicatorDefinition, *, today: date
) -> tuple[Flag, ...]:
    """The flags of one reading, gravest first."""
    if reading.period.first_date > today:
        return (_flag(Level.RED, "future", period=str(reading.period)),)
    if reading.value is None and reading.numerator is None and reading.denominator is None:
        late = reading.due_on is not None and today > reading.due_on
        return (_flag(Level.AMBER if late else Level.NOTE, "not_reported"),)
    flags = [
        *_check_parts(reading, definition),
        *_check_value(reading, definition),
        *_check_timing(reading),
        *_check_standing(reading),
    ]
    if not flags:
        return ()
    order = list(Level)
    return tuple(sorted(flags, key=lambda flag: order.index(flag.level)))


def check_series(
    points: Sequence[tuple[Period, Number | None]],
    *,
    lowest: Number | None = None,
    highest: Number | None = None,
) -> tuple[tuple[Period, Flag], ...]:
    """The flags of a series in order of time, each with its period.

    A jump is a modified z (0.6745 |x - median| / MAD) of 3.5 or more among at least 8 points, or a
    value outside the indicator's own `lowest` and `highest`.
    """
    found: list[tuple[Period, Flag]] = []
    for period, times in Counter(period for period, _value in points).items():
        if times > 1:
            found.append((period, _flag(Level.RED, "duplicate", period=str(period))))
    known = [(period, exact(value)) for period, value in points if value is not None]
    found += [(period, _flag(Level.AMBER, "repeated", count=REPEATS)) for period in _repeats(known)]
    for period, value in known:
        beyond = (lowest is not None and value < exact(lowest)) or (
            highest is not None and value > exact(highest)
        )
        if beyond:
            found.append((period, _flag(Level.AMBER, "beyond_range", value=value)))
    return (*found, *((period, _flag(Level.AMBER, "jump")) for period in _jumps(known)))


def check_pair(
    first: str, second: str, given: tuple[bool, bool], *, exclusive: bool = False
) -> tuple[Flag, ...]:
    """The flags of two indicators that go together (both or none), or with `exclusive` that are
    never reported for the same period. `first` and `second` are their names."""
    wrong = all(given) if exclusive else given[0] != given[1]
    if not wrong:
        return ()
    return (_flag(Level.RED, "one_of" if exclusive else "both_of", first=first, second=second),)


def check_repeats(
    readings: Sequence[tuple[str, Period, str, str]],
) -> tuple[tuple[tuple[str, Period, str, str], Flag], ...]:
    """The flags of readings that are there twice, by (indicator, period, group, source)."""
    return tuple(
        (key, _flag(Level.RED, "duplicate", period=str(key[1])))
        for key, times in Counter(readings).items()
        if times > 1
    )


def worst(flags: Sequence[Flag]) -> Level | None:
    """The gravest level among them; None when there is nothing to tell."""
    levels = {flag.level for flag in flags}
    return next((level for level in Level if level in levels), None)


def _check_parts(reading: ReadingFacts, definition: IndicatorDefinition) -> list[Flag]:
    numerator, denominator = reading.numerator, reading.denominator
    if definition.has_parts and (numerator is None) != (denominator is None):
        return [_flag(Level.RED, "half_a_pair")]
    flags: list[Flag] = []
    if any(part is not None and exact(part) < 0 for part in (numerator, denominator)):
        flags.append(_flag(Level.RED, "negative"))
    if numerator is not None and denominator is not None:
        over, under = exact(numerator), exact(denominator)
        if under == 0 and over > 0:
            flags.append(_flag(Level.RED, "nothing_to_divide_by"))
        elif definition.kind is IndicatorKind.PROPORTION and over > under:
            flags.append(_flag(Level.RED, "more_than_all"))
    return flags


def _check_value(reading: ReadingFacts, definition: IndicatorDefinition) -> list[Flag]:
    if reading.value is None:
        return []
    value = exact(reading.value)
    flags: list[Flag] = []
    may_be_negative = (IndicatorKind.INDEX, IndicatorKind.SCORE, IndicatorKind.MONEY)
    if value < 0 and definition.kind not in may_be_negative:
        flags.append(_flag(Level.RED, "negative"))
    if definition.kind is IndicatorKind.PROPORTION and value > exact(definition.multiplier):
        flags.append(_flag(Level.RED, "more_than_all"))
    if reading.parts:
        total = sum((exact(part) for part in reading.parts), Fraction(0))
        if definition.kind is IndicatorKind.COUNT and total != value:
            flags.append(_flag(Level.RED, "parts_do_not_add", parts=total, total=value))
    return flags


def _check_timing(reading: ReadingFacts) -> list[Flag]:
    flags: list[Flag] = []
    if reading.cutoff is not None and reading.cutoff < reading.period.last_date:
        flags.append(_flag(Level.AMBER, "partial", cutoff=reading.cutoff))
    if reading.sources is not None and reading.sources[0] < reading.sources[1]:
        reported, expected = reading.sources
        flags.append(_flag(Level.AMBER, "sources_missing", reported=reported, expected=expected))
    if reading.due_on is not None and reading.recorded_on is not None:
        days = (reading.recorded_on - reading.due_on).days
        if days > 0:
            flags.append(_flag(Level.NOTE, "late", count=days))
    return flags


def _check_standing(reading: ReadingFacts) -> list[Flag]:
    told = {
        "definition_changed": (reading.definition_changed, Level.AMBER),
        "estimated": (reading.estimated, Level.AMBER),
        "provisional": (reading.provisional, Level.NOTE),
        "revised": (reading.revised, Level.NOTE),
    }
    return [_flag(level, name) for name, (holds, level) in told.items() if holds]


def _repeats(known: Sequence[tuple[Period, Fraction]]) -> list[Period]:
    """Periods at which a value has just stood for the fourth time running."""
    values = [value for _period, value in known]
    return [
        known[i][0]
        for i in range(REPEATS - 1, len(known))
        if len(set(values[i + 1 - REPEATS : i + 1])) == 1
        and (i < REPEATS or values[i - REPEATS] != values[i])
    ]


def _jumps(known: Sequence[tuple[Period, Fraction]]) -> list[Period]:
    if len(known) < FEWEST_FOR_JUMP:
        return []
    middle = median(value for _period, value in known)
    spread = median(abs(value - middle) for _period, value in known)
    if not spread:
        return []
    return [p for p, value in known if MAD_TO_SIGMA * abs(value - middle) / spread >= JUMP_AT]


def _flag(level: Level, name: str, **args: str | int | Fraction | date) -> Flag:
    return Flag(level, message(f"quality.{name}", **args))
