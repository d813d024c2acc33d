# SPDX-License-Identifier: Apache-2.0
"""Messages about opening a workspace."""

from __future__ import annotations

from govdesk.wording.template import text

TEXTS = {
    "store.missing": text("There is no workspace at {path}."),
    "store.missing.then": text("Choose another file, or make a new workspace."),
    "store.exists": text("There is already a file at {path}."),
    "store.exists.then": text("Open it, or choose another name."),
    "store.locked": text("Another program is using {path} and did not let go of it in time."),
    "store.locked.then": text("Close the other program, or wait a minute, and try again."),
    "store.newer": text("{path} was made by a newer GovDesk."),
    "store.newer.then": text("Update GovDesk on this computer to open it."),
    "store.too_old": text("{path} was made by an early GovDesk, before signatures existed."),
    "store.too_old.then": text("Make a new workspace; the old file stays as it is."),
    "store.not_ours": text("{path} is not a GovDesk workspace."),
    "store.not_ours.then": text("Choose the file that ends in .govdesk."),
    "store.corrupt": text("{path} is damaged: the database cannot be read."),
    "store.corrupt.then": text(
        "Do not work on this file. Keep a copy of it and open your latest backup."
    ),
    "store.read_only": text("{path} can be read but not changed."),
    "store.read_only.then": text("Ask for the right to write to it, or open a copy."),
    "store.no_permission": text("{path} may not be opened by you."),
    "store.no_permission.then": text("Ask whoever looks after this computer for access."),
    "store.full": text("The disk is full."),
    "store.full.then": text("Make room and try again."),
    "store.bad_address": text("{path} is no address of a shared workspace."),
    "store.bad_address.then": text("Write it as postgresql://login@server/workspace."),
    "store.password_in_address": text("There is a password in the address {path}."),
    "store.password_in_address.then": text(
        "Leave it out: others can see addresses. GovDesk asks for the password."
    ),
    "store.password_needed": text("The database server asks for the password of {login}."),
    "store.password_needed.then": text(
        "Open the workspace in a window or a terminal, where GovDesk asks for it, or set"
        " PGPASSWORD."
    ),
    "store.wrong_password": text("The database server does not take this password of {login}."),
    "store.wrong_password.then": text(
        "Try again. It is the database’s password, not your own passphrase."
    ),
    "store.no_database": text("The database server has no such database or login: {path}."),
    "store.no_database.then": text("Look at the address again, or ask whoever looks after it."),
    "access.not_kept": text(
        "The keyring did not keep the password. The workspace is open; next time GovDesk asks for"
        " the password again."
    ),
    "store.no_server": text("The database server {host} does not answer."),
    "store.no_server.then": text("Check the network, then try again."),
    "store.nothing_lost": text("Nothing was changed."),
    "store.older": text("{path} was made by an older GovDesk."),
    "store.older.then": text(
        "Open it with govdesk open: it is backed up and brought up to date first."
    ),
    "store.in_use": text("{path} is open in another program."),
    "store.in_use.then": text("Close GovDesk wherever this workspace is open, then try again."),
    "store.network": text("{path} lies on a network share, which can lose what is written to it."),
    "store.network.then": text(
        "Move it to a folder of this computer. To work from several desktops, use a shared"
        " PostgreSQL database."
    ),
    "store.synced": text("{path} lies in a synchronised folder, which can damage a workspace."),
    "store.synced.then": text("Move it to a folder of this computer and share backups instead."),
}
