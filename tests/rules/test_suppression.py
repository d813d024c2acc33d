# SPDX-License-Identifier: Apache-2.0
"""Small counts stay hidden from anyone who can add, and what cannot be hidden is said."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govdesk.rules.count_shifts import Shifts
from govdesk.rules.count_tables import (
    Cell,
    CountTable,
    one_way_table,
    table_with_totals,
    two_way_table,
)
from govdesk.rules.refusals import BadInput
from govdesk.rules.suppression import (
    CellStatus,
    Suppression,
    SuppressionRules,
    Zeros,
    hides_share,
    suppress,
)
from govdesk.rules.suppression_audit import Deducible, deduce
from govdesk.wording import say
from tests.rules.indicator_cases import own


def table_of(counts: Sequence[Sequence[int]]) -> CountTable:
    rows, columns = range(len(counts)), range(len(counts[0]))
    return two_way_table([f"r{n}" for n in rows], [f"c{n}" for n in columns], counts)


def primaries(found: Suppression) -> list[Cell]:
    return [cell for cell, status in found.status.items() if status is CellStatus.PRIMARY]


def assert_safe(found: Suppression, rules: SuppressionRules) -> None:
    """Everything that a protected table promises, worked out without the search's help."""
    for cell, deduced in found.audit.items():
        assert deduced.least <= found.table.counts[cell]
        assert deduced.most is None or found.table.counts[cell] <= deduced.most
    for cell in primaries(found):
        assert found.audit[cell].is_as_wide_as(rules.least_width)
    for line in found.table.lines():
        hidden = [cell for cell in line.parts if cell in found.audit]
        if found.status[line.total] is CellStatus.SHOWN and set(hidden) & set(primaries(found)):
            assert len(hidden) >= 2
            assert sum(found.table.counts[cell] for cell in hidden) >= rules.k


@pytest.mark.parametrize("case", own("sdc/oneway_cases.json")["cases"], ids=lambda c: c["why"])
def test_the_worked_one_way_tables_come_out(case: dict[str, Any]) -> None:
    names = {f"category {place}": count for place, count in enumerate(case["counts"])}
    found = suppress(one_way_table(names), SuppressionRules(case["k"], hide_totals=True))
    total = len(case["counts"])
    assert found.hidden == tuple((total if e == "total" else e, 0) for e in case["expect"])
    assert found.protected


@pytest.mark.parametrize("file", ["adversarial_line_rule", "random_twoway"])
def test_the_worked_two_way_tables_are_protected_or_said_not_to_be(file: str) -> None:
    ours = theirs = 0
    for number, case in enumerate(own(f"sdc/{file}.json")["cases"]):
        rules = SuppressionRules(case["k"])
        found = suppress(table_of(case["table"]), rules)
        assert primaries(found) == sorted(tuple(cell) for cell in case["primary"]), number
        if case.get("unprotectable"):
            assert not found.protected, number
        intervals = case.get("primary_intervals", case.get("intervals", {}))
        if all(high - low >= case["k"] for low, high in intervals.values()):
            assert found.protected != bool(case.get("unprotectable")), number
            pattern = case.get("reference_pattern", case.get("a_safe_pattern"))
            ours += sum(found.table.counts[cell] for cell in found.hidden)
            theirs += sum(case["table"][row][column] for row, column in pattern)
        if found.protected:
            assert_safe(found, rules)
    assert ours < theirs * 1.1


def test_two_hidden_in_every_line_is_not_enough() -> None:
    """The pattern of the line rule leaves cells that can be solved; the audit sees them."""
    for case in own("sdc/adversarial_line_rule.json")["cases"][:12]:
        table = table_of(case["table"])
        hidden = [tuple(cell) for cell in case["line_rule_pattern"]]
        sums = [{**dict.fromkeys(line.parts, 1), line.total: -1} for line in table.lines()]
        shown = {cell: count for cell, count in table.counts.items() if cell not in hidden}
        audit = dict(zip(hidden, deduce(hidden, sums, shown), strict=True))
        for row, column in case["line_rule_leaves_recoverable"]:
            count = table.counts[row, column]
            assert audit[row, column] == Deducible(count, count)


def test_a_table_without_small_counts_is_left_alone() -> None:
    found = suppress(table_of([[5, 6], [7, 0]]))
    assert found.hidden == ()
    assert found.protected


def test_zeros_are_hidden_when_they_are_sensitive() -> None:
    counts = [[0, 20, 30], [20, 20, 30], [40, 50, 60]]
    assert suppress(table_of(counts)).hidden == ()
    rules = SuppressionRules(zeros=Zeros.SENSITIVE)
    found = suppress(table_of(counts), rules)
    assert primaries(found) == [(0, 0)]
    assert_safe(found, rules)


def test_a_narrower_doubt_hides_less_but_never_a_small_sum() -> None:
    counts = [[1, 1, 40, 60], [30, 40, 50, 60], [30, 44, 50, 61]]
    rules = SuppressionRules(k=5, width=1)
    found = suppress(table_of(counts), rules)
    assert found.protected
    assert_safe(found, rules)
    line = [cell for cell in found.hidden if cell[0] == 0]
    assert len(line) == 3


def test_a_small_total_is_told_and_hidden_only_on_request() -> None:
    table = one_way_table({"North": 2, "South": 1})
    found = suppress(table)
    assert not found.protected
    assert found.status[2, 0] is CellStatus.SHOWN
    assert [note.key for note in found.notes][-2:] == [
        "suppression.total_small",
        "suppression.merge",
    ]
    assert all(say(note) for note in found.notes)
    hidden = suppress(table, SuppressionRules(hide_totals=True))
    assert hidden.protected
    assert hidden.audit[2, 0].most is None


