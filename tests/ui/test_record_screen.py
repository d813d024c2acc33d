# SPDX-License-Identifier: Apache-2.0
"""The screen of the record, driven on a real workspace, a touched one too."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot
from sqlalchemy import create_engine, text

from govdesk.record.entries import ENTRY_TYPES
from govdesk.rules.messages import Message
from govdesk.services.packets import pin_checkpoint
from govdesk.services.record_check import ToCheck
from govdesk.ui.office import Office
from govdesk.ui.record.screen import (
    DECISIONS,
    MEETINGS,
    NUMBERS,
    PEOPLE,
    PUBLIC,
    RecordScreen,
)
from govdesk.ui.widgets import Chips, Label, LinkLabel, ProgressLine, RowsTable
from tests.builders import City
from tests.ui.offices import draft_verbs, settle, show, who_is


@pytest.fixture
def sit_down(office_on: Callable[..., Office], city_file: City) -> Callable[[str], Office]:
    """Opens the desk for an account of the small city."""

    def sit(login: str) -> Office:
        ctx = city_file.as_(login)
        return office_on(ctx, who_is(ctx), draft_verbs(ctx))

    return sit


@pytest.fixture
def office(sit_down: Callable[[str], Office]) -> Office:
    """The desk with the secretary at it."""
    return sit_down("secretary")


@pytest.fixture
def shown(qtbot: QtBot) -> Callable[[Office], RecordScreen]:
    """Opens the screen, and lets it read."""

    def show_screen(office: Office) -> RecordScreen:
        screen = RecordScreen(office)
        qtbot.addWidget(screen)
        show(screen)
        settle(office)
        return screen

    return show_screen


def lines(screen: RecordScreen) -> list[str]:
    return [row[1] for row in screen.findChildren(RowsTable)[0].table()[1:]]


def checked(screen: RecordScreen, office: Office) -> str:
    """What the banner says after a check."""
    screen.run_primary()
    for _ in range(400):
        settle(office)
        QTest.qWait(25)
        if screen.banner.text:
            return screen.banner.text
    raise AssertionError("the check said nothing")


def test_the_log_is_told_in_sentences_the_newest_first(
    office: Office, shown: Callable[[Office], RecordScreen]
) -> None:
    screen = shown(office)
    told = lines(screen)
    assert told[-1].startswith("Sefa Secretary founded this workspace")
    assert any("the seat Youth" in line for line in told)
    assert not [line for line in told if "{" in line]


def test_a_chip_keeps_what_it_says(office: Office, shown: Callable[[Office], RecordScreen]) -> None:
    screen = shown(office)
    screen.findChildren(Chips)[0].turn("people", True)
    assert lines(screen)
    assert not [line for line in lines(screen) if "founded" in line or "charter" in line]


def test_who_is_no_officer_is_not_shown_accounts(
    sit_down: Callable[[str], Office], shown: Callable[[Office], RecordScreen]
) -> None:
    office = sit_down("youth")
    screen = shown(office)
    assert lines(screen)
    assert not [line for line in lines(screen) if "opened an account" in line]


def test_an_entry_is_shown_exactly_as_it_was_written(
    office: Office, shown: Callable[[Office], RecordScreen]
) -> None:
    screen = shown(office)
    screen.open("1")
    settle(office)
    (exact,) = screen.findChildren(QPlainTextEdit)
    assert '"type": "workspace.created"' in exact.toPlainText()
    assert screen.reference() == "Entry 1"


def test_checking_an_untouched_record_says_that_it_fits(
    office: Office, shown: Callable[[Office], RecordScreen]
) -> None:
    screen = shown(office)
    assert checked(screen, office).startswith("Everything that was checked holds")
    assert screen.primary_refusal is None


def _touch(city: City, statement: str) -> None:
    engine = create_engine(f"sqlite:///{city.ctx.store.location}")
    with engine.begin() as connection:
        for (name,) in connection.execute(
            text("SELECT name FROM sqlite_master WHERE type='trigger'")
        ).all():
            connection.execute(text(f'DROP TRIGGER "{name}"'))
        connection.execute(text(statement))
    engine.dispose()


def _links(screen: RecordScreen) -> list[LinkLabel]:
    return [link for link in screen.findChildren(LinkLabel) if link.isVisible()]


def _words(screen: RecordScreen) -> list[str]:
    return [label.text() for label in screen.findChildren(Label) if label.isVisible()]


def test_checking_a_touched_record_leads_to_the_entry_that_was_touched(
    city_file: City, office: Office, shown: Callable[[Office], RecordScreen]
) -> None:
    _touch(city_file, "UPDATE entries SET recorded_at = recorded_at + 5 WHERE seq = 6")
    screen = shown(office)
    assert checked(screen, office).startswith("The meeting can go on.")
    settle(office)
    assert "The fingerprint of entry 6 does not belong to its content." in _words(screen)
    links = _links(screen)
    assert links[0].accessibleName() == "Entry 6 of the record"
    went: list[str] = []
    office.asked_for.connect(lambda place: went.append(str(place)))
    links[0].linkActivated.emit("record/6")
    assert went == ["record/6"]


def test_checking_a_touched_row_says_what_differs_and_leads_to_who_recorded_it(
    city_file: City, office: Office, shown: Callable[[Office], RecordScreen]
) -> None:
    _touch(city_file, "UPDATE seats SET title = 'Harbour Master' WHERE title = 'Youth'")
    screen = shown(office)
    checked(screen, office)
    settle(office)
    words = _words(screen)
    assert words.index("Youth") < words.index("Harbour Master")
    assert "seats, title" in words
    entry, seat = (link.accessibleName() for link in _links(screen))
    screen.open(entry.split()[1])
    settle(office)
    (exact,) = screen.findChildren(QPlainTextEdit)
    assert '"title": "Youth"' in exact.toPlainText()
    assert seat == "What it is about"
    screen.banner.findChildren(QPushButton)[0].click()
    settle(office)
    assert "seats, title" in _words(screen)


def test_checking_looks_at_what_this_desktop_remembers(
    city_file: City, office: Office, shown: Callable[[Office], RecordScreen]
) -> None:
    another = "govdesk/elsewhere\n1\n" + "A" * 43 + "=\n\n"
    note = f"{another}\u2014 govdesk/elsewhere/{'0' * 32} {'A' * 91}=\n"
    office.to_check = lambda _session: ToCheck(city_file.ctx.store.location, (note,))
    screen = shown(office)
    assert checked(screen, office).startswith("The meeting can go on.")
    settle(office)
    assert any("not the one that was seen before" in line for line in _words(screen))


def test_a_check_can_be_stopped(
    office: Office, shown: Callable[[Office], RecordScreen], qtbot: QtBot
) -> None:
    screen = shown(office)
    screen.run_primary()
    settle(office)
    assert refusal(screen) is not None
    (line,) = screen.findChildren(ProgressLine)
    qtbot.waitUntil(line.isVisible)
    line.findChildren(QPushButton)[0].click()
    qtbot.waitUntil(line.isHidden, timeout=20_000)
    assert refusal(screen) is None
    assert screen.banner.text == ""


def refusal(screen: RecordScreen) -> Message | None:
    """Why its primary button is grey now."""
    return screen.primary_refusal


def _button(screen: RecordScreen, words: str) -> QPushButton:
    return next(one for one in screen.findChildren(QPushButton) if one.text() == words)


def test_another_officer_adds_their_name_to_the_last_checkpoint(
    city_file: City, sit_down: Callable[[str], Office], shown: Callable[[Office], RecordScreen]
) -> None:
    pin_checkpoint(city_file.ctx)
    office = sit_down("clerk")
    screen = shown(office)
    _button(screen, "Add my na&me").click()
    settle(office)
    assert screen.banner.text.endswith("stand now: Sefa Secretary, Cleo Clerk.")
    _button(screen, "Add my na&me").click()
    settle(office)
    assert screen.banner.text.startswith("You have signed the checkpoint of")


def test_who_is_no_officer_only_takes_the_page_for_residents(
    sit_down: Callable[[str], Office],
    shown: Callable[[Office], RecordScreen],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    office = sit_down("youth")
    screen = shown(office)
    assert not _button(screen, "Add my na&me").isVisible()
    chosen = tmp_path / "record.html"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(chosen), ""))
    _button(screen, "Page for &residents…").click()
    settle(office)
    qtbot.waitUntil(lambda: screen.banner.text == f"Saved as {chosen}.")
    assert "Whose keys sign" in chosen.read_text(encoding="utf-8")


def test_every_kind_of_entry_about_decisions_and_people_has_its_chip() -> None:
    kinds = {one.subject for one in ENTRY_TYPES.values()}
    chips = (DECISIONS, NUMBERS, MEETINGS, PEOPLE, PUBLIC)
    assert kinds - frozenset().union(*chips) == {"action", "department", "neighbourhood"}
    assert sum(map(len, chips)) == len(frozenset().union(*chips))
