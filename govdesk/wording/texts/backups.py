# SPDX-License-Identifier: Apache-2.0
"""Messages about backups, the second place and restoring."""

from __future__ import annotations

from govdesk.wording.template import Plural, plural, text

TEXTS: dict[str, str | Plural] = {
    "backup.starting": text("Beginning"),
    "backup.told": text("{words}"),
    "backup.doing_copy": text("Copying the workspace"),
    "backup.doing_dump": text("Copying the shared database"),
    "backup.doing_restore": text("Restoring the copy to a scratch database"),
    "backup.no_tools": text("The programs that back up a shared database are missing: {names}."),
    "backup.no_tools.then": text(
        "Install PostgreSQL’s client programs, of the server’s version or a later one, and try"
        " again."
    ),
    "backup.not_dumped": text("The shared database was not copied: {why}"),
    "backup.not_dumped.then": text(
        "Install PostgreSQL’s client programs of the server’s version or a later one, or ask"
        " whoever looks after the server."
    ),
    "backup.not_restored": text("restoring it ended with {why}."),
    "backup.no_scratch": text(
        "The backup cannot be proved: this login may not make a scratch database on the server."
    ),
    "backup.no_scratch.then": text(
        "Ask whoever looks after the server for the right to create databases, then try again."
    ),
    "restore.of_file": text("{path} is no backup of a shared database."),
    "restore.of_file.then": text(
        "The backup of a workspace file goes back to a file: name one with --to. That of a shared"
        " database ends in .dump."
    ),
    "restore.of_shared": text("{path} is the backup of a shared database."),
    "restore.of_shared.then": text("Name a database’s URL with --to; it may be a new one."),
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
    "second.unreachable": text("The second place {path} cannot be reached: {why}."),
    "second.unreachable.kept": text("The meeting goes on: every entry is in the workspace itself."),
    "second.unreachable.then": text(
        "Connect it again, or choose another in Settings. What it misses is then written by itself."
    ),
    "second.not_read": text("The file {path} of the second place cannot be read: {why}."),
    "second.not_read.then": text("Check the path, or restore without it."),
    "second.beyond": plural(
        "The second place has {count} entry that the backup does not have.",
        "The second place has {count} entries that the backup does not have.",
    ),
    "second.applied": plural(
        "{count} of them was checked and put back.", "{count} of them were checked and put back."
    ),
    "second.torn": text("The last line of the file is cut off and was left out."),
    "second.other_history": text(
        "Entry {seq} of the second place is not the one in the backup: they are of two histories."
    ),
    "second.gap": text("The second place has no entry {seq}, which comes next."),
    "second.not_ours": text("Entry {seq} of the second place is not one of this workspace’s."),
    "second.chain": text("Entry {seq} of the second place does not fit the one before it."),
    "second.unknown_key": text(
        "Entry {seq} of the second place is signed by a key that nobody here has."
    ),
    "second.signature": text("The signature of entry {seq} of the second place does not hold."),
    "second.not_applied": text("Entry {seq} of the second place does not fit the tables."),
    "second.does_not_fit": text(
        "With the second place’s entries the record did not hold: {problem} They were left out."
    ),
    "second.lost_private": plural(
        "{count} private detail that came after the backup is lost.",
        "{count} private details that came after the backup are lost.",
    ),
    "second.lost_keys": plural(
        "{count} passphrase given after the backup must be given anew.",
        "{count} passphrases given after the backup must be given anew.",
    ),
    "second.lost_packets": plural(
        "The file of {count} packet prepared after the backup is lost; its entry is kept.",
        "The files of {count} packets prepared after the backup are lost; their entries are kept.",
    ),
    "second.lost_pieces": plural(
        "The Word file of {count} department’s text brought in after the backup is lost, with its"
        " pictures; its words are kept.",
        "The Word files of {count} departments’ texts brought in after the backup are lost, with"
        " their pictures; their words are kept.",
    ),
    "restore.itself": text("A backup cannot be restored onto itself."),
    "restore.itself.then": text("Name the workspace that should be put back."),
    "restore.done": text("Restored and verified: {path}"),
    "restore.aside": text("What was there is kept as {path}"),
}
