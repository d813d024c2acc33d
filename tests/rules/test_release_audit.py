# SPDX-License-Identifier: Apache-2.0
"""Tables that are safe one by one are audited as the reader has them: together."""

from __future__ import annotations

from collections.abc import Hashable

from hypothesis import given, settings
from hypothesis import strategies as st

from govdesk.rules.count_tables import Cell, CountTable, one_way_table, two_way_table
from govdesk.rules.release_audit import PublishedTable, audit_release
from govdesk.rules.suppression import SuppressionRules, suppress
from govdesk.rules.suppression_audit import Deducible


def published(table: CountTable, release: str = "") -> PublishedTable:
    """A suppressed table; a cell is named by its row, or with `release` by that too."""
    found = suppress(table, SuppressionRules(5))

    def named(cell: Cell) -> Hashable:
        name = table.rows[cell[0]]
        return (release, name) if release and name == "total" else name

    return PublishedTable(table, frozenset(found.hidden), named)


def test_one_table_alone_is_audited_as_suppression_does() -> None:
    table = one_way_table({"north": 3, "south": 20, "west": 40})
    found = audit_release([published(table)])
    assert found == {"north": Deducible(0, 23), "south": Deducible(0, 23)}


def test_a_corrected_total_tells_what_the_old_one_hid() -> None:
    """The old release hides north and south; the new one shows south and a corrected total."""
    old = one_way_table({"north": 3, "south": 20, "west": 40})
    new = one_way_table({"south": 20, "west": 41})
    tables = [
        PublishedTable(old, frozenset({(0, 0), (1, 0)}), lambda c: ("old", old.rows[c[0]])),
        PublishedTable(
            new,
            frozenset(),
            lambda c: ("old", "south") if c == (0, 0) else ("new", new.rows[c[0]]),
        ),
    ]
    found = audit_release(tables)
    assert found["old", "north"] == Deducible(3, 3)
    assert found["old", "south"] == Deducible(20, 20)


def test_only_what_is_asked_for_is_audited() -> None:
    table = one_way_table({"north": 3, "south": 20, "west": 40})
    assert list(audit_release([published(table)], small={"north"})) == ["north"]
    assert audit_release([PublishedTable(table, frozenset(), lambda cell: cell)]) == {}


@given(st.lists(st.lists(st.integers(0, 40), min_size=2, max_size=2), min_size=3, max_size=5))
@settings(max_examples=40, deadline=None)
def test_more_tables_never_leave_a_reader_less_sure(counts: list[list[int]]) -> None:
    rows = [f"r{n}" for n in range(len(counts))]
    table = two_way_table(rows, ["a", "b"], counts)
    first = PublishedTable(table, frozenset(suppress(table).hidden), lambda cell: ("cell", cell))
    margin = one_way_table({row: sum(line) for row, line in zip(rows, counts, strict=True)})
    hidden = frozenset(suppress(margin).hidden)
    second = PublishedTable(
        margin, hidden, lambda cell: ("cell", (cell[0], 2)) if cell[0] < len(rows) else "all"
    )
    alone, together = audit_release([first]), audit_release([first, second])
    for name, deduced in alone.items():
        both = together[name]
        assert deduced.least <= both.least
        if deduced.most is not None:
            assert both.most is not None
            assert both.most <= deduced.most
