# SPDX-License-Identifier: Apache-2.0
"""A list out of the window: as a file, on paper."""

from __future__ import annotations

import csv
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtGui import QPdfWriter

from govdesk.ui.theme import Theme
from govdesk.ui.widgets.table_out import as_html, draw_table, write_table

TABLE = (("Name", "Value"), ("Émigré <b>visits</b>", "-4.1"), ("=1+1", "@sum"))


def test_a_saved_list_holds_no_formula_and_keeps_its_numbers(tmp_path: Path) -> None:
    write_table(tmp_path / "list.csv", TABLE)
    with (tmp_path / "list.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert rows == [["Name", "Value"], ["Émigré <b>visits</b>", "-4.1"], ["'=1+1", "'@sum"]]
    assert [file.name for file in tmp_path.iterdir()] == ["list.csv"]


def test_a_list_that_cannot_be_saved_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="list"):
        write_table(tmp_path / "gone" / "list.csv", TABLE)


def test_print_escapes_what_people_wrote() -> None:
    assert "Émigré &lt;b&gt;visits&lt;/b&gt;" in as_html("A & B", TABLE)
    assert "<h2>A &amp; B</h2>" in as_html("A & B", TABLE)


def test_a_list_is_drawn_over_as_many_pages_as_it_takes(theme: Theme, tmp_path: Path) -> None:
    assert theme.mode == "light"  # its font is so many pixels high, which on paper is dust
    paper = QPdfWriter(str(tmp_path / "list.pdf"))
    draw_table(paper, "Long", (TABLE[0], *(TABLE[1],) * 200))
    del paper
    pages = (tmp_path / "list.pdf").read_bytes().count(b"/Type /Page\n")
    assert pages >= 5


def test_there_is_a_line_between_printed_rows(theme: Theme, tmp_path: Path) -> None:
    """Rows are many lines high in places: without one, the eye loses where the next begins."""
    assert theme.mode == "light"
    paper = QPdfWriter(str(tmp_path / "rows.pdf"))
    rows = [("What", "word " * 40, "Rule", "Where")] * 9
    draw_table(paper, "Checklist", (("What", "How", "Rule", "Where"), *rows))
    del paper
    with pikepdf.open(tmp_path / "rows.pdf") as pdf:
        drawn = [str(one.operator) for one in pikepdf.parse_content_stream(pdf.pages[0])]
    assert sum(one in ("S", "f", "f*") for one in drawn) > len(rows)
