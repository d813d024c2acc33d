# SPDX-License-Identifier: Apache-2.0
"""What is said while a workspace is founded."""

from __future__ import annotations

from govdesk.wording.template import text

TEXTS = {
    "founding.name": text("The task force’s name"),
    "founding.city": text("The city"),
    "founding.officer": text("The officer’s name"),
    "founding.no_zone": text("There is no time zone {zone}."),
    "founding.no_seats": text("Name at least one, one a line."),
    "founding.twice": text("{name} stands there twice."),
    "founding.same_passphrase": text("Another officer typed the same passphrase."),
}
