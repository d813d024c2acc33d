# SPDX-License-Identifier: Apache-2.0
"""A meeting goes its way by a table of steps, and its notice runs against a clock."""

from __future__ import annotations

from dataclasses import replace

import pytest

from govdesk.rules.meetings import (
    HOUR,
    TRANSITIONS,
    MeetingFacts,
    MeetingNeed,
    MeetingState,
    MeetingVerb,
    NoticeState,
    Officer,
    may,
    notice_clock,
    notice_deadline,
    step,
    verbs_from,
)
from govdesk.rules.refusals import Refusal
from govdesk.wording import say

V = MeetingVerb
OFFICE = frozenset({Officer.SECRETARIAT})
READY = MeetingFacts(
    agenda_ready=True, proof_of_posting=True, notice_in_time=True, quorum_present=True,
    date_given=True, reason_given=True, minutes_written=True, approval_voted=True,
)  # fmt: skip


def walk(*verbs: MeetingVerb, facts: MeetingFacts = READY) -> MeetingState:
    state = MeetingState.SCHEDULED
    for verb in verbs:
        state = step(verb, state=state, actor=OFFICE, facts=facts)
    return state


def test_an_ordinary_meeting_ends_with_approved_minutes() -> None:
    way = (V.NOTICE, V.OPEN, V.RECESS, V.RESUME, V.ADJOURN, V.DRAFT_MINUTES)
    assert walk(*way) is MeetingState.MINUTES_DRAFT
    assert walk(*way, V.APPROVE) is MeetingState.APPROVED
    assert walk(*way, V.APPROVE_CORRECTED) is MeetingState.APPROVED_CORRECTED


def test_a_meeting_without_enough_members_is_not_held() -> None:
    few = replace(READY, quorum_present=False)
    assert walk(V.NOTICE, V.NOT_HELD, facts=few) is MeetingState.NO_QUORUM
    with pytest.raises(Refusal):
        walk(V.NOTICE, V.OPEN, facts=few)
    with pytest.raises(Refusal):
        walk(V.NOTICE, V.NOT_HELD)


def test_a_meeting_without_timely_notice_needs_a_waiver() -> None:
    late = replace(READY, notice_in_time=False)
    why = may(V.OPEN, state=MeetingState.NOTICED, actor=OFFICE, facts=late)
    assert why is not None
    assert "waiver" in say(why)
    assert walk(V.OPEN, facts=replace(late, waiver_recorded=True)) is MeetingState.IN_SESSION


def test_an_open_vote_keeps_the_meeting_together() -> None:
    voting = replace(READY, no_open_vote=False)
    for verb in (V.RECESS, V.ADJOURN, V.CONTINUE):
        assert may(verb, state=MeetingState.IN_SESSION, actor=OFFICE, facts=voting) is not None


def test_only_officers_may() -> None:
    why = may(V.OPEN, state=MeetingState.NOTICED, actor=frozenset(), facts=READY)
    assert why is not None
    assert say(why) == "Only the chair or the secretariat can do this."


def test_every_state_is_reached_and_everything_said_has_words() -> None:
    assert {row.end for row in TRANSITIONS} | {MeetingState.SCHEDULED} == set(MeetingState)
    for state in MeetingState:
        for verb in MeetingVerb:
            for officer in Officer:
                why = may(verb, state=state, actor=frozenset({officer}), facts=MeetingFacts())
                assert why is None or say(why)
    for need in MeetingNeed:
        lacking = MeetingFacts(no_open_vote=False).lacks(need)
        assert lacking is None or say(lacking)
    enough = MeetingFacts(quorum_present=True).lacks(MeetingNeed.NO_QUORUM)
    assert enough is not None
    assert say(enough)
    assert not verbs_from(MeetingState.APPROVED)


START = 1_000_000 * HOUR


@pytest.mark.parametrize(
    ("hours_before", "posted_before", "state", "left"),
    [
        (200, None, NoticeState.NOT_DUE, 128),
        (145, None, NoticeState.NOT_DUE, 73),
        (144, None, NoticeState.DUE, 72),
        (73, None, NoticeState.DUE, 1),
        (72, None, NoticeState.DUE, 0),
        (71, None, NoticeState.OVERDUE, 0),
        (50, 73, NoticeState.IN_TIME, 0),
        (50, 72, NoticeState.IN_TIME, 0),
        (50, 71, NoticeState.LATE, 0),
    ],
)
def test_the_notice_clock(
    hours_before: int, posted_before: int | None, state: NoticeState, left: int
) -> None:
    clock = notice_clock(
        starts_at=START,
        notice_hours=72,
        now=START - hours_before * HOUR,
        posted_at=None if posted_before is None else START - posted_before * HOUR,
    )
    assert (clock.state, clock.hours_left) == (state, left)
    assert clock.deadline == notice_deadline(START, 72) == START - 72 * HOUR
    assert say(clock.line)


def test_a_moment_decides_whether_notice_was_in_time() -> None:
    deadline = notice_deadline(START, 72)
    for posted, state in ((deadline, NoticeState.IN_TIME), (deadline + 1, NoticeState.LATE)):
        clock = notice_clock(starts_at=START, notice_hours=72, now=START, posted_at=posted)
        assert clock.state is state
    late = notice_clock(starts_at=START, notice_hours=72, now=deadline + 1)
    assert late.state is NoticeState.OVERDUE
