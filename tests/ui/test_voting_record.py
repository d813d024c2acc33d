# SPDX-License-Identifier: Apache-2.0
"""A seat's voting record stands beside its people, in words."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from govdesk.ui.office import Office
from govdesk.ui.people.record import RecordSection
from govdesk.ui.people.screen import PeopleScreen
from govdesk.ui.widgets import Label
from tests.builders import City
from tests.sittings import SEATS, sitting
from tests.ui.checks import faults_of
from tests.ui.offices import draft_verbs, settle, show, who_is


@pytest.mark.parametrize("percent", [100, 200])
def test_the_record_is_told_beside_the_seat(
    city_file: City, office_on: Callable[..., Office], qtbot: QtBot, percent: int
) -> None:
    made, (key,) = sitting(city_file, "key")
    vote = made.put(key)
    for seat, choice in zip(SEATS, ("yes", "yes", "yes", "no", "no"), strict=True):
        made.enter(vote, seat, choice)
    made.close(vote)
    office = office_on(city_file.ctx, who_is(city_file.ctx), draft_verbs(city_file.ctx))
    office.theme.choose(percent=percent)
    screen = PeopleScreen(office)
    qtbot.addWidget(screen)
    show(screen)
    settle(office)
    screen.open(city_file.seat("Seniors"))
    settle(office)
    settle(office)
    (section,) = screen.findChildren(RecordSection)
    said = " ".join(one.text() for one in section.findChildren(Label) if one.isVisible())
    assert "Was asked in 1 vote Answered in 1 vote" in said
    assert "Stopped by it, though the whole body agreed" in said
    assert faults_of(section) == []
