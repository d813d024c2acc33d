# SPDX-License-Identifier: Apache-2.0
"""The scorecard on screen: it fits, it is narrowed, and an indicator opens beside it."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel
from pytestqt.qtbot import QtBot

from govdesk.services.readings import ReadingInput, record_readings
from govdesk.services.reviews import dispose, freeze_review
from govdesk.ui.charts import ChartPanel
from govdesk.ui.indicators.reading_form import ReadingForm
from govdesk.ui.indicators.screen import IndicatorsScreen
from govdesk.ui.office import Office
from govdesk.ui.widgets import MenuChip, RowsTable
from tests.builders import City
from tests.measured import report
from tests.services.test_reviews import approved, finding, midpoint
from tests.ui.checks import faults_of
from tests.ui.offices import settle
from tests.ui.test_measures import live, named, office_of, shown

Maker = Callable[..., Office]


def card(screen: IndicatorsScreen) -> RowsTable[object]:
    return next(t for t in screen.findChildren(RowsTable) if t.accessibleName() == "Indicators")


def names(screen: IndicatorsScreen) -> list[str]:
    return [line[1].split()[0] for line in card(screen).table()[1:]]


def menu(screen: IndicatorsScreen, label: str) -> MenuChip:
    return next(m for m in screen.findChildren(MenuChip) if m.accessibleName().startswith(label))


@pytest.mark.parametrize("percent", [100, 200])
def test_it_fits_without_a_bar_alone_and_beside_an_indicator(
    qtbot: QtBot, office_on: Maker, city_file: City, percent: int
) -> None:
    ids, _review = midpoint(city_file)
    office = office_of(office_on, city_file)
    office.theme.choose(percent=percent)
    screen = IndicatorsScreen(office)
    shown(qtbot, office, screen)
    screen.resize(1050, 720)
    settle(office)
    table = card(screen)
    alone = [at for at in range(10) if not table.isColumnHidden(at)]
    assert table.horizontalScrollBar().maximum() == 0
    assert table.table()[1][5] == "82"
    value = table.model().index(0, 2)
    for told in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
        assert str(value.data(told)).startswith(f"{value.data()} ")  # with its unit
    assert faults_of(screen) == []
    screen.open(ids["A5"])
    settle(office)
    assert table.horizontalScrollBar().maximum() == 0
    assert not table.isColumnHidden(1)
    if percent == 100:
        assert len([at for at in range(10) if not table.isColumnHidden(at)]) < len(alone)
    assert screen.back()
    settle(office)
    assert [at for at in range(10) if not table.isColumnHidden(at)] == alone


def test_it_is_narrowed_by_department_domain_and_part_of_the_city(
    qtbot: QtBot, office_on: Maker, city_file: City
) -> None:
    ids, _review = midpoint(city_file)
    place = city_file.neighbourhood("saltmarsh")
    readings = [
        ReadingInput(
            ids["R2"],
            quarter,
            neighbourhood_id=place,
            numerator=Decimal(10),
            denominator=Decimal(40),
        )
        for quarter in ("2026-Q1", "2026-Q2")
    ]
    record_readings(city_file.ctx, readings=readings)
    office = office_of(office_on, city_file)
    screen = IndicatorsScreen(office)
    shown(qtbot, office, screen)
    assert names(screen) == ["People", "Wait", "Arrivals"]
    menu(screen, "Department").choose(city_file.department("housing"))
    assert names(screen) == ["Arrivals"]
    menu(screen, "Department").choose("")
    menu(screen, "Domain").choose("access")
    assert names(screen) == ["People", "Wait"]
    menu(screen, "Domain").choose("")
    part = menu(screen, "Neighbourhood")
    part.choose(f"place:{place}")
    settle(office)
    assert names(screen) == ["Arrivals"]
    assert card(screen).table()[1][2] == "25.0"
    assert screen.summary.startswith("Saltmarsh: 1 of 1 ")
    assert part.text() == "Saltmarsh"
    again = IndicatorsScreen(office)
    shown(qtbot, office, again)
    assert names(again) == ["Arrivals"]
    again._list.show_everything()
    settle(office)
    assert names(again) == ["People", "Wait", "Arrivals"]


def test_an_indicator_is_compared_and_seen_as_a_review_saw_it(
    qtbot: QtBot, office_on: Maker, city_file: City
) -> None:
    ids, made = midpoint(city_file)
    dispose(city_file.ctx, finding_id=finding(city_file, ids["A5"]).id, disposition="accept")
    approved(city_file, made)
    freeze_review(city_file.as_("clerk"), review_id=made, kind="issued")
    report(city_file, ids["A5"], "2026-Q2", 25, reason="Forms were found")
    office = office_of(office_on, city_file)
    screen = IndicatorsScreen(office)
    shown(qtbot, office, screen, ids["A5"])
    other = named(screen, "Compare with")
    assert isinstance(other, QComboBox)
    other.setCurrentIndex(other.findData(ids["A6"]))
    other.activated.emit(other.currentIndex())
    settle(office)
    titles = [one.view.accessibleName() for one in live(screen, ChartPanel)]  # type: ignore[attr-defined]
    assert titles == ["People enrolled in peer support", "Wait to first session"]
    view = named(screen, "Show it")
    assert isinstance(view, QComboBox)
    view.setCurrentIndex(1)
    view.activated.emit(1)
    settle(office)
    assert screen.findChild(ReadingForm) is None
    assert any("What came later is left out" in one.text() for one in screen.findChildren(QLabel))
    assert faults_of(screen) == []
    screen.new()
    settle(office)
    assert screen.findChild(ReadingForm) is not None
