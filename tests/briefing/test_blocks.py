# SPDX-License-Identifier: Apache-2.0
"""Blocks refuse what would shut a reader out."""

from __future__ import annotations

import pytest

from govdesk.briefing.blocks import (
    DataTable,
    Figure,
    H,
    P,
    Run,
    UnsafeLink,
    check_headings,
)
from govdesk.briefing.pdf.errors import EmptyAlt, HeadingJump, NoHeader
from govdesk.briefing.pdf.errors import PdfError as BlockError
from tests.builders_chart import chart


@pytest.mark.parametrize("alt", ["", "  \n"])
def test_a_figure_needs_words_for_those_who_cannot_see_it(alt: str) -> None:
    with pytest.raises(EmptyAlt):
        Figure(chart(), alt)


def test_a_table_needs_a_header() -> None:
    with pytest.raises(NoHeader):
        DataTable((("a", "b"),), "two cells", header_rows=0)


def test_a_table_needs_a_summary() -> None:
    with pytest.raises(NoHeader):
        DataTable((("a", "b"),), " ")


def test_a_header_cell_may_not_be_empty() -> None:
    with pytest.raises(NoHeader):
        DataTable((("a", ""), ("1", "2")), "two columns")


def test_rows_are_of_one_length() -> None:
    with pytest.raises(BlockError):
        DataTable((("a", "b"), ("1",)), "ragged")


def test_a_column_has_one_alignment() -> None:
    with pytest.raises(BlockError):
        DataTable((("a", "b"),), "two", align=("left",))


@pytest.mark.parametrize("levels", [(2,), (1, 3), (1, 2, 4), (0,)])
def test_headings_go_down_one_level_at_a_time(levels: tuple[int, ...]) -> None:
    with pytest.raises(HeadingJump):
        check_headings([H(level, "Title") for level in levels])


def test_headings_may_come_up_by_several() -> None:
    check_headings([H(1, "a"), H(2, "b"), P("text"), H(3, "c"), H(1, "d")])


@pytest.mark.parametrize("link", ["javascript:x", "http://plain", "file:///etc/passwd", "desk"])
def test_links_lead_to_https_or_into_the_document(link: str) -> None:
    with pytest.raises(UnsafeLink):
        Run("here", link=link)
