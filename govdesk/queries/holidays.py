# SPDX-License-Identifier: Apache-2.0
"""The holidays that the clerk keeps, and lists to begin from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from govdesk.models.workspace import Holiday, Workspace


@dataclass(frozen=True, slots=True)
class Region:
    """A part of a country whose holidays differ, by its code and its name."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Country:
    """A country that a list can be proposed for, by its ISO 3166 code."""

    code: str
    name: str
    regions: tuple[Region, ...]


@dataclass(frozen=True, slots=True)
class Countries:
    """The countries to choose from, by name, and the one in whose time zone the city lies."""

    known: tuple[Country, ...]
    likely: str


def holidays_kept(session: Session, *, since: int | None = None) -> Mapping[date, str]:
    """The holidays that are kept now, by day: all, or those from a year on."""
    query = select(Holiday.day, Holiday.name).where(Holiday.removed_at.is_(None))
    if since is not None:
        query = query.where(Holiday.day >= date(since, 1, 1))
    found = {}
    for day, name in session.execute(query.order_by(Holiday.day)):
        found[day] = name
    return found


def countries(session: Session, *, lang: str) -> Countries:
    """Where holidays can be proposed for, named in `lang`.

    Takes about half a second the first time: the library is loaded only when it is asked.
    """
    import holidays
    from babel import Locale
    from babel.core import get_global

    names = Locale.parse(lang).territories
    known = []
    for code in holidays.list_supported_countries(include_aliases=False):
        if len(code) == 2:
            aliases: dict[str, str] = {}
            for name, region in holidays.country_holidays(code).subdivisions_aliases.items():
                aliases[region] = name
            regions = [
                Region(one, aliases.get(one, one))
                for one in holidays.country_holidays(code).subdivisions
            ]
            known.append(Country(code, names.get(code, code), tuple(regions)))
    zone = session.scalars(select(Workspace.zone)).one()
    likely = get_global("zone_territories").get(zone, "")
    return Countries(tuple(sorted(known, key=lambda one: one.name)), likely)


def proposed_holidays(
    _session: Session, *, country: str, region: str, year: int, lang: str
) -> Mapping[date, str]:
    """The public holidays of a country, or of a region of it, to begin a list from; what a city
    really keeps is for its clerk to say. In `lang` where the list has it, else in its own."""
    import holidays

    return dict(
        holidays.country_holidays(country, subdiv=region or None, years=year, language=lang)
    )
