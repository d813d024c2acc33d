# SPDX-License-Identifier: Apache-2.0
"""A quarter is pasted from a spreadsheet into a grid, and recorded whole or not at all."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QTableWidgetItem
from pytestqt.qtbot import QtBot

from govdesk.queries.quarter_grid import quarter_grid
from govdesk.rules.refusals import BadInput
from govdesk.services.readings import ReadingInput, record_readings
from govdesk.ui.indicators.grid import GridDialog
from govdesk.ui.office import Office
from govdesk.ui.widgets import Screen
from govdesk.ui.widgets.confirm import Confirm
from tests.builders import City
from tests.measured import at, measured, report, state
from tests.ui.checks import faults_of
from tests.ui.offices import settle
from tests.ui.test_measures import office_of, press

Maker = Callable[..., Office]


def cell(dialog: GridDialog, row: int, column: int) -> QTableWidgetItem:
    """A cell of the grid, which has one there."""
    found = dialog.table.item(row, column)
    assert found is not None
    return found


def ready(city: City) -> dict[str, str]:
    """July, with the first quarter reported and Saltmarsh known for R2."""
    ids = measured(city)
    city.clock.micros = at("2026-07-10")
    report(city, ids["A5"], "2026-Q1", 30)
    report(city, ids["A6"], "2026-Q1", "17.5")
    report(city, ids["R2"], "2026-Q1", parts=(75, 100))
    place = city.neighbourhood("saltmarsh")
    reading = ReadingInput(
        ids["R2"],
        "2026-Q1",
        neighbourhood_id=place,
        numerator=Decimal(20),
        denominator=Decimal(25),
    )
    record_readings(city.ctx, readings=[reading])
    return ids


def test_the_grid_has_a_line_for_each_number_there_can_be(city: City) -> None:
    ready(city)
    grid = city.ctx.read(quarter_grid)
    assert grid.period == "2026-Q2"
    assert [(one.code, one.period, one.where, one.quotient) for one in grid.lines] == [
        ("A5", "2026-Q2", "", False),
        ("A6", "2026-Q2", "", False),
        ("R2", "2026-Q2", "", True),
        ("R2", "2026-Q2", "Saltmarsh", True),
    ]
    held = city.ctx.read(quarter_grid, period="2026-Q1", department_id=city.department("housing"))
    assert [(one.where, one.value, one.numerator, one.denominator) for one in held.lines] == [
        ("", None, Decimal(75), Decimal(100)),
        ("Saltmarsh", None, Decimal(20), Decimal(25)),
    ]
    with pytest.raises(BadInput):
        city.ctx.read(quarter_grid, period="2026-04")


def test_a_quarter_is_pasted_and_recorded_whole_or_not_at_all(
    qtbot: QtBot, office_on: Maker, city_file: City
) -> None:
    ids = ready(city_file)
    office = office_of(office_on, city_file)
    around = Screen(office, "Around")
    qtbot.addWidget(around)
    around.resize(1200, 800)
    around.show()
    dialog = GridDialog(around, office)
    dialog.show()
    settle(office)
    assert dialog.table.rowCount() == 4
    assert faults_of(dialog) == []
    dialog.table.setCurrentCell(0, 3)
    QGuiApplication.clipboard().setText("25\t\t\n16,5\t\t\n\t80\t100\n\t21\t25\n")
    qtbot.keyClick(dialog.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    press(dialog, "Record these numbers")
    settle(office)
    assert "Wait to first session, 2026-Q2" in dialog.banner.text
    assert (dialog.table.currentRow(), dialog.table.currentColumn()) == (1, 3)
    assert state(city_file, ids["A5"]).actual == 30  # nothing was recorded
    cell(dialog, 1, 3).setText("16.5")
    cell(dialog, 3, 5).setText("2")
    press(dialog, "Record these numbers")
    settle(office)
    assert "Arrivals within 30 minutes, 2026-Q2 Saltmarsh" in dialog.banner.text
    assert state(city_file, ids["A5"]).actual == 30
    cell(dialog, 3, 5).setText("25")
    press(dialog, "Record these numbers")
    settle(office)
    assert dialog.banner.text == "4 numbers were recorded."
    assert state(city_file, ids["A5"]).actual == 55
    assert state(city_file, ids["R2"]).actual == Decimal("77.5")
    cell(dialog, 0, 3).setText("26")
    press(dialog, "Record these numbers")
    settle(office)
    assert "say why" in dialog.banner.text
    dialog._reason.setText("One more form")
    press(dialog, "Record these numbers")
    settle(office)
    assert state(city_file, ids["A5"]).actual == 56
    dialog.reject()


def test_a_value_keeps_every_decimal_and_the_cases_behind_it(
    qtbot: QtBot, office_on: Maker, city_file: City
) -> None:
    ids = ready(city_file)
    few = ReadingInput(ids["A6"], "2026-Q2", value=Decimal("16.54321"), denominator=Decimal(4))
    record_readings(city_file.ctx, readings=[few])
    office = office_of(office_on, city_file)
    around = Screen(office, "Around")
    qtbot.addWidget(around)
    dialog = GridDialog(around, office)
    settle(office)
    assert [cell(dialog, 1, column).text() for column in (3, 5)] == ["16.54321", "4"]
    cell(dialog, 1, 5).setText("3")
    dialog._reason.setText("Counted twice")
    press(dialog, "Record these numbers")
    settle(office)
    held = state(city_file, ids["A6"]).latest
    assert held is not None
    assert (held.value, held.denominator) == (Fraction("16.54321"), Fraction(3))
    assert not cell(dialog, 0, 5).flags() & Qt.ItemFlag.ItemIsEditable  # a count has none
    dialog.reject()


def test_nothing_pasted_or_typed_is_lost_unsaid(
    qtbot: QtBot, office_on: Maker, city_file: City
) -> None:
    ready(city_file)
    office = office_of(office_on, city_file)
    around = Screen(office, "Around")
    qtbot.addWidget(around)
    around.show()
    dialog = GridDialog(around, office)
    dialog.show()
    settle(office)
    dialog.table.setCurrentCell(0, 3)
    dialog.table.paste('25\t\t\t"Counted\nby hand"\n16\n\t8\t10\n\t2\t5\n\t7\t9\n')
    assert [one.value or one.numerator for one in dialog.table.typed()] == ["25", "16", "8", "2"]
    assert dialog.table.typed()[0].note == "Counted by hand"
    assert dialog.banner.text == "2 pasted cells found no place here and were left out."
    for leave in (dialog.close, lambda: press(dialog, "Close"), lambda: press(dialog, "Show it")):
        leave()
        settle(office)
        (asked,) = dialog.findChildren(Confirm)
        assert dialog.isVisible()
        press(asked, "Stay here")
        asked.setParent(None)
        asked.deleteLater()
        assert dialog.table.typed()[0].value == "25"
    dialog.close()
    (asked,) = dialog.findChildren(Confirm)
    press(asked, "Discard")
    assert not dialog.isVisible()
