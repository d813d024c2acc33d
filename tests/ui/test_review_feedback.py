# SPDX-License-Identifier: Apache-2.0
"""The review's page asks what residents' words changed, shows them, and keeps the answer."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from govdesk.services.reviews import submit_review
from govdesk.ui.office import Office
from govdesk.ui.reviews.feedback import FeedbackSection
from govdesk.ui.reviews.screen import ReviewsScreen
from govdesk.ui.reviews.steps import ReviewSteps
from govdesk.ui.widgets import Label
from tests.builders import City
from tests.services.test_review_feedback import heard, seen
from tests.ui.checks import faults_of
from tests.ui.offices import settle
from tests.ui.test_measures import live, named, office_of, press, shown

Maker = Callable[..., Office]
MISSING = "Not written yet: what residents’ words of 2026-Q1 changed."


def words_in(screen: ReviewsScreen, kind: type[FeedbackSection | ReviewSteps]) -> list[str]:
    (part,) = live(screen, kind)
    return [one.text() for one in part.findChildren(Label)]


def test_the_page_names_it_until_it_is_answered_and_then_keeps_it(
    qtbot: QtBot, office_on: Maker, city_file: City
) -> None:
    made = heard(city_file)
    office = office_of(office_on, city_file)
    screen = ReviewsScreen(office)
    shown(qtbot, office, screen, made)
    assert MISSING in words_in(screen, ReviewSteps)
    said = " ".join(words_in(screen, FeedbackSection))
    assert "“The forms are too long”" in said
    assert "A nurse on People enrolled in peer support, " in said
    assert said.count("Health answered, ") == 1
    assert "Come at night" not in said
    assert faults_of(screen) == []
    editor = named(screen, "What did it change?")
    assert isinstance(editor, QPlainTextEdit)
    editor.setPlainText("One page now")
    press(screen, "Keep what it changed")
    settle(office)
    assert seen(city_file, made).feedback.text == "One page now"
    assert MISSING not in words_in(screen, ReviewSteps)
    submit_review(city_file.ctx, review_id=made)
    screen.refresh()
    settle(office)
    assert "One page now" in words_in(screen, FeedbackSection)
    assert "By Sefa Secretary" in words_in(screen, FeedbackSection)
    (part,) = live(screen, FeedbackSection)
    assert part.findChildren(QPlainTextEdit) == []
