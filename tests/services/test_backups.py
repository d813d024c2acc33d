# SPDX-License-Identifier: Apache-2.0
"""A backup is proved or it does not count; whatever goes wrong leaves everything as it was."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from govdesk.cli.workspaces import opened
from govdesk.queries.verification import verify_workspace
from govdesk.rules.backups import DAY
from govdesk.rules.refusals import NotAvailable
from govdesk.services import people
from govdesk.services.backups import back_up, last_backup
from govdesk.services.safe_places import BACKUP, PlacesFile
from govdesk.store import generations
from govdesk.wording import say
from tests.builders import City, small_city

NOW = 1_767_600_000_000_000


@pytest.fixture
def places(tmp_path: Path) -> PlacesFile:
    """Nothing named yet."""
    return PlacesFile(tmp_path / "memory" / "places.json")


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A workspace file that nobody has open."""
    path = tmp_path / "city.govdesk"
    small_city(str(path)).ctx.store.close()
    return path


def _files(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()} if folder.exists() else set()


def _refused(act: Callable[[], object], code: str) -> NotAvailable:
    with pytest.raises(NotAvailable) as caught:
        act()
    assert caught.value.code == code
    assert caught.value.then is not None
    assert all(
        say(part) for part in (caught.value.what, caught.value.kept, caught.value.then) if part
    )
    return caught.value


def test_a_backup_lies_beside_the_workspace_and_verifies(
    workspace: Path, places: PlacesFile
) -> None:
    before = workspace.read_bytes()
    made = back_up(str(workspace), places=places, now=NOW)
    assert made.path.parent == workspace.parent / "backups"
    assert workspace.read_bytes() == before
    with opened(str(made.path), read_only=True) as ctx:
        verdict = ctx.read(verify_workspace)
    assert (verdict.ok, verdict.size, verdict.root) == (True, made.entries, made.root)
    note = json.loads((made.path.parent / (made.path.name + ".json")).read_text())
    assert note["sha256"] == generations.sha256(made.path)
    assert _files(made.path.parent) == {made.path.name, made.path.name + ".json"}


def test_it_goes_to_the_folder_that_this_desktop_names(
    workspace: Path, places: PlacesFile, tmp_path: Path
) -> None:
    with opened(str(workspace), read_only=True) as ctx:
        workspace_id = ctx.store.workspace_id
    named = tmp_path / "stick"
    named.mkdir()
    places.name(workspace_id, BACKUP, named)
    assert back_up(str(workspace), places=places).path.parent == named
    assert not (tmp_path / "backups").exists()


def test_a_folder_that_vanished_is_told_and_not_made_anew(
    workspace: Path, places: PlacesFile, tmp_path: Path
) -> None:
    gone = tmp_path / "stick"
    _refused(lambda: back_up(str(workspace), folder=gone, places=places), "backup.no_folder")
    assert not gone.exists()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written(workspace: Path, tmp_path: Path) -> None:
    shelf = tmp_path / "shelf"
    shelf.mkdir(mode=0o500)
    _refused(lambda: back_up(str(workspace), folder=shelf), "backup.not_written")
    assert _files(shelf) == set()


def test_a_folder_that_is_on_a_read_only_disk(workspace: Path) -> None:
    # Nobody may make files in /proc, not even root.
    _refused(lambda: back_up(str(workspace), folder=Path("/proc/self")), "backup.not_written")


