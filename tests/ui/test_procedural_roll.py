# SPDX-License-Identifier: Apache-2.0
"""A procedural question by roll call, with a single key for each seat, while someone is elsewhere
and the charter asks for it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QPushButton

from govdesk.rules.attendance import RemoteRules
from govdesk.rules.charter_changes import CharterChange
from govdesk.ui.meetings.closed import ClosedSessions, CloseForm
from govdesk.ui.meetings.screen import MeetingsScreen
from govdesk.ui.motions.divide import DivideForm
from govdesk.ui.motions.members_answer import Way
from govdesk.ui.motions.screen import MotionsScreen
from govdesk.ui.motions.step_form import StepForm
from govdesk.ui.widgets import Label, Reveal, RollBox
from tests.builders import City
from tests.services.test_remote_members import joins, under
from tests.ui.checks import faults_of
from tests.ui.conftest import ScreenFor
from tests.ui.offices import child, settle
from tests.ui.test_motion_steps import press, read, shown


def test_each_seat_answers_by_a_key(city_file: City, screen_for: ScreenFor) -> None:
    city = city_file
    made, motion_id = under(city, CharterChange(remote=RemoteRules(forces_roll_call=True)))
    city.later(minutes=1)
    joins(made, "Youth")
    screen = shown(screen_for(city.as_("secretary"), MotionsScreen), motion_id)
    press(screen, "More steps…")
    press(screen, "Set aside for now")
    (form,) = screen.findChildren(StepForm)
    offered = [one.text() for one in form.findChildren(QPushButton) if one.isVisible()]
    assert offered == ["Yes  (Y)", "No  (N)", "Abstain  (A)", "&Keep the roll"]
    (box,) = form.findChildren(RollBox)
    lines = [box.list.item(at).text() for at in range(box.list.count())]
    assert len(lines) == 5
    assert all(line.endswith(": to be called") for line in lines), lines
    assert faults_of(screen) == []
    press(screen, "Keep the roll")
    (form,) = screen.findChildren(StepForm)
    told = [one.text() for one in form.findChildren(Label) if one.isVisible()]
    assert "Call every seat that is here, each once." in told
    (box,) = form.findChildren(RollBox)
    by, seconder = form.findChildren(QComboBox)
    by.setCurrentIndex(by.findData(city.seat("Housing")))
    seconder.setCurrentIndex(seconder.findData(city.seat("Youth")))
    QTest.keyClicks(box.list, "ynyy")
    assert box.list.currentRow() == 4, "on to the one who waits"
    QTest.keyClick(box.list, Qt.Key.Key_Up)
    QTest.keyClick(box.list, Qt.Key.Key_Backspace)
    QTest.keyClicks(box.list, "ay")
    assert form.values()["called"].count("yes") == 3
    form.undo.undo()
    assert form.values()["called"].count("yes") == 2
    form.undo.redo()
    kept = form.values()
    form.set_values(kept)
    assert form.values() == kept
    press(screen, "Keep the roll")
    step = read(city, motion_id).steps[-1]
    assert (step.agreed, step.hands, [said for _seat, said in step.called]) == (
        "carried", (3, 1), ["yes", "no", "yes", "abstain", "yes"],
    )  # fmt: skip
    words = [label.text() for label in screen.findChildren(Label)]
    begins = "Set aside for now by Housing, seconded by Youth (3 yes, 1 no; RONR, majority of"
    assert any(one.startswith(begins) and "No: Housing." in one for one in words), words


def test_dividing_and_closing_the_doors_call_the_roll_too(
    city_file: City, screen_for: ScreenFor
) -> None:
    city = city_file
    made, motion_id = under(city, CharterChange(remote=RemoteRules(forces_roll_call=True)))
    city.later(minutes=1)
    joins(made, "Youth")
    screen = shown(screen_for(city.as_("secretary"), MotionsScreen), f"{motion_id}/divide")
    (form,) = screen.findChildren(DivideForm)
    assert len(form.findChildren(RollBox)) == 1
    assert faults_of(screen) == []
    page = screen_for(city.as_("secretary"), MeetingsScreen, made.meeting_id)
    (part,) = page.findChildren(ClosedSessions)
    child(part, Reveal).act.button.click()
    (closing,) = page.findChildren(CloseForm)
    (box,) = closing.findChildren(RollBox)
    assert faults_of(page) == []
    closing.set_values({"ground": "Open Meetings Law, section 105: personnel"})
    QTest.keyClicks(box.list, "nnnyy")
    closing.submit(Way.CALLED)
    settle(page.office)
    settle(page.office)
    told = [one.text() for one in page.findChildren(Label)]
    assert any(one.startswith("Yes: ") and ". No: " in one for one in told), told
