# SPDX-License-Identifier: Apache-2.0
"""The spoken roll call by keys alone: eleven seats called, read back and announced."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from govdesk.models.votes import Ballot
from govdesk.queries.people import holders
from govdesk.queries.verification import verify_workspace
from govdesk.queries.votes import Board, board
from govdesk.rules.wall_times import instant
from govdesk.services import meetings, motions, votes
from govdesk.services.workspace import SeatPlan
from govdesk.ui.home.screen import HomeScreen
from govdesk.ui.motions.roll_call import RollCall
from govdesk.ui.motions.screen import MotionsScreen
from govdesk.ui.office import Office
from govdesk.ui.places import Place
from govdesk.ui.widgets import Confirm, Label, LinkLabel
from govdesk.wording import say
from tests import builders
from tests.builders import City, small_city
from tests.human_pace import roll_call
from tests.ui.checks import faults_of
from tests.ui.conftest import ScreenFor
from tests.ui.offices import draft_verbs, settle, show, who_is

ELEVEN = (
    *((f"Department {n}", "departments") for n in range(1, 6)),
    *((f"Community {n}", "community") for n in range(1, 7)),
)
"""A whole body: five departments and six seats of the community."""
SPOKEN = "YYNYAYYNYYY"


@pytest.fixture
def eleven(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[City]:
    """A city of eleven seats, each with its holder."""
    monkeypatch.setattr(builders, "SEATS", tuple(SeatPlan(*one) for one in ELEVEN))
    monkeypatch.setattr(
        builders, "PEOPLE", {title: f"Holder of {title}" for title, _group in ELEVEN}
    )
    monkeypatch.setattr(builders, "give_keys", lambda _city: None)
    city = small_city(str(tmp_path / "eleven.govdesk"), alternates=False)
    yield city
    city.ctx.store.close()


def open_vote(city: City) -> tuple[str, str]:
    """A meeting with everyone here, and a key vote that is open: the motion and the vote."""
    starts = f"{city.today + timedelta(days=15)}T17:30"
    meeting = meetings.schedule_meeting(
        city.ctx, title="January meeting", starts_wall=starts, place="Town hall"
    ).made
    motion = motions.submit_motion(
        city.ctx, title="Open the library on Sundays", text="From noon to six.",
        summary="Sunday hours.", decision_class="key", mover_seat_id=city.seat("Department 1"),
        meeting_id=meeting,
    ).made  # fmt: skip
    meetings.give_notice(city.ctx, meeting_id=meeting, place="Town hall door", person="Sefa")
    city.clock.micros = instant(starts, city.ctx.store.zone)[1]
    for one in city.ctx.read(holders, on=city.today):
        assert one.principal is not None
        meetings.note_attendance(
            city.ctx, meeting_id=meeting, seat_id=one.seat_id, member_id=one.principal.member_id,
            event="arrive",
        )  # fmt: skip
    meetings.open_meeting(city.ctx, meeting_id=meeting)
    motions.step(city.ctx, motion_id=motion, verb="move", seat_id=city.seat("Department 1"))
    motions.step(city.ctx, motion_id=motion, verb="second", seat_id=city.seat("Community 1"))
    motions.step(city.ctx, motion_id=motion, verb="state")
    return motion, votes.open_vote(city.ctx, motion_id=motion, meeting_id=meeting).made


class Keys:
    """Types at whatever has the focus, and counts the keys."""

    def __init__(self, office: Office, screen: QWidget) -> None:
        self.office, self.screen, self.count = office, screen, 0

    def type(self, *keys: Qt.Key, wait: bool = True) -> None:
        """Press keys one after another; what they ask is done before the next one if `wait`."""
        for key in keys:
            dialog = QApplication.activeModalWidget()
            target = (dialog or self.screen.window()).focusWidget() or dialog or self.screen
            QTest.keyClick(target, key)
            self.count += 1
            if wait:
                self.settle()
        self.settle()

    def settle(self) -> None:
        settle(self.office)
        settle(self.office)


Begun = Callable[[City, str], tuple[Keys, RollCall]]


@pytest.fixture
def begun(office_on: Callable[..., Office], qtbot: QtBot) -> Begun:
    """The roll call of a motion with its keys at hand."""

    def begin(city: City, motion: str) -> tuple[Keys, RollCall]:
        office = office_on(city.ctx, who_is(city.ctx), draft_verbs(city.ctx))
        screen = MotionsScreen(office)
        qtbot.addWidget(screen)
        show(screen)
        settle(office)
        screen.open(f"{motion}/roll")
        keys = Keys(office, screen)
        keys.settle()
        page = screen.findChild(RollCall)
        assert page is not None
        page.setFocus()
        return keys, page

    return begin


def read(city: City, vote: str) -> Board:
    return city.ctx.read(board, vote_id=vote, now=city.clock.micros)


def said(widget: QWidget) -> str:
    return " ".join(one.text() for one in widget.findChildren(Label) if one.isVisible())


@pytest.mark.parametrize("ahead", [False, True])
def test_eleven_seats_are_called_read_back_and_announced_by_fourteen_keys(
    eleven: City, begun: Begun, record_property: Callable[[str, object], None], ahead: bool
) -> None:
    """One key a seat, Enter when they were read back, Enter to close, Enter to mean it. Typed ahead
    of the record, as fast as can be, each key still goes to the seat that was called."""
    motion, vote = open_vote(eleven)
    keys, page = begun(eleven, motion)
    assert "11 here, 6 needed" in said(page)
    keys.type(*(getattr(Qt.Key, f"Key_{letter}") for letter in SPOKEN), wait=not ahead)
    found = read(eleven, vote)
    choices = {"Y": "yes", "N": "no", "A": "abstain"}
    assert [line.choice for line in found.lines] == [choices[letter] for letter in SPOKEN]
    assert [line.ballots for line in found.lines] == [1] * 11
    assert "Read every name and vote aloud" in said(page)
    keys.type(Qt.Key.Key_Return)
    assert read(eleven, vote).read_back_at is not None
    assert "Read back at" in said(page)
    assert faults_of(page) == []
    keys.type(Qt.Key.Key_Return, Qt.Key.Key_Return)
    closed = read(eleven, vote)
    assert closed.outcome == "adopted"
    assert "For the chair to say" in said(page)
    assert "Spoken, read back 17:30." in said(page)
    assert keys.count == 14
    human_seconds(eleven, vote, page)
    record_property("keys for eleven seats, read back and announced", keys.count)
    assert eleven.ctx.read(verify_workspace).ok


@pytest.mark.soak
def test_a_roll_call_takes_less_than_ninety_seconds_of_a_human_s_time(
    eleven: City, begun: Begun, record_property: Callable[[str, object], None]
) -> None:
    """By the keystroke-level model and the pace of speech (`tests/human_pace.py`)."""
    motion, vote = open_vote(eleven)
    keys, page = begun(eleven, motion)
    keys.type(*(getattr(Qt.Key, f"Key_{letter}") for letter in SPOKEN))
    keys.type(*[Qt.Key.Key_Return] * 3)
    record_property("keys", keys.count)
    record_property("seconds at a human pace", round(human_seconds(eleven, vote, page), 1))


def human_seconds(city: City, vote: str, page: QWidget) -> float:
    """What a closed roll call took a human, with the words that stand on the page to be read out;
    less than the 90 that a meeting has for it."""
    closed = read(city, vote)
    assert closed.explanation is not None
    announcement = say(closed.explanation.announcement)
    assert announcement in said(page)
    pace = roll_call([(line.seat, line.choice) for line in closed.lines], announcement)
    assert 50 < pace < 90
    return pace


def test_a_roll_call_that_was_broken_off_goes_on_or_starts_again(
    eleven: City, begun: Begun
) -> None:
    motion, vote = open_vote(eleven)
    keys, page = begun(eleven, motion)
    assert "begun already" not in said(page)
    keys.type(Qt.Key.Key_Y, Qt.Key.Key_N, Qt.Key.Key_Y)
    keys, page = begun(eleven, motion)  # as after a power cut
    assert "It goes on at Department 4, where it stopped." in said(page)
    assert faults_of(page) == []
    page.start_again()
    keys.settle()
    keys.type(Qt.Key.Key_Y)  # the same answer
    assert page._board is not None
    assert page._board.lines[page._at].seat == "Department 2"
    keys.type(Qt.Key.Key_Y)
    assert "No was entered. Why Yes now?" in said(page)
    keys.type(Qt.Key.Key_S)
    assert [line.choice for line in read(eleven, vote).lines[:3]] == ["yes", "yes", "yes"]
    assert [line.ballots for line in read(eleven, vote).lines[:4]] == [1, 2, 1, 0]
    assert eleven.ctx.read(verify_workspace).ok


def test_home_leads_the_secretary_back_to_an_open_roll_call(
    eleven: City, screen_for: ScreenFor
) -> None:
    motion, _vote = open_vote(eleven)
    screen = screen_for(eleven.ctx, HomeScreen)
    settle(screen.office)
    gone: list[Place] = []
    screen.office.asked_for.connect(gone.append)
    words = "Go on with the roll call of Motion 2026-1: Open the library on Sundays"
    links = {one.accessibleName(): one for one in screen.findChildren(LinkLabel)}
    links[words].follow()
    assert gone == [Place("motions", f"{motion}/roll")]


def test_a_slip_and_a_changed_mind_are_kept_apart(eleven: City, begun: Begun) -> None:
    motion, vote = open_vote(eleven)
    keys, page = begun(eleven, motion)
    keys.type(Qt.Key.Key_Y, Qt.Key.Key_Y, Qt.Key.Key_Up)
    assert "Entered: Yes." in said(page)
    keys.type(Qt.Key.Key_N)
    assert "Yes was entered. Why No now?" in said(page)
    assert read(eleven, vote).lines[1].choice == "yes"
    keys.type(Qt.Key.Key_S)
    keys.type(Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_A, Qt.Key.Key_C)
    lines = read(eleven, vote).lines
    assert [line.choice for line in lines[:3]] == ["abstain", "no", "not voting"]
    with eleven.ctx.store.reading() as session:
        kept = session.query(Ballot.seat_id, Ballot.n, Ballot.again).order_by(Ballot.at).all()
    assert [tuple(row)[1:] for row in kept] == [(1, None), (1, None), (2, "slip"), (2, "change")]


def test_what_is_corrected_after_the_reading_back_is_read_back_again(
    eleven: City, begun: Begun
) -> None:
    motion, vote = open_vote(eleven)
    keys, page = begun(eleven, motion)
    keys.type(*[Qt.Key.Key_Y] * 11, wait=False)
    keys.type(Qt.Key.Key_Return)
    eleven.later(minutes=1)
    keys.type(Qt.Key.Key_Up, Qt.Key.Key_N, Qt.Key.Key_S)
    assert read(eleven, vote).read_back_at is None
    keys.type(Qt.Key.Key_Return)
    assert read(eleven, vote).state == "open"
    assert read(eleven, vote).read_back_at is not None
    assert not page.window().findChildren(Confirm)


def test_a_seat_that_cannot_answer_is_passed_over(eleven: City, begun: Begun) -> None:
    motion, vote = open_vote(eleven)
    meeting = read(eleven, vote).meeting_id
    holding = eleven.holding("Department 2")
    assert holding.principal is not None
    meetings.note_attendance(
        eleven.ctx, meeting_id=meeting, seat_id=holding.seat_id,
        member_id=holding.principal.member_id, event="leave",
    )  # fmt: skip
    keys, page = begun(eleven, motion)
    assert "10 here, 6 needed" in said(page)
    keys.type(*[Qt.Key.Key_Y] * 10, wait=False)
    assert "Read every name and vote aloud" in said(page)
    keys.type(Qt.Key.Key_N)
    assert [line.choice for line in read(eleven, vote).lines].count("yes") == 10
