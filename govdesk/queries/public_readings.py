# SPDX-License-Identifier: Apache-2.0
"""Every reading that holds, for the public: small numbers hidden, and what would give them away.

City-wide numbers that are too small are hidden with all their parts. Of a breakdown as much is
hidden as its audit asks for: all of it where its parts and the city's number do not make a table.
Readings of one group in one neighbourhood are too fine to publish and are left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy.orm import Session

from govdesk.queries.charter import charter_now
from govdesk.queries.definitions import DefinedIndicator, defined_indicators
from govdesk.queries.people import neighbourhoods
from govdesk.queries.reading_histories import HistoryRow, histories
from govdesk.queries.told_before import Telling, tellings, told_at
from govdesk.rules.count_tables import one_way_table
from govdesk.rules.indicators import IndicatorDefinition, IndicatorKind
from govdesk.rules.public_values import Missing, PublicValue, Shown, Suppressed
from govdesk.rules.readings import ReadingStatus, standing
from govdesk.rules.small_numbers import is_small
from govdesk.rules.suppression import SuppressionRules, suppress

REST = "\x00rest"
Part = tuple[str, str | None]
"""Group and neighbourhood; ("", None) is the whole city."""
CITY: Part = ("", None)


@dataclass(frozen=True, slots=True)
class PublicReading:
    """One reading as it may be published; `neighbourhood` and `group` are empty for everyone."""

    code: str
    period: str
    neighbourhood: str
    group: str
    value: PublicValue
    numerator: PublicValue
    denominator: PublicValue
    provisional: bool


@dataclass(frozen=True, slots=True)
class PublicIndicator:
    """An indicator's definition with its readings, by period, place and group."""

    code: str
    department: str
    definition: IndicatorDefinition
    readings: tuple[PublicReading, ...]


@dataclass(frozen=True, slots=True)
class PublicReadings:
    """All of it, and the smallest count that is shown."""

    city: str
    language: str
    k: int
    indicators: tuple[PublicIndicator, ...]


def public_readings(session: Session) -> PublicReadings:
    """Every active indicator and the readings that hold now."""
    from govdesk.queries.people import workspace_row

    charter = charter_now(session)
    k, told = charter.publication.k, tellings(session, charter.fiscal_year_start)
    names = {one.id: one.name for one in neighbourhoods(session)}
    row = workspace_row(session)
    return PublicReadings(
        city=row.city,
        language=row.language,
        k=k,
        indicators=tuple(
            PublicIndicator(
                one.code,
                one.department,
                one.definition,
                tuple(_of_indicator(session, one, names, k, told)),
            )
            for one in defined_indicators(session)
        ),
    )


def _of_indicator(
    session: Session,
    indicator: DefinedIndicator,
    names: Mapping[str, str],
    k: int,
    told: Sequence[Telling],
) -> Iterable[PublicReading]:
    for period, parts in parts_by_period(session, indicator.id).items():
        at = told_at(told, indicator.id, period)
        readings, hidden = released(indicator.definition, parts, k, at)
        for part, held in sorted(readings.items(), key=lambda one: _order(one[0], names)):
            group, place = part
            concealed = part in hidden
            yield PublicReading(
                code=indicator.code,
                period=period,
                neighbourhood=names[place] if place else "",
                group=group,
                value=public_value(held, held.value, concealed),
                numerator=public_value(held, held.numerator, concealed),
                denominator=public_value(held, held.denominator, concealed),
                provisional=held.status == ReadingStatus.PROVISIONAL,
            )


PartHistory = Mapping[Part, Sequence[HistoryRow]]
"""The rows of every part of one period, in the order of the record."""


def parts_by_period(session: Session, indicator_id: str) -> dict[str, PartHistory]:
    """All rows of an indicator by period and part."""
    by_period: dict[str, dict[Part, Sequence[HistoryRow]]] = {}
    for key, rows in histories(session, indicator_id=indicator_id).items():
        _id, place, group, period = key
        if not (place and group):
            by_period.setdefault(period, {})[group, place] = rows
    return dict(sorted(by_period.items()))


def standing_at(parts: PartHistory, seq: int | None = None) -> dict[Part, HistoryRow]:
    """The readings of one period that hold now, or did at a position of the record."""
    held = {
        part: standing(
            (row for row in rows if seq is None or row.seq <= seq),
            lambda row: row.status == ReadingStatus.WITHDRAWN,
        )
        for part, rows in parts.items()
    }
    return {part: row for part, row in held.items() if row is not None}


