# SPDX-License-Identifier: Apache-2.0
"""What is so about a motion or a meeting now, as the tables of their lives ask it.

The services refuse by these facts and the screens grey their buttons by the same.
"""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from govdesk.models.meetings import AgendaItem, Meeting, Minutes
from govdesk.models.motions import Amendment, Motion, MotionText
from govdesk.models.votes import Vote
from govdesk.queries.charter import charter_now
from govdesk.queries.people import holders
from govdesk.queries.rolls import meeting_day, quorum_now
from govdesk.rules import motions
from govdesk.rules.charter import Charter
from govdesk.rules.decision_classes import DecisionClass
from govdesk.rules.meetings import MeetingFacts, MeetingState, Officer
from govdesk.rules.motions import MotionFacts
from govdesk.rules.permissions import Actor, Role

ORDINARY = DecisionClass.ORDINARY


def motion_facts(
    session: Session, motion: Motion, *, meeting: Meeting | None, now: int
) -> MotionFacts:
    """The facts of a motion at a meeting (None: at no meeting yet)."""
    charter = charter_now(session)
    text = session.scalars(
        select(MotionText).where(
            MotionText.motion_id == motion.id, MotionText.n == motion.current_text
        )
    ).one()
    pending = session.scalar(
        select(func.count()).where(Amendment.motion_id == motion.id, Amendment.state == "pending")
    )
    return MotionFacts(
        text=bool(text.text),
        class_fixed=bool(motion.decision_class),
        key=motion.decision_class != ORDINARY,
        posted=meeting is not None and _posted(session, motion.id, meeting),
        in_session=meeting is not None and meeting.state == MeetingState.IN_SESSION,
        quorum_present=meeting is not None
        and has_quorum(session, meeting, charter, motion.decision_class, now=now),
        mover_named=bool(motion.mover_seat_id or motion.mover_words),
        seconder_named=bool(motion.seconder_seat_id or motion.seconder_words),
        small_board=charter.small_board,
        amendments_settled=not pending,
        summary_ready=bool(text.summary),
    )


def motion_actors(
    session: Session, actor: Actor | None, motion: Motion, *, meeting: Meeting | None
) -> frozenset[motions.Actor]:
    """Who the person at the desk is to a motion."""
    if actor is None:
        return frozenset()
    who = set()
    if Role.SECRETARIAT in actor.roles:
        who.add(motions.Actor.SECRETARIAT)
    if Role.CHAIR in actor.roles:
        who.add(motions.Actor.CHAIR)
    if actor.member_id and meeting is not None:
        seats = [
            holding
            for holding in holders(session, on=meeting_day(meeting))
            if actor.member_id in {person.member_id for person in holding.people}
        ]
        if seats:
            who.add(motions.Actor.SEAT)
        if any(seat.seat_id == motion.mover_seat_id for seat in seats):
            who.add(motions.Actor.MOVER)
    return frozenset(who)


def meeting_facts(session: Session, meeting: Meeting, *, now: int) -> MeetingFacts:
    """The facts of a meeting."""
    items = session.scalar(
        select(func.count()).where(
            AgendaItem.meeting_id == meeting.id, AgendaItem.removed_at.is_(None)
        )
    )
    open_votes = session.scalar(
        select(func.count()).where(Vote.meeting_id == meeting.id, Vote.state == "open")
    )
    minutes = session.scalar(select(func.count()).where(Minutes.meeting_id == meeting.id))
    noticed = meeting.noticed_at
    return MeetingFacts(
        agenda_ready=bool(items),
        notice_in_time=noticed is not None and noticed <= meeting.notice_due_at,
        quorum_present=has_quorum(session, meeting, charter_now(session), ORDINARY, now=now),
        no_open_vote=not open_votes,
        minutes_written=bool(minutes),
    )


def meeting_officers(actor: Actor | None) -> frozenset[Officer]:
    """Who the person at the desk is to a meeting."""
    names = {Role.CHAIR: Officer.CHAIR, Role.SECRETARIAT: Officer.SECRETARIAT}
    names[Role.CLERK] = Officer.CLERK
    return frozenset(names[role] for role in (actor.roles if actor else ()) if role in names)


def has_quorum(
    session: Session, meeting: Meeting, charter: Charter, decision_class: str, *, now: int
) -> bool:
    """Whether enough are present for a decision of a class; yes where its rule does not ask."""
    quorum = quorum_now(session, meeting, charter.rule_for(decision_class), at=now)
    return quorum is None or quorum.met


def with_given(
    facts: MotionFacts, *, date: bool, body: bool, note: bool, agreed: bool, unopposed: bool
) -> MotionFacts:
    """The facts with what someone gives along with a step."""
    return replace(
        facts,
        date_given=date,
        body_and_date_given=date and body,
        ruling_given=note,
        carried=agreed,
        no_objection=unopposed,
    )


def _posted(session: Session, motion_id: str, meeting: Meeting) -> bool:
    """On the agenda of a meeting, and told to the public before its deadline."""
    noticed = session.scalars(
        select(AgendaItem.noticed_at).where(
            AgendaItem.meeting_id == meeting.id,
            AgendaItem.motion_id == motion_id,
            AgendaItem.removed_at.is_(None),
        )
    )
    return any(at is not None and at <= meeting.notice_due_at for at in noticed)
