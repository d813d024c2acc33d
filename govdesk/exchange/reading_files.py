# SPDX-License-Identifier: Apache-2.0
"""Files of readings: a table and a map made rows of readings, and how the file writes its numbers.

Without a map the columns are our own, in English: `indicator, period, group, neighbourhood, value,
numerator, denominator, status, source, note`, in any order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from govdesk.exchange.cell_tables import CellTable, open_table
from govdesk.exchange.csv_rows import Row
from govdesk.exchange.reading_maps import PLAIN, VALUES, ReadingMap, Source
from govdesk.rules.messages import Message, message
from govdesk.rules.reading_rows import FIELDS, RowProblem, RowStyle, TextRow
from govdesk.rules.refusals import BadInput
from govdesk.rules.written_numbers import NumberStyle, style_of

STYLE_ROWS = 200_000
"""So many rows are looked at for how numbers are written; what they show holds for all."""


@dataclass(frozen=True, slots=True)
class ReadingFile:
    """A file of readings, ready to be read as often as it is needed.

    `ignored` are the columns that are not used.
    """

    name: str
    style: RowStyle
    create_indicators: bool
    create_departments: bool
    ignored: tuple[str, ...]
    _table: CellTable
    _shapes: tuple[_Shape, ...]
    _words: dict[str, dict[str, str]]

    def rows(self) -> Iterator[TextRow | RowProblem | None]:
        """Every reading of every row; a problem for a row that has more cells than columns, and
        None at the end of each row of the file."""
        names = self._table.header.cells
        for row in self._table.rows():
            if len(row.cells) > len(names):
                extra = message("series.too_many_cells", cells=len(row.cells), columns=len(names))
                yield RowProblem(row.line, "", extra)
            else:
                given = row.cells + ("",) * (len(names) - len(row.cells))
                cells = dict(zip(names, given, strict=True))
                for shape in self._shapes:
                    reading = shape.reading(row, cells, self._words)
                    if reading is not None:
                        yield reading
            yield None


@dataclass(frozen=True, slots=True)
class _Shape:
    """How one reading is made of a row. `skips_blank`: a row without its value holds none."""

    fields: dict[str, Source]
    columns: dict[str, str]
    defines: dict[str, Source]
    skips_blank: bool

    def reading(
        self, row: Row, cells: dict[str, str], words: dict[str, dict[str, str]]
    ) -> TextRow | None:
        fields = {name: source.of(cells) for name, source in self.fields.items()}
        if self.skips_blank and not any(fields.get(name) for name in VALUES):
            return None
        defines = {}
        for name, source in self.defines.items():
            text = source.of(cells)
            defines[name] = words.get(name, {}).get(text, text)
        return TextRow(row.line, fields, self.columns, defines)


def open_readings(path: Path, how: ReadingMap = PLAIN) -> ReadingFile:
    """A file of readings by a map. Raises BadInput when it is no table, a column is missing or
    there twice, or there is no row."""
    table = open_table(path, encoding=how.encoding, separator=how.separator, sheet=how.sheet)
    names = table.header.cells
    shapes = _shapes(how if how.columns or how.measures or how.periods else _plain_map(names))
    used = {column for shape in shapes for column in _used(shape)}
    _check_columns(names, used)
    if next(table.rows(), None) is None:
        raise BadInput(message("series.no_rows"))
    return ReadingFile(
        name=path.name,
        style=RowStyle(
            numbers=_number_style(table, shapes, how),
            first=how.dates,
            fiscal_start=how.fiscal_start,
            statuses=how.statuses,
        ),
        create_indicators=how.create_indicators,
        create_departments=how.create_departments,
        ignored=tuple(name for name in names if name and name not in used),
        _table=table,
        _shapes=shapes,
        _words={name: dict(table) for name, table in how.words.items()},
    )


def fits(how: ReadingMap, names: Collection[str]) -> bool:
    """Whether a table with these columns has all that a map names."""
    return all(column in names for shape in _shapes(how) for column in _used(shape))


def _plain_map(names: tuple[str, ...]) -> ReadingMap:
    """Our own columns, whatever their case."""
    called = {name.strip().lower(): name for name in reversed(names)}
    columns = {field: Source(f"{{{called[field]}}}") for field in FIELDS if field in called}
    for needed in ("indicator", "period"):
        if needed not in columns:
            raise BadInput(message("import.no_column", column=needed), then=_columns_told())
    if not any(name in columns for name in VALUES):
        raise BadInput(message("import.no_column", column="value"), then=_columns_told())
    return ReadingMap(columns=columns)


def _columns_told() -> Message:
    return message("import.columns", columns=", ".join(FIELDS))


def _shapes(how: ReadingMap) -> tuple[_Shape, ...]:
    shared = dict(how.columns)
    if how.measures:
        return tuple(
            _shape({**shared, **one.fields}, {**how.defines, **one.defines}, skips_blank=True)
            for one in how.measures
        )
    if how.periods:
        return tuple(
            _shape(
                {**shared, "value": Source(f"{{{column}}}"), "period": Source(period)},
                dict(how.defines),
                skips_blank=True,
                at={"period": column},
            )
            for column, period in how.periods.items()
        )
    return (_shape(shared, dict(how.defines), skips_blank=False),)


def _shape(
    fields: dict[str, Source],
    defines: dict[str, Source],
    *,
    skips_blank: bool,
    at: dict[str, str] | None = None,
) -> _Shape:
    everything = {**defines, **fields}
    columns = {name: ", ".join(source.columns) or name for name, source in everything.items()}
    return _Shape(fields, {**columns, **(at or {})}, defines, skips_blank)


def _used(shape: _Shape) -> Iterator[str]:
    for source in (*shape.fields.values(), *shape.defines.values()):
        yield from source.columns


def _check_columns(names: tuple[str, ...], used: set[str]) -> None:
    counts = Counter(names)
    for column in sorted(used):
        if not counts[column]:
            raise BadInput(
                message("import.no_column", column=column),
                then=message("import.columns_there", columns=", ".join(filter(None, names))[:500]),
            )
        if counts[column] > 1:
            raise BadInput(message("series.column_twice", column=column))


def _number_style(table: CellTable, shapes: tuple[_Shape, ...], how: ReadingMap) -> NumberStyle:
    if how.decimal is not None:
        return NumberStyle(how.decimal, sure=True)
    names = table.header.cells
    wanted = {
        names.index(column)
        for shape in shapes
        for name in VALUES
        if name in shape.fields
        for column in shape.fields[name].columns
    }

    def cells() -> Iterator[str]:
        for count, row in enumerate(table.rows()):
            if count >= STYLE_ROWS:
                return
            yield from (row.cells[at] for at in wanted if at < len(row.cells))

    return style_of(cells(), presumed="," if table.separator == ";" else ".")
