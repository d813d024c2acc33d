# SPDX-License-Identifier: Apache-2.0
"""Altering a row of every governed table at once, and where verification must find each.

Whoever has the file and no key. Tables are compared value by value, so many alterations hide none.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Table

from govdesk.models.tables import METADATA, UNGOVERNED
from tests.attacks import Attacked, another

GOVERNED = tuple(table for table in METADATA.sorted_tables if table.name not in UNGOVERNED)


@dataclass(frozen=True, slots=True)
class Place:
    """What verification must name; no column: the row as a whole."""

    table: str
    row_id: str
    column: str | None = None


def change_columns(there: Attacked, chance: random.Random) -> list[Place]:
    """Another value in each column but the key, each in a row chosen by chance."""
    found = []
    for table in GOVERNED:
        rows = _rows(there, table)
        for column in (column.name for column in table.columns if column.name != key_of(table)):
            if rows:
                row = chance.choice(rows)
                _change(there, table, row, column)
                found.append(Place(table.name, str(row), column))
    return found


def change_keys(there: Attacked, chance: random.Random) -> list[Place]:
    """Another key for a row of each table: a row is missing, and one is too much."""
    found = []
    for table, row in _one_each(there, chance):
        other = _change(there, table, row, key_of(table))
        found += [Place(table.name, str(row)), Place(table.name, str(other))]
    return found


def delete_rows(there: Attacked, chance: random.Random) -> list[Place]:
    """A row of each table is gone."""
    found = []
    for table, row in _one_each(there, chance):
        where = f'WHERE "{key_of(table)}" = ?'
        there.file.execute(f'DELETE FROM "{table.name}" {where}', (row,))
        found.append(Place(table.name, str(row)))
    return found


def insert_rows(there: Attacked, chance: random.Random) -> list[Place]:
    """One more row in each table, like one that is there; where there is none, any."""
    found = []
    for table in GOVERNED:
        name, key = table.name, key_of(table)
        names = [column.name for column in table.columns]
        listed = ", ".join(f'"{one}"' for one in names)
        # Past its constraints, as whoever has the file may go.
        there.file.execute(f'CREATE TABLE loose AS SELECT * FROM "{name}"')
        there.file.execute(f'DROP TABLE "{name}"')
        there.file.execute(f'ALTER TABLE loose RENAME TO "{name}"')
        rows = _rows(there, table)
        if rows:
            other = another(chance.choice(rows))
            copied = ", ".join("?" if one == key else f'"{one}"' for one in names)
            there.file.execute(
                f'INSERT INTO "{name}" ({listed}) SELECT {copied} FROM "{name}" LIMIT 1', (other,)
            )
        else:
            other = "made-up"
            given = ", ".join("?" for _ in names)
            there.file.execute(
                f'INSERT INTO "{name}" ({listed}) VALUES ({given})', (other,) * len(names)
            )
        found.append(Place(name, str(other)))
    return found


def swap_rows(there: Attacked, chance: random.Random) -> list[Place]:
    """Two rows of each table change their keys: each says what the other should."""
    found = []
    for table in GOVERNED:
        key, rows = key_of(table), _rows(there, table)
        if len(rows) < 2:
            continue
        one, other = chance.sample(rows, 2)
        query = f'UPDATE "{table.name}" SET "{key}" = ? WHERE "{key}" = ?'
        for to, which in ((-1, one), (one, other), (other, -1)):
            there.file.execute(query, (to, which))
        found += [Place(table.name, str(one)), Place(table.name, str(other))]
    return found


def key_of(table: Table) -> str:
    """The column that names a row."""
    return next(iter(table.primary_key.columns)).name


def _one_each(there: Attacked, chance: random.Random) -> Iterator[tuple[Table, object]]:
    for table in GOVERNED:
        rows = _rows(there, table)
        if rows:
            yield table, chance.choice(rows)


def _rows(there: Attacked, table: Table) -> list[object]:
    query = f'SELECT "{key_of(table)}" FROM "{table.name}" ORDER BY 1'
    return [row[0] for row in there.file.execute(query)]


def _change(there: Attacked, table: Table, row: object, column: str) -> object:
    where = f'WHERE "{key_of(table)}" = ?'
    (before,) = there.file.execute(
        f'SELECT "{column}" FROM "{table.name}" {where}', (row,)
    ).fetchone()
    other = another(before)
    there.file.execute(f'UPDATE "{table.name}" SET "{column}" = ? {where}', (other, row))
    return other
