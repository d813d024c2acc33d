# SPDX-License-Identifier: Apache-2.0
"""Correcting a vote that was entered wrongly, after its closing.

A slip of the key is corrected only in a meeting, with the member's statement and the body's
consent; a changed mind is a motion to reconsider. Only what was spoken and entered can be
corrected: a vote that its member cast is that member's alone. Where the correction would turn a key
or charter decision round, silence is not enough: general consent never decides one, so the body
agrees by a vote of at least the same class. Standard library only: the public verifier reads this.
"""

from __future__ import annotations

from dataclasses import dataclass

from govdesk.rules.decisions import Result
from govdesk.rules.messages import Message, message


@dataclass(frozen=True, slots=True)
class CorrectionFacts:
    """What is so about a vote, and about the meeting that would correct it."""

    outcome: Result | None
    """What the vote came to; None while it is open."""
    after: Result | None
    """What it would come to; None before a choice is given."""
    latest: bool
    """Whether no later vote was opened on the motion."""
    spoken: bool
    """Whether the seat's vote that counts was spoken and entered."""
    same: bool
    """Whether the choice is the one that was entered."""
    in_session: bool
    quorum: bool
    """By the rule of the vote, in the meeting that corrects it."""
    key: bool
    """Whether the vote's class is key or charter."""
    unopposed: bool = False
    """Whether the chair asked and nobody objected."""
    carried: bool = False
    """Whether a motion to correct it was adopted since, by a vote of at least its class."""


def why_not_settled(outcome: Result | None, *, latest: bool) -> Message | None:
    """None when a vote came to something that still stands: it is closed, it counted, and the
    motion was not voted on again."""
    if outcome is None:
        return message("corrections.still_open")
    if outcome is Result.VOID:
        return message("corrections.did_not_count")
    return None if latest else message("corrections.voted_again")


def why_not_correct_here(facts: CorrectionFacts) -> Message | None:
    """None when votes of this kind may be corrected now, whatever the seat and choice."""
    reason = why_not_settled(facts.outcome, latest=facts.latest)
    if reason is not None:
        return reason
    if not facts.in_session:
        return message("corrections.only_in_meeting")
    if not facts.quorum:
        return message("corrections.too_few")
    return None


def why_not_correct(facts: CorrectionFacts) -> Message | None:
    """None when this seat's vote may be corrected so, else why not."""
    reason = why_not_correct_here(facts)
    if reason is not None:
        return reason
    if not facts.spoken:
        return message("corrections.not_spoken")
    if facts.same:
        return message("corrections.same")
    if facts.key and facts.after is not facts.outcome:
        return None if facts.carried else message("corrections.needs_vote")
    return None if facts.unopposed or facts.carried else message("corrections.needs_consent")
