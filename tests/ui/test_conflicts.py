# SPDX-License-Identifier: Apache-2.0
"""A conflict of interest, declared on the motion's page before anyone votes, and what it does."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPushButton

from govdesk.models.meetings import Attendance, Recusal
from govdesk.models.record import PrivateDetail
from govdesk.ui.meetings.run import RunMeeting
from govdesk.ui.meetings.screen import MeetingsScreen
from govdesk.ui.motions.conflicts import ConflictForm
from govdesk.ui.motions.screen import MotionsScreen
from govdesk.ui.places import Place
from govdesk.ui.widgets import Label, Screen
from tests.builders import City
from tests.sittings import sitting
from tests.ui.checks import faults_of
from tests.ui.conftest import ScreenFor
from tests.ui.offices import settle


def words(screen: Screen) -> str:
    return " ".join(label.text() for label in screen.findChildren(Label))


def shown(screen: Screen, place: str) -> Screen:
    screen.open(place)
    for _ in range(3):
        settle(screen.office)
    return screen


def declare(screen: Screen, member: str, nature: str, details: str = "") -> None:
    (form,) = screen.findChildren(ConflictForm)
    who = form.findChildren(QComboBox)[0]
    who.setCurrentIndex(who.findData(member))
    told, kept = form.findChildren(QLineEdit)
    told.setText(nature)
    kept.setText(details)
    (left,) = form.findChildren(QCheckBox)
    left.setChecked(True)
    (act,) = [
        one for one in form.findChildren(QPushButton)
        if one.text().replace("&", "") == "Note that they step aside"
    ]  # fmt: skip
    act.click()
    for _ in range(3):
        settle(screen.office)


def test_the_secretary_notes_a_conflict_that_was_said_aloud(
    city_file: City, screen_for: ScreenFor
) -> None:
    made, (motion_id,) = sitting(city_file)
    screen = shown(screen_for(city_file.as_("secretary"), MotionsScreen), f"{motion_id}/conflict")
    assert faults_of(screen) == []
    declare(screen, city_file.member("Youth"), "A parent works there", "Her mother runs it")
    with city_file.ctx.store.reading() as session:
        (kept,) = session.query(Recusal).all()
        assert (kept.seat_id, kept.nature, kept.left_room) == (
            city_file.seat("Youth"), "A parent works there", True,
        )  # fmt: skip
        details = session.query(PrivateDetail).filter(PrivateDetail.subject == kept.id).all()
        assert [one.value for one in details] == ["Her mother runs it"]
        (noted,) = session.query(Attendance).filter(Attendance.event == "recused").all()
        assert noted.member_id == city_file.member("Youth")
    told = words(shown(screen, motion_id))
    assert "Youth: A parent works there" in told
    assert "her mother" not in told.casefold()
    assert "4 of 5 seats present, 3 needed; overall 4 yes, 3 needed" in told
    made.put(motion_id)
    ballot = shown(screen_for(city_file.as_("seniors"), MotionsScreen), f"{motion_id}/vote")
    assert "Youth: A parent works there" in words(ballot)


def test_a_member_declares_only_their_own(city_file: City, screen_for: ScreenFor) -> None:
    _made, (motion_id,) = sitting(city_file)
    screen = shown(screen_for(city_file.as_("youth"), MotionsScreen), f"{motion_id}/conflict")
    (form,) = screen.findChildren(ConflictForm)
    who = form.findChildren(QComboBox)[0]
    assert [who.itemData(at) for at in range(who.count())] == [city_file.member("Youth")]


def test_one_key_leads_from_the_running_meeting_to_it(
    city_file: City, screen_for: ScreenFor
) -> None:
    made, (motion_id,) = sitting(city_file)
    ctx = city_file.as_("secretary")
    screen = shown(screen_for(ctx, MeetingsScreen, made.meeting_id), f"{made.meeting_id}/run")
    gone: list[Place] = []
    screen.office.asked_for.connect(gone.append)
    (run,) = screen.findChildren(RunMeeting)
    run.press("I")
    assert gone == [Place("motions", f"{motion_id}/conflict")]
