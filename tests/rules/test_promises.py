# SPDX-License-Identifier: Apache-2.0
"""How many seats a charter promises, and since when fewer are filled."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govdesk.record.canonical import plain
from govdesk.rules.charter import Charter
from govdesk.rules.charter_changes import CharterChange, changed_charter
from govdesk.rules.charter_words import differences, loses, promise_words
from govdesk.rules.promises import promising, shortfalls
from govdesk.rules.refusals import BadInput
from govdesk.services.charters import charter_template
from govdesk.wording import say

DAY = date(2026, 1, 1)


def body(seats: dict[str, int]) -> dict[str, Any]:
    named = [key for key, count in seats.items() for _ in range(count)]
    return promising(charter_template("standard"), named)


def charter(**seats: int) -> Charter:
    return Charter.from_json(body(seats))


def day(number: int) -> date:
    return DAY + timedelta(number)


def test_the_standard_charter_promises_seats_and_an_older_one_nothing() -> None:
    standard = Charter.from_json(charter_template("standard"))
    assert [say(one) for one in promise_words(standard)] == [
        "Departments: at least 2 seats are filled.",
        "Community: at least 3 seats are filled.",
    ]
    older = charter()
    assert [one.seats for one in older.constituencies] == [None, None]
    assert shortfalls([(DAY, older)], {"community": [[], []]}, on=DAY) == ()


@pytest.mark.parametrize("seats", [0, -1, 1000, "3", 1.5, True])
def test_a_number_of_seats_that_cannot_be_is_named(seats: object) -> None:
    wrong = charter_template("standard")
    wrong["constituencies"][1]["seats"] = seats
    with pytest.raises(BadInput) as caught:
        Charter.from_json(wrong)
    assert caught.value.field == "seats"


def test_at_below_and_above_what_is_promised() -> None:
    versions = [(DAY, charter(community=2))]
    open_term = (DAY, None)
    for filled, short in ((1, 1), (2, 0), (3, 0)):
        seats = {"community": [[open_term]] * filled + [[]]}
        assert len(shortfalls(versions, seats, on=day(5))) == short


def test_it_says_which_how_many_and_since_when() -> None:
    versions = [(DAY, charter(departments=1, community=2))]
    seats: dict[str, list[list[tuple[date, date | None]]]] = {
        "departments": [[(DAY, None)]],
        "community": [
            [(DAY, day(9)), (day(10), day(19))],
            [(DAY, day(29))],
        ],
    }
    assert shortfalls(versions, seats, on=day(19)) == ()
    (found,) = shortfalls(versions, seats, on=day(25))
    assert (found.key, found.promised, found.filled, found.since) == ("community", 2, 1, day(20))
    (worse,) = shortfalls(versions, seats, on=day(40))
    assert (worse.filled, worse.since) == (0, day(20)), "below it without a break"
    assert say(worse.words) == (
        "Community: the charter promises 2 filled seats and it has 0; below the promise since"
        " 21 Jan 2026."
    )


def test_a_promise_made_later_is_broken_from_then_on() -> None:
    versions = [(DAY, charter(community=1)), (day(10), charter(community=2))]
    seats = {"community": [[(DAY, None)], []]}
    assert shortfalls(versions, seats, on=day(9)) == ()
    (found,) = shortfalls(versions, seats, on=day(30))
    assert found.since == day(10)
    (first,) = shortfalls([(DAY, charter(community=3))], seats, on=day(30))
    assert first.since == DAY, "never kept: since the founding"


SPANS = st.lists(
    st.tuples(st.integers(0, 40), st.integers(0, 20)).map(
        lambda one: (day(one[0]), day(one[0] + one[1]))
    ),
    max_size=3,
)


@given(st.lists(SPANS, max_size=4), st.integers(1, 4), st.integers(0, 60))
def test_since_is_the_first_of_the_days_without_it(
    held: list[list[tuple[date, date | None]]], promised: int, on: int
) -> None:
    versions = [(DAY, charter(community=promised))]
    seats = {"community": held}

    def short(number: int) -> bool:
        return bool(shortfalls(versions, seats, on=day(number)))

    if not short(on):
        return
    (found,) = shortfalls(versions, seats, on=day(on))
    began = (found.since - DAY).days
    assert all(short(number) for number in range(began, on + 1))
    assert began == 0 or not short(began - 1)


def told(seats: dict[str, int], start: dict[str, int]) -> list[str]:
    old = plain(body(start))
    assert isinstance(old, dict)
    new = changed_charter(old, CharterChange(seats=seats), version=2, titles={})
    return [say(one) for one in differences(Charter.from_json(old), Charter.from_json(new))]


def test_a_changed_promise_is_told_and_less_for_residents_first() -> None:
    start = {"departments": 2, "community": 3}
    assert told({"departments": 1, "community": 3}, start) == [
        "Departments: at least 1 seat is filled."
    ]
    assert told({"departments": 2, "community": 4}, start) == [
        "Community: at least 4 seats are filled."
    ]
    assert told({"departments": 0, "community": 2}, start) == [
        "The residents are promised fewer filled seats: 2 instead of 3.",
        "Departments: no number of filled seats is promised.",
    ]
    assert told(start, start) == []
    assert len(loses(charter(community=3), charter())) == 1
