# SPDX-License-Identifier: Apache-2.0
"""The life of a meeting and the clock of its notice. Times are microseconds UTC."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from govdesk.rules.messages import Message, message
from govdesk.rules.refusals import Refusal
from govdesk.rules.transitions import Transition, steps_of, why_not

HOUR: Final = 3_600_000_000
DAY_HOURS: Final = 24
"""An hour in microseconds."""


class MeetingState(StrEnum):
    """Where a meeting stands."""

    SCHEDULED = "scheduled"
    NOTICED = "noticed"
    IN_SESSION = "in_session"
    RECESS = "recess"
    ADJOURNED = "adjourned"
    MINUTES_DRAFT = "minutes_draft"
    APPROVED = "approved"
    APPROVED_CORRECTED = "approved_as_corrected"
    CANCELLED = "cancelled"
    NO_QUORUM = "no_quorum"
    """Not held for want of quorum."""
    CONTINUED = "continued"
    """Broken off and continued on another date."""


class MeetingVerb(StrEnum):
    """What can be done with a meeting."""

    NOTICE = "post_notice"
    OPEN = "open"
    RECESS = "recess"
    RESUME = "resume"
    ADJOURN = "adjourn"
    CONTINUE = "continue"
    CANCEL = "cancel"
    NOT_HELD = "not_held"
    DRAFT_MINUTES = "draft_minutes"
    APPROVE = "approve_minutes"
    APPROVE_CORRECTED = "approve_corrected_minutes"


class Officer(StrEnum):
    """Who acts on a meeting; the secretariat records what the chair says aloud."""

    CHAIR = "chair"
    SECRETARIAT = "secretariat"
    CLERK = "clerk"


class MeetingNeed(StrEnum):
    """What a transition needs; each is one flag of `MeetingFacts`."""

    AGENDA = "agenda_ready"
    PROOF = "proof_of_posting"
    NOTICE_OR_WAIVER = "notice_or_waiver"
    QUORUM = "quorum_present"
    NO_QUORUM = "no_quorum_present"
    NO_OPEN_VOTE = "no_open_vote"
    DOORS = "doors_open"
    """The session is not closed to the public."""
    DATE = "date_given"
    REASON = "reason_given"
    MINUTES = "minutes_written"
    APPROVAL_VOTED = "approval_voted"


@dataclass(frozen=True, slots=True)
class MeetingFacts:
    """What is so about a meeting at this moment, as its transitions ask it."""

    agenda_ready: bool = False
    proof_of_posting: bool = False
    notice_in_time: bool = False
    waiver_recorded: bool = False
    """An emergency or late notice: legal ground, finding and vote are on record."""
    quorum_present: bool = False
    no_open_vote: bool = True
    doors_open: bool = True
    date_given: bool = False
    reason_given: bool = False
    minutes_written: bool = False
    approval_voted: bool = False

    def lacks(self, need: MeetingNeed) -> Message | None:
        """None when the need is met, otherwise what is missing."""
        match need:
            case MeetingNeed.NOTICE_OR_WAIVER:
                met = self.notice_in_time or self.waiver_recorded
            case MeetingNeed.NO_QUORUM:
                met = not self.quorum_present
            case _:
                met = bool(getattr(self, need.value))
        return None if met else message(f"meetings.needs_{need.value}")


MeetingStep = Transition[MeetingState, MeetingVerb, Officer, MeetingNeed]

_S, _V, _N = MeetingState, MeetingVerb, MeetingNeed
_OFFICERS = (Officer.CHAIR, Officer.SECRETARIAT)
_OFFICE = (Officer.SECRETARIAT, Officer.CLERK)

_DONE = (_N.NO_OPEN_VOTE, _N.DOORS)

TRANSITIONS: tuple[MeetingStep, ...] = (
    Transition(_S.SCHEDULED, _S.NOTICED, _V.NOTICE, _OFFICE, (_N.AGENDA, _N.PROOF)),
    # A revised agenda or an addendum is posted the same way.
    Transition(_S.NOTICED, _S.NOTICED, _V.NOTICE, _OFFICE, (_N.AGENDA, _N.PROOF)),
    Transition(_S.NOTICED, _S.IN_SESSION, _V.OPEN, _OFFICERS, (_N.NOTICE_OR_WAIVER, _N.QUORUM)),
    Transition(_S.SCHEDULED, _S.IN_SESSION, _V.OPEN, _OFFICERS, (_N.NOTICE_OR_WAIVER, _N.QUORUM)),
    Transition(_S.NOTICED, _S.NO_QUORUM, _V.NOT_HELD, _OFFICERS, (_N.NO_QUORUM,)),
    Transition(_S.SCHEDULED, _S.CANCELLED, _V.CANCEL, _OFFICERS, (_N.REASON,)),
    Transition(_S.NOTICED, _S.CANCELLED, _V.CANCEL, _OFFICERS, (_N.REASON,)),
    Transition(_S.IN_SESSION, _S.RECESS, _V.RECESS, _OFFICERS, _DONE),
    Transition(_S.RECESS, _S.IN_SESSION, _V.RESUME, _OFFICERS),
    Transition(_S.IN_SESSION, _S.ADJOURNED, _V.ADJOURN, _OFFICERS, _DONE),
    Transition(_S.RECESS, _S.ADJOURNED, _V.ADJOURN, _OFFICERS),
    Transition(_S.IN_SESSION, _S.CONTINUED, _V.CONTINUE, _OFFICERS, (*_DONE, _N.DATE)),
    *(
        Transition(start, _S.MINUTES_DRAFT, _V.DRAFT_MINUTES, _OFFICE, (_N.MINUTES,))
        for start in (_S.ADJOURNED, _S.CONTINUED, _S.NO_QUORUM, _S.MINUTES_DRAFT)
    ),
    Transition(_S.MINUTES_DRAFT, _S.APPROVED, _V.APPROVE, _OFFICERS, (_N.APPROVAL_VOTED,)),
    Transition(
        _S.MINUTES_DRAFT,
        _S.APPROVED_CORRECTED,
        _V.APPROVE_CORRECTED,
        _OFFICERS,
        (_N.APPROVAL_VOTED,),
    ),
)


def may(
    verb: MeetingVerb, *, state: MeetingState, actor: frozenset[Officer], facts: MeetingFacts
) -> Message | None:
    """None when the actor may do this now, otherwise why not."""
    return why_not(
        steps_of(TRANSITIONS, state, verb),
        subject="meetings",
        state=state,
        verb=verb,
        actor=actor,
        lacking=facts.lacks,
    )


def step(
    verb: MeetingVerb, *, state: MeetingState, actor: frozenset[Officer], facts: MeetingFacts
) -> MeetingState:
    """The state that doing this leads to. Raises Refusal saying why it may not be done."""
    reason = may(verb, state=state, actor=actor, facts=facts)
    if reason is not None:
        raise Refusal(reason)
    return steps_of(TRANSITIONS, state, verb)[0].end


def verbs_from(state: MeetingState) -> tuple[MeetingVerb, ...]:
    """The verbs that make sense in a state, in the table's order, allowed or not."""
    return tuple(dict.fromkeys(row.verb for row in TRANSITIONS if row.start is state))


