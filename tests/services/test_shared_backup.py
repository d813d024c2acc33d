# SPDX-License-Identifier: Apache-2.0
"""A shared database is dumped by PostgreSQL's programs, and proved on a scratch database."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import make_url

from govdesk import paths
from govdesk.cli.workspaces import opened
from govdesk.queries.verification import verify_workspace
from govdesk.rules.refusals import NotAvailable
from govdesk.services.backups import back_up, last_backup
from govdesk.store import migrate, pg_tools
from govdesk.store.generations import note_of
from govdesk.wording import say
from tests.builders import City
from tests.services.test_migrating import NEXT
from tests.shared_city import PROGRAMS, execute, program, scratch_databases


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder for backups."""
    made = tmp_path / "kept"
    made.mkdir()
    return made


def _refused(act: Callable[[], object]) -> NotAvailable:
    with pytest.raises(NotAvailable) as caught:
        act()
    assert all(
        part is not None and say(part)
        for part in (caught.value.what, caught.value.kept, caught.value.then)
    )
    return caught.value


@pytest.mark.usefixtures("pg_programs")
def test_the_dump_holds_and_can_be_restored(
    shared_city: City, folder: Path, new_postgresql: Callable[[], str]
) -> None:
    url = shared_city.ctx.store.location
    made = back_up(url, folder=folder)
    note = note_of(made.path)
    assert note is not None
    assert note.verified_at
    assert (note.entries, note.root) == (made.entries, made.root)
    assert scratch_databases(url) == []
    assert "CREATE ROLE" in made.path.with_name(made.path.name + ".roles.sql").read_text()
    empty = new_postgresql()
    pg_tools.run("pg_restore", empty, ["--no-owner", str(made.path)], lambda: None)
    with opened(empty, read_only=True) as ctx:
        verdict = ctx.read(verify_workspace)
    assert (verdict.ok, verdict.size, verdict.root) == (True, made.entries, made.root)


@pytest.mark.usefixtures("pg_programs")
@pytest.mark.parametrize("steps", [1, 3])
def test_stopping_it_leaves_nothing_behind(shared_city: City, folder: Path, steps: int) -> None:
    count = 0

    def stop(*_: object) -> None:
        nonlocal count
        count += 1
        if count >= steps:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        back_up(shared_city.ctx.store.location, folder=folder, step=stop)
    assert list(folder.iterdir()) == []
    assert scratch_databases(shared_city.ctx.store.location) == []


def test_missing_programs_are_named(
    shared_city: City, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(folder))
    refusal = _refused(lambda: back_up(shared_city.ctx.store.location, folder=folder))
    assert refusal.code == "backup.no_tools"
    assert "pg_dump, pg_dumpall, pg_restore" in say(refusal.what)
    assert list(folder.iterdir()) == []


def test_what_the_program_says_is_told(
    shared_city: City, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    programs = tmp_path / "programs"
    programs.mkdir()
    program(programs, "pg_dump", "echo 'aborting because of server version mismatch' >&2; exit 1")
    program(programs, "pg_restore", "exit 1")
    monkeypatch.setenv("PATH", f"{programs}{os.pathsep}{os.environ['PATH']}")
    refusal = _refused(lambda: back_up(shared_city.ctx.store.location, folder=folder))
    assert refusal.code == "backup.not_dumped"
    assert "version mismatch" in say(refusal.what)
    assert list(folder.iterdir()) == []


@pytest.mark.usefixtures("pg_programs")
def test_a_dump_that_cannot_be_restored_does_not_count(
    shared_city: City, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    programs = tmp_path / "programs"
    programs.mkdir()
    program(
        programs,
        "pg_dump",
        f'for one; do case "$one" in --file=*) '
        f'"{PROGRAMS}/pg_dump" "$@" && truncate -s -900 "${{one#--file=}}";; esac; done',
    )
    monkeypatch.setenv("PATH", f"{programs}{os.pathsep}{os.environ['PATH']}")
    refusal = _refused(lambda: back_up(shared_city.ctx.store.location, folder=folder))
    assert refusal.code == "backup.does_not_hold"
    assert list(folder.iterdir()) == []
    assert scratch_databases(shared_city.ctx.store.location) == []


@pytest.mark.usefixtures("pg_programs")
def test_a_login_that_may_make_no_database_is_told_so(shared_city: City, folder: Path) -> None:
    url = shared_city.ctx.store.location
    execute(url, "CREATE ROLE plain LOGIN", "GRANT pg_read_all_data TO plain")
    try:
        plain = make_url(url).set(username="plain").render_as_string(False)
        assert _refused(lambda: back_up(plain, folder=folder)).code == "backup.no_scratch"
    finally:
        execute(url, "DROP OWNED BY plain", "DROP ROLE plain")
    assert list(folder.iterdir()) == []


def test_a_database_that_is_no_workspace(postgresql_url: str, folder: Path) -> None:
    with pytest.raises(NotAvailable) as caught:
        back_up(postgresql_url, folder=folder)
    assert caught.value.code in {"store.not_ours", "backup.no_tools"}


def _newer_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on the program is one whose schema has a table more."""
    migrations = tmp_path / "migrations"
    shutil.copytree(paths.migrations(), migrations, ignore=shutil.ignore_patterns("__pycache__"))
    (migrations / "versions" / "9000_later.py").write_text(NEXT.replace("BREAK", "pass"))
    monkeypatch.setattr(paths, "migrations", lambda: migrations)
    monkeypatch.setattr(migrate, "HEAD", "9000")


@pytest.mark.usefixtures("pg_programs")
def test_an_older_one_is_migrated_after_a_verified_backup(
    shared_city: City, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url, workspace = shared_city.ctx.store.location, shared_city.ctx.store.workspace_id
    shared_city.ctx.store.close()
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    _newer_program(tmp_path, monkeypatch)
    with opened(url) as ctx:
        assert ctx.read(verify_workspace).ok
    assert execute(url, "SELECT version_num FROM alembic_version") == ["9000"]
    assert last_backup(tmp_path / "data" / "govdesk" / "backups", workspace) is not None


def test_an_older_one_is_left_alone_where_nothing_can_back_it_up(
    shared_city: City, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = shared_city.ctx.store.location
    shared_city.ctx.store.close()
    _newer_program(tmp_path, monkeypatch)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NotAvailable) as caught, opened(url):
        pass
    assert caught.value.code == "backup.no_tools"
    assert execute(url, "SELECT version_num FROM alembic_version") != ["9000"]
