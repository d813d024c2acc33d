# SPDX-License-Identifier: Apache-2.0
"""A city of one’s own in the real windows, from the first question to a resident's first vote: no
officer's word brings the first residents' passphrases into effect, the two of them do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from govdesk.queries.people import account_rows
from govdesk.queries.verification import verify_workspace
from govdesk.services.context import Context
from govdesk.store.glance import glance
from govdesk.store.opening import open_store
from govdesk.ui.desktop import Desktop
from govdesk.ui.founding.dialog import FoundingDialog
from govdesk.ui.motions.ballot import BallotPage
from govdesk.ui.office import Office
from govdesk.ui.own_word import OwnWord
from govdesk.ui.places import Place
from govdesk.ui.shell import DeskWindow
from govdesk.ui.sign_in import SignIn
from govdesk.ui.vouching import VouchingDialog
from govdesk.ui.welcome import Welcome
from govdesk.ui.widgets import Confirm, LinkLabel
from govdesk.ui.widgets.table import RowsTable
from tests.ui.desktops import desktop_in
from tests.ui.offices import settle
from tests.ui.test_founding import OFFICERS, fill

W = TypeVar("W", bound=QWidget)
SEFA = OFFICERS[0][1]
YARA, SELMA = "maple lantern gravel tulip", "pepper canoe saddle winter"
PEOPLE = {"Housing": "Hana Housing", "Youth": "Yara Youngquist", "Seniors": "Selma Seniors"}


@pytest.fixture
def desktop(tmp_path: Path, qapp: QApplication) -> Iterator[Desktop]:
    """A desktop on which nothing was ever opened."""
    with desktop_in(tmp_path, qapp, looker=glance) as made:
        yield made


class Desk:
    """Whoever sits at the window, and what they see and press there."""

    def __init__(self, window: DeskWindow) -> None:
        self.window = window

    @property
    def office(self) -> Office:
        return self.window.office

    def rest(self) -> None:
        for _turn in range(4):
            settle(self.office)

    def only(self, kind: type[W], name: str) -> W:
        """The one of this kind that is shown under this name."""
        found = [
            one
            for one in self.window.findChildren(kind)
            if one.isVisible() and name in (one.accessibleName(), _words(one))
        ]
        assert len(found) == 1, f"{name}: {len(found)}"
        return found[0]

    def press(self, words: str, passphrase: str = "") -> None:
        """Press a button, and give one's own word where it asks for that."""
        self.only(QPushButton, words).click()
        self.rest()
        if passphrase:
            asked = self.dialog(OwnWord)
            asked.passphrase.set_value(passphrase)
            asked.do_it.click()
            self.rest()

    def type_into(self, name: str, words: str) -> None:
        """Type into a field."""
        found = [
            one
            for one in self.window.findChildren(QWidget)
            if one.isVisible() and one.accessibleName() == name
        ]
        (field,) = [one for one in found if isinstance(one, QLineEdit | QPlainTextEdit)]
        field.setFocus()
        field.clear()
        QTest.keyClicks(field, words)

    def choose(self, name: str, words: str) -> None:
        """Choose in a list by the beginning of a line."""
        box = self.only(QComboBox, name)
        box.setCurrentIndex(box.findText(words, Qt.MatchFlag.MatchStartsWith))
        assert box.currentText().startswith(words)

    def row(self, table: str, words: str) -> None:
        """Choose the row of a list whose first cell has these words."""
        (found,) = [
            one
            for one in self.window.findChildren(RowsTable)
            if one.isVisible() and one.accessibleName() == table
        ]
        model = found.model()
        (at,) = [r for r in range(model.rowCount()) if model.index(r, 0).data() == words]
        found.selectRow(at)
        self.rest()

    def dialog(self, kind: type[W]) -> W:
        """The dialog that is open."""
        (found,) = [one for one in self.window.findChildren(kind) if one.isVisible()]
        return found

    def keys(self, *keys: Qt.Key) -> None:
        """Press keys at the window."""
        for key in keys:
            self.window.activateWindow()
            QApplication.processEvents()
            QTest.keyClick(self.window.focusWidget() or self.window, key)
            self.rest()

    def sit_down(self, name: str, passphrase: str) -> None:
        """Come to the desk, which is locked if somebody sits there."""
        if not self.window.is_locked:
            self.window.lock()
            self.rest()
        asked = self.dialog(SignIn)
        (row,) = [r for r in range(asked.list.count()) if _offered(asked)[r].startswith(name)]
        asked.list.setCurrentRow(row)
        asked.passphrase.set_value(passphrase)
        asked.take.click()
        self.rest()
        assert self.office.who.name == name

    def says(self, within: QWidget | None = None) -> str:
        """Everything written there."""
        labels = (within or self.window).findChildren(QLabel)
        return " | ".join(one.text() for one in labels if one.isVisible())


def _words(widget: QWidget) -> str:
    return widget.text().replace("&", "") if isinstance(widget, QPushButton) else ""


def _offered(dialog: SignIn) -> Sequence[str]:
    return [dialog.list.item(row).text() for row in range(dialog.list.count())]


