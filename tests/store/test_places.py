# SPDX-License-Identifier: Apache-2.0
"""Folders in which a database is not safe: synchronised ones and network shares."""

from __future__ import annotations

from pathlib import Path

import pytest

from govdesk.rules.refusals import NotAvailable
from govdesk.services.context import Context
from govdesk.store import places
from govdesk.store.opening import create, open_store
from tests.builders import small_city

MOUNTS = r"""
/dev/vda / ext4 rw,relatime 0 0
tmpfs /run tmpfs rw 0 0
//server/city /mnt/city cifs rw 0 0
server:/home /home nfs4 rw 0 0
/dev/sdb1 /home/ana/USB\040STICK vfat rw 0 0
ana@host:/ /home/ana/far fuse.sshfs rw 0 0
none /mnt/vm 9p rw 0 0
/dev/sdc1 /mnt/city/local ext4 rw 0 0
""".strip().splitlines()


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("/srv/city.govdesk", "ext4"),
        ("/mnt/city/a/city.govdesk", "cifs"),
        ("/mnt/citylike/city.govdesk", "ext4"),
        ("/mnt/city/local/city.govdesk", "ext4"),
        ("/home/ana/city.govdesk", "nfs4"),
        ("/home/ana/USB STICK/city.govdesk", "vfat"),
        ("/home/ana/far/city.govdesk", "fuse.sshfs"),
        ("/mnt/vm/city.govdesk", "9p"),
    ],
)
def test_the_longest_mount_says_what_a_path_lies_on(path: str, found: str) -> None:
    assert places.file_system(Path(path), MOUNTS) == found
    network = {"cifs", "nfs4", "fuse.sshfs"}
    assert (found in places.NETWORK) == (found in network)


@pytest.mark.parametrize(
    ("folder", "synced"),
    [
        ("Dropbox/city", True),
        ("Dropbox (City)", True),
        ("OneDrive - City of Marlow Bay/x", True),
        ("Nextcloud", True),
        ("Library/Mobile Documents/com~apple", True),
        ("Dropboxes", False),
        ("my onedrive notes", False),
        ("Documents", False),
    ],
)
def test_synchronised_folders_go_by_their_names(tmp_path: Path, folder: str, synced: bool) -> None:
    assert places.synchronised(tmp_path / folder / "city.govdesk") == synced


def test_or_by_what_the_program_keeps_in_them(tmp_path: Path) -> None:
    inside = tmp_path / "work" / "deeper"
    inside.mkdir(parents=True)
    assert not places.synchronised(inside / "city.govdesk")
    (tmp_path / "work" / ".stfolder").mkdir()
    assert places.synchronised(inside / "city.govdesk")


def _code(location: str) -> str:
    with pytest.raises(NotAvailable) as caught:
        open_store(location)
    return caught.value.code


def test_a_workspace_there_is_read_but_not_worked_on(tmp_path: Path) -> None:
    path = tmp_path / "city.govdesk"
    small_city(str(path)).ctx.store.close()
    (tmp_path / "Dropbox").mkdir()
    there = path.rename(tmp_path / "Dropbox" / "city.govdesk")
    assert _code(str(there)) == "store.synced"
    store = open_store(str(there), read_only=True)
    assert Context(store).store.zone == "America/New_York"
    store.close()
    with pytest.raises(NotAvailable):
        create(str(tmp_path / "Dropbox" / "new.govdesk"))
    assert not (tmp_path / "Dropbox" / "new.govdesk").exists()


def test_a_workspace_on_a_share_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "city.govdesk"
    small_city(str(path)).ctx.store.close()
    mounts = tmp_path / "mounts"
    mounts.write_text(f"//server/city {tmp_path} cifs rw 0 0\n")
    monkeypatch.setattr(places, "MOUNTS", mounts)
    assert _code(str(path)) == "store.network"
    open_store(str(path), read_only=True).close()


def test_whether_files_can_be_made_is_tried(tmp_path: Path) -> None:
    assert places.can_write(tmp_path)
    assert list(tmp_path.iterdir()) == []
    assert not places.can_write(tmp_path / "none")
    assert not places.can_write(Path("/proc/self"))
