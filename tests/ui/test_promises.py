# SPDX-License-Identifier: Apache-2.0
"""The warning about seats that the charter promises: on People and seats, on the secretariat's
Home, and its numbers in the charter's form."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QSpinBox

from govdesk.ui.charter.draft import CharterForm
from govdesk.ui.charter.screen import CharterScreen
from govdesk.ui.home.promises import PromiseCard
from govdesk.ui.home.screen import HomeScreen
from govdesk.ui.people.promise import BrokenPromises
from govdesk.ui.people.screen import PeopleScreen
from govdesk.ui.places import Place
from govdesk.ui.widgets import Label, LinkLabel, Screen
from tests.builders import City
from tests.services.test_promises import leaves
from tests.ui.checks import faults_of
from tests.ui.conftest import ScreenFor
from tests.ui.offices import settle

WARNING = "Community: the charter promises 3 filled seats and it has 2; below the promise since"


def words(screen: Screen) -> str:
    return "\n".join(one.text() for one in screen.findChildren(Label) if one.isVisible())


@pytest.mark.parametrize("percent", [100, 200])
def test_people_and_seats_warns(city_file: City, screen_for: ScreenFor, percent: int) -> None:
    ctx = city_file.as_("secretary")
    screen = screen_for(ctx, PeopleScreen, percent=percent)
    (warning,) = screen.findChildren(BrokenPromises)
    assert warning.isHidden(), "the promise holds"
    leaves(city_file, "Seniors")
    screen.refresh()
    settle(screen.office)
    assert not warning.isHidden()
    assert WARNING in " ".join(one.text() for one in warning.findChildren(Label))
    assert faults_of(screen) == []


@pytest.mark.parametrize("percent", [100, 200])
def test_home_warns_the_secretariat_alone(
    city_file: City, screen_for: ScreenFor, percent: int
) -> None:
    leaves(city_file, "Seniors")
    screen = screen_for(city_file.as_("secretary"), HomeScreen, percent=percent)
    settle(screen.office)
    (card,) = screen.findChildren(PromiseCard)
    assert not card.isHidden()
    (link,) = card.findChildren(LinkLabel)
    assert WARNING in link.text()
    assert "thing needs you today" in screen.summary or "things need you" in screen.summary
    assert faults_of(screen) == []
    gone: list[Place] = []
    screen.office.asked_for.connect(gone.append)
    link.follow()
    assert gone == [Place("people")]
    other = screen_for(city_file.as_("youth"), HomeScreen)
    settle(other.office)
    (card,) = other.findChildren(PromiseCard)
    assert card.isHidden()


def test_the_charters_form_changes_what_is_promised(city_file: City, screen_for: ScreenFor) -> None:
    screen = screen_for(city_file.as_("secretary"), CharterScreen)
    assert "Community: at least 3 seats are filled." in words(screen)
    screen.open("change")
    settle(screen.office)
    settle(screen.office)
    (form,) = screen.findChildren(CharterForm)
    assert form.change().seats is None
    (seats,) = [
        one
        for one in form.findChildren(QSpinBox)
        if one.accessibleName().startswith("Community: seats")
    ]
    seats.setValue(2)
    settle(screen.office)
    assert form.change().seats == {"departments": 2, "community": 2}
    assert "The residents are promised fewer filled seats: 2 instead of 3." in words(screen)
    seats.setValue(0)
    assert seats.text() == "No number is promised"
    assert faults_of(screen) == []
