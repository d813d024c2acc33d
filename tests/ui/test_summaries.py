# SPDX-License-Identifier: Apache-2.0
"""A key motion says which summary is missing, has it written in place, and the ballot shows it."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QPushButton, QWidget

from govdesk.services.summaries import excuse_summaries, record_mover_view
from govdesk.ui.motions.screen import MotionsScreen
from govdesk.ui.motions.summaries import WriteForm
from govdesk.ui.people.languages import AskForm
from govdesk.ui.people.screen import PeopleScreen
from govdesk.ui.widgets import Label, Reveal
from tests.builders import City
from tests.services.test_summaries import ES, ask, read, write
from tests.sittings import sitting
from tests.ui.checks import faults_of
from tests.ui.conftest import ScreenFor
from tests.ui.offices import settle


def said(page: QWidget) -> str:
    return " ".join(one.text() for one in page.findChildren(Label) if one.isVisible())


def press(page: QWidget, words: str) -> None:
    (pressed,) = [
        one
        for one in page.findChildren(QPushButton)
        if one.text().replace("&", "") == words and one.isVisible()
    ]
    pressed.click()


def reveal(page: QWidget, words: str) -> None:
    (one,) = [one for one in page.findChildren(Reveal) if one.act.button.text() == words]
    one.act.button.click()


@pytest.mark.parametrize("percent", [100, 200])
def test_what_is_missing_is_said_and_written_in_place(
    city_file: City, screen_for: ScreenFor, percent: int
) -> None:
    city = city_file
    _made, (key,) = sitting(city, "key")
    ask(city, "Youth", "es")
    screen = screen_for(city.ctx, MotionsScreen, key, percent=percent)
    assert "Still missing: Spanish." in said(screen)
    reveal(screen, "Write a summary")
    settle(screen.office)
    (form,) = screen.findChildren(WriteForm)
    assert faults_of(screen) == []
    assert form.findChildren(QComboBox)[0].currentData() == "es", "what is missing comes first"
    form.findChildren(QPlainTextEdit)[0].setPlainText(ES)
    press(form, "Keep the summary")
    settle(screen.office)
    assert "Still missing" not in said(screen)
    assert ES in said(screen)
    assert "Summary in Spanish by the secretariat" in said(screen), "on its timeline"


def test_a_member_asks_for_their_language_at_their_seat(
    city_file: City, screen_for: ScreenFor
) -> None:
    city = city_file
    screen = screen_for(city.as_("youth"), PeopleScreen, city.seat("Youth"))
    reveal(screen, "Ask for another language")
    settle(screen.office)
    (form,) = screen.findChildren(AskForm)
    who, first, _second = form.findChildren(QComboBox)
    assert [who.itemText(place) for place in range(who.count())] == ["Yara Youngquist"]
    first.setCurrentIndex(first.findData("es"))
    press(form, "Keep their languages")
    settle(screen.office)
    assert "Spanish" in said(screen)
    other = screen_for(city.as_("youth"), PeopleScreen, city.seat("Seniors"))
    assert "Members ask for their own language" in said(other)


def test_the_ballot_speaks_the_voters_language(city_file: City, screen_for: ScreenFor) -> None:
    city = city_file
    made, (key,) = sitting(city, "key")
    ask(city, "Youth", "es", "so")
    record_mover_view(city.ctx, summary_id=write(city, key), agrees=False)
    excuse_summaries(city.as_("chair"), motion_id=key, reason="Nobody here writes it.")
    made.put(key)
    youth = said(screen_for(city.as_("youth"), MotionsScreen, f"{key}/vote"))
    assert ES in youth
    assert "Summary by Iris Traductora. The mover said that they do not agree with it." in youth
    assert "Opened without a summary in Somali: Nobody here writes it." in youth
    seniors = said(screen_for(city.as_("seniors"), MotionsScreen, f"{key}/vote"))
    assert ES not in seniors
    assert read(city, key).summaries[0].text in seniors
