# SPDX-License-Identifier: Apache-2.0
"""How the columns of a printed table share its width, and what stays on one line."""

from __future__ import annotations

from typing import Any

from govdesk.briefing.blocks import Columns, DataTable, numeric, parted
from govdesk.briefing.layout.columns import columns
from govdesk.briefing.layout.fonts import packed
from govdesk.briefing.layout.look import look
from govdesk.briefing.layout.tables import data_table, filling, fits
from govdesk.briefing.layout.text import printed
from govdesk.briefing.pdf import Grid

WIDTH = 471.0
LONG = "Emergency department visits for mental health for each 10,000 residents of the city"


def cells_of(table: Any) -> Any:
    """The cells of a table, row by row; ReportLab’s stubs do not know them."""
    return table._cellvalues


def lines(table: DataTable, width: float = WIDTH) -> list[list[int]]:
    """How many lines each cell takes."""
    drawn = data_table(table, width, 700, look(packed()))
    drawn.wrap(width, 1_000_000)
    return [[len(cell[0].blPara.lines) for cell in row] for row in cells_of(drawn.table)]


def test_a_short_line_is_not_broken_where_another_column_has_room_to_spare() -> None:
    table = DataTable(
        (
            ("Indicator", "2025-Q1", "How it stands"),
            ("Calls", "not reported", "● on track for the year"),
            (LONG, "61", "★ achieved"),
        ),
        "Results",
        header_cols=1,
        weights=(6.0, 1.0, 1.4),
    )
    assert [row[1:] for row in lines(table)] == [[1, 1], [1, 1], [1, 1]]


def test_what_must_be_broken_is_broken_where_that_takes_the_fewest_lines() -> None:
    table = DataTable(
        (("Indicator", "Outcome"), *((LONG, "yes") for _ in range(20)), ("A", "not yet told of")),
        "Results",
        header_cols=1,
        weights=(4.0, 0.5),
    )
    assert sum(max(row) for row in lines(table, 330.0)) <= 43


def test_a_long_word_in_one_of_two_columns_has_its_room() -> None:
    table = DataTable(
        (("Neighbourhood", "% of responses with contact"), ("Lighthouse Spit", "suppressed")),
        "Responses",
        header_cols=1,
        align=numeric(2),
    )
    assert fits(table, 225.0, look(packed()))
    assert lines(table, 225.0)[0][0] == 1


def test_tables_side_by_side_have_their_rows_on_one_line() -> None:
    rows = [(f"Quarter {one}", "7" if one > 5 else "suppressed for now") for one in range(12)]
    table = DataTable(
        (("Neighbourhood", "% of responses with contact"), *rows),
        "Responses",
        header_cols=1,
        total_row=True,
    )
    halved = parted(table, 2)
    assert [one.total_row for one in halved] == [False, True]
    (beside,) = columns(Columns(halved), WIDTH, 700.0, look(packed()))
    assert isinstance(beside, Grid)
    left, right = (cell[0] for cell in cells_of(beside)[0])
    beside.wrap(WIDTH, 700)
    assert left.row_heights[:6] == right.row_heights[:6]


def test_a_line_ends_with_the_sign_between_two_facts() -> None:
    (run,) = printed("The share of calls. · Source: log", look(packed())["small"])
    assert run.text == "The share of calls.\u00a0· Source: log"


def test_the_rule_above_a_heading_has_its_room_however_close_the_rest_stands() -> None:
    usual = look(packed())
    assert usual.tighter(0.5)["h1"].spaceBefore >= 20
    assert usual.tighter(0.5)["h2"].spaceBefore < usual["h2"].spaceBefore


def test_a_table_fills_the_width_that_it_is_given() -> None:
    table = DataTable((("A", "B"), ("1", "2")), "Letters", header_cols=1)
    assert abs(sum(filling(table, 200.0, look(packed())).widths) - 200) < 0.01


def test_a_heading_takes_three_lines_at_the_most_where_there_is_room() -> None:
    """Words are not of one length: a third of the heading is not enough for three lines."""
    heads = ("Indicator", "Result", "Where we should be by now", "Target for the year", "State")
    rows = [("A4  Calls to the line abandoned", "12.8", "13.5", "10.0", "● on track")] * 9
    table = DataTable((heads, *rows), "The score", header_cols=1, weights=(5.4, 1.2, 2.2, 1.7, 1.9))
    assert max(lines(table)[0]) <= 3
    drawn = data_table(table, 502.0, 700, look(packed(), 18 / 10.5))
    drawn.wrap(502.0, 1_000_000)
    assert max(len(cell[0].blPara.lines) for cell in cells_of(drawn.table)[0]) <= 3
