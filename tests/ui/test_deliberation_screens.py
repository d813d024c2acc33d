# SPDX-License-Identifier: Apache-2.0
"""Motions and meetings, driven on a real workspace: the ballot, the roll call, the agenda."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
)
from pytestqt.qtbot import QtBot

from govdesk.queries import meetings as meeting_queries
from govdesk.queries import motions as motion_queries
from govdesk.queries.votes import Board, board
from govdesk.ui.meetings.forms import ScheduleForm
from govdesk.ui.meetings.screen import MeetingsScreen
from govdesk.ui.motions.ballot import BallotPage
from govdesk.ui.motions.forms import SubmitForm
from govdesk.ui.motions.my_votes import ReceiptActs
from govdesk.ui.motions.roll_call import RollCall
from govdesk.ui.motions.screen import MotionsScreen
from govdesk.ui.widgets import Confirm, Label, Screen
from govdesk.wording.public_words import PLAIN
from tests.builders import City
from tests.sittings import sitting
from tests.ui.checks import faults_of
from tests.ui.conftest import ScreenFor
from tests.ui.offices import settle

Shown = Callable[[str, type[Screen]], Screen]


@pytest.fixture
def shown(screen_for: ScreenFor, city_file: City) -> Shown:
    """Opens a screen for an account, and lets it read."""

    def open_screen(login: str, kind: type[Screen]) -> Screen:
        return screen_for(city_file.as_(login), kind)

    return open_screen


def words(screen: Screen) -> list[str]:
    return [label.text() for label in screen.findChildren(Label) if label.isVisible()]


def go(screen: Screen, id: str) -> None:
    screen.open(id)
    settle(screen.office)
    settle(screen.office)


def confirm(screen: Screen) -> str:
    """Press the main button of the dialog that asks; its question."""
    (dialog,) = [one for one in screen.window().findChildren(Confirm) if one.isVisible()]
    assert isinstance(dialog, QDialog)
    question = dialog.windowTitle()
    next(iter(dialog.choices.values())).click()
    settle(screen.office)
    settle(screen.office)
    return question


def read_board(city: City, vote_id: str) -> Board:
    return city.ctx.read(board, vote_id=vote_id, now=city.clock.micros)


def test_a_representative_votes_by_keys_reviews_and_gets_a_receipt(
    city_file: City, shown: Shown, qtbot: QtBot
) -> None:
    made, (motion_id,) = sitting(city_file, "key")
    vote_id = made.put(motion_id)
    screen = shown("youth", MotionsScreen)
    go(screen, f"{motion_id}/vote")
    page = screen.findChild(BallotPage)
    assert page is not None
    qtbot.keyClick(page, Qt.Key.Key_N)
    assert page.chosen() == "no"
    assert read_board(city_file, vote_id).lines[2].choice == "not voting"
    page.review()
    assert confirm(screen) == "Vote No on Motion 2026-1?"
    line = read_board(city_file, vote_id).lines[2]
    assert (line.choice, line.way) == ("no", "own")
    assert any(text.startswith("You voted No on Motion 2026-1 at ") for text in words(screen))
    assert faults_of(page) == []
    (receipt,) = [one for one in screen.findChildren(ReceiptActs) if one.isVisible()]
    assert not receipt.proof.isVisible()
    (proof,) = [one for one in receipt.findChildren(QPushButton) if one.text() == "Proof"]
    proof.click()
    assert receipt.proof.isVisible()
    page.choose("yes")
    assert "Not cast yet: your vote is still No." in words(screen)
    page.choose("no")
    assert "Not cast yet: your vote is still No." not in words(screen)
    page.choose("yes")
    page.review()
    assert confirm(screen) == "Vote Yes on Motion 2026-1?"
    assert read_board(city_file, vote_id).lines[2].choice == "yes"
    assert not any(text.startswith("Not cast yet") for text in words(screen))


def test_whoever_cannot_vote_learns_why_before_choosing(city_file: City, shown: Shown) -> None:
    made, (motion_id,) = sitting(city_file, "ordinary", away=("Old Harbour",))
    made.put(motion_id)
    screen = shown("old_harbour", MotionsScreen)
    go(screen, f"{motion_id}/vote")
    assert "Nobody is noted as present for this seat." in words(screen)
    page = screen.findChild(BallotPage)
    assert page is not None
    page.choose("yes")
    page.review()
    assert page.chosen() == ""


def test_the_ballot_uses_no_word_of_the_rule_book(city_file: City, shown: Shown) -> None:
    made, (motion_id,) = sitting(city_file, "key")
    vote_id = made.put(motion_id)
    screen = shown("youth", MotionsScreen)
    go(screen, f"{motion_id}/vote")
    said = " ".join(words(screen)).casefold()
    made.close(vote_id)
    screen.refresh()
    settle(screen.office)
    settle(screen.office)
    said += " ".join(words(screen)).casefold()
    assert [word for word in PLAIN if re.search(rf"\b{word}\b", said)] == []


def test_the_secretary_calls_the_roll_by_single_keys_and_closes_the_vote(
    city_file: City, shown: Shown, qtbot: QtBot
) -> None:
    made, (motion_id,) = sitting(city_file)
    vote_id = made.put(motion_id)
    screen = shown("secretary", MotionsScreen)
    go(screen, f"{motion_id}/roll")
    page = screen.findChild(RollCall)
    assert page is not None
    for key in (Qt.Key.Key_Y, Qt.Key.Key_N, Qt.Key.Key_Y, Qt.Key.Key_A, Qt.Key.Key_Y):
        qtbot.keyClick(page, key)
        settle(screen.office)
        settle(screen.office)
    cast = [line.choice for line in read_board(city_file, vote_id).lines]
    assert cast == ["yes", "no", "yes", "abstain", "yes"]
    assert "Everyone here has answered." in words(screen)
    (close,) = [b for b in screen.findChildren(QPushButton) if b.text() == "&Close the vote"]
    close.click()
    assert confirm(screen) == "Close the vote on Motion 2026-1?"
    assert read_board(city_file, vote_id).outcome == "adopted"
    assert any("Three yes" in t or "3 yes" in t for t in words(screen))


def test_a_motion_is_submitted_from_the_form_and_shown(city_file: City, shown: Shown) -> None:
    screen = shown("secretary", MotionsScreen)
    screen.office.asked_for.connect(lambda place: screen.open(place.id))
    screen.new()
    settle(screen.office)
    (form,) = screen.findChildren(SubmitForm)
    form.findChildren(QLineEdit)[0].setText("Build ramps")
    for editor in form.findChildren(QPlainTextEdit):
        editor.setPlainText("Every branch library gets a ramp.")
    form.submit()
    settle(screen.office)
    settle(screen.office)
    (row,) = city_file.ctx.read(motion_queries.list_motions)
    assert (row.title, row.state) == ("Build ramps", "submitted")
    assert "Motion 2026-1" in words(screen)
    assert not screen.has_unsaved()


def test_a_decided_motion_says_why_in_one_sentence(city_file: City, shown: Shown) -> None:
    made, (motion_id,) = sitting(city_file, "key")
    vote_id = made.put(motion_id)
    for seat, choice in (("Health", "yes"), ("Housing", "yes"), ("Youth", "no")):
        made.enter(vote_id, seat, choice)
    made.close(vote_id)
    screen = shown("counsel", MotionsScreen)
    go(screen, motion_id)
    assert any(text.startswith("Not adopted, because Community did not") for text in words(screen))


def test_a_meeting_is_scheduled_and_a_bad_time_is_told_beside_its_field(
    city_file: City, shown: Shown
) -> None:
    screen = shown("secretary", MeetingsScreen)
    assert screen.summary == "No meeting is scheduled."
    screen.new()
    settle(screen.office)
    (form,) = screen.findChildren(ScheduleForm)
    title, starts, place = form.findChildren(QLineEdit)
    title.setText("March meeting")
    starts.setText("some day")
    place.setText("Town hall")
    form.submit()
    settle(screen.office)
    assert "Write the date and time as 2026-03-10 17:30." in words(screen)
    starts.setText("2026-03-10 17:30")
    form.submit()
    settle(screen.office)
    settle(screen.office)
    (row,) = city_file.ctx.read(meeting_queries.list_meetings, now=city_file.clock.micros)
    assert (row.title, row.state) == ("March meeting", "scheduled")


def test_a_grey_step_of_a_meeting_says_why(city_file: City, shown: Shown) -> None:
    made, (motion_id,) = sitting(city_file)
    made.put(motion_id)
    screen = shown("secretary", MeetingsScreen)
    go(screen, made.meeting_id)
    assert words(screen).count("A vote is open. Close it first.") == 3
    assert "5 of 5 seats are here; 3 are needed to decide anything." in words(screen)
    assert QApplication.activeModalWidget() is None
    assert screen.findChildren(QComboBox)
