# SPDX-License-Identifier: Apache-2.0
"""What a check of the record says while it works, and what it finds."""

from __future__ import annotations

from govdesk.wording.template import Plural, plural, text

TEXTS: dict[str, str | Plural] = {
    "record_check.chain": text("Reading the entries one after another"),
    "record_check.tables": text("Making the tables again from the entries"),
    "record_check.rows": text("Comparing the tables"),
    "record_check.running": text("The record is being checked now."),
    "record_check.fits": plural(
        "The one entry is as it was written, and the tables are what it makes.",
        "All {count} entries are as they were written and in their order, and the tables are what"
        " they make.",
    ),
    "record_check.empty": text("The record is empty."),
    "record_check.problems": plural(
        "{count} thing in the record does not fit.", "{count} things in the record do not fit."
    ),
    "record_check.missing": text("Entry {seq} is missing."),
    "record_check.changed": text("Entry {seq} is not what it was when it was written."),
    "record_check.order": text("Entry {seq} does not follow the one before it."),
    "record_check.head": text("The record ends at entry {found}; it should end at {expected}."),
    "record_check.checkpoint": text(
        "The state noted after {size} entries is not the state that the entries make."
    ),
    "record_check.not_compared": text(
        "The tables were not compared, because the entries that make them do not fit."
    ),
    "record_check.row_missing": text("A row of the table {table} is gone: {row}."),
    "record_check.row_extra": text("A row of the table {table} is not in the record: {row}."),
    "record_check.value": text(
        "In the table {table}, {column} of {row} is “{found}”; the record says “{expected}”."
    ),
}
