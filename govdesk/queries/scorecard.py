# SPDX-License-Identifier: Apache-2.0
"""What the list of indicators asks besides its lines: where they are heading, and of which parts of
the city there are readings.

A forecast looks at an indicator's whole past, so it is asked for some at a time, once the lines
stand there.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal

from govdesk.queries.evidence import evidence_of
from govdesk.queries.moment import city_zone, moment
from govdesk.queries.rows import Source, rows
from govdesk.queries.series import EVERYONE, Part
from govdesk.queries.status import shown, standings
from govdesk.rules.pivots import misses_target


@dataclass(frozen=True, slots=True)
class Heading:
    """Where an indicator is heading by the end of the year; `misses` says that even the better end
    of what can be expected lies short of the target. There is no `value` while it is changing."""

    value: Decimal | None
    misses: bool


@dataclass(frozen=True, slots=True)
class NamedPart:
    """A part of the city of which there are readings; `name` is empty for a group, which is called
    by its own key."""

    part: Part
    name: str


def headings(
    source: Source, *, ids: Collection[str], now: int | None = None, part: Part = EVERYONE
) -> Mapping[str, Heading]:
    """Where the indicators `ids` are heading, for those of which it can be said."""
    at, zone = moment(source, now), city_zone(source)
    known = standings(source, now=at, ids=ids, part=part)
    found = {}
    for state in known.states():
        evidence = evidence_of(
            state, fiscal_start=known.terms.fiscal_year_start, today=known.day, zone=zone
        )
        forecast = evidence.forecast
        if evidence.is_changing:
            found[state.id] = Heading(None, misses=False)
        elif forecast is not None:
            definition, target = state.indicator.definition, state.target
            goal = (target.band or target.value) if target else None
            found[state.id] = Heading(
                shown(forecast.value, definition.decimals),
                goal is not None and misses_target(forecast, goal, definition.direction),
            )
    return found


def parts_reported(source: Source) -> tuple[NamedPart, ...]:
    """The neighbourhoods and the groups of which there are readings, by name. Two statements.

    Every step takes the next one from the index of the readings, so that it costs as much as there
    are parts, not as there are readings.
    """
    places = rows(
        source,
        """
        SELECT n.id, n.name FROM neighbourhoods n
        WHERE EXISTS (
            SELECT 1 FROM indicators i
            JOIN readings r ON r.indicator_id = i.id
                AND r.neighbourhood_id = n.id AND r.group_key = ''
            WHERE i.state = 'active'
        )
        """,
    )
    groups = rows(
        source,
        """
        WITH RECURSIVE next (indicator_id, group_key) AS (
            SELECT i.id, (
                SELECT min(r.group_key) FROM readings r
                WHERE r.indicator_id = i.id AND r.neighbourhood_id IS NULL AND r.group_key > ''
            )
            FROM indicators i WHERE i.state = 'active'
            UNION ALL
            SELECT next.indicator_id, (
                SELECT min(r.group_key) FROM readings r
                WHERE r.indicator_id = next.indicator_id AND r.neighbourhood_id IS NULL
                    AND r.group_key > next.group_key
            )
            FROM next WHERE next.group_key IS NOT NULL
        )
        SELECT DISTINCT group_key FROM next WHERE group_key IS NOT NULL
        """,
    )
    named = [NamedPart(Part(id), name) for id, name in places]
    named += [NamedPart(Part(None, key), "") for (key,) in groups]
    return tuple(sorted(named, key=lambda one: (one.name == "", one.name, one.part.group_key)))
