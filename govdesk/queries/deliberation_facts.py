# SPDX-License-Identifier: Apache-2.0
"""What is so about a motion or a meeting now, as the tables of their lives ask it.

The services refuse by these facts and the screens grey their buttons by the same.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session

from govdesk.models.indicators import Target
from govdesk.models.meetings import AgendaItem, Meeting, Minutes
from govdesk.models.motions import (
    Amendment,
    ClassLowering,
    DecisionChange,
    Motion,
    MotionPart,
    MotionStep,
    MotionText,
    Waiver,
)
from govdesk.models.people import SuspensionMotion
from govdesk.models.reviews import Pivot, ReviewFreeze
from govdesk.models.votes import Outcome, Vote
from govdesk.models.workspace import CharterProposal, Workspace
from govdesk.queries.amendments import covering
from govdesk.queries.charter import charter_now
from govdesk.queries.closed_sessions import doors_open
from govdesk.queries.local_dates import local_date
from govdesk.queries.people import holders
from govdesk.queries.rolls import meeting_day, quorum_now
from govdesk.queries.summaries import missing_languages
from govdesk.rules import motions
from govdesk.rules.amendments import MOST_DEGREES
from govdesk.rules.charter import Charter
from govdesk.rules.decision_classes import DecisionClass
from govdesk.rules.meetings import MeetingFacts, MeetingState, Officer
from govdesk.rules.motions import ENDED, MotionFacts
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
    amendment = session.get(Amendment, motion.id)
    change = session.get(DecisionChange, motion.id)
    target = (
        session.get_one(Motion, amendment.parent_id or amendment.motion_id) if amendment else None
    )
    on_agenda = covering(session, motion.id)
    facts = MotionFacts(
        text=bool(text.text),
        class_fixed=bool(motion.decision_class),
        key=motion.decision_class != ORDINARY,
        posted=meeting is not None and any(_posted(session, one, meeting) for one in on_agenda),
        in_session=meeting is not None and meeting.state == MeetingState.IN_SESSION,
        doors_open=meeting is None or doors_open(session, meeting.id),
        waiver_voted=meeting is not None
        and any(_waived(session, one, meeting.id) for one in on_agenda),
        quorum_present=meeting is not None
        and has_quorum(
            session, meeting, charter, motion.decision_class, now=now, motion_id=motion.id
        ),
        mover_named=bool(motion.mover_seat_id or motion.mover_words),
        seconder_named=bool(motion.seconder_seat_id or motion.seconder_words),
        small_board=charter.small_board,
        debate_open=_debate_open(session, motion.id),
        amendments_settled=not _waiting(session, motion.id),
        amendable=amendment is None or amendment.degree < MOST_DEGREES,
        words_are_its_own=not _is_charters(session, motion.id)
        and session.get(ClassLowering, motion.id) is None
        and session.get(SuspensionMotion, motion.id) is None
        and (change is None or change.kind != motions.MotionVerb.RESCIND),
        divisible=amendment is None and change is None and _divisible(session, motion.id),
        movers_own=session.get(MotionPart, motion.id) is None,
        fits_the_text=amendment is None
        or target is None
        or amendment.on_text == target.current_text,
        its_motion_pending=target is None
        or (target.state == motions.MotionState.PENDING and _none_voted(session, motion, target)),
        decision_stands=change is None or _stands(session, change),
        summaries_missing=_summaries_missing(session, motion, meeting, now),
    )
    if motion.state not in (motions.MotionState.ADOPTED, motions.MotionState.REJECTED):
        return facts
    steps = session.scalars(select(MotionStep.verb).where(MotionStep.motion_id == motion.id))
    return replace(
        facts,
        adopted=motion.state == motions.MotionState.ADOPTED,
        meeting_goes_on=meeting is not None
        and meeting.state in (MeetingState.IN_SESSION, MeetingState.RECESS),
        never_reconsidered=motions.MotionVerb.RECONSIDER not in set(steps),
        nothing_in_force=amendment is None and change is None and not _in_force(session, motion.id),
        may_be_changed=amendment is None and change is None and _divisible(session, motion.id),
    )


def _summaries_missing(
    session: Session, motion: Motion, meeting: Meeting | None, now: int
) -> tuple[str, ...]:
    """Asked of a key motion that may still come to a vote; read for no other."""
    if motion.decision_class == ORDINARY or motions.MotionState(motion.state) in ENDED:
        return ()
    zone = session.scalars(select(Workspace.zone)).one()
    day = meeting_day(meeting) if meeting is not None else local_date(now, zone)
    return missing_languages(session, motion, on=day)


def prevailed(session: Session, motion: Motion, seat_id: str) -> bool:
    """Whether a seat was of the side that got its way; anyone was where nobody objected."""
    query = select(Vote).where(Vote.motion_id == motion.id).order_by(Vote.opened_at.desc())
    vote = session.scalars(query).first()
    if vote is None or vote.outcome_id is None:
        return True
    positions = session.get_one(Outcome, vote.outcome_id).positions
    side = motions.prevailing_choice(motions.MotionState(motion.state))
    return any(one["seat"] == seat_id and one["status"] == side for one in positions)


def motion_actors(
    session: Session,
    actor: Actor | None,
    motion: Motion,
    *,
    meeting: Meeting | None = None,
    day: date | None = None,
) -> frozenset[motions.Actor]:
    """Who the person at the desk is to a motion, on the day of its meeting or on `day`."""
    if actor is None:
        return frozenset()
    who = set()
    if Role.SECRETARIAT in actor.roles:
        who.add(motions.Actor.SECRETARIAT)
    if Role.CHAIR in actor.roles:
        who.add(motions.Actor.CHAIR)
    day = day or (meeting_day(meeting) if meeting is not None else None)
    if actor.member_id and day is not None:
        seats = [
            holding
            for holding in holders(session, on=day)
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
        select(func.count()).where(
            Vote.meeting_id == meeting.id, Vote.state == "open", Vote.closes_at.is_(None)
        )
    )
    minutes = session.scalar(select(func.count()).where(Minutes.meeting_id == meeting.id))
    noticed = meeting.noticed_at
    return MeetingFacts(
        agenda_ready=bool(items),
        notice_in_time=noticed is not None and noticed <= meeting.notice_due_at,
        waiver_recorded=_waiver_asked(session, meeting.id),
        quorum_present=has_quorum(session, meeting, charter_now(session), ORDINARY, now=now),
        no_open_vote=not open_votes,
        doors_open=doors_open(session, meeting.id),
        minutes_written=bool(minutes),
    )


def meeting_officers(actor: Actor | None) -> frozenset[Officer]:
    """Who the person at the desk is to a meeting."""
    names = {Role.CHAIR: Officer.CHAIR, Role.SECRETARIAT: Officer.SECRETARIAT}
    names[Role.CLERK] = Officer.CLERK
    return frozenset(names[role] for role in (actor.roles if actor else ()) if role in names)


def has_quorum(
    session: Session,
    meeting: Meeting,
    charter: Charter,
    decision_class: str,
    *,
    now: int,
    motion_id: str | None = None,
) -> bool:
    """Whether enough are present for a decision of a class, on a motion those who step aside
    counted as the rule says; yes where its rule does not ask."""
    rule = charter.rule_for(decision_class)
    quorum = quorum_now(session, meeting, rule, at=now, motion_id=motion_id)
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
        terms_given=note,
        carried=agreed,
        no_objection=unopposed,
    )


def _is_charters(session: Session, motion_id: str) -> bool:
    """Whether a motion would put a charter in force."""
    query = select(CharterProposal.id).where(CharterProposal.motion_id == motion_id)
    return session.scalar(query) is not None


def _divisible(session: Session, motion_id: str) -> bool:
    """Whether a motion stands for nothing that is whole or not at all."""
    return not _is_charters(session, motion_id) and session.get(Waiver, motion_id) is None


def _stands(session: Session, change: DecisionChange) -> bool:
    """Whether a decision is as it was when a motion to change it was moved."""
    decided = session.get_one(Motion, change.motion_id)
    adopted = decided.state == motions.MotionState.ADOPTED
    return adopted and decided.current_text == change.on_text


def _in_force(session: Session, motion_id: str) -> bool:
    """Whether a target, a change of course, an adopted review or approved minutes stand by it, or
    it was changed since."""
    votes = select(Vote.id).where(Vote.motion_id == motion_id)
    targets = select(func.count()).select_from(Target).where(Target.vote_id.in_(votes))
    pivots = (
        select(func.count())
        .select_from(Pivot)
        .where(Pivot.motion_id == motion_id, Pivot.state != "proposed")
    )
    frozen = select(func.count()).select_from(ReviewFreeze).where(ReviewFreeze.vote_id.in_(votes))
    minutes = select(func.count()).select_from(Minutes).where(Minutes.motion_id == motion_id)
    changed = (
        select(func.count())
        .select_from(MotionText)
        .where(MotionText.motion_id == motion_id, MotionText.change_id.is_not(None))
    )
    return any(session.scalar(one) for one in (targets, pivots, frozen, minutes, changed))


def _debate_open(session: Session, motion_id: str) -> bool:
    """Whether the previous question is not ordered since the motion came before the members."""
    query = select(MotionStep.verb, MotionStep.agreed, MotionStep.from_state, MotionStep.to_state)
    steps = session.execute(
        query.where(MotionStep.motion_id == motion_id).order_by(MotionStep.entry_seq)
    )
    ordered = False
    for verb, agreed, before, after in steps:
        if verb == motions.MotionVerb.PREVIOUS:
            ordered = ordered or agreed != "lost"
        elif before != after == motions.MotionState.PENDING:
            ordered = False
    return not ordered


def _waiting(session: Session, motion_id: str) -> int:
    """How many amendments of a motion, or of an amendment, are not decided yet."""
    return _amendments_of(session, motion_id, Motion.state.not_in([one.value for one in ENDED]))


def _none_voted(session: Session, motion: Motion, target: Motion) -> bool:
    """Whether no other amendment of the same is being voted on."""
    voting = Motion.state == motions.MotionState.VOTING
    return not _amendments_of(session, target.id, voting, Motion.id != motion.id)


def _amendments_of(session: Session, target_id: str, *which: ColumnElement[bool]) -> int:
    of = or_(
        Amendment.parent_id == target_id,
        and_(Amendment.motion_id == target_id, Amendment.parent_id.is_(None)),
    )
    query = select(func.count()).select_from(Amendment).join(Motion, Motion.id == Amendment.id)
    return session.scalar(query.where(of, *which)) or 0


def _waived(session: Session, motion_id: str, meeting_id: str) -> bool:
    """Whether the members set the notice aside for a motion, or for the whole meeting. A motion
    that asks for it needs no notice itself."""
    if session.get(Waiver, motion_id) is not None:
        return True
    query = (
        select(Waiver.id)
        .join(Motion, Motion.id == Waiver.id)
        .where(Waiver.meeting_id == meeting_id, Motion.state == motions.MotionState.ADOPTED)
        .where(or_(Waiver.motion_id == motion_id, Waiver.motion_id.is_(None)))
    )
    return session.scalars(query.limit(1)).first() is not None


def _waiver_asked(session: Session, meeting_id: str) -> bool:
    """Whether the members are asked to set the notice aside for the whole meeting."""
    query = (
        select(Waiver.id)
        .join(Motion, Motion.id == Waiver.id)
        .where(Waiver.meeting_id == meeting_id, Waiver.motion_id.is_(None))
        .where(Motion.state.not_in([one.value for one in ENDED]))
    )
    return session.scalars(query.limit(1)).first() is not None


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
