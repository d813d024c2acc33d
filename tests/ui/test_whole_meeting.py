# SPDX-License-Identifier: Apache-2.0
"""A whole meeting by the keyboard alone, in the real window: attendance, two motions, a roll call,
general consent, the end."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from govdesk.queries.meetings import MeetingDetail, meeting
from govdesk.queries.moment import Watch
from govdesk.queries.motions import list_motions
from govdesk.queries.verification import verify_workspace
from govdesk.rules.wall_times import instant
from govdesk.services import meetings, motions
from govdesk.ui.meetings.run import RunMeeting
from govdesk.ui.meetings.run_parts import RunHead
from govdesk.ui.office import Office
from govdesk.ui.places import Place
from govdesk.ui.shell import DeskWindow
from govdesk.ui.widgets import Confirm, Label, Scroll
from govdesk.wording import current
from tests.builders import City
from tests.ui.checks import faults_of
from tests.ui.offices import draft_verbs, settle, who_is

Key = Qt.Key


def noticed_meeting(city: City) -> str:
    """A meeting whose notice is posted, with two ordinary motions that nobody has moved."""
    starts = f"{city.today + timedelta(days=15)}T17:30"
    made = meetings.schedule_meeting(
        city.ctx, title="January meeting", starts_wall=starts, place="Town hall"
    ).made
    for title in ("Open the library on Sundays", "Thank the volunteers"):
        motions.submit_motion(
            city.ctx, title=title, text=f"{title}.", summary="As it says.",
            decision_class="ordinary", meeting_id=made,
        )  # fmt: skip
    meetings.give_notice(city.ctx, meeting_id=made, place="Town hall door", person="Sefa")
    city.clock.micros = instant(starts, city.ctx.store.zone)[1]
    return made


class Hands:
    """Types, and never touches the mouse."""

    def __init__(self, office: Office, window: DeskWindow) -> None:
        self.office, self.window = office, window

    def type(self, *keys: Qt.Key, ctrl: bool = False) -> None:
        for key in keys:
            target: QWidget = QApplication.activeModalWidget() or self.window
            target.activateWindow()  # where no window manager does
            QApplication.processEvents()
            held = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
            QTest.keyClick(target.focusWidget() or target, key, held)
            settle(self.office)
            settle(self.office)

    def says(self) -> str:
        page = self.window.page
        return " ".join(one.text() for one in page.findChildren(Label) if one.isVisible())


@pytest.fixture
def hands(
    city_file: City, office_on: Callable[..., Office], qtbot: QtBot
) -> Iterator[Callable[..., Hands]]:
    """The secretary at the window, at a place."""
    windows: list[DeskWindow] = []

    def sit_down(place: Place, percent: int = 100) -> Hands:
        office = office_on(city_file.ctx, who_is(city_file.ctx), draft_verbs(city_file.ctx))
        office.theme.choose(percent=percent)
        window = DeskWindow(office)
        windows.append(window)
        window.resize(1280, 800)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        window.navigate(place)
        settle(office)
        settle(office)
        return Hands(office, window)

    yield sit_down
    for window in windows:
        window.close()
        window.deleteLater()


def found(city: City, meeting_id: str) -> MeetingDetail:
    told = city.ctx.read(
        meeting, meeting_id=meeting_id, actor=city.ctx.actor, now=city.clock.micros
    )
    assert told is not None
    return told


def test_a_whole_meeting_is_run_by_keys(city_file: City, hands: Callable[..., Hands]) -> None:
    meeting_id = noticed_meeting(city_file)
    at = hands(Place("meetings", f"{meeting_id}/run"))
    at.type(Key.Key_P, Key.Key_1, Key.Key_2, Key.Key_3, Key.Key_4, Key.Key_5)
    assert "Who comes or goes?" in at.says()
    assert "5 of 5 seats are here; 3 are needed to decide anything." in at.says()
    at.type(Key.Key_O)
    assert found(city_file, meeting_id).row.state == "in_session"
    at.type(Key.Key_M, Key.Key_1, Key.Key_S, Key.Key_4)
    assert "Moved by Health. Seconded by Seniors." in at.says()
    at.type(Key.Key_B, Key.Key_V, Key.Key_Return)
    assert at.window.page.title == "Roll call"
    at.type(*[Key.Key_Y] * 3, Key.Key_N, Key.Key_A)
    at.type(Key.Key_Return, Key.Key_Return, Key.Key_Return)
    assert "3 yes, 1 no, 1 abstention. The motion is adopted." in at.says()
    at.type(Key.Key_Return)
    assert at.window.page.title == "Running the meeting"
    assert "3 yes, 1 no, 1 abstention. The motion is adopted." in at.says()
    at.type(
        Key.Key_Down,
        Key.Key_M,
        Key.Key_2,
        Key.Key_S,
        Key.Key_3,
        Key.Key_B,
        Key.Key_N,
        Key.Key_Return,
    )
    at.type(Key.Key_P, Key.Key_5)
    assert "4 of 5 seats are here" in at.says()
    at.type(Key.Key_E, Key.Key_Return)
    assert found(city_file, meeting_id).end_state == "held"
    states = {row.title: row.state for row in city_file.ctx.read(list_motions)}
    assert set(states.values()) == {"adopted"}
    assert city_file.ctx.read(verify_workspace).ok


def test_before_its_day_a_meeting_opens_only_after_a_question(
    city_file: City, hands: Callable[..., Hands]
) -> None:
    meeting_id = noticed_meeting(city_file)
    city_file.clock.micros -= 2 * 86_400_000_000
    at = hands(Place("meetings", f"{meeting_id}/run"))
    at.type(Key.Key_P, Key.Key_1, Key.Key_2, Key.Key_3, Key.Key_Escape, Key.Key_O)
    asked = QApplication.activeModalWidget()
    assert isinstance(asked, Confirm)
    at.type(Key.Key_Return)  # the safe answer is the first
    assert found(city_file, meeting_id).row.state == "noticed"
    at.type(Key.Key_O, Key.Key_Tab, Key.Key_Return)
    assert found(city_file, meeting_id).row.state == "in_session"


@pytest.mark.parametrize("percent", [100, 200])
def test_what_cannot_be_done_says_why_and_the_page_is_whole(
    city_file: City, hands: Callable[..., Hands], percent: int
) -> None:
    meeting_id = noticed_meeting(city_file)
    at = hands(Place("meetings", f"{meeting_id}/run"), percent)
    page = at.window.page.findChild(RunMeeting)
    assert page is not None
    assert faults_of(page) == []
    grey = [
        one for one in page.findChildren(QPushButton) if one.isVisible() and not one.isEnabled()
    ]
    assert grey
    assert all(one.accessibleDescription() for one in grey)
    at.type(Key.Key_P)
    assert faults_of(page) == []
    at.type(Key.Key_Escape)
    assert "Who comes or goes?" not in at.says()
    at.type(Key.Key_P, Key.Key_9)
    assert "0 of 5 seats are here" in at.says()


def test_going_through_the_agenda_stays_where_it_is(
    city_file: City, hands: Callable[..., Hands]
) -> None:
    meeting_id = noticed_meeting(city_file)
    at = hands(Place("meetings", f"{meeting_id}/run"))
    assert "Next: Motion 2026-2: Thank the volunteers" in at.says()
    at.type(Key.Key_Down)
    assert "▸ 2  Motion 2026-2: Thank the volunteers" in at.says()
    at.type(Key.Key_P, Key.Key_1)
    assert "▸ 2  Motion 2026-2: Thank the volunteers" in at.says()
    at.type(Key.Key_Up, Key.Key_Up)
    assert "▸ 1  Motion 2026-1: Open the library on Sundays" in at.says()


def test_the_time_and_who_is_here_stay_in_view_and_the_time_goes_on(
    city_file: City, hands: Callable[..., Hands], qtbot: QtBot
) -> None:
    meeting_id = noticed_meeting(city_file)
    at = hands(Place("meetings", f"{meeting_id}/run"), 200)
    page, head = at.window.page.findChild(RunMeeting), at.window.page.findChild(RunHead)
    assert page is not None
    assert head is not None
    scrolled = page.findChild(Scroll)
    assert scrolled is not None
    scrolled.verticalScrollBar().setValue(scrolled.verticalScrollBar().maximum())
    assert scrolled.verticalScrollBar().value() > 0
    assert not scrolled.isAncestorOf(head)
    here = [one.text() for one in head.findChildren(Label) if not one.visibleRegion().isEmpty()]
    assert any("0 of 5 seats are here" in one for one in here)
    who = at.office.who
    an_hour_on = replace(who, watch=Watch(who.watch.ahead + 3_600_000_000))
    later = current().moment(an_hour_on.now, who.zone, "short")
    assert not any(later in one for one in here)
    at.office._who = an_hour_on  # nothing is read again: the page looks at the clock by itself
    qtbot.waitUntil(lambda: later in at.says(), timeout=3_000)
