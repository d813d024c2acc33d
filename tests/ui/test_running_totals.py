# SPDX-License-Identifier: Apache-2.0
"""A charter may keep how an open vote stands from the ballots; who calls the roll sees it."""

from __future__ import annotations

from govdesk.queries.charter import charter_now
from govdesk.rules.charter_changes import CharterChange
from govdesk.ui.charter.draft import CharterForm
from govdesk.ui.charter.screen import CharterScreen
from govdesk.ui.motions.screen import MotionsScreen
from govdesk.ui.widgets import Label, Screen
from tests.builders import City
from tests.services.test_charter_changes import proposed, vote
from tests.sittings import sitting
from tests.ui.conftest import ScreenFor
from tests.ui.offices import settle


def said(screen: Screen, place: str) -> str:
    screen.open(place)
    for _ in range(3):
        settle(screen.office)
    return " ".join(one.text() for one in screen.findChildren(Label))


def test_ballots_show_how_it_stands_only_where_the_charter_lets_them(
    city_file: City, screen_for: ScreenFor
) -> None:
    change = proposed(city_file, CharterChange(running_totals=False))
    made, (_change, one, other) = sitting(city_file, "ordinary", "ordinary", motion_ids=(change,))
    shown, told = "Needs 3 more yes overall to be sure.", "told once the vote is closed"
    first = made.put(one)
    youth = screen_for(city_file.as_("youth"), MotionsScreen)
    assert shown in said(youth, f"{one}/vote")
    made.close(first)
    vote(made, change)
    assert not city_file.ctx.read(charter_now).running_totals
    made.put(other)
    ballot = said(screen_for(city_file.as_("youth"), MotionsScreen), f"{other}/vote")
    assert shown not in ballot
    assert "It passes when enough of all the votes counted are yes." in ballot
    page = said(screen_for(city_file.as_("seniors"), MotionsScreen), other)
    assert shown not in page
    assert told in page
    assert shown in said(screen_for(city_file.as_("secretary"), MotionsScreen), f"{other}/roll")


def test_the_charter_says_so_and_its_form_asks_it(city_file: City, screen_for: ScreenFor) -> None:
    screen = screen_for(city_file.as_("secretary"), CharterScreen)
    assert "Ballots show how an open vote stands." in said(screen, "")
    screen.open("change")
    settle(screen.office)
    settle(screen.office)
    (form,) = screen.findChildren(CharterForm)
    assert form.change().running_totals is None
    form.set_value("running_totals", "")
    assert form.change().running_totals is False
