# SPDX-License-Identifier: Apache-2.0
"""The desktop as a program: it opens a workspace, or says why not and offers a way on."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pytest
import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from govdesk.queries.jump import Match
from govdesk.rules.permissions import Role
from govdesk.services.context import Changed
from govdesk.services.meetings import close_meeting
from govdesk.services.motions import submit_motion
from govdesk.services.people import grant_role
from govdesk.services.votes import close_vote, open_vote
from govdesk.store.glance import glance
from govdesk.ui.desktop import Desktop
from govdesk.ui.idle import Idle
from govdesk.ui.motions.ballot import BallotPage
from govdesk.ui.own_word import OwnWord
from govdesk.ui.places import Place
from govdesk.ui.shell import DeskWindow
from govdesk.ui.sign_in import SignIn
from govdesk.ui.welcome import Welcome
from govdesk.ui.widgets import Confirm
from tests.builders import PASSPHRASE, small_city
from tests.sittings import sitting
from tests.ui.desktops import desktop_in
from tests.ui.offices import settle

MOTION: dict[str, Any] = {
    "title": "Later hours",
    "text": "Until nine.",
    "summary": "Opens longer.",
}


@pytest.fixture(params=["looks first", "opens first"])
def desktop(
    tmp_path: Path, qapp: QApplication, request: pytest.FixtureRequest
) -> Iterator[Desktop]:
    """A desktop that remembers things in the test's own folder."""
    looker = glance if request.param == "looks first" else lambda _location: None
    with desktop_in(tmp_path, qapp, looker=looker) as made:
        yield made


@pytest.fixture
def city_path(tmp_path: Path) -> Path:
    """A workspace that nobody has open."""
    path = tmp_path / "city.govdesk"
    small_city(str(path)).ctx.store.close()
    return path


def _welcome() -> Welcome:
    (found,) = (one for one in QApplication.topLevelWidgets() if isinstance(one, Welcome))
    return found


def opened(desktop: Desktop, path: Path) -> DeskWindow:
    """The window on a workspace, come to rest."""
    desktop.start(str(path))
    assert desktop.window is not None
    settle(desktop.window.office)
    return desktop.window


def asked(window: DeskWindow) -> SignIn:
    """The dialog that asks who comes."""
    return cast(SignIn, window.findChild(SignIn))


def locked(window: DeskWindow) -> bool:
    return window.is_locked


def sit_down(window: DeskWindow, name: str, passphrase: str) -> None:
    """Choose an account by the beginning of its name and type a passphrase."""
    dialog = asked(window)
    for row in range(dialog.list.count()):
        if dialog.list.item(row).text().startswith(name):
            dialog.list.setCurrentRow(row)
    dialog.passphrase.set_value(passphrase)
    dialog.take.click()
    settle(window.office)


def _words(widget: Welcome) -> str:
    return " ".join(label.text() for label in widget.findChildren(QLabel))


def test_a_workspace_opens_with_nobody_at_the_desk_and_asks_who_comes(
    desktop: Desktop, city_path: Path
) -> None:
    window = opened(desktop, city_path)
    assert window.office.who.name == ""
    assert window.page.kind == "home"
    dialog = asked(window)
    names = [dialog.list.item(row).text() for row in range(dialog.list.count())]
    assert len(names) > 1
    assert names == sorted(names, key=str.casefold)
    sit_down(window, "Sefa", PASSPHRASE)
    assert window.office.who.name == "Sefa Secretary"
    assert not shiboken6.isValid(dialog) or not dialog.isVisible()


def test_enter_on_a_name_asks_for_the_passphrase_and_is_no_wrong_try(
    desktop: Desktop, city_path: Path
) -> None:
    window = opened(desktop, city_path)
    dialog = asked(window)
    dialog.list.setFocus()
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    settle(window.office)
    assert dialog.focusWidget() is dialog.passphrase.editor
    assert not dialog.passphrase.error
    assert dialog.take.isEnabled()


def test_a_wrong_passphrase_is_told_beside_it_and_nobody_sits_down(
    desktop: Desktop, city_path: Path
) -> None:
    window = opened(desktop, city_path)
    sit_down(window, "Charis", "another one altogether")
    dialog = asked(window)
    assert "That is not the passphrase of Charis Chair" in dialog.passphrase.error
    assert dialog.passphrase.value() == "another one altogether"
    assert dialog.take.isEnabled()
    assert window.office.who.name == ""


