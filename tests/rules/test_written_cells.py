# SPDX-License-Identifier: Apache-2.0
"""Cells as spreadsheets write them are read as meant, or refused where they could be two things."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govdesk.rules.periods import Period, PeriodKind, parse_period
from govdesk.rules.reading_rows import RowProblem, RowStyle, TextRow, read_row
from govdesk.rules.refusals import BadInput
from govdesk.rules.written_numbers import Mark, NumberStyle, style_of, written_number
from govdesk.rules.written_periods import First, period_on, written_period

POINT, COMMA = NumberStyle(".", sure=True), NumberStyle(",", sure=True)


@pytest.mark.parametrize(
    ("text", "style", "number"),
    [
        ("12", NumberStyle(), "12"),
        ("-3.5", NumberStyle(), "-3.5"),
        ("1.234", NumberStyle(), "1.234"),
        ("1,234,567.5", NumberStyle(), "1234567.5"),
        ("1,234", POINT, "1234"),
        ("1,234", COMMA, "1.234"),
        ("1.234", COMMA, "1234"),
        ("1.234.567,25", COMMA, "1234567.25"),
        ("12,5", COMMA, "12.5"),
        ("1\u202f234,5", COMMA, "1234.5"),
        ("1 234.5", POINT, "1234.5"),
        ("1’234.5", POINT, "1234.5"),
        ("\u22127", POINT, "-7"),
        ("1e3", POINT, "1000"),
        ("20.42635914793880", POINT, "20.426359147939"),
    ],
)
def test_numbers_are_read_as_meant(text: str, style: NumberStyle, number: str) -> None:
    assert written_number(text, style) == Decimal(number)


@pytest.mark.parametrize(
    ("text", "style", "code"),
    [
        ("1,234", NumberStyle(), "number.two_ways"),
        ("1.234", NumberStyle(","), "number.two_ways"),
        ("12,5", POINT, "number.other_mark"),
        ("12.5", COMMA, "number.other_mark"),
        ("1,23,4", POINT, "number.other_mark"),
        ("five", POINT, "number.unreadable"),
        ("5%", POINT, "number.unreadable"),
        ("1 2", POINT, "number.unreadable"),
        ("NaN", POINT, "number.not_finite"),
        ("1e30", POINT, "number.too_large"),
        ("1e-300", POINT, "number.too_small"),
        ("9" * 70, POINT, "number.unreadable"),
    ],
)
def test_a_number_that_could_be_two_or_none_is_refused(
    text: str, style: NumberStyle, code: str
) -> None:
    with pytest.raises(BadInput) as caught:
        written_number(text, style)
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("cells", "mark", "sure"),
    [
        (["5", "12.5", "1,234"], ".", True),
        (["5", "12,5", "1.234"], ",", True),
        (["5", "1.234"], ".", False),
        (["12.5", "12,5"], ".", False),
        ([], ".", False),
    ],
)
def test_a_file_shows_how_it_writes_decimals(cells: list[str], mark: Mark, sure: bool) -> None:
    assert style_of(cells) == NumberStyle(mark, sure)


@given(st.decimals(-(10**9), 10**9, places=4, allow_nan=False), st.sampled_from([POINT, COMMA]))
def test_what_is_written_is_read_back(value: Decimal, style: NumberStyle) -> None:
    grouped = f"{value:,}"
    if style.mark == ",":
        grouped = grouped.translate(str.maketrans(",.", ".,"))
    assert written_number(grouped, style) == value


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2026-Q2", "2026-Q2"), ("Q2 2026", "2026-Q2"), ("2026 Q2", "2026-Q2"),
        ("2026q2", "2026-Q2"), ("T2 2026", "2026-Q2"), ("H1 2026", "2026-H1"), ("2026", "2026"),
        ("Apr 2026", "2026-04"), ("Apr-26", "2026-04"), ("april 2026", "2026-04"),
        ("abril de 2026", "2026-04"), ("2026 Sept", "2026-09"), ("04/2026", "2026-04"),
        ("2026/04", "2026-04"), ("FY 2026", "FY2026"), ("FY2026-Q1", "FY2026-Q1"),
        ("Q1 FY2026", "FY2026-Q1"), ("2015/16", "FY2016"), ("2015-16", "FY2016"),
        ("2015/2016", "FY2016"),
    ],
)  # fmt: skip
def test_periods_are_read_as_meant(text: str, period: str) -> None:
    assert written_period(text, fiscal_start=7) == parse_period(period, 7)


@pytest.mark.parametrize(
    ("text", "first", "day"),
    [
        ("2026-04-01", "", date(2026, 4, 1)),
        ("2026-04-01 00:00:00", "", date(2026, 4, 1)),
        ("2026/4/1", "", date(2026, 4, 1)),
        ("01.04.2026", "", date(2026, 4, 1)),
        ("31/03/2026", "", date(2026, 3, 31)),
        ("03/31/2026", "", date(2026, 3, 31)),
        ("04/04/2026", "", date(2026, 4, 4)),
        ("03/04/2026", "day", date(2026, 4, 3)),
        ("03/04/2026", "month", date(2026, 3, 4)),
    ],
)
def test_days_are_read_as_meant(text: str, first: First, day: date) -> None:
    assert written_period(text, first=first) == day


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("03/04/2026", "period.two_ways"),
        ("2011/12", "period.two_ways"),
        ("31/02/2026", "period.unreadable"),
        ("0000-01-01", "period.unreadable"),
        ("46000", "period.unreadable"),
        ("soon", "period.unreadable"),
        ("Foo 2026", "period.unreadable"),
        ("", "period.unreadable"),
        ("FY2026", "period.fiscal_unknown"),
    ],
)
def test_a_date_that_could_be_two_or_none_is_refused(text: str, code: str) -> None:
    with pytest.raises(BadInput) as caught:
        written_period(text)
    assert caught.value.code == code


def test_a_day_stands_for_the_period_it_begins_or_ends() -> None:
    quarter = parse_period("2026-Q2")
    for day in (date(2026, 4, 1), date(2026, 6, 30)):
        assert period_on(day, PeriodKind.QUARTER, 1) == quarter
    assert period_on(date(2026, 4, 17), PeriodKind.MONTH, 1) == parse_period("2026-04")
    assert period_on(date(2026, 7, 1), PeriodKind.YEAR, 7) == parse_period("FY2027", 7)
    assert period_on(date(2026, 1, 1), PeriodKind.YEAR, 7) == parse_period("2026")
    for when in (date(2026, 4, 17), parse_period("2026-04")):
        with pytest.raises(BadInput):
            period_on(when, PeriodKind.QUARTER, 1)


@given(st.text(max_size=30))
def test_no_text_is_more_than_refused(text: str) -> None:
    codes = []
    for read in (lambda: written_period(text, fiscal_start=7), lambda: written_number(text)):
        try:
            found = read()
        except BadInput as problem:
            codes.append(problem.code)
        else:
            codes.append("")
            assert isinstance(found, Period | date | Decimal)
    known = [("", "period"), ("", "number")]
    assert all(c.partition(".")[0] in kinds for c, kinds in zip(codes, known, strict=True))


def test_everything_wrong_with_a_row_is_told_at_once() -> None:
    columns = {"period": "When", "value": "How many"}
    row = TextRow(7, {"period": "soon", "value": "x", "status": "sure", "note": "n"}, columns)
    found = read_row(row, RowStyle())
    assert isinstance(found, tuple)
    assert all(isinstance(one, RowProblem) for one in found)
    assert [(one.row, one.column, one.code) for one in found] == [
        (7, "indicator", "import.no_indicator"),
        (7, "When", "period.unreadable"),
        (7, "How many", "number.unreadable"),
        (7, "status", "import.unknown_status"),
    ]


def test_a_map_may_give_the_statuses_other_names() -> None:
    row = TextRow(2, {"indicator": "A5", "period": "2026", "value": "1", "status": "p"}, {})
    found = read_row(row, RowStyle(statuses={"P": "provisional"}))
    assert not isinstance(found, tuple)
    assert found.status == "provisional"
