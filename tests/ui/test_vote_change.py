# SPDX-License-Identifier: Apache-2.0
"""The charter's form asks until when a vote is changed; the vote's page then changes it."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox

from govdesk.rules.vote_changes import ChangesUntil
from govdesk.ui.charter.draft import CharterForm
from govdesk.ui.charter.screen import CharterScreen
from govdesk.ui.motions.screen import MotionsScreen
from govdesk.ui.motions.vote_change import ChangeForm
from govdesk.ui.widgets import Label, Reveal, Screen
from tests.builders import City
from tests.services.test_charter_changes import vote
from tests.services.test_vote_changes import sat
from tests.sittings import sitting
from tests.ui.checks import faults_of
from tests.ui.conftest import ScreenFor
from tests.ui.offices import settle

BEFORE_NEXT = "Change a spoken vote before the next item"


def said(screen: Screen) -> str:
    for _ in range(3):
        settle(screen.office)
    return " ".join(one.text() for one in screen.findChildren(Label))


def reveals(screen: Screen) -> list[Reveal]:
    return [one for one in screen.findChildren(Reveal) if one.act.button.text() == BEFORE_NEXT]


def test_a_member_changes_a_spoken_vote_on_its_page(city_file: City, screen_for: ScreenFor) -> None:
    made, first, other = sat(city_file)
    vote(made, first, no=("Health", "Housing"))
    screen = screen_for(city_file.ctx, MotionsScreen, f"{first}/roll")
    said(screen)
    (reveal,) = reveals(screen)
    reveal.act.button.click()
    form = reveal.form
    assert isinstance(form, ChangeForm)
    assert faults_of(form) == []
    seats, choices, _why = form.findChildren(QComboBox)
    seats.setCurrentIndex(seats.findText("Youth, Yara Youngquist: Yes"))
    choices.setCurrentIndex(choices.findData("no"))
    form.enter()
    assert "Youth changed the vote to No." in said(screen)
    assert "is not adopted" in said(screen)
    made.put(other)
    screen.refresh()
    said(screen)
    (reveal,) = reveals(screen)
    assert reveal.act.refused


def test_other_charters_have_no_such_button(city_file: City, screen_for: ScreenFor) -> None:
    made, (motion_id,) = sitting(city_file)
    vote(made, motion_id)
    screen = screen_for(city_file.ctx, MotionsScreen, f"{motion_id}/roll")
    said(screen)
    assert reveals(screen) == []


def test_the_charter_says_so_and_its_form_asks_it(city_file: City, screen_for: ScreenFor) -> None:
    screen = screen_for(city_file.as_("secretary"), CharterScreen)
    assert "until the chair announces it and the vote is closed" in said(screen)
    screen.open("change")
    said(screen)
    (form,) = screen.findChildren(CharterForm)
    assert form.change().changes_until is None
    (until,) = [
        one for one in form.findChildren(QComboBox) if one.findData(ChangesUntil.NEXT_ITEM) >= 0
    ]
    until.setCurrentIndex(until.findData(ChangesUntil.NEXT_ITEM))
    assert form.change().changes_until is ChangesUntil.NEXT_ITEM
    assert "until the next item of the meeting begins" in said(screen)
    assert faults_of(screen) == []
