# SPDX-License-Identifier: Apache-2.0
"""How long someone of the public may speak, and what a speaker's place in the queue allows."""

from __future__ import annotations

from enum import StrEnum

from govdesk.rules.messages import Message, message

MINUTES = 3
"""What a speaker gets unless the chair says otherwise."""
MOST_MINUTES = 30
INTERPRETED = 2
"""How many times as long who speaks through an interpreter may take: everything is said twice."""


class SpeakerState(StrEnum):
    """Where a speaker stands."""

    WAITING = "waiting"
    SPEAKING = "speaking"
    HEARD = "heard"
    GONE = "gone"


def state_of(called_at: int | None, ended_at: int | None) -> SpeakerState:
    """Where a speaker stands, by the instants when they were given the word and when it ended; who
    went without having had it is gone."""
    if ended_at is None:
        return SpeakerState.WAITING if called_at is None else SpeakerState.SPEAKING
    return SpeakerState.GONE if called_at is None else SpeakerState.HEARD


def seconds_for(minutes: int, *, interpreted: bool) -> int:
    """The time of a speaker. Raises ValueError for less than one minute or more than thirty."""
    if not 1 <= minutes <= MOST_MINUTES:
        raise ValueError(minutes)
    return minutes * 60 * (INTERPRETED if interpreted else 1)


def seconds_left(seconds: int, called_at: int, now: int) -> int:
    """What is left of `seconds`, by instants in microseconds; below zero when it is over."""
    return seconds - (now - called_at) // 1_000_000


def why_not_call(
    state: SpeakerState, *, in_session: bool, speaking: bool, doors_open: bool = True
) -> Message | None:
    """Why someone cannot be given the word; None when they can."""
    if not in_session:
        return message("speakers.not_in_session")
    if not doors_open:
        return message("meetings.needs_doors_open")
    if speaking:
        return message("speakers.someone_speaks")
    return None if state == SpeakerState.WAITING else message("speakers.not_waiting")


def why_not_end(state: SpeakerState) -> Message | None:
    """Why someone's words cannot end, or their name be taken off; None when they can."""
    open_ = (SpeakerState.WAITING, SpeakerState.SPEAKING)
    return None if state in open_ else message("speakers.not_waiting")
