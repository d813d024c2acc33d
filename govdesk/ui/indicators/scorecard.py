# SPDX-License-Identifier: Apache-2.0
"""The columns and filters of the scorecard: where every indicator stands, at a glance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from govdesk.queries.indicators import IndicatorRow
from govdesk.queries.scorecard import Heading, NamedPart
from govdesk.queries.series import EVERYONE, Part
from govdesk.rules.status import Status
from govdesk.ui.indicators.words import domain_words, goal, number, with_unit
from govdesk.ui.widgets import Column, MenuFilter, indicator_status
from govdesk.wording import _

PLACE, GROUP = "place:", "group:"


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """An indicator and where it is heading, once that is known."""

    row: IndicatorRow
    heading: Heading | None = None


def columns() -> list[Column[ScoreLine]]:
    """Status and name never give way; code, unit and target are the first to do so."""
    return [
        Column(
            "status",
            _("Status"),
            lambda line: indicator_status(line.row.status).word,
            sort=lambda line: Status(line.row.status).urgency,
            status=lambda line: indicator_status(line.row.status),
            width=126,
        ),
        Column(
            "name",
            _("Indicator"),
            lambda line: line.row.name,
            tooltip=lambda line: line.row.name,
            bold=True,
            stretch=True,
            width=300,
        ),
        Column(
            "value",
            _("So far"),
            lambda line: number(line.row.actual, line.row.decimals),
            sort=lambda line: line.row.actual,
            spoken=lambda line: with_unit(line.row.actual, line.row.decimals, line.row.unit),
            tooltip=lambda line: with_unit(line.row.actual, line.row.decimals, line.row.unit),
            numeric=True,
            width=68,
        ),
        Column(
            "milestone",
            _("Planned"),
            lambda line: number(line.row.milestone, line.row.decimals),
            sort=lambda line: line.row.milestone,
            spoken=lambda line: with_unit(line.row.milestone, line.row.decimals, line.row.unit),
            tooltip=lambda line: with_unit(line.row.milestone, line.row.decimals, line.row.unit),
            numeric=True,
            width=72,
            gives_way=1,
        ),
        Column(
            "trend",
            _("Trend"),
            lambda line: ", ".join(f"{value:g}" for value in line.row.spark if value is not None),
            spark=lambda line: line.row.spark,
            width=90,
            gives_way=2,
        ),
        Column(
            "heading",
            _("Year end"),
            _heading,
            sort=lambda line: line.heading.value if line.heading else None,
            spoken=_heading_spoken,
            tooltip=_heading_spoken,
            numeric=True,
            width=84,
            gives_way=4,
        ),
        Column(
            "target",
            _("Target"),
            lambda line: goal(line.row),
            sort=lambda line: line.row.target,
            numeric=True,
            width=76,
            gives_way=5,
        ),
        Column(
            "unit",
            _("Unit"),
            lambda line: line.row.unit,
            tooltip=lambda line: line.row.unit,
            width=90,
            gives_way=6,
        ),
        Column("owner", _("Owner"), lambda line: line.row.department, width=120, gives_way=3),
        Column("code", _("Code"), lambda line: line.row.code, width=64, gives_way=7),
    ]


def filters() -> list[MenuFilter[ScoreLine]]:
    """By department and domain; and by the part of the city, of which other numbers are read."""
    return [
        MenuFilter(
            "department",
            _("Department"),
            _("Every department"),
            lambda line: line.row.department_id,
        ),
        MenuFilter("domain", _("Domain"), _("Every domain"), lambda line: line.row.domain),
        MenuFilter("part", _("Neighbourhood or group"), _("The whole city, everyone")),
    ]


def filter_words(menu: str, line: ScoreLine) -> str:
    """A line's department or domain, in words."""
    return line.row.department if menu == "department" else domain_words(line.row.domain)


def part_choices(parts: Sequence[NamedPart]) -> list[tuple[str, str]]:
    """The parts of the city to choose from, neighbourhoods before groups."""
    places = [(f"{PLACE}{one.part.neighbourhood_id}", one.name) for one in parts if one.name]
    groups = [(f"{GROUP}{one.part.group_key}", one.part.group_key) for one in parts if not one.name]
    return [*places, *([("", "")] if places and groups else []), *groups]


def part_of(key: str) -> Part:
    """The part that a choice stands for."""
    if key.startswith(PLACE):
        return Part(key.removeprefix(PLACE))
    if key.startswith(GROUP):
        return Part(None, key.removeprefix(GROUP))
    return EVERYONE


def _heading(line: ScoreLine) -> str:
    if line.heading is None:
        return ""
    if line.heading.value is None:
        return _("unclear")
    return number(line.heading.value, line.row.decimals)


def _heading_spoken(line: ScoreLine) -> str:
    words = _heading(line)
    if line.heading is None:
        return words
    if line.heading.value is None:
        return _("unclear: it is changing, and what it was so far does not say where it will be")
    if line.heading.misses:
        return _("{value}, short of the target").format(value=words)
    return words