def why_not_move(state: MeetingState) -> Message | None:
    """None when a meeting may be moved to another time or place: before its notice is posted."""
    return None if state is MeetingState.SCHEDULED else message("meetings.moved_too_late")


class NoticeState(StrEnum):
    """How the notice of a meeting stands against its deadline."""

    NOT_DUE = "not_due"
    DUE = "due"
    """Within the warning time before the deadline."""
    OVERDUE = "overdue"
    IN_TIME = "in_time"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class NoticeClock:
    """The notice of one meeting at a moment. `hours_left` are whole hours, rounded down."""

    deadline: int
    state: NoticeState
    hours_left: int
    line: Message


def notice_deadline(starts_at: int, notice_hours: int) -> int:
    """The last moment at which notice is in time: the start minus the charter's hours."""
    return starts_at - notice_hours * HOUR


def notice_clock(
    *,
    starts_at: int,
    notice_hours: int,
    now: int,
    posted_at: int | None = None,
    warn_hours: int = 72,
) -> NoticeClock:
    """Where the notice stands at `now`; `warn_hours` before the deadline it becomes due."""
    deadline = notice_deadline(starts_at, notice_hours)
    hours = max(0, (deadline - now) // HOUR)
    if posted_at is not None:
        state = NoticeState.IN_TIME if posted_at <= deadline else NoticeState.LATE
        line = message(f"meetings.notice_{state.value}")
    elif now > deadline:
        state, line = NoticeState.OVERDUE, message("meetings.notice_overdue")
    else:
        due = deadline - now <= warn_hours * HOUR
        state = NoticeState.DUE if due else NoticeState.NOT_DUE
        if not due and hours >= 2 * DAY_HOURS:
            line = message("meetings.notice_not_due_days", count=hours // DAY_HOURS)
        else:
            line = message(f"meetings.notice_{state.value}", count=hours)
    return NoticeClock(deadline, state, hours, line)
