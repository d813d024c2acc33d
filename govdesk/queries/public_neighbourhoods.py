# SPDX-License-Identifier: Apache-2.0
"""Indicators by neighbourhood for the public, hidden together with everything published before.

A table that is safe by itself can give a small number away beside an earlier one: where a reading
came or changed since a packet told of the quarter, the new total less the old parts is the new
part. Such a quarter is hidden whole, its city-wide number included.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from govdesk.models.indicators import Reading
from govdesk.queries.charter import charter_now
from govdesk.queries.definitions import DefinedIndicator, defined_indicators
from govdesk.queries.people import neighbourhoods
from govdesk.queries.public_indicators import NeighbourhoodRow, NeighbourhoodTable
from govdesk.queries.public_readings import (
    CITY,
    Part,
    given_away,
    hidden_parts,
    parts_by_period,
    public_value,
    standing_at,
)
from govdesk.queries.public_text import NO_LANGUAGE, PublicText, redact
from govdesk.queries.reading_histories import HistoryRow
from govdesk.queries.status import shown
from govdesk.queries.told_before import tellings, told_at
from govdesk.rules.numbers import exact
from govdesk.rules.periods import Period
from govdesk.rules.public_values import Missing, PublicValue, Shown
from govdesk.wording import Words

REMOVED = "[…]"


@dataclass(frozen=True, slots=True)
class Breakdowns:
    """The tables of one quarter, and by indicator the periods whose city-wide number must be hidden
    because of what was published before."""

    tables: tuple[NeighbourhoodTable, ...]
    unsafe: Mapping[str, Collection[str]]


def breakdowns(
    session: Session,
    *,
    quarter: Period,
    k: int,
    words: Words,
    source: str,
    only: Collection[str] | None = None,
) -> Breakdowns:
    """What a packet on `quarter` may say of neighbourhoods. Counts under `k` are hidden. Of these
    indicators alone (by id) where `only` names some: each is hidden by itself."""
    broken_down = set(
        session.scalars(
            select(Reading.indicator_id).where(Reading.neighbourhood_id.is_not(None)).distinct()
        )
    )
    told = tellings(session, charter_now(session).fiscal_year_start)
    places = [(place.id, place.name) for place in neighbourhoods(session)]
    tables: list[NeighbourhoodTable] = []
    unsafe: dict[str, set[str]] = {}
    for indicator in defined_indicators(session):
        if indicator.id not in broken_down or (only is not None and indicator.id not in only):
            continue
        for period, history in parts_by_period(session, indicator.id).items():
            whole = {part: rows for part, rows in history.items() if not part[0]}
            if all(part == CITY for part in whole):
                continue
            definition = indicator.definition
            if given_away(definition, whole, k, told_at(told, indicator.id, period)):
                unsafe.setdefault(indicator.id, set()).add(period)
                continue
            if period != str(quarter):
                continue
            parts = standing_at(whole)
            hidden = hidden_parts(definition, parts, k)
            if hidden != set(parts) != {CITY}:
                tables.append(_table(indicator, parts, hidden, places, words, source))
    return Breakdowns(tuple(tables), unsafe)


def _table(
    indicator: DefinedIndicator,
    parts: Mapping[Part, HistoryRow],
    hidden: Collection[Part],
    places: Collection[tuple[str, str]],
    words: Words,
    source: str,
) -> NeighbourhoodTable:
    definition = indicator.definition

    def cell(part: Part) -> PublicValue:
        held = parts.get(part)
        if held is None:
            return Missing()
        value = public_value(held, held.value, part in hidden)
        if isinstance(value, Shown):
            return Shown(shown(exact(value.value), definition.decimals))
        return value

    total = None
    if CITY in parts and CITY not in hidden:
        name = PublicText(words._("The whole city"), words.lang)
        total = NeighbourhoodRow(name, (cell(CITY),))
    return NeighbourhoodTable(
        code=indicator.code,
        name=PublicText(redact(definition.name, REMOVED), source),
        columns=(PublicText(definition.unit, source),),
        rows=tuple(
            NeighbourhoodRow(PublicText(name, NO_LANGUAGE), (cell(("", id)),))
            for id, name in places
        ),
        total=total,
        decimals=definition.decimals,
    )
