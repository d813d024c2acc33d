# SPDX-License-Identifier: Apache-2.0
"""Where a file lies, and whether a database may be worked on there.

A synchronising program copies a database while it is being written and brings older states back; a
network share does not lock files dependably (sqlite.org/faq.html, question 5). Both lose ballots.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path

SYNCED = (
    "box sync",
    "clouddocs",
    "dropbox",
    "google drive",
    "googledrive",
    "icloud drive",
    "iclouddrive",
    "megasync",
    "mobile documents",
    "my drive",
    "nextcloud",
    "onedrive",
    "owncloud",
    "pclouddrive",
    "seafile",
    "syncthing",
)
"""Folders that synchronising programs keep, by the names they give them; `Dropbox (City)` and
`OneDrive - City` count too."""

MARKS = (".dropbox", ".dropbox.cache", ".stfolder", ".owncloudsync.log", ".nextcloudsync.log")
"""What synchronising programs put into the folder they keep."""

# fmt: off
NETWORK = frozenset({
    "afpfs", "afs", "beegfs", "ceph", "cifs", "coda", "davfs", "fuse.afpfs-ng", "fuse.ceph",
    "fuse.curlftpfs", "fuse.davfs2", "fuse.glusterfs", "fuse.goofys", "fuse.gvfsd-fuse",
    "fuse.rclone", "fuse.s3fs", "fuse.smbnetfs", "fuse.sshfs", "glusterfs", "gpfs", "lustre",
    "ncpfs", "nfs", "nfs4", "ocfs2", "orangefs", "pvfs2", "smb2", "smb3", "smbfs", "sshfs",
})
# fmt: on
"""Linux file systems that reach another computer. Not 9p and virtiofs, by which a virtual machine
and some containers see the disk that they run from."""

MOUNTS = Path("/proc/mounts")


def synchronised(path: Path) -> bool:
    """Whether a file lies in a folder that a synchronising program keeps."""
    folder = path.resolve().parent
    if any(_is_synced(part) for part in folder.parts):
        return True
    return any((up / mark).exists() for up in (folder, *folder.parents) for mark in MARKS)


def on_network(path: Path) -> bool:
    """Whether a file lies on a network share, as far as this system says."""
    if os.name == "nt" and path.resolve().drive.startswith("\\\\"):
        return True
    try:
        mounts = MOUNTS.read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return False
    return file_system(path.resolve(), mounts.splitlines()) in NETWORK


def file_system(path: Path, mounts: Iterable[str]) -> str:
    """The kind of file system that a path lies on, by the lines of /proc/mounts; "" if unknown.

    Of two mounts over one folder the later one counts.
    """
    found, longest = "", -1
    for line in mounts:
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        point = Path(_unescaped(fields[1]))
        if path.is_relative_to(point) and len(point.parts) >= longest:
            found, longest = fields[2], len(point.parts)
    return found


def can_write(folder: Path) -> bool:
    """Whether files can be made in a folder: tried, since permissions alone do not say."""
    if not folder.is_dir():
        return False
    probe = folder / f".govdesk-{os.getpid()}.probe"
    try:
        probe.touch(exist_ok=False)
        probe.unlink()
    except OSError:
        return False
    return True


def _is_synced(part: str) -> bool:
    name = part.casefold()
    return any(name == one or name.startswith((f"{one} - ", f"{one} (")) for one in SYNCED)


def _unescaped(text: str) -> str:
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), text)
