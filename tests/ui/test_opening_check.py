# SPDX-License-Identifier: Apache-2.0
"""A workspace is looked at once its window was seen; one that does not hold is only read."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from govdesk.queries.people import workspace_row
from govdesk.rules.refusals import Refusal
from govdesk.services.context import Changed, Context
from govdesk.services.people import add_member
from govdesk.store.opening import open_store
from govdesk.ui.desktop import Desktop
from govdesk.ui.faults import Faults
from govdesk.ui.opening_check import OpeningCheck
from govdesk.ui.remembered import Remembered
from govdesk.ui.shell import DeskWindow
from govdesk.ui.work import Desk
from tests.builders import PASSPHRASE, City, small_city
from tests.ui.offices import settle
from tests.ui.test_desktop import asked, opened, sit_down
from tests.ui.test_safekeeping import words


@pytest.fixture
def desktop(tmp_path: Path, qapp: QApplication) -> Iterator[Desktop]:
    """A desktop that remembers things in the test's own folder."""
    made = Desktop(
        qapp, lambda where: Context(open_store(where)), Remembered(tmp_path / "desktop.ini")
    )
    yield made
    if made.window is not None:
        made.window.close()
        made.window.deleteLater()


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A workspace that nobody has open."""
    path = tmp_path / "city.govdesk"
    small_city(str(path)).ctx.store.close()
    return path


def _another_name(path: Path) -> None:
    """Alter the last entry's body behind everybody's back."""
    with sqlite3.connect(path) as file:
        file.execute("DROP TRIGGER keep_entries_update")
        file.execute(
            "UPDATE entries SET body = CAST(replace(CAST(body AS TEXT), 'live', 'lore') AS BLOB)"
            " WHERE seq = (SELECT max(seq) FROM entries)"
        )
    file.close()


def _damaged_page(path: Path) -> None:
    """Spoil a page that opening does not read: one of an index of the ballots."""
    with sqlite3.connect(path) as file:
        (page,) = file.execute(
            "SELECT rootpage FROM sqlite_master WHERE type = 'index' AND tbl_name = 'ballots'"
        ).fetchone()
        (size,) = file.execute("PRAGMA page_size").fetchone()
    file.close()
    data = bytearray(path.read_bytes())
    data[(page - 1) * size : page * size] = b"\x55" * size
    path.write_bytes(data)


def checked(qtbot: QtBot, window: DeskWindow) -> None:
    """Wait until the check is over."""
    desk = window.office.desk
    qtbot.waitUntil(lambda: not desk.holds_writes, timeout=20_000)
    settle(window.office)


@pytest.mark.parametrize("spoil", [_another_name, _damaged_page])
def test_one_that_does_not_hold_is_read_and_not_written(
    qtbot: QtBot, desktop: Desktop, workspace: Path, spoil: Callable[[Path], None]
) -> None:
    spoil(workspace)
    before = workspace.read_bytes()
    window = opened(desktop, workspace)
    checked(qtbot, window)
    sit_down(window, "Sefa", PASSPHRASE)
    assert window.office.who.name == "Sefa Secretary"
    said = words(window)
    assert "The meeting can go on. Do this." in said
    assert "restore the last verified backup" in said
    assert "Only read" in said
    refused: list[Refusal] = []
    window.office.desk.write(window, add_member, name="Lena Later", refused=refused.append)
    settle(window.office)
    assert [one.code for one in refused] == ["opening.go_on"]
    window.close()
    assert workspace.read_bytes() == before


def test_a_wrong_passphrase_is_refused_there_too(
    qtbot: QtBot, desktop: Desktop, workspace: Path
) -> None:
    _another_name(workspace)
    window = opened(desktop, workspace)
    checked(qtbot, window)
    sit_down(window, "Sefa", "another one altogether")
    assert "That is not the passphrase" in asked(window).passphrase.error
    assert window.office.who.name == ""


def test_one_that_holds_is_worked_on(qtbot: QtBot, desktop: Desktop, workspace: Path) -> None:
    window = opened(desktop, workspace)
    checked(qtbot, window)
    sit_down(window, "Sefa", PASSPHRASE)
    window.office.desk.write(window, add_member, name="Lena Later")
    settle(window.office)
    assert window.banner.text == ""
    assert "Only read" not in words(window)


def test_a_file_that_may_not_be_written_can_be_looked_into(
    qtbot: QtBot, tmp_path: Path, qapp: QApplication, workspace: Path
) -> None:
    desktop = Desktop(
        qapp,
        lambda where: Context(open_store(where, read_only=True)),
        Remembered(tmp_path / "desktop.ini"),
    )
    window = opened(desktop, workspace)
    checked(qtbot, window)
    sit_down(window, "Sefa", PASSPHRASE)
    assert window.office.who.name == "Sefa Secretary"
    assert "can be read but not changed" in window.banner.text
    window.close()
    window.deleteLater()


def test_until_it_was_looked_at_writes_wait_and_reads_do_not(
    qtbot: QtBot, city_file: City, faults: Faults
) -> None:
    desk = Desk(city_file.ctx, faults)
    owner = QObject()
    came: list[str] = []
    desk.hold_writes()

    def written(_changed: Changed) -> None:
        came.append("written")

    desk.write(owner, add_member, written, name="Lena Later")
    desk.read(owner, workspace_row, lambda _row: came.append("read"))
    qtbot.waitUntil(lambda: came == ["read"])
    qtbot.wait(50)
    assert came == ["read"]
    desk.let_write()
    qtbot.waitUntil(lambda: came == ["read", "written"])
    desk.hold_writes()
    desk.write(owner, add_member, written, name="Lars Last")
    # What was asked before it closes is done, looked at or not.
    desk.close()
    assert came == ["read", "written", "written"]


def test_it_begins_though_the_window_is_never_painted(
    qtbot: QtBot, city_file: City, faults: Faults
) -> None:
    desk = Desk(city_file.ctx, faults)
    window = QWidget()
    check = OpeningCheck(desk, faults, city_file.ctx.store.location, window)
    with qtbot.waitSignal(check.holds, timeout=20_000):
        pass
    qtbot.waitUntil(lambda: not desk.holds_writes)
    desk.close()
    window.deleteLater()