def given_away(
    definition: IndicatorDefinition, parts: PartHistory, k: int, told: Sequence[int]
) -> bool:
    """Whether packets that told of one period, at the positions `told`, and one that would tell of
    it now, together tell a small number: its numbers changed, and one was small or is."""
    now = standing_at(parts)
    then = [one for at in told if (one := standing_at(parts, at))]
    changed = [one for one in then if _numbers(one) != _numbers(now)]
    return bool(changed) and any(
        _is_small(definition, row, k)
        for readings in (now, *changed)
        for row in readings.values()
        if row.status != ReadingStatus.NO_DATA
    )


def released(
    definition: IndicatorDefinition, parts: PartHistory, k: int, told: Sequence[int]
) -> tuple[dict[Part, HistoryRow], set[Part]]:
    """The readings of one period, and those that may not be shown: all of them where packets told
    of the period before, at the positions `told`, and would give one away."""
    now = standing_at(parts)
    if given_away(definition, parts, k, told):
        return now, set(now)
    return now, hidden_parts(definition, now, k)


def _numbers(readings: Mapping[Part, HistoryRow]) -> dict[Part, tuple[Decimal | None, ...]]:
    return {part: (row.value, row.numerator, row.denominator) for part, row in readings.items()}


def _order(part: Part, names: Mapping[str, str]) -> tuple[str, str]:
    group, place = part
    return group, names[place] if place else ""


def public_value(held: HistoryRow, value: Decimal | None, hidden: bool) -> PublicValue:
    """A number of a reading as it may be published."""
    if held.status == ReadingStatus.NO_DATA:
        return Missing()
    if hidden:
        return Suppressed()
    return Missing() if value is None else Shown(value)


def hidden_parts(
    definition: IndicatorDefinition, readings: Mapping[Part, HistoryRow], k: int
) -> set[Part]:
    """The parts of one period that may not be shown."""
    if CITY in readings and _is_small(definition, readings[CITY], k):
        return set(readings)
    hidden: set[Part] = set()
    for by_place in (True, False):
        parts = {
            part: row
            for part, row in readings.items()
            if part != CITY and bool(part[1]) == by_place and row.status != ReadingStatus.NO_DATA
        }
        small = {part for part, row in parts.items() if _is_small(definition, row, k)}
        if small:  # a rate of few is small whatever the table of its counts says
            hidden |= small | _hidden_of(definition, parts, readings.get(CITY), k)
    return hidden


def _hidden_of(
    definition: IndicatorDefinition,
    parts: Mapping[Part, HistoryRow],
    city: HistoryRow | None,
    k: int,
) -> set[Part]:
    """What to hide of one breakdown in which something is small: everything where it is not known
    to be a table, or no pattern protects it."""
    hidden: set[Part] = set()
    whole = None if city is None else _counts(definition, city)
    per_part = {part: _counts(definition, row) for part, row in parts.items()}
    if whole is None or any(counts is None for counts in per_part.values()):
        return set(parts)
    known = {part: counts for part, counts in per_part.items() if counts is not None}
    for at, total in enumerate(whole):
        of_part = {str(n): (part, counts[at]) for n, (part, counts) in enumerate(known.items())}
        counts = {name: count for name, (_part, count) in of_part.items()}
        rest = total - sum(counts.values())
        if rest < 0:
            return set(parts)
        # What no part reports is as hidden as what is hidden on purpose.
        table = one_way_table(counts | ({REST: rest} if rest else {}))
        found = suppress(table, SuppressionRules(k))
        if not found.protected:
            return set(parts)
        for row, _column in found.hidden:
            if table.rows[row] in of_part:
                hidden.add(of_part[table.rows[row]][0])
    return hidden


def _counts(definition: IndicatorDefinition, row: HistoryRow) -> tuple[int, ...] | None:
    """The counts of people that a reading tells; None where they are not whole numbers."""
    if definition.kind is IndicatorKind.COUNT:
        numbers = [row.value]
    elif row.numerator is not None and row.denominator is not None:
        numbers = [row.numerator]
        if definition.kind is IndicatorKind.PROPORTION:
            numbers += [row.denominator, row.denominator - row.numerator]
    else:
        numbers = [row.denominator]
    if any(number is None or number < 0 or number % 1 for number in numbers):
        return None
    return tuple(int(number) for number in numbers if number is not None)


def _is_small(definition: IndicatorDefinition, row: HistoryRow, k: int) -> bool:
    return is_small(
        definition.kind,
        value=row.value,
        numerator=row.numerator,
        denominator=row.denominator,
        k=k,
    )
