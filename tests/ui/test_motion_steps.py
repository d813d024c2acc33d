# SPDX-License-Identifier: Apache-2.0
"""The steps of a motion on screen: hands counted in one act, and a small board's five verbs."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QPushButton, QSpinBox

from govdesk.queries.motions import MotionDetail as Found
from govdesk.queries.motions import motion
from govdesk.rules.charter_changes import CharterChange
from govdesk.ui.motions.screen import MotionsScreen
from govdesk.ui.motions.step_form import StepForm
from govdesk.ui.motions.steps import MoreSteps, Steps
from govdesk.ui.widgets import Act, Label, Screen
from tests.builders import City
from tests.services.test_charter_changes import proposed, vote
from tests.sittings import sitting
from tests.ui.conftest import ScreenFor
from tests.ui.offices import settle


def press(screen: Screen, name: str) -> None:
    (found,) = [
        one
        for one in screen.findChildren(QPushButton)
        if one.text().replace("&", "") == name and one.isVisible()
    ]
    found.click()
    settle(screen.office)
    settle(screen.office)


def shown(screen: Screen, motion_id: str) -> Screen:
    screen.open(motion_id)
    settle(screen.office)
    settle(screen.office)
    return screen


def read(city: City, motion_id: str) -> Found:
    found = city.ctx.read(motion, motion_id=motion_id, actor=None, now=city.clock.micros)
    assert found is not None
    return found


def test_the_secretary_counts_the_hands_and_the_rule_is_told(
    city_file: City, screen_for: ScreenFor
) -> None:
    _made, (motion_id,) = sitting(city_file)
    screen = shown(screen_for(city_file.as_("secretary"), MotionsScreen), motion_id)
    press(screen, "More steps…")
    press(screen, "End the debate and vote")
    (form,) = screen.findChildren(StepForm)
    told = [label.text() for label in form.findChildren(Label)]
    assert any("two-thirds of the votes cast" in words for words in told)
    by, seconder = form.findChildren(QComboBox)
    by.setCurrentIndex(by.findData(city_file.seat("Housing")))
    seconder.setCurrentIndex(seconder.findData(city_file.seat("Youth")))
    for spin, hands in zip(form.findChildren(QSpinBox), (4, 1), strict=True):
        spin.setValue(hands)
    press(screen, "Keep the count")
    step = read(city_file, motion_id).steps[-1]
    assert (step.agreed, step.hands, step.seat, step.seconded_by) == (
        "carried", (4, 1), "Housing", "Youth",
    )  # fmt: skip
    words = [label.text() for label in screen.findChildren(Label)]
    assert (
        "Debate ended by Housing, seconded by Youth (4 yes, 1 no; RONR, two-thirds vote)" in words
    )


def test_a_small_board_sees_five_verbs_and_finds_the_rest_by_name(
    city_file: City, screen_for: ScreenFor
) -> None:
    charter_motion = proposed(city_file, CharterChange(small_board=True))
    made, (_charter, motion_id) = sitting(city_file, "ordinary", motion_ids=(charter_motion,))
    vote(made, charter_motion)
    screen = shown(screen_for(city_file.as_("secretary"), MotionsScreen), motion_id)
    (steps,) = screen.findChildren(Steps)
    seen = [act.button.text() for act in steps.findChildren(Act) if act.isVisible()]
    assert seen == ["Postpone", "Refer", "Change its words", "Open the vote"]
    press(screen, "More steps…")
    (more,) = screen.findChildren(MoreSteps)
    assert more.search.hasFocus()
    more.show_found("debate vote")
    found = [act.button.text() for act in more.findChildren(Act) if act.isVisible()]
    assert found == ["End the debate and vote"]
    more.show_found("sing")
    told = [label.text() for label in more.findChildren(Label) if label.isVisible()]
    assert "No step that is possible now has these words." in told
    press(screen, "Postpone")
    (form,) = screen.findChildren(StepForm)
    assert not form.has_field("seconded_by")
