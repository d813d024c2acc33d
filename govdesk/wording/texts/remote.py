# SPDX-License-Identifier: Apache-2.0
"""Members who take part in a meeting from elsewhere."""

from __future__ import annotations

from govdesk.wording.template import Plural, plural, text

TEXTS: dict[str, str | Plural] = {
    "remote.needs": text("Whoever takes part from elsewhere needs: {needs}."),
    "remote.needs_none": text("Whoever takes part from elsewhere needs nothing more."),
    "remote.need_approval": text("approval"),
    "remote.need_reason": text("a reason"),
    "remote.need_seen_and_heard": text("to be seen and heard"),
    "remote.need_roll_call": text("a roll call for every decision"),
    "remote.roll_call_yes": text(
        "While someone takes part from elsewhere, everything is decided by roll call."
    ),
    "remote.roll_call_no": text(
        "What nobody objects to is adopted without a vote, wherever members are."
    ),
    "remote.way_anyone": text("Count like anyone else"),
    "remote.way_room": text("Count, with half of the filled seats in the room itself"),
    "remote.way_not_counted": text("May vote, and do not count towards how many must be there"),
    "remote.lacks_approval": text(
        "The charter asks for approval before someone takes part from elsewhere."
    ),
    "remote.lacks_reason": text(
        "The charter asks for a reason from whoever takes part from elsewhere."
    ),
    "remote.lacks_seen_and_heard": text(
        "The charter asks that whoever takes part from elsewhere is seen and heard by everyone."
    ),
    "remote.lacks.kept": text("It is not noted: until then they do not count as here."),
    "remote.field_reason": text("Reason"),
    "remote.not_counted": plural(
        "{count} member takes part from elsewhere and is not counted: the charter counts only who"
        " is in the room. They may vote.",
        "{count} members take part from elsewhere and are not counted: the charter counts only who"
        " is in the room. They may vote.",
    ),
    "remote.roll_asked": text(
        "Someone takes part from elsewhere. The charter asks for a roll call then: call each seat."
    ),
    "remote.roll_call": text(
        "Someone takes part from elsewhere. The charter asks for a roll call then: open the vote."
    ),
}
