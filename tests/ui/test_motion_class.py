# SPDX-License-Identifier: Apache-2.0
"""The form for a motion asks what it concerns, so that the charter's list gives it its class."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from govdesk.queries.motions import list_motions, motion
from govdesk.services.residents import receive_comment
from govdesk.ui.motions.class_lowering import LoweringForm
from govdesk.ui.motions.forms import SubmitForm
from govdesk.ui.motions.screen import MotionsScreen
from govdesk.ui.motions.words import matter_words
from govdesk.ui.office import Office
from govdesk.ui.widgets import Label, Reveal
from tests.builders import City
from tests.sittings import sitting
from tests.ui.checks import faults_of
from tests.ui.offices import draft_verbs, settle, show, who_is


@pytest.mark.parametrize("percent", [100, 200])
def test_what_a_motion_concerns_makes_it_key_and_it_cannot_be_called_less(
    city_file: City, office_on: Callable[..., Office], qtbot: QtBot, percent: int
) -> None:
    office = office_on(city_file.ctx, who_is(city_file.ctx), draft_verbs(city_file.ctx))
    office.theme.choose(percent=percent)
    screen = MotionsScreen(office)
    qtbot.addWidget(screen)
    show(screen)
    settle(office)
    screen.new()
    settle(office)
    settle(office)
    (form,) = screen.findChildren(SubmitForm)
    assert faults_of(form) == []
    form.findChildren(QLineEdit)[0].setText("Fewer days to wait")
    for editor in form.findChildren(QPlainTextEdit):
        editor.setPlainText("Ten days.")
    _reason, matter, decision_class, _mover = form.findChildren(QComboBox)
    matter.setCurrentIndex(matter.findData("targets"))
    decision_class.setCurrentIndex(decision_class.findData("ordinary"))
    form.submit()
    settle(office)
    said = " ".join(one.text() for one in form.findChildren(Label) if one.isVisible())
    assert "Key, because it sets or changes targets. It cannot be decided as less" in said
    decision_class.setCurrentIndex(0)
    form.submit()
    settle(office)
    (row,) = city_file.ctx.read(list_motions)
    assert row.decision_class == "key"
    assert set(matter_words()) >= {"money", "charter", "key_list"}


def test_a_motion_says_why_it_is_proposed(
    city_file: City, office_on: Callable[..., Office], qtbot: QtBot
) -> None:
    made, (earlier,) = sitting(city_file)
    word = receive_comment(
        city_file.ctx, subject_kind="meeting", subject_id=made.meeting_id,
        shown_name="A reader", text="The library is never open when I am free. " * 9,
    ).made  # fmt: skip
    office = office_on(city_file.ctx, who_is(city_file.ctx), draft_verbs(city_file.ctx))
    screen = MotionsScreen(office)
    qtbot.addWidget(screen)
    show(screen)
    for target, shown in (
        (f"comment/{word}", "A resident’s word, A reader: The library is never"),
        (f"motion/{earlier}", "Motion 2026-1: Open the library on Sundays"),
    ):
        screen.new()
        settle(office)
        settle(office)
        form = screen.findChildren(SubmitForm)[-1]
        assert faults_of(form) == []
        form.findChildren(QLineEdit)[0].setText("Longer hours")
        for editor in form.findChildren(QPlainTextEdit):
            editor.setPlainText("Open until eight.")
        why = form.findChildren(QComboBox)[0]
        why.setCurrentIndex(why.findData(target))
        assert why.currentText().startswith(shown)
        form.submit()
        settle(office)
        settle(office)
        newest = max(city_file.ctx.read(list_motions), key=lambda row: row.submitted_at)
        found = city_file.ctx.read(
            motion, motion_id=newest.id, actor=None, now=city_file.clock.micros
        )
        assert found is not None
        (link,) = found.links
        assert f"{link.kind}/{link.target_id}" == target
        assert link.label
        city_file.later(minutes=1)


def test_the_members_are_asked_to_decide_a_key_motion_as_ordinary(
    city_file: City, office_on: Callable[..., Office], qtbot: QtBot
) -> None:
    _made, (key,) = sitting(city_file, "key")
    office = office_on(city_file.ctx, who_is(city_file.ctx), draft_verbs(city_file.ctx))
    screen = MotionsScreen(office)
    qtbot.addWidget(screen)
    show(screen)
    settle(office)
    screen.open(key)
    settle(office)
    settle(office)
    (reveal,) = [
        one for one in screen.findChildren(Reveal) if "as ordinary" in one.act.button.text()
    ]
    reveal.act.button.click()
    settle(office)
    form = reveal.form
    assert isinstance(form, LoweringForm)
    assert faults_of(form) == []
    form.findChildren(QLineEdit)[0].setText("It is small.")
    form.submit()
    settle(office)
    asked = next(one for one in city_file.ctx.read(list_motions) if one.id != key)
    assert (asked.decision_class, asked.title) == (
        "key",
        "Decide 2026-1 as an ordinary motion: Open the library on Sundays",
    )
