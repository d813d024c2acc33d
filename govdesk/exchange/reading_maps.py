# SPDX-License-Identifier: Apache-2.0
"""Maps: what the columns of someone else's table are to us, as a TOML file says it.

separator = ";"                      # and encoding, sheet: found out where they are not given
decimal = ","                        # or "."
dates = "day_first"                  # or "month_first": how 03/04/2026 is read
fiscal_start = 4                     # the month their fiscal year starts in
create_indicators = true             # begin to measure what is not measured yet
create_departments = true            # and with it the departments that answer for it

[columns]                            # our field = their column, or a text with {columns} in it
indicator = "AE-{measure}"
period = "FY{year}-Q{quarter}"

[constants]                          # our field = the same for every row
status = "final"

[periods]                            # wide by period: each of these columns holds values
"2022" = "FY2022"

[[measures]]                         # wide by measure: several readings a row
indicator = "AE1"
value = "attendances"

[statuses]                           # their word = ours
P = "provisional"

[defines]                            # what is said of an indicator that is not measured yet
name = "{Indicator}"
department = "{Agency}"

[words.direction]                    # what their words in a defined field mean
Up = "increase"
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from govdesk import paths
from govdesk.rules.messages import message
from govdesk.rules.reading_rows import FIELDS
from govdesk.rules.refusals import BadInput
from govdesk.rules.written_numbers import Mark
from govdesk.rules.written_periods import First

DEFINES = (
    "name", "description", "unit", "kind", "aggregation", "direction", "numerator", "denominator",
    "multiplier", "decimals", "frequency", "source", "department", "domain",
)  # fmt: skip
VALUES = ("value", "numerator", "denominator")
_SETTINGS = {
    "layout", "encoding", "separator", "sheet", "decimal", "dates", "fiscal_start",
    "create_indicators", "create_departments", "columns", "constants", "periods", "measures",
    "statuses", "defines", "words",
}  # fmt: skip
_NAMED = re.compile(r"\{([^{}]*?)(\+1)?\}")
_DATES: Mapping[str, First] = {"": "", "day_first": "day", "month_first": "month"}


@dataclass(frozen=True)
class Source:
    """Where a field comes from: a text with `{columns}` in it; `{year+1}` is the year after."""

    text: str

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """The columns it names, in order."""
        return tuple(found[1] for found in _NAMED.finditer(self.text))

    def of(self, cells: Mapping[str, str]) -> str:
        """The text with the cells of a row put in."""
        if self._alone:
            return cells.get(self._alone, "")
        return _NAMED.sub(lambda found: _filled(cells.get(found[1], ""), found[2]), self.text)

    @cached_property
    def _alone(self) -> str:
        """The column, when a column is all there is."""
        found = _NAMED.fullmatch(self.text)
        return found[1] if found and not found[2] else ""


def _filled(cell: str, next_one: str | None) -> str:
    return str(int(cell) + 1) if next_one and cell.isascii() and cell.isdigit() else cell


@dataclass(frozen=True, slots=True)
class MappedMeasure:
    """One of several readings in a row: its fields, and what it says of its indicator."""

    fields: Mapping[str, Source]
    defines: Mapping[str, Source] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ReadingMap:
    """A map, checked. Without any of it a table's columns are our own fields."""

    encoding: str = ""
    separator: str = ""
    sheet: str = ""
    decimal: Mark | None = None
    dates: First = ""
    fiscal_start: int | None = None
    create_indicators: bool = False
    create_departments: bool = False
    columns: Mapping[str, Source] = field(default_factory=dict)
    periods: Mapping[str, str] = field(default_factory=dict)
    measures: Sequence[MappedMeasure] = ()
    statuses: Mapping[str, str] = field(default_factory=dict)
    defines: Mapping[str, Source] = field(default_factory=dict)
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


PLAIN = ReadingMap()


def shipped_maps() -> dict[str, Path]:
    """The maps that come with GovDesk, by name."""
    folder = paths.resources("maps")
    return {path.stem: path for path in sorted(folder.glob("*.toml"))}


def read_map(path: Path) -> ReadingMap:
    """The map in a TOML file. Raises BadInput naming what it cannot be read by."""
    try:
        given = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as cause:
        raise BadInput(message("map.not_toml", file=path.name)) from cause
    return _Given(given, path.name).map()


