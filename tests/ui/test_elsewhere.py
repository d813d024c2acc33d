# SPDX-License-Identifier: Apache-2.0
"""Members who take part from elsewhere: chosen in the charter's form, asked for while the meeting
is run, and told beside who is here."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from govdesk.queries.motions import list_motions
from govdesk.rules.attendance import RemoteNeed, RemoteRules
from govdesk.rules.charter_changes import CharterChange, RemoteWay
from govdesk.ui.charter.draft import CharterForm
from govdesk.ui.charter.screen import CharterScreen
from govdesk.ui.meetings.attending import AttendanceForm, JoinForm
from govdesk.ui.meetings.screen import MeetingsScreen
from govdesk.ui.office import Office
from govdesk.ui.widgets import Label, Screen, StatusLabel
from tests.builders import City
from tests.services.test_remote_members import ALL, REASON, under
from tests.ui.checks import faults_of
from tests.ui.conftest import ScreenFor
from tests.ui.offices import child, draft_verbs, settle, show, who_is

W = TypeVar("W", bound=QWidget)


def shown(screen: Screen, kind: type[W]) -> list[W]:
    return [one for one in screen.findChildren(kind) if one.isVisible()]


def said(screen: Screen) -> str:
    lines = [one.text() for one in shown(screen, Label)]
    return "\n".join([*lines, *(one.accessibleName() for one in shown(screen, StatusLabel))])


def test_a_member_joins_from_elsewhere_while_the_meeting_is_run(
    screen_for: ScreenFor, city_file: City
) -> None:
    made, _pending = under(city_file, CharterChange(remote_way=RemoteWay.NOT_COUNTED, remote=ALL))
    screen = screen_for(city_file.ctx, MeetingsScreen, f"{made.meeting_id}/run")
    settle(screen.office)
    assert "5 of 5 seats are here" in said(screen)
    run = screen._run
    for key in "J3":
        run.press(key)
        settle(screen.office)
    (form,) = shown(screen, JoinForm)
    assert faults_of(screen) == []
    form.submit()
    settle(screen.office)
    assert "The charter asks for approval" in said(screen), "beside its field"
    for box in form.findChildren(QCheckBox):
        box.setChecked(True)
    (reason,) = form.findChildren(QLineEdit)
    reason.setText(REASON)
    form.submit()
    for _twice in range(2):
        settle(screen.office)
    assert shown(screen, JoinForm) == []
    words = said(screen)
    assert "4 of 5 seats are here; 3 are needed to decide anything." in words
    assert "1 member takes part from elsewhere and is not counted" in words
    assert "The charter asks for a roll call then" in words
    assert REASON not in words
    assert faults_of(screen) == []
    for key in "J3":
        run.press(key)
        settle(screen.office)
    settle(screen.office)
    assert "takes part from elsewhere" not in said(screen)

    screen.open(made.meeting_id)
    settle(screen.office)
    (attendance,) = shown(screen, AttendanceForm)
    assert [one.text() for one in attendance.findChildren(QCheckBox) if one.isVisible()] == []
    event = attendance.findChildren(QComboBox)[1]
    event.setCurrentIndex(event.findData("remote"))
    assert len([one for one in attendance.findChildren(QCheckBox) if one.isVisible()]) == 2
    settle(screen.office)
    assert faults_of(screen) == []


def test_the_charter_s_terms_are_chosen_in_words(
    office_on: Callable[..., Office], city_file: City, qtbot: QtBot
) -> None:
    office = office_on(city_file.ctx, who_is(city_file.ctx), draft_verbs(city_file.ctx))
    screen = CharterScreen(office)
    qtbot.addWidget(screen)
    show(screen)
    settle(office)
    assert "Whoever takes part from elsewhere needs nothing more." in said(screen)
    screen.open("change")
    settle(office)
    form = screen.findChild(CharterForm)
    assert form is not None
    boxes = {one.text().replace("&", ""): one for one in form.findChildren(QCheckBox)}
    boxes["Taking part from elsewhere needs: to be seen and heard"].setChecked(True)
    boxes["Taking part from elsewhere needs: a roll call for every decision"].setChecked(True)
    way = next(
        one for one in form.findChildren(QComboBox) if one.findData(RemoteWay.ROOM.value) >= 0
    )
    way.setCurrentIndex(way.findData(RemoteWay.ROOM.value))
    change = form.change()
    assert change.remote == RemoteRules(frozenset({RemoteNeed.SEEN_AND_HEARD}), True)
    assert change.remote_way is RemoteWay.ROOM
    settle(office)
    assert "at least half must be in the room itself." in said(screen)
    assert faults_of(screen) == []
    child(form, QPlainTextEdit).setPlainText("Snow closes the roads.")
    form.submit()
    settle(office)
    settle(office)
    assert city_file.ctx.read(list_motions)[0].title == "Change the charter, version 2"
