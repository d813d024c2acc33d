# SPDX-License-Identifier: Apache-2.0
"""The plain answer, where a result and a figure stand and where a packet is put together."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from govdesk.rules.plain_answers import MOST, words_in
from govdesk.services.readings import ReadingInput, record_readings
from govdesk.ui.briefings.screen import BriefingsScreen
from govdesk.ui.explained import Explain
from govdesk.ui.indicators.screen import IndicatorsScreen
from govdesk.ui.motions.screen import MotionsScreen
from govdesk.ui.office import Office
from tests.briefing.test_privacy import _count
from tests.builders import City
from tests.services.test_amendments import by_vote
from tests.sittings import sitting
from tests.ui.offices import draft_verbs, settle, show, who_is


def _asked(qtbot: QtBot, office: Office, screen: object) -> Explain:
    assert isinstance(screen, MotionsScreen | IndicatorsScreen)
    explain = screen.findChild(Explain)
    assert explain is not None
    explain.button.setFocus()
    qtbot.keyClick(explain.button, Qt.Key.Key_Space)
    settle(office)
    return explain


def test_results_and_figures_are_explained_and_the_words_copied(
    office_on: Callable[..., Office], city_file: City, qtbot: QtBot
) -> None:
    made, (motion_id,) = sitting(city_file, "key")
    by_vote(made, motion_id)
    indicator = _count(city_file)
    city_file.later(days=120)
    hidden = 4
    record_readings(
        city_file.as_("secretary"),
        readings=[ReadingInput(indicator_id=indicator, period="2026-Q1", value=Decimal(hidden))],
    )
    office = office_on(city_file.ctx, who_is(city_file.ctx), draft_verbs(city_file.ctx))

    motions = MotionsScreen(office)
    qtbot.addWidget(motions)
    show(motions)
    settle(office)
    motions.open(motion_id)
    settle(office)
    settle(office)
    explain = _asked(qtbot, office, motions)
    said = explain.answer.text.text()
    assert said.startswith("On ")
    assert "the task force adopted motion 2026-1, “" in said
    assert "Yes votes overall: " in said
    assert 20 < words_in(said) <= MOST
    qtbot.mouseClick(explain.answer.copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == said

    indicators = IndicatorsScreen(office)
    qtbot.addWidget(indicators)
    show(indicators)
    settle(office)
    indicators.open(indicator)
    settle(office)
    explain = _asked(qtbot, office, indicators)
    figure = explain.answer.text.text()
    assert "The number is hidden to protect people" in figure
    assert str(hidden) not in figure
    assert words_in(figure) <= MOST
    qtbot.keyClick(explain.button, Qt.Key.Key_Space)
    assert not explain.answer.isVisible()

    clerk = city_file.as_("clerk")
    office = office_on(clerk, who_is(clerk), draft_verbs(clerk))
    briefings = BriefingsScreen(office)
    qtbot.addWidget(briefings)
    show(briefings)
    settle(office)
    briefings.new()
    settle(office)
    builder = briefings.builder
    assert builder is not None
    page = builder.answers
    qtbot.waitUntil(lambda: page.choice.count() > 1, timeout=20_000)
    settle(office)
    builder.form.about.setCurrentIndex(builder.form.about.findData("2026-Q1"))
    qtbot.waitUntil(lambda: page.choice.itemText(1).startswith("A5"), timeout=20_000)
    assert page.answer.text.text() == said
    page.choice.setCurrentIndex(1)
    assert page.answer.text.text() == figure
    assert page.choice.accessibleDescription() == figure  # its words cannot be come to by Tab
    lang = builder.form.findChildren(QComboBox)[2]
    lang.setCurrentIndex(lang.findData("es"))
    qtbot.waitUntil(lambda: "ocult" in page.answer.text.text(), timeout=20_000)
    settle(office)
