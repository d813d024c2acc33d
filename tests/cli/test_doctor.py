# SPDX-License-Identifier: Apache-2.0
"""`doctor` says in words what is wrong and what to do, and changes nothing."""

from __future__ import annotations

import json
import os
import sqlite3
import types
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from govdesk.cli.main import main
from govdesk.services import people
from govdesk.services.backups import back_up
from govdesk.services.diagnosis.workspace import workspace as look_at
from govdesk.services.safe_places import BACKUP, SECOND, PlacesFile
from govdesk.store import places
from govdesk.store.keyring import counts
from govdesk.wording import say
from tests.builders import City

NOW = 1_767_600_000_000_000
DAY = 86_400_000_000


@pytest.fixture
def named(tmp_path: Path) -> PlacesFile:
    """Nothing named yet."""
    return PlacesFile(tmp_path / "memory" / "places.json")


def _look(city: City, named: PlacesFile) -> Mapping[str, tuple[bool, str]]:
    found = list(look_at(city.ctx.store.location, named))
    assert all(one.ok or (one.then is not None and say(one.then)) for one in found)
    return {one.name: (one.ok, say(one.said)) for one in found}


def test_a_backed_up_workspace_is_in_order(
    city_file: City, capsys: pytest.CaptureFixture[str]
) -> None:
    back_up(city_file.ctx.store.location)
    code = main(None, ["doctor", city_file.ctx.store.location, "--json"])
    told = json.loads(capsys.readouterr().out)
    found: dict[str, Any] = {finding["name"]: finding for finding in told["findings"]}
    assert (code, told["ok"]) == (0, True), [one for one in told["findings"] if not one["ok"]]
    assert found["officers"]["message"].startswith("3 officers")
    assert found["backup"]["ok"]
    assert {"sqlite", "files", "zones", "desktop", "display", "keyring"} <= set(found)
    assert {"settings_folder", "data_folder", "disk", "folder", "pages", "log"} <= set(found)


def test_in_words_what_to_do_stands_under_what_is_wrong(
    city_file: City, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(None, ["doctor", city_file.ctx.store.location]) == 1
    lines = capsys.readouterr().out.splitlines()
    wrong = next(number for number, line in enumerate(lines) if line.startswith("! "))
    assert "no verified backup" in lines[wrong]
    assert lines[wrong + 1] == "  Back it up with govdesk backup."


def test_a_workspace_that_does_not_open(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "letter.govdesk"
    file.write_text("Dear clerk, " * 200)
    assert main(None, ["doctor", str(file)]) == 1
    assert "! " in capsys.readouterr().out


def test_an_old_backup_is_told_once_the_record_went_on(city_file: City, named: PlacesFile) -> None:
    location = city_file.ctx.store.location
    back_up(location, places=named, now=NOW)
    ok, said = _look(city_file, named)["backup"]
    assert (ok, "has every entry" in said) == (True, True)
    people.add_member(city_file.ctx, name="Later Comer")
    ok, said = _look(city_file, named)["backup"]
    assert (ok, "lacks newer entries" in said) == (False, True)


def test_named_places_that_are_gone(city_file: City, named: PlacesFile, tmp_path: Path) -> None:
    workspace = city_file.ctx.store.workspace_id
    named.name(workspace, BACKUP, tmp_path / "gone")
    named.name(workspace, SECOND, tmp_path / "pulled out")
    found = _look(city_file, named)
    assert not found["backup"][0]
    assert not found["second_place"][0]
    assert "pulled out" in found["second_place"][1]
    named.name(workspace, SECOND, tmp_path)
    assert _look(city_file, named)["second_place"][0]
    named.name(workspace, SECOND, None)
    assert _look(city_file, named)["second_place"][0]


def test_a_damaged_page_is_told(city_file: City, named: PlacesFile) -> None:
    path = Path(city_file.ctx.store.location)
    city_file.ctx.store.close()
    data = bytearray(path.read_bytes())
    data[20 * 4096 : 21 * 4096] = bytes(4096)
    path.write_bytes(data)
    assert not _look(city_file, named)["pages"][0]
    assert path.read_bytes() == bytes(data)


def test_a_changed_entry_is_told(city_file: City, named: PlacesFile) -> None:
    path = Path(city_file.ctx.store.location)
    city_file.ctx.store.close()
    path.write_bytes(path.read_bytes().replace(b"Yara Youngquist", b"Zara Youngquist"))
    found = _look(city_file, named)
    assert not found["log"][0]
    assert found["pages"][0]


def test_a_journal_that_a_crash_left_is_told_and_not_touched(
    city_file: City, named: PlacesFile
) -> None:
    path = Path(city_file.ctx.store.location)
    city_file.ctx.store.close()
    child = os.fork()
    if child == 0:
        file = sqlite3.connect(path, isolation_level=None)
        file.execute("PRAGMA cache_size=1")
        file.execute("BEGIN")
        file.execute("CREATE TABLE filler AS SELECT * FROM entries")
        os._exit(1)
    os.waitpid(child, 0)
    journal = path.with_name(path.name + "-journal")
    before = journal.read_bytes()
    found = _look(city_file, named)
    assert not found["journal"][0]
    assert journal.read_bytes() == before


def test_a_file_in_a_synchronised_folder_or_on_a_share(
    city_file: City, named: PlacesFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert _look(city_file, named)["folder"][0]
    mounts = tmp_path / "mounts"
    mounts.write_text(f"//server/city {tmp_path} cifs rw 0 0\n")
    monkeypatch.setattr(places, "MOUNTS", mounts)
    ok, said = _look(city_file, named)["folder"]
    assert (ok, "network share" in said) == (False, True)


def test_a_library_that_is_not_safe_with_the_journal_asked_for(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GOVDESK_JOURNAL", "wal")
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 52, 0))
    assert main(None, ["doctor", "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    (wrong,) = [one for one in told["findings"] if not one["ok"]]
    assert wrong["name"] == "sqlite"
    assert wrong["next"]


@pytest.mark.parametrize(
    ("module", "name", "used"),
    [
        ("keyring.backends.SecretService", "Keyring", True),
        ("keyring.backends.Windows", "WinVaultKeyring", True),
        ("keyring.backends.fail", "Keyring", False),
        ("keyring.backends.null", "Keyring", False),
        ("keyring.backends.chainer", "ChainerBackend", False),
        ("keyrings.alt.file", "PlaintextKeyring", False),
        ("keyrings.alt.file", "EncryptedKeyring", True),
    ],
)
def test_a_keyring_that_keeps_nothing_safe_counts_as_none(
    module: str, name: str, used: bool
) -> None:
    backend = types.new_class(name)
    backend.__module__ = module
    assert counts(backend) == used
