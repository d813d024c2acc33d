# SPDX-License-Identifier: Apache-2.0
"""The seat's page says that its vote is suspended, and asks the members; the roll shows it."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit, QTableView

from govdesk.queries.motions import list_motions
from govdesk.ui.meetings.screen import MeetingsScreen
from govdesk.ui.motions.screen import MotionsScreen
from govdesk.ui.people.screen import PeopleScreen
from govdesk.ui.people.suspension import SuspensionForm
from govdesk.ui.widgets import Label, LinkLabel, Reveal, Screen
from tests.builders import City
from tests.services.test_suspensions import asked, over, voted_on
from tests.sittings import sitting
from tests.ui.checks import faults_of
from tests.ui.conftest import ScreenFor
from tests.ui.offices import settle


def said(screen: Screen) -> str:
    for _ in range(4):
        settle(screen.office)
    labels = [one.accessibleName() or one.text() for one in screen.findChildren(Label)]
    links = [one.accessibleName() for one in screen.findChildren(LinkLabel)]
    return " ".join(labels + links)


def cells(screen: Screen) -> list[str]:
    """What stands in the list."""
    table = screen.findChild(QTableView)
    assert isinstance(table, QTableView)
    model = table.model()
    return [
        str(model.index(row, column).data())
        for row in range(model.rowCount())
        for column in range(model.columnCount())
    ]


def reveal(screen: Screen, words: str) -> Reveal:
    return next(one for one in screen.findChildren(Reveal) if one.act.button.text() == words)


@pytest.mark.parametrize("percent", [100, 200])
def test_the_members_are_asked_from_the_seats_page(
    city_file: City, screen_for: ScreenFor, percent: int
) -> None:
    screen = screen_for(city_file.ctx, PeopleScreen, city_file.seat("Housing"), percent=percent)
    assert "It has its vote." in said(screen)
    pressed = reveal(screen, "Move to suspend its vote")
    pressed.act.button.click()
    settle(screen.office)
    form = pressed.form
    assert isinstance(form, SuspensionForm)
    assert faults_of(form) == []
    next(one for one in form.findChildren(QLineEdit) if "Why" in one.accessibleName()).setText("So")
    form.submit()
    settle(screen.office)
    (row,) = city_file.ctx.read(list_motions)
    assert (row.title, row.decision_class) == ("Suspend the vote of the seat Housing", "key")


def test_what_is_suspended_says_so_on_its_page_and_on_the_roll(
    city_file: City, screen_for: ScreenFor
) -> None:
    over(voted_on(city_file, asked(city_file)))
    people = screen_for(city_file.ctx, PeopleScreen, city_file.seat("Housing"))
    assert any("; vote suspended" in cell for cell in cells(people))
    assert "by Motion 2026-1." in said(people)
    assert reveal(people, "Move to give its vote back")
    assert faults_of(people) == []
    made, (motion,) = sitting(city_file)
    meeting = screen_for(city_file.ctx, MeetingsScreen, f"{made.meeting_id}/run")
    said(meeting)
    assert faults_of(meeting) == []
    made.put(motion)
    roll = screen_for(city_file.ctx, MotionsScreen, f"{motion}/roll")
    assert "Housing, Hatty Housebuilder: Has no vote" in said(roll)
    assert faults_of(roll) == []
