# SPDX-License-Identifier: Apache-2.0
"""Until when a spoken vote is changed by whoever spoke it, or a slip of the key put right.

A vote is announced as it is closed; until then a later ballot replaces the one before. Where the
charter says so, a change is still taken until the next item of the meeting begins: the seat's place
in the closed vote changes, quorum and all other seats stay as they were at the closing, and the
outcome is worked out again. Afterwards only a meeting corrects (`rules.corrections`). Standard
library only: the public verifier reads this.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from govdesk.rules.corrections import why_not_settled
from govdesk.rules.decisions import Result
from govdesk.rules.messages import Message, message
from govdesk.rules.motions import MotionVerb


class ChangesUntil(StrEnum):
    """Until when a spoken vote may be changed."""

    ANNOUNCEMENT = "announcement"
    """Until the chair announces it, which closes the vote."""
    NEXT_ITEM = "next_item"
    """Until the next item of the meeting begins."""


BEGINNINGS = (
    "vote.opened",
    "motion.stepped",
    "speaker.called",
    "closed_session.begun",
    "meeting.recessed",
    "meeting.closed",
)
"""Entries with which a meeting goes on to another item."""
_TAKES_UP = frozenset(
    {MotionVerb.MOVE, MotionVerb.STATE, MotionVerb.TAKE_UP, MotionVerb.PUT, MotionVerb.CONSENT}
)


def begins_another(kind: str, subject: str, body: Mapping[str, Any], motion: str) -> bool:
    """Whether an entry after a vote on a motion begins another item."""
    if kind == "vote.opened":
        return bool(body["motion_id"] != motion)
    if kind == "motion.stepped":
        return subject != motion and body["verb"] in _TAKES_UP
    return kind in BEGINNINGS


@dataclass(frozen=True, slots=True)
class ChangeFacts:
    """What is so about a closed vote, and of the seat whose vote would be changed."""

    until: ChangesUntil
    """By the charter in force."""
    outcome: Result | None
    """What it came to; None while it is open."""
    latest: bool
    """Whether no later vote was opened on the motion."""
    in_session: bool
    """Whether its own meeting is."""
    moved_on: bool
    """Whether the next item was begun since the closing."""
    over_days: bool = False
    spoken: bool = True
    """Whether the seat's vote that counts was spoken and entered."""
    same: bool = False
    """Whether the choice is the one that stands."""
    here: bool = True
    """Whether whoever spoke it acts for the seat now."""


def why_not_change_here(facts: ChangeFacts) -> Message | None:
    """None when spoken votes of this vote may be changed now, whatever the seat and choice."""
    if facts.until is not ChangesUntil.NEXT_ITEM or facts.over_days:
        return message("changes.not_by_charter")
    reason = why_not_settled(facts.outcome, latest=facts.latest)
    if reason is not None:
        return reason
    if facts.moved_on or not facts.in_session:
        return message("changes.moved_on")
    return None


def why_not_change(facts: ChangeFacts) -> Message | None:
    """None when this seat's vote may be changed so, else why not."""
    reason = why_not_change_here(facts)
    if reason is not None:
        return reason
    if not facts.spoken:
        return message("changes.not_spoken")
    if facts.same:
        return message("corrections.same")
    return None if facts.here else message("changes.not_here")
