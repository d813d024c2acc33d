# SPDX-License-Identifier: Apache-2.0
"""What is said when a record is not the one that this desktop saw before."""

from __future__ import annotations

from govdesk.wording.template import text

TEXTS = {
    "watch.contradicted": text(
        "This is not the record that this computer saw before: up to its entry {size} something "
        "was cut off or changed."
    ),
    "watch.contradicted.then": text(
        "The meeting can go on: open the latest backup, or go on on paper. If this file was put "
        "back from a backup on purpose, two officers record what was lost with govdesk restored."
    ),
    "watch.broken": text(
        "What this computer remembers of this record is not as it was written: someone changed it."
    ),
    "watch.broken.then": text(
        "Compare the record’s fingerprint with a printed briefing before you trust either."
    ),
    "watch.field.lost": text("What was lost"),
    "watch.no_day": text("A day is written as 2026-08-31."),
    "watch.restored": text("Recorded. Desktops open this workspace again."),
}
