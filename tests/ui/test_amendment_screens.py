# SPDX-License-Identifier: Apache-2.0
"""Amendments on the screen: moved in the words as spoken, shown word by word, worded anew."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from govdesk.queries import motions as queries
from govdesk.queries.motions import MotionDetail
from govdesk.services import motions
from govdesk.ui.motions.amendments import AmendForm, RewordForm, WhatItChanges
from govdesk.ui.motions.screen import MotionsScreen
from govdesk.ui.office import Office
from govdesk.ui.widgets import Act, Label, Reveal, WordDiff
from tests.builders import City
from tests.services.test_amendments import TEXT, agree, amend, bring
from tests.sittings import sitting
from tests.ui.checks import faults_of
from tests.ui.offices import child, draft_verbs, settle, show, who_is


def found(city: City, motion_id: str) -> MotionDetail:
    told = city.ctx.read(
        queries.motion, motion_id=motion_id, actor=city.ctx.actor, now=city.clock.micros
    )
    assert told is not None
    return told


def go(screen: MotionsScreen, place: str) -> None:
    screen.open(place)
    for _time in range(3):
        settle(screen.office)


def words(screen: MotionsScreen) -> str:
    labels = screen.findChildren(Label)
    return "\n".join(label.text() for label in labels if label.isVisible())


def test_an_amendment_is_moved_shown_and_worded_anew(
    office_on: Callable[..., Office], city_file: City, qtbot: QtBot
) -> None:
    _made, (motion_id,) = sitting(city_file, "ordinary")
    office = office_on(city_file.ctx, who_is(city_file.ctx), draft_verbs(city_file.ctx))
    screen = MotionsScreen(office)
    qtbot.addWidget(screen)
    show(screen)
    settle(office)

    go(screen, f"{motion_id}/amend")
    form = screen.findChild(AmendForm)
    assert form is not None
    assert form.isVisible()
    child(form, QPlainTextEdit).setPlainText(TEXT.replace("noon", "<b>ten</b>"))
    diff = child(form, WordDiff)
    assert "[taken out: noon] [put in: <b>ten</b>]" in diff.accessibleName()
    assert "&lt;b&gt;" in diff.text().replace("</u>", "").replace("<wbr>", "") or (
        "<b>ten" not in diff.text()
    )
    assert faults_of(screen) == []
    child(form, QPlainTextEdit).setPlainText(TEXT.replace("noon", "ten"))
    child(form, QLineEdit).setText("From ten, not noon.")
    form.set_value("cost", "much")
    child(form, Act).button.click()
    settle(office)
    assert form.isVisible()  # the sum is told beside its field; nothing is lost
    form.set_value("cost", "1,200")
    child(form, Act).button.click()
    for _time in range(3):
        settle(office)
    (row,) = found(city_file, motion_id).amendments
    assert (row.number, row.mover, row.after) == (
        "2026-1-A1", "Health", TEXT.replace("noon", "ten"),
    )  # fmt: skip
    (text,) = found(city_file, row.id).texts
    assert text.cost is not None
    assert text.cost.amount == 120_000

    other = amend(city_file, motion_id, TEXT.replace("noon", "one"), "Old Harbour")
    for one in (row.id, other):
        bring(city_file, one)
    agree(city_file, row.id)
    go(screen, motion_id)
    said = words(screen)
    assert "Amendments" in said
    assert "Written for the earlier text, before it was amended." in said
    assert "An amendment is still pending." in said
    go(screen, other)
    said = words(screen)
    assert screen.findChild(WhatItChanges) is not None
    assert "It no longer fits the text, which was changed since." in said
    assert "is now “The branch libraries open on Sundays from ten to six.”" in said
    assert faults_of(screen) == []
    reveal = next(
        one for one in screen.findChildren(Reveal) if one.act.button.text() == "Word it anew"
    )
    reveal.act.button.click()
    reword = screen.findChild(RewordForm)
    assert reword is not None
    edit = child(reword, QPlainTextEdit)
    assert edit.toPlainText() == TEXT.replace("noon", "ten")
    edit.setPlainText(TEXT.replace("noon", "one"))
    reword.submit()
    for _time in range(3):
        settle(office)
    assert dict(found(city_file, other).verbs)["put_the_question"] is None
    motions.step(city_file.ctx, motion_id=other, verb="withdraw", unopposed=True)
