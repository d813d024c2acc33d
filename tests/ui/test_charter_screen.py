# SPDX-License-Identifier: Apache-2.0
"""The charter on the screen: read in plain words, changed from templates, tried on past votes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QComboBox, QPlainTextEdit
from pytestqt.qtbot import QtBot

from govdesk.queries.charter import charter_version
from govdesk.queries.motions import list_motions
from govdesk.rules.charter_changes import CharterChange, ClassRule, Decides
from govdesk.ui.charter.draft import CharterForm
from govdesk.ui.charter.screen import CharterScreen
from govdesk.ui.office import Office
from govdesk.ui.widgets import Label
from tests.builders import City
from tests.services.test_charter_changes import vote
from tests.sittings import sitting
from tests.ui.checks import faults_of
from tests.ui.offices import child, draft_verbs, settle, show, who_is


def words(screen: CharterScreen) -> str:
    labels = screen.findChildren(Label)
    return "\n".join(label.text() for label in labels if label.isVisible())


def test_the_charter_is_read_and_another_proposed(
    office_on: Callable[..., Office], city_file: City, qtbot: QtBot
) -> None:
    made, (key,) = sitting(city_file, "key")
    vote(made, key, no=("Youth", "Seniors"))
    office = office_on(city_file.ctx, who_is(city_file.ctx), draft_verbs(city_file.ctx))
    screen = CharterScreen(office)
    qtbot.addWidget(screen)
    show(screen)
    settle(office)
    said = words(screen)
    assert "more than half of the votes cast of Community alone" in said
    assert "The charter of the founding." in said
    assert faults_of(screen) == []

    screen.open("change")
    settle(office)
    form = screen.findChild(CharterForm)
    assert form is not None
    assert form.change() == CharterChange(
        matters=form.change().matters, notice_hours=form.change().notice_hours, small_board=False
    )
    assert "Nothing yet." in words(screen)
    assert faults_of(screen) == []
    decides = form.findChildren(QComboBox)[2]
    decides.setCurrentIndex(decides.findData(Decides.SIMPLE.value))
    assert form.change().classes == {"key": ClassRule(Decides.SIMPLE)}
    settle(office)
    said = words(screen)
    assert "The residents lose their own majority: a key decision could pass" in said
    form._try()
    settle(office)
    assert "Of 1 past vote, 1 would have come out otherwise." in words(screen)
    child(form, QPlainTextEdit).setPlainText("Decide faster.")
    form.submit()
    settle(office)
    settle(office)
    newest = city_file.ctx.read(list_motions)[0]
    assert (newest.title, newest.decision_class) == ("Change the charter, version 2", "charter")
    assert city_file.ctx.read(charter_version)[0] == 1
    screen.open("")
    settle(office)
    assert "Proposed" in words(screen)
