# SPDX-License-Identifier: Apache-2.0
"""A member is asked, beside the vote, whether their spoken vote was entered as they said it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from govdesk.ui.motions.screen import MotionsScreen
from govdesk.ui.motions.spoken_vote import SpokenVote
from govdesk.ui.office import Office
from govdesk.ui.widgets import Label
from tests.builders import City
from tests.sittings import sitting
from tests.ui.checks import faults_of
from tests.ui.offices import draft_verbs, settle, show, who_is


def test_a_disputed_vote_is_shown_beside_the_roll(
    city_file: City, office_on: Callable[..., Office], qtbot: QtBot
) -> None:
    made, (motion,) = sitting(city_file)
    vote = made.put(motion)
    made.enter(vote, "Youth", "yes")
    made.enter(vote, "Seniors", "no")
    made.close(vote)
    ctx = city_file.as_("youth")
    office = office_on(ctx, who_is(ctx), draft_verbs(ctx))
    screen = MotionsScreen(office)
    qtbot.addWidget(screen)
    show(screen)
    settle(office)
    screen.open(motion)
    settle(office)
    settle(office)
    (asked,) = screen.findChildren(SpokenVote)
    assert faults_of(asked) == []
    (field,) = asked.findChildren(QLineEdit)
    (wrong,) = [b for b in asked.findChildren(QPushButton) if "No" in b.text()]
    wrong.click()
    settle(office)
    assert "is needed" in " ".join(one.text() for one in asked.findChildren(Label))
    field.setText("I said no")
    wrong.click()
    settle(office)
    settle(office)
    words = " ".join(one.text() for one in screen.findChildren(Label) if one.isVisible())
    assert "Spoken, disputed" in words
    assert "What they say they said: I said no" in words
    assert not [one for one in screen.findChildren(SpokenVote) if one.isVisible()]
