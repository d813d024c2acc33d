# SPDX-License-Identifier: Apache-2.0
"""The secretary begins a correction beside the vote, and another officer completes it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from govdesk.models.keys import Proposal
from govdesk.services.meetings import close_meeting
from govdesk.services.proposals import complete
from govdesk.ui.motions.correction import CorrectedCard, CorrectionForm
from govdesk.ui.motions.screen import MotionsScreen
from govdesk.ui.office import Office
from govdesk.ui.widgets import Label, Reveal
from tests.builders import City
from tests.sittings import sitting
from tests.ui.checks import faults_of
from tests.ui.offices import draft_verbs, settle, show, who_is


def reveal(screen: MotionsScreen) -> Reveal:
    """The button of the correction."""
    return next(r for r in screen.findChildren(Reveal) if "entered wrongly" in r.act.button.text())


@pytest.mark.parametrize("percent", [100, 200])
def test_a_slip_is_corrected_from_the_screen(
    city_file: City, office_on: Callable[..., Office], qtbot: QtBot, percent: int
) -> None:
    made, (motion,) = sitting(city_file)
    vote = made.put(motion)
    made.enter(vote, "Youth", "yes")
    made.cast(vote, "seniors", "no")
    made.close(vote)
    office = office_on(city_file.ctx, who_is(city_file.ctx), draft_verbs(city_file.ctx))
    office.theme.choose(percent=percent)
    screen = MotionsScreen(office)
    qtbot.addWidget(screen)
    show(screen)
    settle(office)
    screen.open(motion)
    settle(office)
    settle(office)
    pressed = reveal(screen)
    pressed.act.button.click()
    form = pressed.form
    assert isinstance(form, CorrectionForm)
    assert faults_of(form) == []
    seats, choices, agreed = form.findChildren(QComboBox)
    assert [seats.itemText(at) for at in range(seats.count())] == ["Youth, Yara Youngquist: Yes"]
    choices.setCurrentIndex(1)
    form.findChildren(QLineEdit)[0].setText("I said no")
    form.run()
    settle(office)
    assert "nobody objects" in _words(form)
    agreed.setCurrentIndex(1)
    form.run()
    settle(office)
    with city_file.ctx.store.reading() as session:
        query = select(Proposal.id).where(Proposal.act == "vote.corrected")
        begun = session.scalars(query).one()
    complete(city_file.as_("clerk"), proposal_id=begun)
    screen.refresh()
    settle(office)
    settle(office)
    (card,) = [one for one in screen.findChildren(CorrectedCard) if one.isVisible()]
    assert "Youth had said No: “I said no”" in _words(card)
    assert faults_of(card) == []


def test_out_of_a_meeting_the_button_says_why(
    city_file: City, office_on: Callable[..., Office], qtbot: QtBot
) -> None:
    made, (motion,) = sitting(city_file)
    vote = made.put(motion)
    made.enter(vote, "Youth", "yes")
    made.close(vote)
    close_meeting(city_file.ctx, meeting_id=made.meeting_id)
    office = office_on(city_file.ctx, who_is(city_file.ctx), draft_verbs(city_file.ctx))
    screen = MotionsScreen(office)
    qtbot.addWidget(screen)
    show(screen)
    settle(office)
    screen.open(motion)
    settle(office)
    settle(office)
    pressed = reveal(screen)
    assert pressed.act.refused
    assert "in session" in pressed.act.button.accessibleDescription()


def _words(widget: QWidget) -> str:
    return " ".join(one.text() for one in widget.findChildren(Label) if one.isVisible())