def test_a_full_disk_leaves_nothing_half_made(workspace: Path, tmp_path: Path) -> None:
    folder = tmp_path / "small"
    folder.mkdir()
    kept = back_up(str(workspace), folder=folder, now=NOW)
    before = _files(folder)
    script = (
        "import resource, sys\n"
        "from pathlib import Path\n"
        "from govdesk.rules.refusals import NotAvailable\n"
        "from govdesk.services.backups import back_up\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (65536, 65536))\n"
        "try:\n"
        "    back_up(sys.argv[1], folder=Path(sys.argv[2]))\n"
        "except NotAvailable as refusal:\n"
        "    print(refusal.code)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(workspace), str(folder)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "backup.not_written", done.stderr
    assert _files(folder) == before
    assert kept.path.is_file()


@pytest.mark.parametrize("page", [3, 20])
def test_a_damaged_page_is_found_and_the_copy_removed(
    workspace: Path, tmp_path: Path, page: int
) -> None:
    folder = tmp_path / "kept"
    folder.mkdir()
    data = bytearray(workspace.read_bytes())
    start = page * 4096
    data[start : start + 4096] = bytes(byte ^ 0x55 for byte in data[start : start + 4096])
    workspace.write_bytes(data)
    with pytest.raises(NotAvailable) as caught:
        back_up(str(workspace), folder=folder)
    assert caught.value.code in {"backup.does_not_hold", "store.corrupt"}
    assert _files(folder) == set()
    assert workspace.read_bytes() == bytes(data)


def test_one_flipped_byte_that_sqlite_does_not_mind_is_found(
    workspace: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "kept"
    folder.mkdir()
    data = workspace.read_bytes()
    assert b"Yara Youngquist" in data
    workspace.write_bytes(data.replace(b"Yara Youngquist", b"Zara Youngquist"))
    refusal = _refused(lambda: back_up(str(workspace), folder=folder), "backup.does_not_hold")
    assert "entry" in say(refusal.what)
    assert _files(folder) == set()


def test_stopping_it_leaves_nothing_behind(workspace: Path, tmp_path: Path) -> None:
    folder = tmp_path / "kept"
    folder.mkdir()
    asked: list[str] = []

    def stop(_done: int, _of: int, what: object) -> None:
        asked.append(str(what))
        if len(asked) > 20:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        back_up(str(workspace), folder=folder, step=stop)
    assert _files(folder) == set()


def test_generations_thin_out_and_strangers_stay(workspace: Path, tmp_path: Path) -> None:
    folder = tmp_path / "kept"
    folder.mkdir()
    mine = {"notes.txt", "city_20250101-000000_copy.govdesk", "other.govdesk.json"}
    for name in mine:
        (folder / name).write_text("{}")
    first = back_up(str(workspace), folder=folder, now=NOW)
    for path in (first.path, first.path.with_name(first.path.name + ".json")):
        # A copy that somebody made under a name of their own.
        (folder / f"copy of {path.name}").write_bytes(path.read_bytes())
    strangers = _files(folder) - {first.path.name, first.path.name + ".json"}
    removed: list[str] = []
    for later in range(1, 14):
        made = back_up(str(workspace), folder=folder, now=NOW + later * 60_000_000)
        removed += made.removed
    assert first.path.name in removed
    assert len(removed) == 4
    assert strangers <= _files(folder)
    kept = generations.listed(
        folder, json.loads(made.path.with_name(made.path.name + ".json").read_text())["workspace"]
    )
    assert [one.path.name for one in kept][-1] == made.path.name
    assert len(kept) == 10


def test_two_cities_in_one_folder_thin_out_their_own(tmp_path: Path) -> None:
    folder = tmp_path / "kept"
    folder.mkdir()
    places = []
    for number, name in enumerate(("a", "b")):
        path = tmp_path / name / "city.govdesk"
        small_city(str(path), seed=number + 5).ctx.store.close()
        places.append(path)
    other = back_up(str(places[1]), folder=folder, now=NOW)
    for later in range(12):
        back_up(str(places[0]), folder=folder, now=NOW + DAY + later * 60_000_000)
    assert other.path.is_file()


def test_an_unverified_one_never_counts_as_the_last(workspace: Path, tmp_path: Path) -> None:
    folder = tmp_path / "kept"
    folder.mkdir()
    made = back_up(str(workspace), folder=folder, now=NOW)
    note = generations.note_of(made.path)
    assert note is not None
    begun = generations.begin(folder, "city", ".govdesk", note.workspace, NOW + DAY)
    begun.path.write_bytes(b"half")
    last = last_backup(folder, note.workspace)
    assert last is not None
    assert last.path == made.path
    back_up(str(workspace), folder=folder, now=NOW + 4 * DAY)
    assert not begun.path.exists()


@pytest.mark.parametrize("seconds", [0.02, 0.3, 0.6, 0.8, 1.0])
def test_killed_in_the_middle_it_does_not_count_and_the_next_one_does(
    workspace: Path, tmp_path: Path, seconds: float
) -> None:
    folder = tmp_path / "kept"
    folder.mkdir()
    command = [sys.executable, "-m", "govdesk", "backup", str(workspace), "--to", str(folder)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    began = time.monotonic()
    while not _files(folder) and time.monotonic() - began < 30:
        time.sleep(0.005)
    time.sleep(seconds)
    process.kill()
    process.communicate()
    with opened(str(workspace), read_only=True) as ctx:
        workspace_id = ctx.store.workspace_id
        assert ctx.read(verify_workspace).ok
    last = last_backup(folder, workspace_id)
    if last is not None:
        with opened(str(last.path), read_only=True) as ctx:
            assert ctx.read(verify_workspace).ok
    made = back_up(str(workspace), folder=folder, now=time.time_ns() // 1000 + 3 * DAY)
    names = {made.path.name} | ({last.path.name} if last else set())
    assert _files(folder) == names | {f"{name}.json" for name in names}


def test_the_copy_holds_while_somebody_writes(
    city_file: City, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("govdesk.store.online_copy.PAGES", 4)
    folder = tmp_path / "kept"
    folder.mkdir()
    ended = threading.Event()
    written: list[str] = []

    def write() -> None:
        while not ended.is_set():
            written.append(people.add_member(city_file.ctx, name=f"Member {len(written)}").made)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        sizes = [back_up(city_file.ctx.store.location, folder=folder).entries for _ in range(3)]
    finally:
        ended.set()
        writer.join()
    assert sizes == sorted(sizes)
    assert sizes[-1] > sizes[0]
    assert len(written) > 3


def test_a_workspace_that_somebody_holds_is_told(
    workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("govdesk.store.online_copy.BUSY", 0.3)
    monkeypatch.setattr("govdesk.store.online_copy.PAGES", 4)
    folder = tmp_path / "kept"
    folder.mkdir()
    other = sqlite3.connect(workspace, isolation_level=None)

    def hold(_done: int, _of: int, _what: object) -> None:
        if not other.in_transaction:
            other.execute("BEGIN EXCLUSIVE")

    _refused(lambda: back_up(str(workspace), folder=folder, step=hold), "store.locked")
    other.close()
    assert _files(folder) == set()