def test_what_needs_ones_own_word_asks_for_it_and_is_then_done(
    desktop: Desktop, city_path: Path
) -> None:
    window = opened(desktop, city_path)
    sit_down(window, "Sefa", PASSPHRASE)
    done: list[object] = []
    window.office.desk.write(window, submit_motion, done.append, **MOTION)
    settle(window.office)
    dialog = cast(OwnWord, window.findChild(OwnWord))
    assert "It is asked for a motion." in [one.text() for one in dialog.findChildren(QLabel)]
    assert not done
    dialog.passphrase.set_value("another one altogether")
    dialog.do_it.click()
    settle(window.office)
    assert "not the passphrase" in dialog.passphrase.error
    dialog.passphrase.set_value(PASSPHRASE)
    dialog.do_it.click()
    settle(window.office)
    assert len(done) == 1
    assert window.findChild(OwnWord) is None


def test_ones_own_word_can_be_withheld_and_nothing_is_done(
    desktop: Desktop, city_path: Path
) -> None:
    window = opened(desktop, city_path)
    sit_down(window, "Sefa", PASSPHRASE)
    done: list[object] = []
    window.office.desk.write(window, submit_motion, done.append, **MOTION)
    settle(window.office)
    cast(OwnWord, window.findChild(OwnWord)).cancel.click()
    settle(window.office)
    assert not done


def test_the_last_workspace_opens_again(desktop: Desktop, city_path: Path) -> None:
    desktop.start(str(city_path))
    assert desktop.window is not None
    settle(desktop.window.office)
    assert desktop._remembered.text("workspace/last") == str(city_path.resolve())


def test_a_missing_workspace_gets_a_sentence_and_a_way_on(desktop: Desktop, tmp_path: Path) -> None:
    desktop.start(str(tmp_path / "gone.govdesk"))
    welcome = _welcome()
    assert desktop.window is None
    assert "There is no workspace at" in _words(welcome)
    assert [b.text().replace("&", "") for b in welcome.findChildren(QPushButton)] == [
        "Close",
        "Try again",
        "Shared workspace…",
        "New workspace…",
        "Open a file…",
    ]


def test_trying_again_opens_what_has_come_back(desktop: Desktop, city_path: Path) -> None:
    away = city_path.with_name("away")
    city_path.rename(away)
    desktop.start(str(city_path))
    welcome = _welcome()
    away.rename(city_path)
    again = next(b for b in welcome.findChildren(QPushButton) if "again" in b.text())
    again.click()
    assert desktop.window is not None
    settle(desktop.window.office)


def test_a_newer_workspace_is_left_alone(desktop: Desktop, city_path: Path) -> None:
    file = sqlite3.connect(city_path)
    file.execute("UPDATE alembic_version SET version_num = '9999'")
    file.commit()
    file.close()
    desktop.start(str(city_path))
    assert "newer GovDesk" in _words(_welcome())


def test_someone_else_sits_down(desktop: Desktop, city_path: Path) -> None:
    window = opened(desktop, city_path)
    sit_down(window, "Sefa", PASSPHRASE)
    window.lock()
    settle(window.office)
    assert locked(window)
    assert window.office.who.name == ""
    window.navigate(Place("motions"))
    sit_down(window, "Sefa", PASSPHRASE)
    assert window.page.kind == "motions"  # whoever comes back goes on where they were
    window.lock()
    settle(window.office)
    sit_down(window, "Charis", PASSPHRASE)
    assert not locked(window)
    assert window.page.kind == "home"
    assert window.office.who.name == "Charis Chair"
    assert window.office.who.roles == frozenset({"chair"})


def test_whoever_checks_in_to_a_meeting_is_not_asked_again_until_it_ends(
    desktop: Desktop, tmp_path: Path
) -> None:
    city = small_city(str(tmp_path / "meeting.govdesk"), story_ends_at=None)
    made, (first, second) = sitting(city, "ordinary", "ordinary")
    city.ctx.store.close()
    window = opened(desktop, tmp_path / "meeting.govdesk")
    sit_down(window, "Sefa", PASSPHRASE)
    desk, done = window.office.desk, list[Changed]()

    def own_word() -> OwnWord | None:
        return cast("OwnWord | None", window.findChild(OwnWord))

    desk.write(window, open_vote, done.append, motion_id=first, meeting_id=made.meeting_id)
    settle(window.office)
    dialog = own_word()
    assert dialog is not None
    assert dialog.check_in.isVisible()
    dialog.check_in.setChecked(True)
    dialog.passphrase.set_value(PASSPHRASE)
    dialog.do_it.click()
    settle(window.office)
    assert len(done) == 1
    desk.write(window, close_vote, done.append, vote_id=done[0].made)
    settle(window.office)
    assert len(done) == 2
    assert own_word() is None
    desk.write(
        window, grant_role, done.append, account_id=window.office.who.account, role=Role.CLERK
    )
    settle(window.office)
    asked_again = own_word()
    assert asked_again is not None  # not of the meeting: it asks all the same
    asked_again.cancel.click()
    settle(window.office)
    desk.write(window, close_meeting, done.append, meeting_id=made.meeting_id)
    settle(window.office)
    settle(window.office)
    assert len(done) == 3
    desk.write(window, submit_motion, done.append, **MOTION)
    settle(window.office)
    assert own_word() is not None
    assert second


