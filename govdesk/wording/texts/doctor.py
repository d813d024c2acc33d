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
    "doctor.officers": plural(
        "{count} officer can sign in.",
        "{count} officers can sign in.",
    ),
    "doctor.few_officers": plural(
        "Only {count} officer can sign in. One lost passphrase, and acts of two stop.",
        "Only {count} officers can sign in. One lost passphrase, and acts of two stop.",
    ),
    "doctor.few_officers.then": text(
        "Give a third person an officer’s role and a passphrase under Who signs in."
    ),
    "doctor.no_two_officers": plural(
        "Only {count} officer can sign in: nothing that takes two officers can be completed.",
        "Only {count} officers can sign in: nothing that takes two officers can be completed.",
    ),
    "doctor.no_two_officers.then": text(
        "Meetings can go on. Bring officers back with both parts of the recovery sheet: a community"
        " representative signs in and chooses the officer under Who signs in."
    ),
    "doctor.sheet": text("A recovery sheet is in force."),
    "doctor.no_sheet": text(
        "There is no recovery sheet; an officer prepares one under Who signs in."
    ),
    "doctor.sheet_used": text("The recovery sheet was used, so its parts lie open."),
    "doctor.sheet_used.then": text("Prepare a new one under Who signs in."),
    "doctor.clock": text("This computer’s clock can be right."),
    "doctor.clock_old": text("This computer’s clock shows a time before GovDesk was made."),
    "doctor.clock_old.then": text("Set the clock, or let the network set it."),
    "doctor.workspace_clock": text("The clock fits the record."),
    "doctor.story_clock": text("The workspace tells a story and has its own time."),
    "doctor.clock_behind": plural(
        "The clock is {count} minute behind the record’s last entry.",
        "The clock is {count} minutes behind the record’s last entry.",
    ),
    "doctor.clock_behind.then": text(
        "Set the clock before the next act: times that stand in the record cannot be changed."
    ),
    "doctor.clocks_apart": plural(
        "This computer’s clock and the database server’s are {count} minute apart.",
        "This computer’s clock and the database server’s are {count} minutes apart.",
    ),
    "doctor.clocks_apart.then": text("Let the network set both. The record goes by the server’s."),
    "doctor.fonts": text("The fonts of the packets are whole."),
    "doctor.fonts_broken": text("These fonts are damaged: {names}."),
    "doctor.fonts_broken.then": text("Install GovDesk anew."),
    "doctor.keyring_silent": text("{backend} is locked, or does not answer."),
    "doctor.keyring_silent.then": text(
        "Unlock it, often by signing in to the computer anew. Until then GovDesk asks for passwords"
        " each time."
    ),
    "doctor.backup_disk_low": text(
        "Only {free} MB are free where the backups go; {wanted} MB are safer."
    ),
    "doctor.backup_disk_low.then": text("Make room there, or choose another folder in Settings."),
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
