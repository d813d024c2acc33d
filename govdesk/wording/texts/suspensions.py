# SPDX-License-Identifier: Apache-2.0
"""Seats without a vote: why they cannot be suspended or reinstated, and what the record says."""

from __future__ import annotations

from govdesk.wording.template import text

TEXTS = {
    "votes.suspended": text("The vote of this seat is suspended."),
    "suspensions.field_kind": text("What happens to the vote"),
    "suspensions.already": text("The vote of this seat is suspended already."),
    "suspensions.none": text("The vote of this seat is not suspended."),
    "suspensions.day_is_over": text("That day is over. A vote is taken away only from now on."),
    "record.suspension.moved": text("{who} entered a motion about the vote of the seat {seat}."),
    "record.seat.suspended": text(
        "The vote of the seat {seat} was suspended from {starts} on; {who} closed the vote on that."
    ),
    "record.seat.reinstated": text(
        "The vote of a seat was suspended until {ends}; {who} closed the vote on that."
    ),
}