@pytest.mark.parametrize(
    ("counts", "least"),
    [
        ([[11, 11, 6, 90], [8, 11, 1, 90], [11, 90, 11, 5], [5, 5, 14, 4]], 29),
        ([[11, 90, 5], [5, 30, 1], [1, 6, 2], [14, 30, 6]], 47),
        ([[3, 14, 6, 8], [8, 6, 14, 90], [8, 3, 14, 5], [5, 11, 30, 6]], 22),
        ([[1, 11, 6, 5], [90, 14, 8, 14], [1, 30, 8, 3]], 111),
    ],
)
def test_no_more_is_hidden_than_the_best_pattern_hides(counts: list[list[int]], least: int) -> None:
    """The least sum of helpers, found by trying every set of cells: cycles added one after the
    other in these tables come to more."""
    found = suppress(table_of(counts))
    assert_safe(found, SuppressionRules())
    helpers = [cell for cell, status in found.status.items() if status is CellStatus.SECONDARY]
    assert sum(found.table.counts[cell] for cell in helpers) == least


def test_a_total_is_hidden_only_when_nothing_else_helps() -> None:
    lonely = [[2, 0], [30, 40]]
    assert not suppress(table_of(lonely)).protected
    found = suppress(table_of(lonely), SuppressionRules(hide_totals=True))
    assert found.protected
    easy = suppress(table_of([[2, 9], [30, 40]]), SuppressionRules(hide_totals=True))
    assert not any(easy.table.is_total(cell) for cell in easy.hidden)


def test_a_linked_table_gives_a_hidden_count_away() -> None:
    """Two tables that are safe one by one are not when a reader has both."""
    sums = [{"a": 1, "b": 1, "all": -1}]
    assert deduce(["a", "b"], sums, {"all": 12})[0] == Deducible(0, 12)
    linked = [*sums, {"b": 1, "c": 1, "other": -1}]
    assert deduce(["a", "b"], linked, {"all": 12, "c": 7, "other": 16})[0] == Deducible(3, 3)


def test_a_share_hides_with_either_of_its_sides() -> None:
    rules = SuppressionRules(k=5)
    assert hides_share(4, 100, rules)
    assert hides_share(96, 100, rules)
    assert not hides_share(0, 100, rules)
    assert not hides_share(50, 100, rules)
    assert hides_share(10, 20, rules, least_denominator=30)
    assert hides_share(0, 0, rules)


@pytest.mark.parametrize(
    ("rows", "columns", "counts", "code"),
    [
        (["a", "total"], ["x", "total"], [[1, 1], [1, 2]], "table.total_wrong"),
        (["a", "total"], ["x", "total"], [[1, 2], [1, 2]], "table.total_wrong"),
        (["a", "total"], ["x", "total"], [[-1, -1], [-1, -1]], "table.negative"),
        (["a", "a", "total"], ["total"], [[1], [1], [2]], "table.name_twice"),
        (["total"], ["total"], [[1]], "table.too_small"),
    ],
)
def test_a_table_that_does_not_add_up_is_refused(
    rows: list[str], columns: list[str], counts: list[list[int]], code: str
) -> None:
    with pytest.raises(BadInput) as caught:
        table_with_totals(rows, columns, counts)
    assert caught.value.code == code


counts = st.sampled_from([0, 0, 1, 2, 3, 4, 5, 6, 9, 12, 30])
tables = st.tuples(st.integers(2, 5), st.integers(2, 5)).flatmap(
    lambda size: st.lists(
        st.lists(counts, min_size=size[1], max_size=size[1]), min_size=size[0], max_size=size[0]
    )
)
settings_of_releases = st.builds(
    SuppressionRules,
    k=st.sampled_from([2, 5, 11]),
    zeros=st.sampled_from(Zeros),
    width=st.sampled_from([None, 1, 3]),
    hide_totals=st.booleans(),
)


@given(tables, settings_of_releases)
@settings(max_examples=60, deadline=None)
def test_the_search_and_the_audit_agree_on_any_table(
    table: list[list[int]], rules: SuppressionRules
) -> None:
    """Shifting round cycles and linear programming are two ways to the same intervals."""
    found = suppress(table_of(table), rules)
    shifts = Shifts(found.table)
    for cell, deduced in found.audit.items():
        room = shifts.room([cell], found.hidden, inf, down=True)
        assert room == (inf if deduced.most is None else deduced.most - deduced.least)
    if found.protected:
        assert_safe(found, rules)


@given(tables, st.sampled_from([2, 5, 11]))
@settings(max_examples=40, deadline=None)
def test_what_is_said_to_be_unprotectable_stays_open_with_everything_hidden(
    table: list[list[int]], k: int
) -> None:
    rules = SuppressionRules(k)
    found = suppress(table_of(table), rules)
    everything = [
        cell for cell, n in found.table.counts.items() if n and not found.table.is_total(cell)
    ]
    shifts = Shifts(found.table)
    best = min(
        (shifts.room([cell], everything, k, down=True) for cell in primaries(found)), default=k
    )
    small_total = any(
        rules.is_small(n) for cell, n in found.table.counts.items() if found.table.is_total(cell)
    )
    assert found.protected == (best >= k and not small_total)
