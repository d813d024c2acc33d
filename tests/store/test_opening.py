# SPDX-License-Identifier: Apache-2.0
"""A file that cannot be opened gets a sentence and a way out, never a traceback."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import text

from govdesk.rules.refusals import NotAvailable
from govdesk.store import migrate, opening
from govdesk.store.engine import READS, sqlite_engine
from govdesk.wording import say


def _workspace(path: Path) -> None:
    engine = opening.create(str(path))
    with engine.begin() as connection:
        connection.execute(
            text(
                "INSERT INTO workspace VALUES "
                "('w', 'Task force', 'Marlow Bay', 'UTC', 'en', '[]', 1, NULL)"
            )
        )
    engine.dispose()


def _refused(path: Path) -> NotAvailable:
    with pytest.raises(NotAvailable) as caught:
        opening.open_store(str(path))
    refusal = caught.value
    assert refusal.then is not None
    assert say(refusal.what)
    assert say(refusal.then)
    return refusal


def test_a_good_file_opens(tmp_path: Path) -> None:
    path = tmp_path / "100% good #1?.govdesk"
    _workspace(path)
    store = opening.open_store(str(path))
    assert (store.workspace_id, store.zone) == ("w", "UTC")
    store.close()


def test_a_missing_file(tmp_path: Path) -> None:
    path = tmp_path / "none.govdesk"
    assert _refused(path).code == "store.missing"
    assert not path.exists()


def test_something_else_under_that_name(tmp_path: Path) -> None:
    path = tmp_path / "letter.govdesk"
    path.write_text("Dear clerk, " * 300)
    assert _refused(path).code == "store.not_ours"


def test_another_program_s_database(tmp_path: Path) -> None:
    path = tmp_path / "other.govdesk"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE t (x)")
    other.close()
    assert _refused(path).code == "store.not_ours"


def test_a_newer_schema_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "new.govdesk"
    _workspace(path)
    file = sqlite3.connect(path)
    file.execute("UPDATE alembic_version SET version_num = '9999'")
    file.commit()
    file.close()
    before = path.read_bytes()
    assert _refused(path).code == "store.newer"
    assert path.read_bytes() == before


def test_a_damaged_file(tmp_path: Path) -> None:
    path = tmp_path / "damaged.govdesk"
    _workspace(path)
    data = bytearray(path.read_bytes())
    data[4096:] = b"\x17" * (len(data) - 4096)
    path.write_bytes(data)
    assert _refused(path).code in {"store.corrupt", "store.not_ours"}


def test_a_locked_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "locked.govdesk"
    _workspace(path)
    monkeypatch.setattr("govdesk.store.engine.BUSY_TIMEOUT_MS", 50)
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    assert _refused(path).code == "store.locked"
    holder.close()


def test_reading_only(tmp_path: Path) -> None:
    path = tmp_path / "shelf.govdesk"
    _workspace(path)
    store = opening.open_store(str(path), read_only=True)
    with store.reading() as session:
        assert session.execute(text("SELECT city FROM workspace")).scalar() == "Marlow Bay"
    with pytest.raises(NotAvailable) as caught, store.writing():
        pass
    assert caught.value.code == "store.read_only"
    store.close()


def test_creating_never_overwrites(tmp_path: Path) -> None:
    path = tmp_path / "kept.govdesk"
    path.write_text("kept")
    with pytest.raises(NotAvailable) as caught:
        opening.create(str(path))
    assert caught.value.code == "store.exists"
    assert path.read_text() == "kept"


def test_a_file_is_opened_as_the_specification_says(tmp_path: Path) -> None:
    path = tmp_path / "p.govdesk"
    _workspace(path)
    engine = sqlite_engine(path)
    with engine.connect() as connection:
        pragma = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in (
                "busy_timeout",
                "foreign_keys",
                "recursive_triggers",
                "trusted_schema",
                "cell_size_check",
                "journal_mode",
                "synchronous",
            )
        }
    engine.dispose()
    assert pragma == {
        "busy_timeout": 10_000,
        "foreign_keys": 1,
        "recursive_triggers": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "journal_mode": "delete",
        "synchronous": 3,
    }


@pytest.mark.parametrize(
    ("version", "kept"), [((3, 51, 3), ("wal", 2)), ((3, 52, 0), ("delete", 3))]
)
def test_write_ahead_logging_is_asked_for_and_needs_a_safe_library(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    version: tuple[int, int, int],
    kept: tuple[str, int],
) -> None:
    monkeypatch.setenv("GOVDESK_JOURNAL", "wal")
    monkeypatch.setattr(sqlite3, "sqlite_version_info", version)
    path = tmp_path / "w.govdesk"
    _workspace(path)
    engine = sqlite_engine(path)
    with engine.connect() as connection:
        found = [connection.exec_driver_sql(f"PRAGMA {n}").scalar() for n in _JOURNAL]
    engine.dispose()
    assert tuple(found) == kept


_JOURNAL = ("journal_mode", "synchronous")


def test_a_write_begins_immediate_and_a_read_does_not(tmp_path: Path) -> None:
    path = tmp_path / "b.govdesk"
    _workspace(path)
    engine = sqlite_engine(path)
    other = sqlite3.connect(path, timeout=0, isolation_level=None)
    with engine.execution_options(**{READS: True}).connect() as connection, connection.begin():
        other.execute("BEGIN IMMEDIATE")
        other.execute("ROLLBACK")
    with (
        engine.connect() as connection,
        connection.begin(),
        pytest.raises(sqlite3.OperationalError, match="locked"),
    ):
        other.execute("BEGIN IMMEDIATE")
    other.close()
    engine.dispose()
    assert migrate.HEAD == "0002"
