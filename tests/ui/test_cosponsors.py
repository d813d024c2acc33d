# SPDX-License-Identifier: Apache-2.0
"""Co-sponsors on the motion's page: a member adds their seat and takes it off, the office notes
what was said."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QComboBox, QPushButton

from govdesk.queries.cosponsors import cosponsoring
from govdesk.ui.motions.cosponsors import CosponsorForm, Cosponsors
from govdesk.ui.motions.screen import MotionsScreen
from govdesk.ui.widgets import Label
from tests.builders import City
from tests.sittings import sitting
from tests.ui.checks import faults_of
from tests.ui.conftest import ScreenFor
from tests.ui.offices import settle


def section(screen: MotionsScreen) -> Cosponsors:
    (found,) = screen.findChildren(Cosponsors)
    return found


def words(screen: MotionsScreen) -> str:
    return " ".join(label.text() for label in section(screen).findChildren(Label))


def press(screen: MotionsScreen, name: str) -> None:
    (pressed,) = [
        one
        for one in section(screen).findChildren(QPushButton)
        if name in (one.text(), one.accessibleName())
    ]
    assert pressed.isEnabled(), pressed.toolTip()
    pressed.click()
    for _ in range(3):
        settle(screen.office)


def at_their_seat(screen: MotionsScreen, city: City, title: str) -> MotionsScreen:
    """As the window seats them: with the seat that is theirs today."""
    who = replace(screen.office.who, seat_id=city.seat(title), seat=title)
    screen.office.seat_down(who)
    screen.refresh()
    for _ in range(3):
        settle(screen.office)
    return screen


def behind(city: City, motion_id: str) -> tuple[str, ...]:
    return city.ctx.read(cosponsoring, motion_id=motion_id)


@pytest.mark.parametrize("percent", [100, 200])
def test_a_member_adds_their_seat_and_takes_it_off(
    city_file: City, screen_for: ScreenFor, percent: int
) -> None:
    made, (motion_id,) = sitting(city_file)
    screen = screen_for(city_file.as_("youth"), MotionsScreen, motion_id, percent=percent)
    at_their_seat(screen, city_file, "Youth")
    assert faults_of(screen) == []
    assert "No other seat stands behind it yet." in words(screen)
    press(screen, "Co-sponsor it for Youth")
    assert behind(city_file, motion_id) == ("Youth",)
    assert "Youth" in words(screen)
    assert faults_of(screen) == []
    press(screen, "Take Youth off the co-sponsors")
    assert behind(city_file, motion_id) == ()
    press(screen, "Co-sponsor it for Youth")
    made.put(motion_id)
    screen.refresh()
    for _ in range(3):
        settle(screen.office)
    assert section(screen).findChildren(QPushButton) == []
    told = " ".join(label.text() for label in screen.findChildren(Label))
    assert "Co-sponsored by Youth" in told, "in its history, too"


def test_the_movers_own_seat_is_told_why_not(city_file: City, screen_for: ScreenFor) -> None:
    _made, (motion_id,) = sitting(city_file)
    screen = screen_for(city_file.as_("health"), MotionsScreen, motion_id)
    at_their_seat(screen, city_file, "Health")
    assert "The seat that moves it cannot co-sponsor it as well." in words(screen)


def test_the_secretary_notes_what_was_said(city_file: City, screen_for: ScreenFor) -> None:
    _made, (motion_id,) = sitting(city_file)
    screen = screen_for(city_file.as_("secretary"), MotionsScreen, motion_id)
    press(screen, "Note a co-sponsor")
    (form,) = screen.findChildren(CosponsorForm)
    seats = form.findChildren(QComboBox)[0]
    names = [seats.itemText(at) for at in range(seats.count())]
    assert names == ["Housing", "Youth", "Seniors", "Old Harbour"], "all but the mover's"
    assert faults_of(screen) == []
    seats.setCurrentIndex(1)
    press(screen, "Note it")
    assert behind(city_file, motion_id) == ("Youth",)
    assert "Youth" in words(screen)
    press(screen, "Take Youth off the co-sponsors")
    assert behind(city_file, motion_id) == ()
