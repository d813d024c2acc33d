# SPDX-License-Identifier: Apache-2.0
"""The audit of a whole release: every table in it, and the release before, read as one.

Tables that are each safe alone can give a hidden count away together: a quarter and its year, a
neighbourhood and its district, a corrected total and the old one. A reader has them all, so they
are audited as one system of sums.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Sequence
from dataclasses import dataclass

from govdesk.rules.count_tables import Cell, CountTable
from govdesk.rules.suppression_audit import Deducible, deduce

Named = Callable[[Cell], Hashable]


@dataclass(frozen=True, slots=True)
class PublishedTable:
    """A table as it is published.

    `named` says which count a cell is: cells of two tables that hold the same count have the same
    name, and a corrected count has another name than the old one.
    """

    table: CountTable
    hidden: frozenset[Cell]
    named: Named


def audit_release(
    tables: Sequence[PublishedTable], small: Collection[Hashable] | None = None
) -> dict[Hashable, Deducible]:
    """What a reader of all the tables could deduce of each hidden count, by name.

    A count that is hidden in one table and shown in another is known exactly. With `small` only the
    counts named there are audited.
    """
    shown: dict[Hashable, int] = {}
    concealed: dict[Hashable, int] = {}
    sums: list[dict[Hashable, int]] = []
    for one in tables:
        for cell, count in one.table.counts.items():
            (concealed if cell in one.hidden else shown)[one.named(cell)] = count
        for line in one.table.lines():
            equation: dict[Hashable, int] = {}
            for part in line.parts:
                name = one.named(part)
                equation[name] = equation.get(name, 0) + 1
            total = one.named(line.total)
            equation[total] = equation.get(total, 0) - 1
            sums.append(equation)
    wanted = [name for name in concealed if small is None or name in small]
    unknown = [name for name in concealed if name not in shown]
    asked = [name for name in wanted if name not in shown]
    found = deduce(unknown, sums, shown, [(name,) for name in asked]) if asked else []
    audit = dict(zip(asked, found, strict=True))
    given_away = {
        name: Deducible(concealed[name], concealed[name]) for name in wanted if name in shown
    }
    return {name: audit.get(name) or given_away[name] for name in wanted}
