# SPDX-License-Identifier: Apache-2.0
"""Votes over a window of days."""

from __future__ import annotations

from govdesk.wording.template import Plural, plural, text

TEXTS: dict[str, str | Plural] = {
    "windows.none": text("Every vote is closed in the meeting in which it is opened."),
    "windows.allowed": plural(
        "A vote may be open over {count} day, by {law}.",
        "A vote may be open over {count} days, by {law}.",
    ),
    "windows.not_allowed": text(
        "The charter names no law that allows a vote over days, so there is none."
    ),
    "windows.needs_the_room": text(
        "The charter asks for members in the room itself, and a vote over days has no room."
    ),
    "windows.too_long": plural(
        "The charter allows at most {count} day.", "The charter allows at most {count} days."
    ),
    "windows.sealed": text("What anyone votes is sealed until the vote closes."),
    "windows.still_open": text(
        "This vote is open until its time is over. Nobody closes it sooner."
    ),
    "windows.over": text("The time for this vote is over."),
    "windows.own_only": text("In a vote over days everyone votes with their own signature."),
    "windows.settled": text(
        "Who votes, and who is recused, was settled when this vote over days opened."
    ),
    "windows.cannot_open": text("A sealed ballot cannot be opened: what belongs to it is lost."),
    "windows.cannot_open.then": text("Check the record, and put back the last good backup."),
}
