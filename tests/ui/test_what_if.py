# SPDX-License-Identifier: Apache-2.0
"""A closed vote is decided again under other rules, on asking, and stands as it was."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from govdesk.queries.votes import board
from govdesk.ui.motions.screen import MotionsScreen
from govdesk.ui.motions.what_if import WhatIfPanel
from govdesk.ui.office import Office
from govdesk.ui.widgets import Label
from tests.builders import City
from tests.sittings import SEATS, sitting
from tests.ui.checks import faults_of
from tests.ui.offices import draft_verbs, settle, show, who_is


@pytest.mark.parametrize("percent", [100, 200])
def test_other_rules_are_told_and_nothing_changes(
    city_file: City, office_on: Callable[..., Office], qtbot: QtBot, percent: int
) -> None:
    made, (motion,) = sitting(city_file, "key")
    vote = made.put(motion)
    for seat, choice in zip(SEATS, ("yes", "yes", "yes", "no", "no"), strict=True):
        made.enter(vote, seat, choice)
    made.close(vote)
    before = city_file.ctx.read(board, vote_id=vote, now=city_file.clock.micros)
    office = office_on(city_file.ctx, who_is(city_file.ctx), draft_verbs(city_file.ctx))
    office.theme.choose(percent=percent)
    screen = MotionsScreen(office)
    qtbot.addWidget(screen)
    show(screen)
    settle(office)
    screen.open(motion)
    settle(office)
    settle(office)
    (panel,) = screen.findChildren(WhatIfPanel)
    panel.ask.click()
    settle(office)
    said = " ".join(one.text() for one in panel.findChildren(Label) if one.isVisible())
    assert "More than half of the votes cast Adopted 3 yes, 2 no. The motion is adopted." in said
    assert "Two-thirds of the votes cast Not adopted" in said
    assert "Nothing changes" in said
    assert faults_of(panel) == []
    panel.ask.click()
    settle(office)
    assert "Two-thirds" not in " ".join(
        one.text() for one in panel.findChildren(Label) if one.isVisible()
    )
    assert city_file.ctx.read(board, vote_id=vote, now=city_file.clock.micros) == before
