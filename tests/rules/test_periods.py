# SPDX-License-Identifier: Apache-2.0
"""Periods are whole months, read and written the same way, calendar or fiscal."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govdesk.rules import periods
from govdesk.rules.periods import Period, PeriodKind, parse_period, period_of
from govdesk.rules.refusals import BadInput
from govdesk.wording import say

kinds = st.sampled_from(PeriodKind)
starts = st.integers(1, 12)
days = st.dates(date(1001, 1, 1), date(9990, 12, 31))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2026", date(2026, 1, 1), date(2026, 12, 31)),
        ("2026-H1", date(2026, 1, 1), date(2026, 6, 30)),
        ("2026-H2", date(2026, 7, 1), date(2026, 12, 31)),
        ("2026-Q2", date(2026, 4, 1), date(2026, 6, 30)),
        ("2026-02", date(2026, 2, 1), date(2026, 2, 28)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2026-04-17", date(2026, 4, 1), date(2026, 4, 30)),
        (" 2026-q4 ", date(2026, 10, 1), date(2026, 12, 31)),
        ("2025-07/2026-06", date(2025, 7, 1), date(2026, 6, 30)),
    ],
)
def test_a_written_period_covers_its_days(text: str, first: date, last: date) -> None:
    period = parse_period(text)
    assert (period.first_date, period.last_date) == (first, last)


@pytest.mark.parametrize(
    ("text", "starts_in", "first", "last"),
    [
        ("FY2026", 7, date(2025, 7, 1), date(2026, 6, 30)),
        ("FY2026-Q1", 7, date(2025, 7, 1), date(2025, 9, 30)),
        ("FY2026-Q3", 7, date(2026, 1, 1), date(2026, 3, 31)),
        ("FY2026-H2", 10, date(2026, 4, 1), date(2026, 9, 30)),
        ("FY2026-Q2", 1, date(2026, 4, 1), date(2026, 6, 30)),
        ("FY2026-Q1", 2, date(2025, 2, 1), date(2025, 4, 30)),
    ],
)
def test_a_fiscal_year_is_named_for_the_year_in_which_it_ends(
    text: str, starts_in: int, first: date, last: date
) -> None:
    period = parse_period(text, starts_in)
    assert (period.first_date, period.last_date) == (first, last)
    assert period.label(starts_in) == text


@pytest.mark.parametrize(
    "text",
    ["", "26", "2026-Q5", "2026-Q0", "2026-H3", "2026-13", "2026-00", "2026-02-30", "2026Q2",
     "2026-4", "FY2026-04", "Q2-2026", "２０２６", "0000", "2026-07/2026-13", "2026-01/2026-05",
     "9999", "2026-Q2 2027"],
)  # fmt: skip
def test_anything_else_is_refused_in_words(text: str) -> None:
    with pytest.raises(BadInput) as caught:
        parse_period(text, 7)
    assert "2026-Q2" in say(caught.value.what)


def test_a_fiscal_period_needs_to_know_when_the_year_starts() -> None:
    with pytest.raises(BadInput) as caught:
        parse_period("FY2026-Q2")
    assert caught.value.code == "period.fiscal_unknown"


def test_a_fiscal_quarter_and_the_calendar_quarter_of_the_same_months_are_one_period() -> None:
    assert parse_period("FY2026-Q4", 7) == parse_period("2026-Q2")
    assert parse_period("2026-Q2").number(fiscal_start=7) == 4
    assert parse_period("2026-Q2").year(7).label(7) == "FY2026"


def test_the_quarters_of_a_fiscal_year_follow_one_another() -> None:
    labels = [quarter.label(7) for quarter in periods.quarters_of_year(2026, 7)]
    assert labels == ["FY2026-Q1", "FY2026-Q2", "FY2026-Q3", "FY2026-Q4"]
    assert periods.quarters_of_year(2026, 7)[0] == periods.quarter(2025, 3)


def test_a_month_knows_its_quarter() -> None:
    assert periods.month(2026, 5).quarter() == periods.quarter(2026, 2)
    assert periods.month(2026, 5).quarter(fiscal_start=2) == periods.quarter(2027, 2, 2)
    assert periods.month(2026, 8) in periods.half(2026, 2).parts(PeriodKind.MONTH)


@given(days, kinds, starts)
def test_every_day_lies_in_exactly_one_period_of_a_kind(
    day: date, kind: PeriodKind, fiscal_start: int
) -> None:
    period = period_of(day, kind, fiscal_start)
    assert period.first_date <= day <= period.last_date
    assert period_of(period.last_date + timedelta(days=1), kind, fiscal_start) == period.next()
    assert period.next().previous() == period


@given(days, kinds, starts)
def test_what_is_written_is_read_back(day: date, kind: PeriodKind, fiscal_start: int) -> None:
    period = period_of(day, kind, fiscal_start)
    assert parse_period(period.label(fiscal_start), fiscal_start) == period
    assert parse_period(period.label()) == period


@given(days, kinds, kinds, starts)
def test_parts_fill_a_period_without_gap_or_overlap(
    day: date, long: PeriodKind, short: PeriodKind, fiscal_start: int
) -> None:
    period = period_of(day, long, fiscal_start)
    parts = period.parts(short)
    if short.months > long.months:
        assert parts == ()
        return
    assert parts[0].start == period.start
    assert parts[-1].last_date == period.last_date
    assert all(period.contains(part) for part in parts)
    assert [part.number(fiscal_start) for part in parts] == list(
        range(parts[0].number(fiscal_start), parts[0].number(fiscal_start) + len(parts))
    )


def test_periods_sort_by_time() -> None:
    texts = ["2025-Q4", "2026-Q1", "2026-Q2"]
    assert [str(p) for p in sorted(Period(parse_period(t).start, 3) for t in texts[::-1])] == texts
