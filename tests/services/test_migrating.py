# SPDX-License-Identifier: Apache-2.0
"""A workspace is migrated only after a verified backup of it, and not at all when that fails."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest

from govdesk import paths
from govdesk.cli.workspaces import opened
from govdesk.queries.verification import verify_workspace
from govdesk.rules.refusals import NotAvailable
from govdesk.services.backups import last_backup
from govdesk.store import migrate
from govdesk.store.opening import open_store, schema_and_id
from tests.builders import small_city

NEXT = f'''
"""One table more."""
from alembic import op
import sqlalchemy as sa

revision = "9000"
down_revision = "{migrate.HEAD}"


def upgrade():
    op.create_table("later", sa.Column("id", sa.Integer, primary_key=True))
    BREAK


def downgrade():
    op.drop_table("later")
'''


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A workspace of today's schema."""
    path = tmp_path / "city.govdesk"
    small_city(str(path)).ctx.store.close()
    return path


def _newer_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, then: str = "pass") -> None:
    """From now on the program is one whose schema has a table more."""
    folder = tmp_path / "migrations"
    shutil.copytree(paths.migrations(), folder, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "versions" / "9000_later.py").write_text(NEXT.replace("BREAK", then))
    monkeypatch.setattr(paths, "migrations", lambda: folder)
    monkeypatch.setattr(migrate, "HEAD", "9000")


def _code(location: str, read_only: bool = False) -> str:
    with pytest.raises(NotAvailable) as caught, opened(location, read_only=read_only):
        pass
    return caught.value.code


def test_the_backup_comes_first_and_holds(
    workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, workspace_id = schema_and_id(workspace)
    _newer_program(tmp_path, monkeypatch)
    with opened(str(workspace)) as ctx:
        assert ctx.read(verify_workspace).ok
    assert schema_and_id(workspace)[0] == "9000"
    last = last_backup(tmp_path / "backups", workspace_id)
    assert last is not None
    assert schema_and_id(last.path)[0] == old


def test_without_a_backup_nothing_is_migrated(
    workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = workspace.read_bytes()
    (tmp_path / "backups").write_text("a file where the folder should be")
    _newer_program(tmp_path, monkeypatch)
    assert _code(str(workspace)) == "backup.not_written"
    assert workspace.read_bytes() == before
    with pytest.raises(NotAvailable):
        open_store(str(workspace))
    assert workspace.read_bytes() == before


def test_what_does_not_migrate_on_a_scratch_copy_is_left_alone(
    workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = workspace.read_bytes()
    _newer_program(tmp_path, monkeypatch, "op.execute('INSERT INTO nowhere VALUES (1)')")
    with pytest.raises(Exception, match="nowhere"), opened(str(workspace)):
        pass
    assert workspace.read_bytes() == before
    assert list((tmp_path / "backups").iterdir()) == []


def test_to_read_only_it_is_left_as_it_is(
    workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = workspace.read_bytes()
    _newer_program(tmp_path, monkeypatch)
    assert _code(str(workspace), read_only=True) == "store.older"
    assert workspace.read_bytes() == before


def test_a_failure_leaves_the_old_schema(
    workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _newer_program(tmp_path, monkeypatch, "op.execute('INSERT INTO nowhere VALUES (1)')")
    with pytest.raises(Exception, match="nowhere"):
        open_store(str(workspace), before_migrating=lambda _location: None)
    with sqlite3.connect(workspace) as file:
        tables = {row[0] for row in file.execute("SELECT name FROM sqlite_master")}
    assert "later" not in tables
    assert schema_and_id(workspace)[0] != "9000"
