# SPDX-License-Identifier: Apache-2.0
"""The steps of a motion on screen: hands counted in one act, and a small board's five verbs."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
)

from govdesk.queries.motions import MotionDetail as Found
from govdesk.queries.motions import motion
from govdesk.rules.charter_changes import CharterChange
from govdesk.services import actions
from govdesk.ui.motions.amendments import AmendForm
from govdesk.ui.motions.decision_changes import ChangeForm
from govdesk.ui.motions.divide import DivideForm
from govdesk.ui.motions.screen import MotionsScreen
from govdesk.ui.motions.step_form import StepForm
from govdesk.ui.motions.steps import MoreSteps, Steps
from govdesk.ui.widgets import Act, Form, Label, LinkLabel, Screen
from tests.builders import City
from tests.services.test_amendments import TEXT, agree, amend, bring
from tests.services.test_charter_changes import proposed, vote
from tests.services.test_decision_changes import decided
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


def test_a_motion_is_divided_by_a_line_of_dashes(city_file: City, screen_for: ScreenFor) -> None:
    _made, (motion_id,) = sitting(city_file)
    screen = shown(screen_for(city_file.as_("secretary"), MotionsScreen), motion_id)
    shown(screen, f"{motion_id}/divide")
    (form,) = screen.findChildren(DivideForm)
    (editor,) = form.findChildren(QPlainTextEdit)
    editor.setPlainText(editor.toPlainText().replace(" from noon", "\n---\nfrom noon"))
    assert any(label.text() == "2 parts." for label in form.findChildren(Label))
    press(screen, "Nobody objects")
    screen = shown(screen, motion_id)
    assert read(city_file, motion_id).row.state == "divided"
    assert [one.n for one in read(city_file, motion_id).parts] == [1, 2]
    told = [label.text() for label in screen.findChildren(QLabel)]
    assert any("Sundays: part 2 of 2" in words for words in told)


@pytest.mark.parametrize(("page", "form"), [("divide", DivideForm), ("amend", AmendForm)])
def test_a_form_that_is_opened_directly_is_seen(
    city_file: City, screen_for: ScreenFor, page: str, form: type[Form]
) -> None:
    _made, (motion_id,) = sitting(city_file)
    screen = screen_for(city_file.as_("secretary"), MotionsScreen, f"{motion_id}/{page}")
    settle(screen.office)
    (found,) = screen.findChildren(form)
    assert found.isVisible()


def test_a_decision_is_rescinded_from_its_page(city_file: City, screen_for: ScreenFor) -> None:
    """Its form shows what followed from it; afterwards each motion leads to the other."""
    motion_id = decided(city_file)
    actions.assign_action(
        city_file.ctx, title="Hire for Sundays", due=city_file.today + timedelta(days=90),
        department_id=city_file.department("housing"), motion_id=motion_id,
    )  # fmt: skip
    screen = shown(screen_for(city_file.as_("secretary"), MotionsScreen), motion_id)
    press(screen, "Rescind it")
    shown(screen, f"{motion_id}/rescind")
    (form,) = screen.findChildren(ChangeForm)
    assert [one.text() for one in form.findChildren(LinkLabel) if "Action" in one.text()]
    press(screen, "Su&bmit it".replace("&", ""))
    assert read(city_file, motion_id).changes == ()
    (summary,) = form.findChildren(QLineEdit)
    summary.setText("The libraries stay closed on Sundays.")
    press(screen, "Submit it")
    (change,) = read(city_file, motion_id).changes
    shown(screen, change.id)
    told = [label.text() for label in screen.findChildren(QLabel)]
    assert "What it rescinds" in told
    shown(screen, motion_id)
    links = [one.text() for one in screen.findChildren(LinkLabel)]
    assert any(change.title in words for words in links)


def test_the_ballot_says_that_its_summary_is_of_the_earlier_text(
    city_file: City, screen_for: ScreenFor
) -> None:
    made, (motion_id,) = sitting(city_file)
    told = "Written for the earlier text, before it was amended."
    amendment = amend(city_file, motion_id, TEXT.replace("noon", "ten"))
    bring(city_file, amendment)
    agree(city_file, amendment)
    made.put(motion_id)
    screen = shown(screen_for(city_file.as_("youth"), MotionsScreen), f"{motion_id}/vote")
    said = [label.text() for label in screen.findChildren(Label) if label.isVisible()]
    (summary,) = [place for place, words in enumerate(said) if words.endswith(told)]
    assert said.index("The changed words") < summary < said.index("The exact words")
