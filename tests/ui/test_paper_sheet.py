# SPDX-License-Identifier: Apache-2.0
"""A paper sheet typed at the roll call by keys alone, and read again by a second officer."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from govdesk.queries.verification import verify_workspace
from govdesk.queries.votes import board
from govdesk.ui.home.screen import HomeScreen
from govdesk.ui.motions.paper_sheet import PaperCard, PaperReading
from govdesk.ui.motions.roll_call import RollCall
from govdesk.ui.motions.screen import MotionsScreen
from govdesk.ui.office import Office
from govdesk.ui.places import Place
from govdesk.ui.widgets import Label, LinkLabel
from tests.builders import City
from tests.sittings import sitting
from tests.ui.checks import faults_of
from tests.ui.conftest import ScreenFor
from tests.ui.offices import draft_verbs, settle, show, who_is

Roll = tuple[Office, MotionsScreen, RollCall]


@pytest.fixture
def roll_of(office_on: Callable[..., Office], qtbot: QtBot) -> Callable[..., Roll]:
    """The roll call of a motion with somebody at the desk."""

    def open_roll(city: City, login: str, motion: str, percent: int = 100) -> Roll:
        ctx = city.as_(login)
        office = office_on(ctx, who_is(ctx), draft_verbs(ctx))
        office.theme.choose(percent=percent)
        screen = MotionsScreen(office)
        qtbot.addWidget(screen)
        show(screen)
        settle(office)
        screen.open(f"{motion}/roll")
        settle(office)
        settle(office)
        page = screen.findChild(RollCall)
        assert page is not None
        page.setFocus()
        return office, screen, page

    return open_roll


def press(office: Office, page: RollCall, keys: str) -> None:
    """Type letters at the page; `>` is Enter."""
    for letter in keys:
        key = Qt.Key.Key_Return if letter == ">" else getattr(Qt.Key, f"Key_{letter}")
        page.setFocus()
        QTest.keyClick(page, key)
    settle(office)
    settle(office)


def said(widget: QWidget) -> str:
    return " ".join(one.text() for one in widget.findChildren(Label) if one.isVisible())


def pressed(page: QWidget, words: str) -> None:
    (one,) = [b for b in page.findChildren(QPushButton) if b.text() == words and b.isVisible()]
    one.click()


def choices(city: City, vote: str) -> list[str]:
    found = city.ctx.read(board, vote_id=vote, now=city.clock.micros)
    return [line.choice for line in found.lines]


@pytest.mark.parametrize("percent", [100, 200])
def test_two_officers_read_the_sheet_by_keys(
    city_file: City, roll_of: Callable[..., Roll], percent: int
) -> None:
    made, (motion,) = sitting(city_file)
    vote = made.put(motion)
    made.enter(vote, "Health", "yes")
    office, screen, page = roll_of(city_file, "secretary", motion, percent)
    assert faults_of(screen) == []
    pressed(page, "Enter from &paper")
    settle(office)
    assert faults_of(screen) == []
    press(office, page, "YNYX")
    assert "Old Harbour" in said(page)
    press(office, page, "A")
    assert "Read every name and vote back" in said(page)
    assert faults_of(screen) == []
    press(office, page, ">")
    assert page.findChildren(PaperReading) == []
    (card,) = page.findChildren(PaperCard)
    assert "Sefa Secretary typed it" in said(card)
    assert "Another officer" in said(card)  # and why it is not they
    assert choices(city_file, vote) == ["yes", *["not voting"] * 4]
    other, there, second = roll_of(city_file, "clerk", motion, percent)
    pressed(second, "&Read the sheet")
    settle(other)
    press(other, second, "YNNXA>")
    assert "different votes on the sheet for: Youth." in said(there)
    assert second.findChildren(PaperReading) != []
    assert choices(city_file, vote)[1] == "not voting"
    press(other, second, "")
    QTest.keyClick(second, Qt.Key.Key_Up)
    QTest.keyClick(second, Qt.Key.Key_Up)
    press(other, second, "Y>")
    assert choices(city_file, vote) == ["yes", "no", "yes", "not voting", "abstain"]
    assert second.findChildren(PaperReading) == []
    assert "From paper" in said(second)
    made.enter(vote, "Seniors", "yes")
    made.close(vote)
    there.refresh()
    settle(other)
    settle(other)
    assert "Entered from paper by Sefa Secretary, and read alike by Cleo Clerk" in said(second)
    assert city_file.ctx.read(verify_workspace).ok


def test_home_leads_the_second_officer_to_the_sheet(
    city_file: City, roll_of: Callable[..., Roll], screen_for: ScreenFor
) -> None:
    made, (motion,) = sitting(city_file)
    made.put(motion)
    office, _screen, page = roll_of(city_file, "secretary", motion)
    pressed(page, "Enter from &paper")
    settle(office)
    press(office, page, "YYYYY>")
    home = screen_for(city_file.as_("chair"), HomeScreen)
    settle(home.office)
    settle(home.office)
    gone: list[Place] = []
    home.office.asked_for.connect(gone.append)
    words = "A paper sheet of the vote on Motion 2026-1, typed by Sefa Secretary."
    next(one for one in home.findChildren(LinkLabel) if one.accessibleName() == words).follow()
    assert gone == [Place("motions", f"{motion}/roll")]


def test_what_was_typed_stays_while_the_vote_goes_on(
    city_file: City, roll_of: Callable[..., Roll]
) -> None:
    made, (motion,) = sitting(city_file)
    vote = made.put(motion)
    office, screen, page = roll_of(city_file, "secretary", motion)
    pressed(page, "Enter from &paper")
    settle(office)
    press(office, page, "YN")
    made.cast(vote, "seniors", "no")
    screen.refresh()
    settle(office)
    settle(office)
    (reading,) = page.findChildren(PaperReading)
    press(office, page, "NA")
    assert "Read every name and vote back" in said(page)
    pressed(reading, "Bac&k to the roll call")
    settle(office)
    assert page.findChildren(PaperReading) == []
    assert choices(city_file, vote)[:2] == ["not voting"] * 2
