# SPDX-License-Identifier: Apache-2.0
"""Messages about the state of an installation and of a workspace."""

from __future__ import annotations

from govdesk.wording.template import Plural, plural, text

TEXTS: dict[str, str | Plural] = {
    "doctor.version": text("GovDesk {version} on Python {python}."),
    "doctor.sqlite": text("SQLite {version}, journal mode {mode}."),
    "doctor.sqlite_delete_only": text(
        "SQLite {version}, journal mode {mode}: safe. Write-ahead logging needs 3.51.3 or later."
    ),
    "doctor.sqlite_no_wal": text(
        "{setting} is asked for, but SQLite {version} is not safe with it and does not use it."
    ),
    "doctor.sqlite_no_wal.then": text("Take the setting away, or install SQLite 3.51.3 or later."),
    "doctor.files": text(
        "The charters, fonts, icons, themes, translations and migrations are in place."
    ),
    "doctor.files_missing": text("These files of GovDesk are missing: {names}."),
    "doctor.files_missing.then": text("Install GovDesk anew."),
    "doctor.zones": text("Time zones and languages are in place."),
    "doctor.zones_missing": text("The data of time zones or languages is missing."),
    "doctor.zones_missing.then": text("Install GovDesk anew, with the packages it asks for."),
    "doctor.desktop": text("The desktop is installed."),
    "doctor.screen_libraries": text("The desktop does not load: {found}"),
    "doctor.screen_libraries.then": text(
        "Run make setup, or install the system library that is named."
    ),
    "doctor.display": text("A window can be shown."),
    "doctor.none": text("There is no display here: commands work, windows cannot be shown."),
    "doctor.no_window": text("No window can be shown: {found}"),
    "doctor.no_window.then": text(
        "Check that you are signed in on a screen, or run make setup for the missing libraries."
    ),
    "doctor.keyring": text("Passwords can be remembered by {backend}."),
    "doctor.no_keyring": text(
        "There is no safe keyring here: GovDesk asks for passwords each time."
    ),
    "doctor.can_write": text("GovDesk can write to {path}"),
    "doctor.cannot_write": text("GovDesk cannot write to {path}"),
    "doctor.cannot_write.then": text("Ask for the right to write there."),
    "doctor.workspace": text("The workspace opens: {path}"),
    "doctor.schema": text("Its schema is the newest, {version}."),
    "doctor.folder": text("It lies in a folder of this computer."),
    "doctor.disk": text("{free} MB are free on its disk."),
    "doctor.disk_low": text("Only {free} MB are free on its disk; {wanted} MB are safer."),
    "doctor.disk_low.then": text("Make room before the next meeting."),
    "doctor.journal": text("An act was broken off and left {path}"),
    "doctor.journal.then": text(
        "Open the workspace with govdesk open: what was not finished is undone, what was"
        " acknowledged stays. Do not remove that file."
    ),
    "doctor.unsafe_wal": text(
        "It is kept with write-ahead logging, with which SQLite {version} is not safe."
    ),
    "doctor.unsafe_wal.then": text("Open it with govdesk open, which puts that right."),
    "doctor.pages": text("Every page of the file is in order."),
    "doctor.pages_damaged": text("The file is damaged: {found}."),
    "doctor.pages_damaged.then": text(
        "The meeting can go on. Keep a copy of this file, and restore the last verified backup with"
        " govdesk restore."
    ),
    "doctor.log": text("The record since its last checkpoint holds."),
    "doctor.log_broken": text("The record since its last checkpoint does not hold: {problem}"),
    "doctor.log_broken.then": text(
        "The meeting can go on. Keep a copy of this file, run govdesk verify, and tell the clerk."
    ),
    "doctor.officers": plural("{count} officer has an account.", "{count} officers have accounts."),
    "doctor.few_officers": plural(
        "Only {count} officer has an account; three are safer.",
        "Only {count} officers have accounts; three are safer.",
    ),
    "doctor.few_officers.then": text("Give another person an officer's role."),
    "doctor.backup": text("The last verified backup is less than a day old: {path}"),
    "doctor.backup_days": plural(
        "The last verified backup is {count} day old and has every entry: {path}",
        "The last verified backup is {count} days old and has every entry: {path}",
    ),
    "doctor.backup_old": plural(
        "The last verified backup is {count} day old and lacks newer entries: {path}",
        "The last verified backup is {count} days old and lacks newer entries: {path}",
    ),
    "doctor.backup_old.then": text("Back it up with govdesk backup."),
    "doctor.no_backup": text("There is no verified backup in {path}"),
    "doctor.no_backup.then": text("Back it up with govdesk backup."),
    "doctor.second_place": text("During meetings, entries are also written to {path}"),
    "doctor.no_second_place": text(
        "No second place is named that entries are written to during meetings; Settings offers it."
    ),
    "doctor.second_place_gone": text("The second place {path} cannot be written to."),
    "doctor.second_place_gone.then": text(
        "Plug in or connect what it lies on, or name another folder in Settings."
    ),
}