def founded(desktop: Desktop, qtbot: QtBot, file: Path) -> Desk:
    """Answer the five questions of the first window."""
    desktop.start(None)
    (welcome,) = [one for one in QApplication.topLevelWidgets() if isinstance(one, Welcome)]
    (new,) = [one for one in welcome.findChildren(QPushButton) if _words(one) == "New workspace…"]
    new.click()
    (questions,) = welcome.findChildren(FoundingDialog)
    fill(questions)
    questions.make(str(file))
    qtbot.waitUntil(lambda: desktop.window is not None, timeout=30_000)
    assert desktop.window is not None
    desk = Desk(desktop.window)
    desk.rest()
    return desk


def seated(desk: Desk) -> None:
    """Somebody in each of three seats, and accounts for two of them with passphrases that wait."""
    desk.window.navigate(Place("people"))
    desk.rest()
    for seat, name in PEOPLE.items():
        desk.row("Seats", seat)
        desk.type_into("Name, as the public record shows it", name)
        desk.press("Start the term")
    desk.press("Who signs in")
    for name, passphrase in (("Yara Youngquist", YARA), ("Selma Seniors", SELMA)):
        desk.press("Open an account")
        desk.choose("For", name)
        desk.press("Open the account", SEFA)
        assert f"{name} types it here" in desk.says()
        desk.type_into("Passphrase", passphrase)
        desk.press("Give this passphrase", SEFA)


def test_from_an_empty_desktop_to_a_residents_first_vote(
    desktop: Desktop, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "smallhaven.govdesk"
    desk = founded(desktop, qtbot, file)
    desk.sit_down("Sefa Secretary", SEFA)
    seated(desk)

    # What waits is for the two of them: the officer has no button for it but the one they share.
    vouches = [
        one for one in desk.window.findChildren(QPushButton)
        if one.isVisible() and _words(one) == "Vouch for it"
    ]  # fmt: skip
    assert len(vouches) == 2
    assert not any(one.isEnabled() for one in vouches)
    assert desk.only(QPushButton, "Vouch for each other…").isEnabled()

    # At the sign-in nobody sits yet, and neither of them can.
    desk.window.lock()
    desk.rest()
    asked = desk.dialog(SignIn)
    assert not any("representative" in one for one in _offered(asked))
    desk.press("Vouch for each other…")
    two = desk.dialog(VouchingDialog)
    two.one_word.set_value(YARA)
    two.other_word.set_value(SELMA)
    two.do_it.click()
    desk.rest()
    asked = desk.dialog(SignIn)
    assert sum("representative" in one for one in _offered(asked)) == 2
    assert "Yara Youngquist and Selma Seniors vouched for each other." in desk.says(asked)
    assert not [b for b in asked.findChildren(QPushButton) if _words(b).startswith("Vouch")]

    # The secretary brings a motion to a meeting.
    desk.sit_down("Sefa Secretary", SEFA)
    desk.window.navigate(Place("motions"))
    desk.rest()
    desk.press("Submit a motion")
    desk.type_into("Title", "Open the library on Sundays")
    desk.type_into("In two plain sentences", "Branch libraries open on Sunday afternoons.")
    desk.type_into("The exact words to be decided", "The branch libraries open on Sundays.")
    desk.press("Submit it", SEFA)
    desk.window.navigate(Place("meetings"))
    desk.rest()
    desk.press("Schedule a meeting")
    desk.type_into("Title", "First meeting")
    desk.type_into("Place", "Town hall")
    desk.press("Schedule it")
    desk.press("Write the agenda")
    desk.choose("What is it", "Motion")
    desk.press("Add to the agenda")
    desk.type_into("Where it was posted", "Town hall door")
    desk.press("Note that notice is posted")
    desk.press("Run the meeting")
    key = Qt.Key
    desk.keys(key.Key_P, key.Key_1, key.Key_3, key.Key_4, key.Key_Escape, key.Key_O)
    desk.dialog(Confirm).choices["Open it today"].click()  # two weeks before its day
    desk.rest()
    desk.keys(key.Key_M, key.Key_1, key.Key_S, key.Key_3, key.Key_B, key.Key_V)
    asked_once = desk.dialog(OwnWord)
    assert "Open the vote on Motion" in desk.says(asked_once)
    asked_once.passphrase.set_value(SEFA)
    asked_once.do_it.click()
    desk.rest()
    assert desk.window.page.title == "Roll call"

    # Yara sits down for the first time, and casts her own vote.
    desk.sit_down("Yara Youngquist", YARA)
    (vote,) = [
        one for one in desk.window.findChildren(LinkLabel)
        if one.isVisible() and "Open the library on Sundays" in one.text()
    ]  # fmt: skip
    vote.follow()
    desk.rest()
    desk.window.findChildren(BallotPage)[0].choose("yes")
    desk.press("Review and cast", YARA)
    assert "Your vote is cast" in desk.says()
    desk.window.close()
    desk.window.deleteLater()
    desktop.window = None

    kept = Context(open_store(str(file)))
    assert {row.login: row.has_key for row in kept.read(account_rows)} == {
        "charis_chair": True,
        "cleo_clerk": True,
        "sefa_secretary": True,
        "selma_seniors": True,
        "yara_youngquist": True,
    }
    verdict = kept.read(verify_workspace)
    assert verdict.ok, verdict.failures
    assert verdict.checked["own_key"]
    kept.store.close()
