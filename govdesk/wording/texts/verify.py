# SPDX-License-Identifier: Apache-2.0
"""Messages about verifying a workspace and about the state of an installation."""

from __future__ import annotations

from govdesk.wording.template import text

TEXTS = {
    "verify.doing_log": text("Reading the entries one after another"),
    "verify.doing_tables": text("Making the tables again from the entries"),
    "verify.running": text("The record is being checked now."),
    "verify.sequence": text("An entry is missing before entry {seq}."),
    "verify.canonical": text("The body of entry {seq} is not in the canonical form."),
    "verify.body_hash": text("The body of entry {seq} is not the one that was recorded."),
    "verify.columns": text("Entry {seq} is filed under something other than its body says."),
    "verify.leaf": text("The fingerprint of entry {seq} does not belong to its content."),
    "verify.chain": text("The chain is broken at entry {seq}."),
    "verify.time": text("Entry {seq} was not recorded after the one before it."),
    "verify.head": text("The head of the record is not its last entry."),
    "verify.tables": text("A row of {table} is not what the record makes it: {row}."),
    "verify.private": text("A private detail does not match what entry {seq} committed to."),
    "verify.checkpoint": text("The record is not the one of the checkpoint at {size} entries."),
    "verify.packet": text("The kept copy of packet {number} is not the one that was prepared."),
    "verify.unsigned": text("Who acted: the signatures of the entries were not checked."),
    "verify.tail": text(
        "That nothing was cut off at the end: compare the head with one that was printed."
    ),
    "verify.tables_not_compared": text(
        "That the tables agree with the record: its entries themselves do not hold."
    ),
    "verify.holds": text("Everything that was checked holds: {size} entries."),
    "verify.broken": text("The meeting can go on. Keep a copy of this file and tell the clerk."),
}
