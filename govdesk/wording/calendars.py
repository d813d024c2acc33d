# SPDX-License-Identifier: Apache-2.0
"""How the desk's own languages write dates: Babel's data (CLDR) for them, written out.

Every page shows dates, and loading Babel's data takes as long as reading the first page. A test
holds this equal to Babel's own, and any other language is Babel's alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Calendar:
    """Names as they stand within a date, from January and from Monday; patterns by style, which
    take `d`, `dd`, `mm`, `y`, `yy`, `month`, `mon` and `weekday`."""

    months: tuple[str, ...]
    short_months: tuple[str, ...]
    weekdays: tuple[str, ...]
    patterns: dict[str, str]

    def date(self, value: date, style: str) -> str:
        """A date in one of `patterns`. Raises KeyError for another style."""
        return self.patterns[style].format(
            d=value.day,
            dd=f"{value.day:02}",
            m=value.month,
            mm=f"{value.month:02}",
            y=value.year,
            yy=f"{value.year % 100:02}",
            month=self.months[value.month - 1],
            mon=self.short_months[value.month - 1],
            weekday=self.weekdays[value.weekday()],
        )


def _names(names: str) -> tuple[str, ...]:
    return tuple(names.split())


CALENDARS = {
    "en": Calendar(
        _names(
            "January February March April May June July August September October November December"
        ),
        _names("Jan Feb Mar Apr May Jun Jul Aug Sept Oct Nov Dec"),
        _names("Monday Tuesday Wednesday Thursday Friday Saturday Sunday"),
        {
            "short": "{dd}/{mm}/{y}",
            "medium": "{d} {mon} {y}",
            "long": "{d} {month} {y}",
            "full": "{weekday}, {d} {month} {y}",
            "day": "{d} {mon}",
        },
    ),
    "es": Calendar(
        _names(
            "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre "
            "diciembre"
        ),
        _names("ene feb mar abr may jun jul ago sept oct nov dic"),
        _names("lunes martes miércoles jueves viernes sábado domingo"),
        {
            "short": "{d}/{m}/{yy}",
            "medium": "{d} {mon} {y}",
            "long": "{d} de {month} de {y}",
            "full": "{weekday}, {d} de {month} de {y}",
            "day": "{d} {mon}",
        },
    ),
}
