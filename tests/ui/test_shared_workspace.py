# SPDX-License-Identifier: Apache-2.0
"""A shared workspace is opened by its address; its password is asked for once and can be kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import keyring
import pytest
import shiboken6
from keyring.backends import null
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from govdesk.services.context import Context
from govdesk.services.shared_access import forget_password
from govdesk.store.opening import Store, open_store
from govdesk.ui.desktop import LAST, Desktop
from govdesk.ui.faults import Faults
from govdesk.ui.remembered import Remembered
from govdesk.ui.shared_workspace import SharedWorkspace
from govdesk.ui.theme import Theme
from govdesk.ui.welcome import Welcome
from tests.services.test_shared_access import PASSWORD, Held, ring
from tests.store.test_keyring import Forgetful
from tests.ui.checks import faults_of
from tests.ui.offices import settle

__all__ = ["ring"]
Dialogs = Callable[[str], SharedWorkspace]


@pytest.fixture
def asked(qtbot: QtBot, faults: Faults, theme: Theme) -> Iterator[Dialogs]:
    """Opens the dialog at an address."""
    assert theme.mode == "light"
    got: list[Store] = []

    def ask(address: str) -> SharedWorkspace:
        dialog = SharedWorkspace(None, faults, lambda url, _trying: open_store(url), address)
        qtbot.addWidget(dialog)
        dialog.opened.connect(got.append)
        dialog.show()
        return dialog

    yield ask
    for store in got:
        store.close()


def go(dialog: SharedWorkspace, qtbot: QtBot) -> None:
    """Press the button, and wait for the answer that leaves the dialog open."""
    dialog.open_it.click()
    qtbot.waitUntil(dialog.open_it.isEnabled, timeout=30_000)


def test_the_password_is_asked_for_once_and_kept(
    asked: Dialogs, guarded: str, ring: Held, qtbot: QtBot
) -> None:
    dialog = asked(guarded)
    assert not dialog.password.isVisible()
    go(dialog, qtbot)
    assert dialog.password.isVisible()
    assert dialog.keep.isVisible()
    dialog.password.set_value("wrong")
    go(dialog, qtbot)
    assert "does not take this password" in dialog.password.error
    assert dialog.password.value() == "wrong"
    dialog.password.set_value(PASSWORD)
    dialog.keep.setChecked(True)
    with qtbot.waitSignal(dialog.opened, timeout=30_000):
        dialog.open_it.click()
    assert list(ring.kept.values()) == [PASSWORD]
    forget_password(guarded)
    again = asked(guarded)
    with qtbot.waitSignal(again.opened, timeout=30_000):
        again.open_it.click()


def test_without_a_keyring_it_says_that_it_asks_each_time(
    asked: Dialogs, guarded: str, qtbot: QtBot
) -> None:
    before = keyring.get_keyring()
    keyring.set_keyring(null.Keyring())
    try:
        dialog = asked(guarded)
        go(dialog, qtbot)
        assert dialog.no_keyring.isVisible()
        assert not dialog.keep.isVisible()
    finally:
        keyring.set_keyring(before)


def test_a_keyring_that_forgets_is_told_before_one_goes_on(
    asked: Dialogs, guarded: str, qtbot: QtBot
) -> None:
    before = keyring.get_keyring()
    keyring.set_keyring(Forgetful())
    try:
        dialog = asked(guarded)
        go(dialog, qtbot)
        dialog.password.set_value(PASSWORD)
        dialog.keep.setChecked(True)
        go(dialog, qtbot)
        assert dialog.banner.isVisible()
        assert not dialog.password.isVisible()
        with qtbot.waitSignal(dialog.opened, timeout=30_000):
            dialog.open_it.click()
    finally:
        keyring.set_keyring(before)


def test_a_password_in_the_address_is_taken_out_of_it(
    asked: Dialogs, guarded: str, qtbot: QtBot
) -> None:
    dialog = asked(guarded.replace("guarded@", "guarded:tide%20and%20gull@"))
    with qtbot.waitSignal(dialog.opened, timeout=30_000) as told:
        dialog.open_it.click()
    assert told.args is not None
    assert told.args[0].location == guarded


def test_what_is_no_address_or_no_server_is_told_and_stays(asked: Dialogs, qtbot: QtBot) -> None:
    dialog = asked("the city's")
    dialog.open_it.click()
    assert "is no address" in dialog.address.error
    dialog.address.set_value("postgresql://me@127.0.0.1:1/city")
    go(dialog, qtbot)
    assert dialog.banner.isVisible()
    assert dialog.address.value() == "postgresql://me@127.0.0.1:1/city"


@pytest.mark.parametrize("percent", [100, 200])
def test_it_has_names_room_and_one_letter_for_each(
    asked: Dialogs, theme: Theme, percent: int
) -> None:
    theme.choose(percent=percent)
    dialog = asked("")
    dialog._ask_password(asked=True)
    dialog.adjustSize()
    QApplication.processEvents()
    assert faults_of(dialog) == []


def test_the_desktop_opens_one_and_remembers_its_address_alone(
    qapp: QApplication, guarded: str, ring: Held, tmp_path: Path, qtbot: QtBot
) -> None:
    assert ring.kept == {}
    remembered = Remembered(tmp_path / "desktop.ini")
    desktop = Desktop(qapp, lambda where: Context(open_store(where)), remembered)
    desktop.start(guarded)
    (welcome,) = (one for one in QApplication.topLevelWidgets() if isinstance(one, Welcome))
    (dialog,) = welcome.findChildren(SharedWorkspace)
    qtbot.waitUntil(lambda: dialog.password.isVisible(), timeout=30_000)
    dialog.password.set_value(PASSWORD)
    dialog.open_it.click()
    qtbot.waitUntil(lambda: desktop.window is not None, timeout=30_000)
    assert desktop.window is not None
    settle(desktop.window.office)
    assert remembered.text(LAST) == guarded
    assert not shiboken6.isValid(welcome)
    desktop.window.close()
    desktop.window.deleteLater()
