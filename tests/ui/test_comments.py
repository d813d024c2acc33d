# SPDX-License-Identifier: Apache-2.0
"""Residents' words on a motion's page: taken down, answered in place, and read by everyone."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from govdesk.queries.residents import comment_rows
from govdesk.ui.motions.comments import AnswerForm, CommentForm, Comments
from govdesk.ui.motions.screen import MotionsScreen
from govdesk.ui.widgets import Label, Reveal
from tests.builders import City
from tests.sittings import sitting
from tests.ui.checks import faults_of
from tests.ui.conftest import ScreenFor
from tests.ui.offices import child, settle


def reveals(screen: MotionsScreen) -> dict[str, Reveal]:
    (shown,) = [one for one in screen.findChildren(Comments) if one.isVisible()]
    return {one.act.button.text(): one for one in shown.findChildren(Reveal)}


def test_a_resident_s_word_is_taken_down_and_answered(
    screen_for: ScreenFor, city_file: City
) -> None:
    _made, (motion_id,) = sitting(city_file)
    screen = screen_for(city_file.ctx, MotionsScreen, motion_id)
    assert set(reveals(screen)) == {"Write down a resident’s word"}
    reveals(screen)["Write down a resident’s word"].act.button.click()
    (form,) = screen.findChildren(CommentForm)
    child(form, QLineEdit).setText("A reader")
    form.submit()  # nothing said: refused, and the name stays
    settle(screen.office)
    assert form.values()["shown_name"] == "A reader"
    child(form, QPlainTextEdit).setPlainText("<b>When</b> will it open? " + "x" * 500)
    form.submit()
    settle(screen.office)
    settle(screen.office)
    reveals(screen)["Answer it"].act.button.click()
    (answer,) = screen.findChildren(AnswerForm)
    assert faults_of(screen) == []
    child(answer, QPlainTextEdit).setPlainText("In May, once the doors are mended.")
    child(answer, QLineEdit).setText("Libraries")
    answer.submit()
    settle(screen.office)
    settle(screen.office)
    (kept,) = city_file.ctx.read(comment_rows, subject_id=motion_id)
    assert [one.by_words for one in kept.answers] == ["Libraries"]
    assert set(reveals(screen)) == {"Write down a resident’s word"}
    said = [one.text() for one in screen.findChildren(Label) if one.isVisible()]
    assert "Libraries answers: In May, once the doors are mended." in said
    assert any(one.startswith("<b>When</b>") for one in said)
    other = screen_for(city_file.as_("youth"), MotionsScreen, motion_id)
    assert set(reveals(other)) == {"Write down a resident’s word"}
    looks = screen_for(city_file.as_("counsel"), MotionsScreen, motion_id)
    assert reveals(looks) == {}
