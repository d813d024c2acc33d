# SPDX-License-Identifier: Apache-2.0
"""Messages about backups, the second place and restoring."""

from __future__ import annotations

from govdesk.wording.template import Plural, plural, text

TEXTS: dict[str, str | Plural] = {
    "backup.starting": text("Beginning"),
    "backup.told": text("{words}"),
    "backup.doing_copy": text("Copying the workspace"),
    "backup.doing_pages": text("Looking at every page of the copy"),
    "backup.done": text("Backed up and verified: {path}"),
    "backup.done.entries": plural(
        "It holds {count} entry of the record.", "It holds {count} entries of the record."
    ),
    "backup.thinned": plural(
        "{count} older backup made room for it.", "{count} older backups made room for it."
    ),
    "backup.pages": text("the database says {found}."),
    "backup.does_not_hold": text("The copy {path} does not hold: {problem}"),
    "backup.does_not_hold.kept": text("The workspace and every earlier backup are as they were."),
    "backup.does_not_hold.then": text(
        "Keep the workspace file, run govdesk verify on it, and restore an earlier backup if it"
        " does not hold either."
    ),
    "backup.not_written": text("Nothing could be written to {path}: {why}"),
    "backup.not_written.kept": text("The workspace and every earlier backup are as they were."),
    "backup.not_written.then": text("Make room or choose another folder, then try again."),
    "backup.system_says": text("the system says {why}."),
    "backup.disk_refuses": text("the disk does not take it."),
    "backup.no_folder": text("The backup folder {path} is not there."),
    "backup.no_folder.then": text(
        "Plug in or connect what it lies on, or name another folder in Settings."
    ),
    "places.cannot_write": text("Nothing can be written to {path}."),
    "places.cannot_write.then": text("Choose a folder that you may write to."),
    "places.not_kept": text("This choice could not be kept in {path}: {why}."),
    "places.not_kept.then": text("Ask whoever looks after this computer, then choose again."),
    "restore.itself": text("A backup cannot be restored onto itself."),
    "restore.itself.then": text("Name the workspace that should be put back."),
    "restore.done": text("Restored and verified: {path}"),
    "restore.aside": text("What was there is kept as {path}"),
}
