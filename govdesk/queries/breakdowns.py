# SPDX-License-Identifier: Apache-2.0
"""One indicator by neighbourhood and by group: the latest of each, small charts, and a funnel.

For the desk, where nothing is hidden; what is published comes from `public_readings`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from operator import itemgetter

from govdesk.queries.charts import ChartLine, ChartPoint, ChartSpec, Mark
from govdesk.queries.definitions import DefinedIndicator
from govdesk.queries.funnel import Share, funnel_chart
from govdesk.queries.rows import END, Source, rows
from govdesk.queries.series import HeldReading, Part, Series, held_of, stored
from govdesk.queries.status import shown
from govdesk.rules.indicators import IndicatorDefinition, IndicatorKind
from govdesk.rules.messages import message
from govdesk.rules.periods import Period
from govdesk.wording import Words

LAST = 12
"""So many periods a small chart shows."""


@dataclass(frozen=True, slots=True)
class PartRow:
    """A part's latest reading. `few` says that it rests on too few cases to compare."""

    key: str
    name: str
    period: str
    value: Decimal | None
    denominator: Decimal | None
    few: bool


@dataclass(frozen=True, slots=True)
class Breakdown:
    """The parts of one kind by name, with a chart for each, all to one scale."""

    rows: tuple[PartRow, ...] = ()
    charts: tuple[ChartSpec, ...] = ()


@dataclass(frozen=True, slots=True)
class Breakdowns:
    """Neighbourhoods, groups, and for a share the funnel of its neighbourhoods."""

    neighbourhoods: Breakdown
    groups: Breakdown
    funnel: ChartSpec | None


def breakdowns(
    source: Source,
    *,
    indicator: DefinedIndicator,
    city: Series,
    words: Words,
    as_of: int | None = None,
) -> Breakdowns:
    """The parts of an indicator whose city-wide series is `city`. Two statements.

    Readings of one group in one neighbourhood are too fine to look at one by one and take no part.
    """
    names = dict(rows(source, "SELECT id, name FROM neighbourhoods"))
    series = parts_held(source, indicator=indicator, as_of=as_of)
    places = {
        names[part.neighbourhood_id]: held
        for part, held in series.items()
        if part.neighbourhood_id is not None
    }
    groups = {
        part.group_key: held for part, held in series.items() if part.neighbourhood_id is None
    }
    return Breakdowns(
        _breakdown(indicator.definition, places, city, words),
        _breakdown(indicator.definition, groups, city, words),
        _funnel(indicator.definition, places, words),
    )


def parts_held(
    source: Source, *, indicator: DefinedIndicator, as_of: int | None = None
) -> dict[Part, dict[Period, HeldReading]]:
    """The series of every neighbourhood and group of which there are readings. One statement."""
    found = rows(
        source,
        """
        SELECT id, indicator_id, period, definition, value, numerator, denominator, status, note,
            recorded_at, neighbourhood_id, group_key
        FROM readings
        WHERE indicator_id = :indicator AND entry_seq <= :as_of
            AND (neighbourhood_id IS NULL) <> (group_key = '')
        ORDER BY neighbourhood_id, group_key, period, entry_seq
        """,
        indicator=indicator.id,
        as_of=END if as_of is None else as_of,
    )
    series: dict[Part, dict[Period, HeldReading]] = {}
    for named, of_part in groupby(found, itemgetter(-2, -1)):
        held_here = {}
        for _period, history in groupby(of_part, itemgetter(2)):
            held = held_of(indicator, [stored(tuple(row[:-2])) for row in history])
            if held is not None:
                held_here[held.period] = held
        if held_here:
            series[Part(*named)] = held_here
    return series


def _breakdown(
    definition: IndicatorDefinition,
    parts: Mapping[str, Series],
    city: Series,
    words: Words,
) -> Breakdown:
    if not parts:
        return Breakdown()
    last = max(period for series in parts.values() for period in series)
    first = min(period for series in parts.values() for period in series)
    periods = [one for step in reversed(range(LAST)) if (one := last.next(-step)) >= first]
    whole = city if definition.compares_parts else {}
    values = [
        float(reading.value)
        for series in (*parts.values(), whole)
        for reading in map(series.get, periods)
        if reading is not None and reading.value is not None
    ]
    scale = (min(values), max(values)) if values else None
    named = sorted(parts.items())
    return Breakdown(
        tuple(_row(definition, name, series) for name, series in named),
        tuple(
            _chart(definition, name, series, whole, periods, scale, words) for name, series in named
        ),
    )


def _row(definition: IndicatorDefinition, name: str, series: Series) -> PartRow:
    held = series[max(series)]
    cases = held.denominator
    return PartRow(
        key=name,
        name=name,
        period=held.period.label(),
        value=None if held.value is None else shown(held.value, definition.decimals),
        denominator=None if cases is None else shown(cases, 0),
        few=_few(definition, held),
    )


def _chart(
    definition: IndicatorDefinition,
    name: str,
    series: Series,
    city: Series,
    periods: Sequence[Period],
    scale: tuple[float, float] | None,
    words: Words,
) -> ChartSpec:
    points = tuple(_point(definition, period, series.get(period), words) for period in periods)
    of_city = tuple(_float(city.get(period)) for period in periods)
    lines: tuple[ChartLine, ...] = ()
    if any(value is not None for value in of_city):
        lines = (ChartLine(words.say(message("chart.line.city")), of_city, "other"),)
    latest = next((p for p in reversed(points) if p.value is not None), None)
    alt = message("chart.alt_empty", name=name)
    if latest is not None:
        alt = message(
            "chart.alt_part",
            name=name,
            unit=definition.unit,
            first=points[0].label,
            last=points[-1].label,
            latest=latest.text,
            period=latest.label,
        )
    return ChartSpec(name, definition.unit, points, lines, alt=words.say(alt), scale=scale)


def _point(
    definition: IndicatorDefinition, period: Period, held: HeldReading | None, words: Words
) -> ChartPoint:
    if held is None or held.value is None:
        return ChartPoint(period.label(), None, words.say(message("chart.not_reported")))
    text = words.number(held.value, definition.decimals)
    mark = Mark.COMMON
    if held.provisional:
        text, mark = words.say(message("chart.provisional", value=text)), Mark.PROVISIONAL
    elif _few(definition, held):
        text = words.say(message("chart.few", value=text))
    return ChartPoint(period.label(), float(held.value), text, mark)


def _float(held: HeldReading | None) -> float | None:
    return None if held is None or held.value is None else float(held.value)


def _few(definition: IndicatorDefinition, held: HeldReading) -> bool:
    return held.denominator is not None and held.denominator < definition.minimum_denominator


def _funnel(
    definition: IndicatorDefinition, places: Mapping[str, Series], words: Words
) -> ChartSpec | None:
    """The funnel of the latest period in which two or more neighbourhoods have cases."""
    if definition.kind is not IndicatorKind.PROPORTION:
        return None
    periods = sorted({period for series in places.values() for period in series}, reverse=True)
    for period in periods:
        shares = [
            Share(name, float(held.numerator), float(held.denominator))
            for name, series in sorted(places.items())
            if (held := series.get(period)) is not None
            and held.numerator is not None
            and held.denominator
        ]
        if len(shares) > 1:
            return funnel_chart(definition, period, shares, words)
    return None
