# SPDX-License-Identifier: Apache-2.0
"""Until when a spoken vote may be changed, and what the record says of a change."""

from __future__ import annotations

from govdesk.wording.template import text

TEXTS = {
    "changes.until_announcement": text(
        "A spoken vote may be changed until the chair announces it and the vote is closed."
    ),
    "changes.until_next_item": text(
        "A spoken vote may be changed until the next item of the meeting begins."
    ),
    "changes.not_by_charter": text(
        "The charter lets a vote be changed only until it is announced and closed."
    ),
    "changes.moved_on": text(
        "The next item has begun. What was entered wrongly is corrected by the meeting; a changed"
        " mind is a motion to reconsider."
    ),
    "changes.not_spoken": text(
        "Only a vote that was spoken and entered is changed so. What a member cast is theirs alone."
    ),
    "changes.not_here": text("Whoever spoke this vote is not here to change it."),
    "record.vote.changed": text(
        "{who} entered that {member} votes {choice} on {motion}, before the next item."
    ),
    "act.vote.changed": text("the change of a vote"),
}
