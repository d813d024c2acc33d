# SPDX-License-Identifier: Apache-2.0
"""Restoring proves first, keeps what was there, and never puts a bad copy in its place."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest

from govdesk.cli.workspaces import opened
from govdesk.queries.people import members
from govdesk.queries.verification import verify_workspace
from govdesk.rules.refusals import NotAvailable
from govdesk.services import people
from govdesk.services.backups import BackedUp, back_up
from govdesk.services.restoring import restore
from tests.builders import small_city

NOW = 1_767_600_000_000_000


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """Where the workspace lies."""
    return tmp_path / "city" / "city.govdesk"


@pytest.fixture
def made(workspace: Path) -> BackedUp:
    """A backup of it; afterwards the workspace went on by one member, and nobody has it open."""
    city = small_city(str(workspace))
    done = back_up(str(workspace))
    people.add_member(city.ctx, name="Later Comer")
    city.ctx.store.close()
    return done


def _names(workspace: Path) -> set[str]:
    with opened(str(workspace), read_only=True) as ctx:
        assert ctx.read(verify_workspace).ok
        return {row.name for row in ctx.read(members)}


def test_what_was_there_is_moved_aside_whole(made: BackedUp, workspace: Path) -> None:
    before = workspace.read_bytes()
    done = restore(made.path, workspace, now=NOW)
    assert done.moved_aside is not None
    assert done.moved_aside.name == "city_before-restore_20260105-080000.govdesk"
    assert done.moved_aside.read_bytes() == before
    assert "Later Comer" not in _names(workspace)
    assert "Later Comer" in _names(done.moved_aside)
    assert (done.entries, done.root) == (made.entries, made.root)
    assert made.path.is_file()


def test_restoring_twice_in_a_second_keeps_both(made: BackedUp, workspace: Path) -> None:
    first = restore(made.path, workspace, now=NOW).moved_aside
    second = restore(made.path, workspace, now=NOW).moved_aside
    assert first is not None
    assert second is not None
    assert first != second
    assert "Later Comer" in _names(first)


def test_to_a_new_place_nothing_is_moved(made: BackedUp, tmp_path: Path) -> None:
    done = restore(made.path, tmp_path / "new" / "here.govdesk")
    assert done.moved_aside is None
    assert "Yara Youngquist" in _names(done.workspace)
    assert [path.name for path in done.workspace.parent.iterdir()] == ["here.govdesk"]


def test_a_bad_backup_is_not_put_in_place(made: BackedUp, workspace: Path) -> None:
    data = made.path.read_bytes()
    made.path.write_bytes(data.replace(b"Yara Youngquist", b"Zara Youngquist"))
    before = workspace.read_bytes()
    with pytest.raises(NotAvailable) as caught:
        restore(made.path, workspace)
    assert caught.value.code == "backup.does_not_hold"
    assert workspace.read_bytes() == before
    assert {path.name for path in workspace.parent.iterdir()} == {"city.govdesk", "backups"}


def test_a_damaged_workspace_is_replaced_and_kept(made: BackedUp, workspace: Path) -> None:
    workspace.write_bytes(b"\x17" * 5000)
    done = restore(made.path, workspace)
    assert done.moved_aside is not None
    assert done.moved_aside.read_bytes() == b"\x17" * 5000
    assert "Yara Youngquist" in _names(workspace)


def test_a_journal_left_by_a_crash_goes_aside_with_its_file(
    made: BackedUp, workspace: Path
) -> None:
    # A child that dies inside a transaction leaves a hot journal beside the file.
    child = os.fork()
    if child == 0:
        file = sqlite3.connect(workspace, isolation_level=None)
        file.execute("PRAGMA cache_size=1")
        file.execute("BEGIN")
        file.execute("DELETE FROM account_roles")
        file.execute("CREATE TABLE filler AS SELECT * FROM entries")
        os._exit(1)
    os.waitpid(child, 0)
    assert workspace.with_name("city.govdesk-journal").exists()
    done = restore(made.path, workspace)
    assert done.moved_aside is not None
    assert not workspace.with_name("city.govdesk-journal").exists()
    assert "Later Comer" in _names(done.moved_aside)
    assert "Later Comer" not in _names(workspace)


def test_an_open_workspace_is_not_pulled_away(made: BackedUp, workspace: Path) -> None:
    ready, go = os.pipe(), os.pipe()
    child = os.fork()
    if child == 0:
        file = sqlite3.connect(workspace)
        file.execute("SELECT count(*) FROM entries").fetchone()
        os.write(ready[1], b"x")
        os.read(go[0], 1)
        os._exit(0)
    os.read(ready[0], 1)
    before = workspace.read_bytes()
    with pytest.raises(NotAvailable) as caught:
        restore(made.path, workspace)
    os.write(go[1], b"x")
    os.waitpid(child, 0)
    assert caught.value.code == "store.in_use"
    assert workspace.read_bytes() == before


def test_a_backup_is_not_restored_onto_itself(made: BackedUp) -> None:
    with pytest.raises(NotAvailable) as caught:
        restore(made.path, made.path)
    assert caught.value.code == "restore.itself"
    assert made.path.is_file()


def test_neither_into_a_synchronised_folder(made: BackedUp, tmp_path: Path) -> None:
    with pytest.raises(NotAvailable) as caught:
        restore(made.path, tmp_path / "OneDrive - City" / "city.govdesk")
    assert caught.value.code == "store.synced"
