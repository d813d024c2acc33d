# SPDX-License-Identifier: Apache-2.0
"""Review mode is walked by key and keeps what is agreed; words are added beside an indicator."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from govdesk.queries.people import departments
from govdesk.queries.residents import narrative_rows
from govdesk.queries.review_meeting import meeting_page
from govdesk.queries.reviews import review
from govdesk.ui.charts import ChartPanel
from govdesk.ui.indicators.screen import IndicatorsScreen
from govdesk.ui.office import Office
from govdesk.ui.reviews.meeting import ReviewMode
from govdesk.ui.reviews.screen import ReviewsScreen
from govdesk.ui.widgets import Label, Screen
from tests.builders import City
from tests.services.test_reviews import midpoint
from tests.ui.checks import faults_of
from tests.ui.offices import settle
from tests.ui.test_measures import live, named, office_of, press, shown

Maker = Callable[..., Office]


def mode_of(qtbot: QtBot, around: Screen, city: City, made: str) -> ReviewMode:
    office = around.office
    detail = city.ctx.read(review, id=made, now=city.clock.micros)
    assert detail is not None
    qtbot.addWidget(around)
    around.show()
    mode = ReviewMode(around, office, detail, city.ctx.read(departments))
    mode.resize(1280, 800)
    mode.show()
    qtbot.waitExposed(mode)
    settle(office)
    return mode


@pytest.mark.parametrize("percent", [100, 200])
def test_it_is_walked_by_key_and_keeps_what_is_agreed(
    qtbot: QtBot, office_on: Maker, city_file: City, percent: int
) -> None:
    ids, made = midpoint(city_file)
    office = office_of(office_on, city_file)
    office.theme.choose(percent=percent)
    around = Screen(office, "Around")
    mode = mode_of(qtbot, around, city_file, made)
    assert mode.finding.code == "A5"
    qtbot.keyClick(mode.focusWidget(), Qt.Key.Key_Return)
    settle(office)
    assert mode.finding.code == "A6"
    qtbot.keyClick(mode, Qt.Key.Key_P)
    settle(office)
    assert [one.view.accessibleName() for one in live(mode, ChartPanel)] == [  # type: ignore[attr-defined]
        "People enrolled in peer support"
    ]
    for key, code in (
        (Qt.Key.Key_N, "A6"),
        (Qt.Key.Key_PageDown, "R2"),
        (Qt.Key.Key_N, "R2"),
        (Qt.Key.Key_P, "A6"),
        (Qt.Key.Key_PageUp, "A5"),
        (Qt.Key.Key_P, "A5"),
    ):
        qtbot.keyClick(mode, key)
        settle(office)
        assert mode.finding.code == code
    assert faults_of(mode) == []
    if percent == 200:
        mode.reject()
        return
    qtbot.keyClick(mode, Qt.Key.Key_A)
    helper = named(mode, "Who can help")
    assert isinstance(helper, QLineEdit)
    qtbot.keyClicks(helper, "Nan")
    assert mode.finding.code == "A5"  # letters are letters while one writes
    press(mode, "Keep what we agree")
    settle(office)
    action = named(mode, "What is to be done")
    action.setText("Call the shelters")  # type: ignore[attr-defined]
    qtbot.keyClick(action, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(office)
    page = city_file.ctx.read(meeting_page, indicator_id=ids["A5"])
    assert page is not None
    assert [one.text for one in page.stories] == ["Who can help: Nan"]
    assert [one.title for one in page.actions] == ["Call the shelters"]
    said = " ".join(one.text() for one in live(mode, Label))  # type: ignore[attr-defined]
    assert "Call the shelters. Health, by" in said
    qtbot.keyClick(mode, Qt.Key.Key_Escape)
    assert not mode.isVisible()


def test_words_are_added_beside_an_indicator(
    qtbot: QtBot, office_on: Maker, city_file: City
) -> None:
    ids, made = midpoint(city_file)
    office = office_of(office_on, city_file)
    screen = IndicatorsScreen(office)
    shown(qtbot, office, screen, ids["A5"])
    press(screen, "Add words of residents or staff")
    kind = named(screen, "What it is")
    assert isinstance(kind, QComboBox)
    kind.setCurrentIndex(kind.findData("survey"))
    words = named(screen, "The words")
    assert isinstance(words, QPlainTextEdit)
    words.setPlainText("Three of four would call again")
    named(screen, "How many were invited").setText("400")  # type: ignore[attr-defined]
    named(screen, "How many answered").setText("120")  # type: ignore[attr-defined]
    consent = named(screen, "May it be published?")
    assert isinstance(consent, QComboBox)
    consent.setCurrentIndex(1)
    press(screen, "Add it")
    settle(office)
    assert len(city_file.ctx.read(narrative_rows, indicator_id=ids["A5"])) == 1
    said = " ".join(one.text() for one in live(screen, Label))  # type: ignore[attr-defined]
    assert "120 of 400 answered (30 %)." in said
    assert faults_of(screen) == []
    reviews = ReviewsScreen(office)
    shown(qtbot, office, reviews, made)
    assert faults_of(reviews) == []
