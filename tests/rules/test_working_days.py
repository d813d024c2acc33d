# SPDX-License-Identifier: Apache-2.0
"""Working days counted over weekends and holidays, and told in words."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govdesk.rules.refusals import BadInput
from govdesk.rules.working_days import (
    DAY,
    WEEKENDS,
    Calendar,
    count_back,
    count_on,
    counted_words,
    holiday_lines,
    read_holidays,
)
from govdesk.wording import say

THANKSGIVING = date(2026, 11, 26)
US = Calendar({THANKSGIVING: "Thanksgiving", date(2026, 11, 28): "A Saturday"})
MONDAY = date(2026, 11, 30)


@pytest.mark.parametrize(
    ("count", "day", "said"),
    [
        (1, date(2026, 11, 27), "1 working day"),
        (2, date(2026, 11, 25),
         "2 working days; Thursday 26 Nov 2026 (Thanksgiving) is a holiday"),
        (3, date(2026, 11, 24),
         "3 working days; Thursday 26 Nov 2026 (Thanksgiving) is a holiday"),
        (6, date(2026, 11, 19),
         "6 working days; Thursday 26 Nov 2026 (Thanksgiving) is a holiday"),
    ],
)  # fmt: skip
def test_days_are_counted_back_over_holidays(count: int, day: date, said: str) -> None:
    counted = count_back(US, MONDAY, count)
    assert (counted.day, say(counted_words(counted))) == (day, said)


def test_days_are_counted_on_and_several_holidays_are_named() -> None:
    days = {date(2026, 12, 25): "Christmas", date(2026, 12, 24): "Eve", date(2026, 12, 28): "Day"}
    counted = count_on(Calendar(days), date(2026, 12, 23), 1)
    assert counted.day == date(2026, 12, 29)
    assert say(counted_words(counted)) == (
        "1 working day; Thursday 24 Dec 2026 (Eve), and Friday 25 Dec 2026 (Christmas), and"
        " Monday 28 Dec 2026 (Day) are holidays"
    )
    days |= {date(2026, 12, 29): "More"}
    counted = count_on(Calendar(days), date(2026, 12, 23), 1)
    assert say(counted_words(counted)) == "1 working day; 4 holidays lie between"


def test_another_weekend() -> None:
    calendar = Calendar(weekend=WEEKENDS["friday_saturday"])
    assert count_back(calendar, date(2026, 11, 29), 1).day == THANKSGIVING
    with pytest.raises(ValueError, match="working day"):
        Calendar(weekend=frozenset(range(1, 8)))


@given(
    st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.integers(0, 60),
    st.sets(st.integers(-40, 40)), st.sampled_from(list(WEEKENDS.values())),
)  # fmt: skip
def test_between_lie_exactly_so_many_working_days(
    start: date, count: int, off: set[int], weekend: frozenset[int]
) -> None:
    calendar = Calendar({start + n * DAY: "Off" for n in off}, weekend)
    for counted, step in ((count_back(calendar, start, count), -1),
                          (count_on(calendar, start, count), 1)):  # fmt: skip
        assert count == 0 or calendar.works(counted.day)
        span = abs((counted.day - start).days)
        passed = [start + step * n * DAY for n in range(1, span + 1)]
        assert sum(calendar.works(day) for day in passed) == count
        assert {day for day, _name in counted.holidays} == {
            day for day in passed if day in calendar.holidays and day.isoweekday() not in weekend
        }


def test_holidays_are_typed_a_line_each() -> None:
    text = "\n 2026-11-26  Thanksgiving\n2027-01-01: New Year’s Day\n"
    found = read_holidays(text, 2026)
    assert found == {THANKSGIVING: "Thanksgiving", date(2027, 1, 1): "New Year’s Day"}
    assert read_holidays(holiday_lines(found), 2026) == found


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Thanksgiving", "no_line"),
        ("2026-11-26", "no_line"),
        ("2026-02-30 Leap", "no_line"),
        ("2025-11-27 Thanksgiving", "too_early"),
        ("2026-11-26 One\n2026-11-26 Two", "twice"),
        (f"2026-11-26 {'x' * 201}", "long_name"),
    ],
)
def test_a_line_that_is_no_holiday_is_named(text: str, why: str) -> None:
    with pytest.raises(BadInput) as refusal:
        read_holidays(text, 2026)
    assert (refusal.value.what.key, refusal.value.field) == (f"working_days.{why}", "days")