def map_of(given: Mapping[str, Any], name: str) -> ReadingMap:
    """The map that a document of the same form describes, such as one remembered by a desktop."""
    return _Given(given, name).map()


class _Given:
    """A map's document, read strictly: what is odd is named."""

    def __init__(self, given: Mapping[str, Any], name: str) -> None:
        self._given = given
        self._name = name

    def map(self) -> ReadingMap:
        for key in self._given:
            if key not in _SETTINGS:
                raise self._bad(key)
        columns = {**self._sources("columns", FIELDS, named=True)}
        columns |= self._sources("constants", FIELDS)
        fiscal = self._given.get("fiscal_start")
        if fiscal is not None and (not isinstance(fiscal, int) or not 1 <= fiscal <= 12):
            raise self._bad("fiscal_start")
        return ReadingMap(
            encoding=self._text("encoding"),
            separator=self._separator(),
            sheet=self._text("sheet"),
            decimal=self._decimal(),
            dates=self._dates(),
            fiscal_start=fiscal,
            create_indicators=self._flag("create_indicators"),
            create_departments=self._flag("create_departments"),
            columns=columns,
            periods=self._words("periods"),
            measures=tuple(self._measures()),
            statuses=self._words("statuses"),
            defines=self._sources("defines", DEFINES),
            words={name: self._words(name, table) for name, table in self._tables("words")},
        )

    def _measures(self) -> list[MappedMeasure]:
        given = self._given.get("measures", [])
        if not isinstance(given, list):
            raise self._bad("measures")
        found = []
        for one in given:
            if not isinstance(one, dict) or not any(name in one for name in VALUES):
                raise self._bad("measures")
            fields = {key: text for key, text in one.items() if key in FIELDS}
            defines = one.get("defines", {})
            for key in one:
                if key not in FIELDS and key != "defines":
                    raise self._bad(key)
            found.append(
                MappedMeasure(
                    {
                        key: self._source(key, text, named=key in VALUES)
                        for key, text in fields.items()
                    },
                    {key: self._source(key, text) for key, text in self._items(defines, DEFINES)},
                )
            )
        return found

    def _sources(
        self, table: str, known: Sequence[str], *, named: bool = False
    ) -> dict[str, Source]:
        given = self._given.get(table, {})
        return {key: self._source(key, text, named) for key, text in self._items(given, known)}

    def _items(self, given: object, known: Sequence[str]) -> list[tuple[str, object]]:
        if not isinstance(given, dict):
            raise self._bad("defines")
        for key in given:
            if key not in known:
                raise self._bad(key)
        return list(given.items())

    def _source(self, key: str, text: object, named: bool = False) -> Source:
        """`named`: a text without braces is the name of a column, not the same for every row."""
        if not isinstance(text, str | int) or isinstance(text, bool):
            raise self._bad(key)
        written = str(text)
        return Source(f"{{{written}}}" if named and "{" not in written else written)

    def _words(self, name: str, given: object = None) -> dict[str, str]:
        table = self._given.get(name, {}) if given is None else given
        if not isinstance(table, dict) or not all(isinstance(one, str) for one in table.values()):
            raise self._bad(name)
        return dict(table)

    def _tables(self, name: str) -> list[tuple[str, object]]:
        return self._items(self._given.get(name, {}), DEFINES)

    def _text(self, name: str) -> str:
        text = self._given.get(name, "")
        if not isinstance(text, str):
            raise self._bad(name)
        return text

    def _flag(self, name: str) -> bool:
        flag = self._given.get(name, False)
        if not isinstance(flag, bool):
            raise self._bad(name)
        return flag

    def _separator(self) -> str:
        mark = self._text("separator")
        if len(mark) > 1 or mark in ('"', "\n", "\r"):
            raise self._bad("separator")
        return mark

    def _decimal(self) -> Mark | None:
        match self._text("decimal"):
            case "":
                return None
            case "." | "," as mark:
                return mark
            case _:
                raise self._bad("decimal")

    def _dates(self) -> First:
        order = self._text("dates")
        if order not in _DATES:
            raise self._bad("dates")
        return _DATES[order]

    def _bad(self, key: str) -> BadInput:
        return BadInput(message("map.setting", file=self._name, setting=key), field=key)
