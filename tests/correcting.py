# SPDX-License-Identifier: Apache-2.0
"""Corrections of a vote in a small signed log: the one that may be made, and those that may not."""

from __future__ import annotations

from typing import Any

from govdesk.record.canonical import plain
from govdesk.rules.decision_json import rule_from_json
from govdesk.rules.decisions import decide
from govdesk.rules.outcome_json import outcome_to_json
from govdesk.rules.roll import Role, SeatStatus, Status
from tests.signed_logs import Story
from tests.signed_people import SEATS


def corrected(
    story: Story, title: str = "harbour", *, meeting: bool = True, by: str = "secretary",
    opened: bool = True, choice: str = "no", says: str = "no", **other: Any,
) -> None:  # fmt: skip
    """The spoken vote of a seat corrected to no in a second meeting, and the outcome with it."""
    if meeting:
        second_meeting(story, opened=opened)
    closed = next(b for b in reversed(story.bodies) if b["type"] == "vote.closed")
    first = next(b for b in story.bodies if b["subject"] == closed["subject"])
    made = story.id()
    positions = [dict(one) for one in closed["positions"]]
    for one in positions:
        if one["seat"] == story.seat[title]:
            one.update(status=says, ballot=made)
    roll = [
        SeatStatus(one["seat"], one["group"], Status(one["status"]), Role(one["role"]))
        for one in positions
    ]
    outcome = outcome_to_json(decide(rule_from_json(first["rule"]), roll))
    fields = {
        "ballot_id": made,
        "seat_id": story.seat["harbour"],
        "member_id": story.member["harbour"],
        "choice": choice,
        "statement": "I said no.",
        "meeting_id": story.ids["meeting"],
        "unopposed": "yes",
        "step_id": story.id(),
        "outcome_id": story.id(),
        "positions": positions,
        **outcome,
        **other,
    }
    plain_fields = plain({name: value for name, value in fields.items() if value is not None})
    assert isinstance(plain_fields, dict)
    story.both(by, "clerk", "vote.corrected", closed["subject"], **plain_fields)


def second_meeting(story: Story, *, opened: bool = True, away: tuple[str, ...] = ()) -> None:
    """Another meeting, with everyone but `away` in the room."""
    story.write("secretary", "meeting.scheduled", story.id("meeting"), number="2026-02",
                kind="regular", title="April", starts_at=story.at, starts_wall="2026-03-02T12:00",
                zone="America/New_York", place="Hall", notice_due_at=story.at,
                state="scheduled")  # fmt: skip
    for who in SEATS:
        if who not in away:
            story.attend(who, "arrive")
    if opened:
        story.write("secretary", "meeting.opened", story.ids["meeting"], opened_at=story.at)


def corrected_for_another_seat(story: Story) -> None:
    """One seat named, another changed."""
    corrected(story, "seniors")


def corrected_to_an_untrue_outcome(story: Story) -> None:
    """The outcome is not what follows."""
    corrected(story, outcome="adopted", reason="adopted")


def corrected_what_a_member_cast(story: Story) -> None:
    """The vote was the member's own."""
    corrected(story, "seniors", seat_id=story.seat["seniors"], choice="yes", says="yes",
               member_id=story.member["seniors"])  # fmt: skip


def corrected_outside_a_meeting(story: Story) -> None:
    """The meeting was not opened."""
    corrected(story, opened=False)


def corrected_without_consent(story: Story) -> None:
    """Somebody objected."""
    corrected(story, unopposed="no")


def corrected_without_a_word(story: Story) -> None:
    """The member said nothing."""
    corrected(story, statement="")


def corrected_by_too_few(story: Story) -> None:
    """The community is not there."""
    second_meeting(story, away=("youth", "seniors", "harbour"))
    corrected(story, meeting=False)


def corrected_by_the_chair(story: Story) -> None:
    """Begun by an officer who enters no votes."""
    corrected(story, by="chair")


def a_key_decision_turned_by_silence(story: Story) -> None:
    """Adopted becomes rejected, nobody objecting."""
    story.vote("second", dict.fromkeys(SEATS, "yes") | {"youth": "no"})
    corrected(story)
