# SPDX-License-Identifier: Apache-2.0
"""`doctor` says in words what is wrong and what to do, and changes nothing."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import time
import types
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import keyring
import pytest
from keyring.backend import KeyringBackend
from sqlalchemy import update

from govdesk import paths
from govdesk.cli.main import main
from govdesk.models.record import RecordHead
from govdesk.queries.people import account_rows
from govdesk.services import people
from govdesk.services.backups import back_up
from govdesk.services.diagnosis import clocks
from govdesk.services.diagnosis.installation import installation
from govdesk.services.diagnosis.workspace import workspace as look_at
from govdesk.services.keys import end_key
from govdesk.services.proposals import complete
from govdesk.services.recovery import SheetWords, begin_sheet, restore_officer
from govdesk.services.safe_places import BACKUP, SECOND, PlacesFile
from govdesk.store import places
from govdesk.store.clock import computer_time
from govdesk.store.keyring import SystemKeyring, counts
from govdesk.wording import say
from tests.builders import CHEAP, City
from tests.store.test_keyring import Hanging, Locked

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
    assert found["officers"]["message"].startswith("3 officers can sign in")
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


def _account(city: City, login: str) -> str:
    return next(row.account_id for row in city.ctx.read(account_rows) if row.login == login)


def _end_key(city: City, login: str) -> None:
    begun = end_key(city.ctx, account_id=_account(city, login), reason="known")
    second = "chair" if login == "clerk" else "clerk"
    complete(city.as_(second), proposal_id=begun.made)


def test_officers_without_a_passphrase_do_not_count(city_file: City, named: PlacesFile) -> None:
    assert _look(city_file, named)["officers"] == (True, "3 officers can sign in.")
    _end_key(city_file, "chair")
    ok, said = _look(city_file, named)["officers"]
    assert (ok, "Only 2 officers can sign in" in said) == (False, True)


def test_below_two_officers_the_recovery_sheet_is_named(city_file: City, named: PlacesFile) -> None:
    words = SheetWords("one two three", "four five six")
    complete(city_file.as_("clerk"), proposal_id=begin_sheet(city_file.ctx, words=words).made)
    assert _look(city_file, named)["recovery_sheet"] == (True, "A recovery sheet is in force.")
    for login in ("chair", "clerk"):
        begun = propose_end(city_file, login)
        complete(city_file.as_("clerk"), proposal_id=begun)
    found = {one.name: one for one in look_at(city_file.ctx.store.location, named)}
    assert "Only 1 officer can sign in" in say(found["officers"].said)
    assert found["officers"].then is not None
    assert "both parts of the recovery sheet" in say(found["officers"].then)
    restore_officer(
        city_file.as_("youth"),
        account_id=_account(city_file, "chair"),
        words=words,
        passphrase="walnut ribbon kettle orchard",
        cost=CHEAP,
    )
    ok, said = _look(city_file, named)["recovery_sheet"]
    assert (ok, "was used" in said) == (False, True)
    assert "Only 2 officers" in _look(city_file, named)["officers"][1]


def propose_end(city: City, login: str) -> str:
    """The proposal to end a key."""
    return end_key(city.ctx, account_id=_account(city, login), reason="known").made


@pytest.mark.parametrize("backend", [Locked, Hanging])
def test_a_keyring_that_is_locked_or_hangs_is_told(
    backend: type[KeyringBackend], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = keyring.get_keyring()
    keyring.set_keyring(backend())
    monkeypatch.setattr(SystemKeyring, "__init__", _impatient)
    try:
        found = {one.name: one for one in installation(display=False)}["keyring"]
    finally:
        keyring.set_keyring(before)
        time.sleep(0.6 if backend is Hanging else 0)  # let the thread that hangs end
    assert not found.ok
    assert "locked, or does not answer" in say(found.said)
    assert found.then is not None


def _impatient(ring: SystemKeyring) -> None:
    object.__setattr__(ring, "wait", 0.1)


def test_a_clock_that_cannot_be_right(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clocks, "computer_time", lambda: clocks.MADE - 1)
    found = {one.name: one for one in installation(display=False)}["clock"]
    assert not found.ok


def test_a_clock_behind_the_record(city_file: City, named: PlacesFile) -> None:
    assert _look(city_file, named)["workspace_clock"][0]
    with city_file.ctx.store.writing() as session:
        session.execute(update(RecordHead).values(recorded_at=computer_time() + 10 * 60_000_000))
    ok, said = _look(city_file, named)["workspace_clock"]
    assert (ok, "minutes behind the record" in said) == (False, True)


def test_a_server_whose_clock_is_another(
    shared_city: City, named: PlacesFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert _look(shared_city, named)["workspace_clock"][0]
    now = computer_time()
    monkeypatch.setattr(clocks, "computer_time", lambda: now - 5 * 60_000_000)
    ok, said = _look(shared_city, named)["workspace_clock"]
    assert (ok, "minutes apart" in said) == (False, True)


def test_a_shared_workspace_without_the_programs_for_its_backups(
    shared_city: City, named: PlacesFile, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    ok, said = _look(shared_city, named)["backup_programs"]
    assert (ok, "pg_dump" in said) == (False, True)


def test_a_font_that_was_cut_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = paths.resources()
    shutil.copytree(real, tmp_path / "resources")
    font = tmp_path / "resources" / "fonts" / "DejaVuSansCondensed-Bold.ttf"
    font.write_bytes(font.read_bytes()[:20_000])
    monkeypatch.setattr(
        paths, "resources", lambda *parts: (tmp_path / "resources").joinpath(*parts)
    )
    found = {one.name: one for one in installation(display=False)}["fonts"]
    assert not found.ok
    assert "DejaVuSansCondensed-Bold.ttf" in say(found.said)


def test_no_room_where_the_backups_go(
    city_file: City, named: PlacesFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    back_up(city_file.ctx.store.location)
    assert "backup_disk" not in _look(city_file, named)
    usage = shutil.disk_usage("/")._replace(free=10)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage)
    found = _look(city_file, named)
    assert not found["backup_disk"][0]
    assert not found["disk"][0]


def test_another_schema_is_named(city_file: City, named: PlacesFile) -> None:
    with sqlite3.connect(city_file.ctx.store.location) as file:
        file.execute("UPDATE alembic_version SET version_num = '9999'")
    file.close()
    ok, said = _look(city_file, named)["schema"]
    assert (ok, "newer GovDesk" in said) == (False, True)


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