def test_what_must_not_be_mistaken_is_asked_together_with_ones_own_word(
    desktop: Desktop, tmp_path: Path
) -> None:
    city = small_city(str(tmp_path / "meeting.govdesk"), story_ends_at=None)
    made, (motion_id,) = sitting(city, "ordinary")
    made.put(motion_id)
    city.ctx.store.close()
    window = opened(desktop, tmp_path / "meeting.govdesk")
    sit_down(window, "Yara", PASSPHRASE)
    window.navigate(Place("motions", f"{motion_id}/vote"))
    for _turn in range(4):
        settle(window.office)
    (page,) = window.findChildren(BallotPage)

    def review(choice: str) -> OwnWord | None:
        page.choose(choice)
        page.review()
        settle(window.office)
        return cast("OwnWord | None", window.findChild(OwnWord))

    dialog = review("no")
    assert dialog is not None
    assert window.findChild(Confirm) is None
    told = [one.text() for one in dialog.findChildren(QLabel)]
    assert told[:2] == [
        "Vote No on Motion 2026-1?",
        "For the seat Youth, as Yara Youngquist. It will be printed with your name.",
    ]
    assert (dialog.do_it.text(), dialog.cancel.text()) == ("Cast my vote", "Go back")
    dialog.passphrase.set_value("another one altogether")
    dialog.do_it.click()
    settle(window.office)
    assert "not the passphrase" in dialog.passphrase.error
    dialog.cancel.click()
    assert page.chosen() == "no"
    dialog = review("no")
    assert dialog is not None
    dialog.check_in.setChecked(True)
    dialog.passphrase.set_value(PASSPHRASE)
    dialog.do_it.click()
    for _turn in range(4):
        settle(window.office)
    assert "Your vote is cast" in [one.text() for one in page.findChildren(QLabel)]
    assert review("yes") is None, "checked in: their word is not asked for again"
    (asks,) = window.findChildren(Confirm)
    asks.choices["Cast my vote"].click()
    for _turn in range(4):
        settle(window.office)
    assert page.chosen() == "yes"
    waits = [one for one in page.findChildren(QLabel) if "Not cast yet" in one.text()]
    assert not any(one.isVisible() for one in waits)


def test_a_locked_desk_shows_nothing_and_lets_nothing_be_done(
    desktop: Desktop, city_path: Path
) -> None:
    window = opened(desktop, city_path)
    sit_down(window, "Sefa", PASSPHRASE)
    (idle,) = window.findChildren(Idle)
    idle.passed.emit()
    settle(window.office)
    assert window.is_locked
    assert not window.pages.isVisible()
    assert not window.navigation.isVisible()
    assert "Care" not in window.windowTitle()
    asked(window).reject()
    settle(window.office)
    assert window.is_locked
    window.locked_page.enter.click()
    settle(window.office)
    sit_down(window, "Sefa", PASSPHRASE)
    assert window.pages.isVisible()


def test_a_passphrase_half_typed_is_gone_when_the_desk_locks(
    desktop: Desktop, city_path: Path
) -> None:
    window = opened(desktop, city_path)
    sit_down(window, "Sefa", PASSPHRASE)
    window.navigate(Place("accounts"))
    settle(window.office)
    window.page.open(window.office.who.account)
    settle(window.office)
    (field,) = [
        one for one in window.page.findChildren(QLineEdit) if one.accessibleName() == "Passphrase"
    ]
    field.setText("half of a pass")
    cast(Idle, window.findChild(Idle)).passed.emit()
    settle(window.office)
    assert field.text() == ""


def test_silence_is_noticed_and_a_touch_begins_it_anew(qtbot: QtBot) -> None:
    owner = QObject()
    idle = Idle(owner, minutes=0.003)
    with qtbot.waitSignal(idle.passed):
        pass
    with qtbot.assertNotEmitted(idle.passed, wait=50):
        pass
    with qtbot.waitSignal(idle.passed):
        QApplication.sendEvent(owner, QEvent(QEvent.Type.MouseMove))
    idle.stop()
    owner.deleteLater()


def test_the_palette_jumps_to_things(desktop: Desktop, city_path: Path) -> None:
    desktop.start(str(city_path))
    window = desktop.window
    assert window is not None
    (provider,) = window._providers
    found = provider.found(Match("motions", "m1", "2026-14", "Light the path"))
    assert (found.reference, str(found.place)) == ("Motion 2026-14", "motions/m1")
    settle(window.office)
