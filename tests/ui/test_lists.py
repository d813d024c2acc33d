# SPDX-License-Identifier: Apache-2.0
"""Lists: search, sort, chips, copying, remembering, and what is beside them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QItemSelectionModel, QRect, Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication
from pytestqt.qtbot import QtBot

from govdesk.ui.office import Office
from govdesk.ui.places import Place
from govdesk.ui.shell import DeskWindow
from govdesk.ui.theme import look
from govdesk.ui.widgets import Column, RowsTable
from govdesk.ui.widgets.fitting import in_lines
from govdesk.ui.widgets.rows import folded
from tests.ui import sample


@pytest.fixture
def page(qtbot: QtBot, window: DeskWindow) -> sample.SampleScreen:
    """The sample screen, read."""
    window.navigate(Place("indicators"))
    shown = window.page
    assert isinstance(shown, sample.SampleScreen)
    qtbot.waitUntil(lambda: len(shown.table.rows.rows) == 9)
    return shown


def names(page: sample.SampleScreen) -> list[str]:
    return [line[0] for line in page.table.table()[1:]]


def test_search_takes_any_words_in_any_case_and_without_accents(
    qtbot: QtBot, page: sample.SampleScreen
) -> None:
    qtbot.keyClicks(page.list.search, "VISITS emigre")
    qtbot.waitUntil(lambda: names(page) == ["Émigré support visits"])
    page.list.search.clear()
    qtbot.waitUntil(lambda: len(names(page)) == 9)


def test_an_apostrophe_is_found_as_a_keyboard_types_it() -> None:
    assert folded("The residents' w") in folded("The residents’ words")


def test_a_search_without_result_says_so_and_offers_everything(
    qtbot: QtBot, page: sample.SampleScreen
) -> None:
    qtbot.keyClicks(page.list.search, "zzz")
    qtbot.waitUntil(lambda: names(page) == [])
    assert not page.table.isVisible()
    page.list.show_everything()
    assert page.table.isVisible()


def test_numbers_sort_as_numbers_and_missing_ones_stay_last(page: sample.SampleScreen) -> None:
    page.table.sortByColumn(2, Qt.SortOrder.AscendingOrder)
    up = [line[2] for line in page.table.table()[1:]]
    page.table.sortByColumn(2, Qt.SortOrder.DescendingOrder)
    down = [line[2] for line in page.table.table()[1:]]
    assert up == ["4.1", "33.0", "42.0", "71.4", "88.2", "91.0", "93.5", "", ""]
    assert down == ["93.5", "91.0", "88.2", "71.4", "42.0", "33.0", "4.1", "", ""]


def test_chips_narrow_and_are_remembered(page: sample.SampleScreen, office: Office) -> None:
    page.list.chips.turn("attention", True)
    assert len(names(page)) == 3
    assert office.remembered.texts("filters/sample") == ["attention"]
    page.list.chips.turn("missing", True)
    assert names(page) == []
    page.list.chips.clear()
    assert office.remembered.texts("filters/sample") == []


def test_the_row_that_the_keyboard_comes_to_is_seen_to_be_chosen(page: sample.SampleScreen) -> None:
    assert not page.table.currentIndex().isValid()
    page.table.setFocus()
    assert page.table.currentIndex().row() == 0
    assert [one.row() for one in page.table.selectionModel().selectedRows()] == [0]


def test_ctrl_with_end_marks_the_row_that_it_goes_to(
    qtbot: QtBot, page: sample.SampleScreen
) -> None:
    page.table.setFocus()
    for key, row in ((Qt.Key.Key_End, 8), (Qt.Key.Key_Up, 7), (Qt.Key.Key_Home, 0)):
        qtbot.keyClick(page.table, key, Qt.KeyboardModifier.ControlModifier)
        marked = {index.row() for index in page.table.selectionModel().selectedRows()}
        assert (marked, page.table.currentIndex().row()) == ({row}, row)


def test_selected_rows_copy_as_tab_separated_text(qtbot: QtBot, page: sample.SampleScreen) -> None:
    flag = QItemSelectionModel.SelectionFlag
    for row in (0, 3):
        page.table.selectionModel().select(page.table.filter.index(row, 0), flag.Select | flag.Rows)
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().split("\n") == [
        "Homes made safe within 30 days\tBehind plan\t71.4\t10 quarters",
        "Evictions per 1,000 renters\tAchieved\t4.1\t10 quarters",
    ]


def test_the_chosen_row_stays_chosen_when_the_rows_are_read_again(
    qtbot: QtBot, page: sample.SampleScreen, office: Office
) -> None:
    page.list.choose("m4")
    office.desk.write(page, sample.rename, id="m1", name="Zebra crossings")
    qtbot.waitUntil(lambda: "Zebra crossings" in names(page))
    assert page.table.current_key() == "m4"


def test_cells_are_spoken_with_the_word_of_a_status(page: sample.SampleScreen) -> None:
    index = page.table.filter.index(2, 1)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Off track"
    assert page.table.filter.headerData(2, Qt.Orientation.Horizontal) == "Latest, %"
    assert page.table.accessibleName() == "Indicators"


def test_columns_are_remembered(qtbot: QtBot, office: Office) -> None:
    def table() -> RowsTable[str]:
        made: RowsTable[str] = RowsTable(
            [Column("a", "A", str), Column("b", "B", str)],
            key=str,
            accessible_name="Letters",
            remembered=office.remembered,
            name="letters",
        )
        qtbot.addWidget(made)
        return made

    first = table()
    first.horizontalHeader().resizeSection(1, 222)
    first.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    second = table()
    assert second.columnWidth(1) == 222
    assert second.horizontalHeader().sortIndicatorSection() == 1


def test_a_remembered_state_of_other_columns_is_left_alone(qtbot: QtBot, office: Office) -> None:
    for columns in (2, 3):
        made: RowsTable[str] = RowsTable(
            [Column(str(n), str(n), str, width=100 + n) for n in range(columns)],
            key=str,
            accessible_name="Letters",
            remembered=office.remembered,
            name="grown",
        )
        qtbot.addWidget(made)
        made.horizontalHeader().resizeSection(0, 150)
    assert made.columnWidth(2) == 102


def shown(columns: list[Column[str]], rows: list[str], width: int, qtbot: QtBot) -> RowsTable[str]:
    made: RowsTable[str] = RowsTable(columns, key=str, accessible_name="Titles")
    qtbot.addWidget(made)
    made.resize(width, 300)
    made.show_rows(rows)
    made.show()
    return made


LONG = "Open response posts at Gull Point and at the ferry landing"


def test_a_long_title_goes_on_in_a_second_line(qtbot: QtBot) -> None:
    title: Column[str] = Column("title", "Title", str, stretch=True, bold=True)
    short = shown([title], ["Ferries"], 300, qtbot)
    long = shown([title], ["Ferries", LONG], 300, qtbot)
    assert long.rowHeight(0) == long.rowHeight(1) > short.rowHeight(0) == look().row_height
    long.resize(900, 300)
    qtbot.waitUntil(lambda: long.rowHeight(0) == look().row_height)


def test_words_break_into_two_lines_and_the_rest_is_shortened() -> None:
    font = look().font()
    high = QRect(0, 0, 200, 60)
    first, second = in_lines(LONG, font, high).split("\n")
    assert LONG.startswith(first)
    assert second.endswith("…")
    assert QFontMetrics(font).horizontalAdvance(second) <= 200
    assert in_lines("Ferries", font, high) == "Ferries"
    assert in_lines(LONG, font, QRect(0, 0, 200, 30)).count("\n") == 0


def test_columns_fit_their_header_and_their_words_but_not_endlessly(qtbot: QtBot) -> None:
    columns = [
        Column[str]("a", "Where it stands now", lambda _row: "x", width=40),
        Column[str]("b", "B", lambda _row: "Transportation", width=80),
        Column[str]("c", "C", lambda _row: LONG, width=100),
    ]
    made = shown(columns, ["row"], 900, qtbot)
    header = QFontMetrics(look().font("caption", bold=True))
    assert made.columnWidth(0) > header.horizontalAdvance("Where it stands now")
    assert made.columnWidth(1) > QFontMetrics(look().font()).horizontalAdvance("Transportation")
    assert 90 < made.columnWidth(2) <= 150


def test_a_narrow_window_shows_list_then_detail_and_esc_comes_back(
    qtbot: QtBot, window: DeskWindow, page: sample.SampleScreen
) -> None:
    assert page.detail.isVisible() is False
    window.resize(700, 700)
    qtbot.waitUntil(lambda: page.list.is_narrow)
    page.table.setFocus()
    page.table.selectRow(1)
    assert page.table.isVisible()
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    qtbot.waitUntil(page.detail.isVisible)
    assert not page.table.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    qtbot.waitUntil(page.table.isVisible)
    assert not page.detail.isVisible()


def test_an_empty_list_invites(
    qtbot: QtBot, page: sample.SampleScreen, workspace: sample.SampleWorkspace
) -> None:
    workspace.rows.clear()
    page.refresh()
    qtbot.waitUntil(lambda: not page.table.isVisible())
    assert "0 of 0" in page.summary
