# SPDX-License-Identifier: Apache-2.0
"""Any table that is said to be protected is, against a reader who solves what is printed."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conformance.outcomes import command_on
from tests.conformance.suppressed_tables import counts_of, holds, table_rows

COUNTS = (0, 0, 1, 2, 3, 4, 5, 6, 8, 11, 14, 30, 90)


@given(
    st.tuples(st.integers(2, 5), st.integers(2, 5)).flatmap(
        lambda size: st.lists(
            st.lists(st.sampled_from(COUNTS), min_size=size[1], max_size=size[1]),
            min_size=size[0],
            max_size=size[0],
        )
    ),
    st.sampled_from([3, 5, 11]),
)
@settings(max_examples=25, deadline=None)
def test_a_reader_cannot_solve_what_is_hidden(table: list[list[int]], k: int) -> None:
    rows = table_rows(table)
    _code, found = command_on(rows, "suppress", "--k", str(k))
    assert holds(found, counts_of(rows), k) == []


@pytest.mark.soak
def test_a_reader_cannot_solve_any_of_a_thousand_tables(
    record_property: Callable[[str, object], None],
) -> None:
    chance = random.Random(20260401)
    protected = 0
    for _ in range(1_000):
        columns = chance.randint(2, 8)
        table = [chance.choices(COUNTS, k=columns) for _row in range(chance.randint(2, 8))]
        k = chance.choice([3, 5, 11])
        rows = table_rows(table)
        _code, found = command_on(rows, "suppress", "--k", str(k))
        assert holds(found, counts_of(rows), k) == []
        protected += found["protected"]
    record_property("tables", 1_000)
    record_property("protected", protected)
