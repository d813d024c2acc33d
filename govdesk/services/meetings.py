# SPDX-License-Identifier: Apache-2.0
"""Meetings: scheduled, noticed, opened, recessed, closed; their agenda is in `services.agenda`."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from govdesk.models.meetings import AgendaItem, Meeting
from govdesk.models.motions import Motion
from govdesk.queries.deliberation_facts import meeting_facts, meeting_officers
from govdesk.queries.due_dates import due_dates
from govdesk.queries.postings import agenda_now
from govdesk.record.canonical import clean_text
from govdesk.rules.charter import MEETING_KINDS
from govdesk.rules.meetings import (
    MeetingFacts,
    MeetingState,
    MeetingVerb,
    step,
    why_not_move,
)
from govdesk.rules.messages import message
from govdesk.rules.motions import ENDED, MotionState, MotionVerb
from govdesk.rules.refusals import BadInput
from govdesk.rules.wall_times import instant
from govdesk.services.agenda import (
    add_agenda_item,
    move_agenda_item,
    put_on_agenda,
    remove_agenda_item,
)
from govdesk.services.attendance import declare_recusal, note_attendance
from govdesk.services.context import Act, Changed, Context, check_revision
from govdesk.services.inputs import found, typed
from govdesk.services.minutes import approve_minutes, draft_minutes
from govdesk.services.motions import facts_at, record_step
from govdesk.services.numbers import next_number

__all__ = [
    "add_agenda_item",
    "approve_minutes",
    "close_meeting",
    "declare_recusal",
    "draft_minutes",
    "give_notice",
    "move_agenda_item",
    "note_attendance",
    "open_meeting",
    "recess_meeting",
    "remove_agenda_item",
    "reschedule_meeting",
    "resume_meeting",
    "schedule_meeting",
]

ENDINGS = {
    "held": MeetingVerb.ADJOURN,
    "cancelled": MeetingVerb.CANCEL,
    "no_quorum": MeetingVerb.NOT_HELD,
    "continued": MeetingVerb.CONTINUE,
}


def schedule_meeting(
    ctx: Context,
    *,
    title: str,
    starts_wall: str,
    place: str,
    kind: str = "regular",
    remote_link_note: str | None = None,
) -> Changed:
    """Schedule a meeting. `starts_wall` is the city's wall time, such as `2026-03-10T17:30`.

    The notice is due the charter's hours or working days for this kind of meeting before the start.
    """
    if kind not in MEETING_KINDS:
        named = message("meetings.field_kind")
        raise BadInput(message("general.choose_one", field=named), field="kind")
    with ctx.writing("meeting.schedule") as act:
        wall, starts_at = _to_come(act, starts_wall, ctx.store.zone)
        made = _schedule(
            act,
            title=typed(title, "title", named=message("meetings.field_title")),
            wall=wall,
            starts_at=starts_at,
            place=typed(place, "place", named=message("meetings.field_place")),
            kind=kind,
            remote_link_note=_or_none(remote_link_note),
        )
        return act.changed(made)


def _schedule(
    act: Act,
    *,
    title: str,
    wall: str,
    starts_at: int,
    place: str,
    kind: str,
    remote_link_note: str | None,
) -> str:
    made = act.new_id()
    act.record(
        "meeting.scheduled",
        made,
        number=next_number(act, Meeting.number),
        kind=kind,
        title=title,
        starts_at=starts_at,
        starts_wall=wall,
        zone=act.ctx.store.zone,
        place=place,
        remote_link_note=remote_link_note,
        notice_due_at=_deadline(act, starts_at, kind, act.ctx.store.zone),
        state=MeetingState.SCHEDULED.value,
    )
    return made


def reschedule_meeting(
    ctx: Context,
    *,
    meeting_id: str,
    starts_wall: str,
    place: str,
    reason: str,
    revision: int | None = None,
) -> Changed:
    """Move a meeting whose notice is not posted yet. Raises Refusal afterwards: cancel it then."""
    with ctx.writing("meeting.schedule") as act:
        meeting = load(act.session, meeting_id)
        check_revision(meeting.revision, revision)
        reason_against = why_not_move(MeetingState(meeting.state))
        if reason_against is not None:
            raise BadInput(reason_against, field="starts_wall")
        wall, starts_at = _to_come(act, starts_wall, meeting.zone)
        act.record(
            "meeting.rescheduled",
            meeting_id,
            starts_at=starts_at,
            starts_wall=wall,
            place=typed(place, "place", named=message("meetings.field_place")),
            notice_due_at=_deadline(act, starts_at, meeting.kind, meeting.zone),
            reason=typed(reason, "reason", named=message("meetings.field_reason")),
        )
        return act.changed(meeting_id)


def give_notice(
    ctx: Context,
    *,
    meeting_id: str,
    place: str,
    person: str,
    posted_wall: str | None = None,
    revision: int | None = None,
) -> Changed:
    """Record that the agenda was posted: at which place, by whom, and when by the city's clock
    (`posted_wall`, such as `2026-03-04T09:00`; now, if it is not given).

    Motions on the agenda are noticed by it. A later call posts it at another place, or an addendum.
    What is in time is judged by when it was noted, which nobody can set back: the first time that
    it is stays the meeting's.
    """
    with ctx.writing("meeting.notice") as act:
        meeting = load(act.session, meeting_id)
        check_revision(meeting.revision, revision)
        where = typed(place, "place", named=message("meetings.field_posted_place"))
        who = typed(person, "person", named=message("meetings.field_posted_by"))
        posted_at = act.now
        if posted_wall is not None:
            _told, posted_at = instant(posted_wall, meeting.zone, field="posted_wall")
        if posted_at > act.now:
            raise BadInput(message("meetings.posted_later"), field="posted_wall")
        facts = replace(meeting_facts(act.session, meeting, now=act.now), proof_of_posting=True)
        _step(act, meeting, MeetingVerb.NOTICE, facts)
        first = meeting.noticed_at is None
        act.record(
            "meeting.noticed",
            meeting_id,
            noticed_at=act.now if first else None,
            posting_id=act.new_id(),
            posted_place=where,
            posted_at=posted_at,
            posted_by=who,
            agenda=[one.to_json() for one in agenda_now(act.session, meeting_id)],
        )
        for motion in _submitted(act.session, meeting_id):
            facts_of_motion = facts_at(act, motion, meeting_id)
            if facts_of_motion.posted and facts_of_motion.class_fixed:
                record_step(act, motion, MotionVerb.NOTICE, facts_of_motion, meeting_id=meeting_id)
        return act.changed(meeting_id)


def open_meeting(ctx: Context, *, meeting_id: str, revision: int | None = None) -> Changed:
    """Open a meeting. Whoever is there is noted before; without a quorum it cannot open."""
    with ctx.writing("meeting.run") as act:
        meeting = load(act.session, meeting_id)
        check_revision(meeting.revision, revision)
        _step(act, meeting, MeetingVerb.OPEN, meeting_facts(act.session, meeting, now=act.now))
        act.record("meeting.opened", meeting_id, opened_at=act.now)
        return act.changed(meeting_id)


def recess_meeting(ctx: Context, *, meeting_id: str) -> Changed:
    """Break a meeting off for a while."""
    return _simple(ctx, meeting_id, MeetingVerb.RECESS, "meeting.recessed")


def resume_meeting(ctx: Context, *, meeting_id: str) -> Changed:
    """Go on after a recess."""
    return _simple(ctx, meeting_id, MeetingVerb.RESUME, "meeting.resumed")


def close_meeting(
    ctx: Context,
    *,
    meeting_id: str,
    end_state: str = "held",
    reason: str | None = None,
    continues_on: str | None = None,
    revision: int | None = None,
) -> Changed:
    """End a meeting: held, cancelled (with its reason), not held for want of a quorum, or continued
    on another date.

    `continues_on` is that date's wall time: a continued meeting is scheduled for it, whose agenda
    holds the motions that are not decided; it is what `made` is then. Its notice is still to be
    posted.
    """
    if end_state not in ENDINGS:
        named = message("meetings.field_ending")
        raise BadInput(message("general.choose_one", field=named), field="end_state")
    with ctx.writing("meeting.run") as act:
        meeting = load(act.session, meeting_id)
        check_revision(meeting.revision, revision)
        told = _or_none(reason)
        on = _to_come(act, continues_on, meeting.zone) if continues_on else None
        facts = replace(
            meeting_facts(act.session, meeting, now=act.now),
            reason_given=told is not None,
            date_given=on is not None,
        )
        end = _step(act, meeting, ENDINGS[end_state], facts)
        act.record(
            "meeting.closed",
            meeting_id,
            closed_at=act.now,
            end_state=end_state,
            state=end.value,
            reason=told,
            continues_on=on[0] if on else None,
        )
        if on is not None and end is MeetingState.CONTINUED:
            return act.changed(_continue(act, meeting, *on))
        return act.changed(meeting_id)


def load(session: Session, meeting_id: str) -> Meeting:
    """A meeting by its id. Raises Refusal when it is not there."""
    return found(session, Meeting, meeting_id, named=message("meetings.meeting"))


def _to_come(act: Act, wall: str, zone: str) -> tuple[str, int]:
    """A wall time that lies ahead, and its instant. Raises BadInput."""
    told, starts_at = instant(wall, zone)
    if starts_at <= act.now:
        raise BadInput(message("meetings.time_is_over"), field="starts_wall")
    return told, starts_at


def _continue(act: Act, meeting: Meeting, wall: str, starts_at: int) -> str:
    """The meeting in which a broken off one goes on; its id."""
    made = _schedule(
        act,
        title=meeting.title,
        wall=wall,
        starts_at=starts_at,
        place=meeting.place,
        kind="continued",
        remote_link_note=meeting.remote_link_note,
    )
    query = (
        select(AgendaItem, Motion.state)
        .join(Motion, Motion.id == AgendaItem.motion_id)
        .where(AgendaItem.meeting_id == meeting.id, AgendaItem.removed_at.is_(None))
        .order_by(AgendaItem.position)
    )
    for item, state in act.session.execute(query).all():
        if MotionState(state) not in ENDED:
            put_on_agenda(
                act,
                meeting_id=made,
                title=item.title,
                kind=item.kind,
                motion_id=item.motion_id,
                minutes_planned=item.minutes_planned,
            )
    return made


def _deadline(act: Act, starts_at: int, kind: str, zone: str) -> int:
    return due_dates(act.session, zone).notice(kind, starts_at).at


def _step(act: Act, meeting: Meeting, verb: MeetingVerb, facts: MeetingFacts) -> MeetingState:
    return step(
        verb,
        state=MeetingState(meeting.state),
        actor=meeting_officers(act.ctx.actor),
        facts=facts,
    )


def _simple(ctx: Context, meeting_id: str, verb: MeetingVerb, entry_type: str) -> Changed:
    with ctx.writing("meeting.run") as act:
        meeting = load(act.session, meeting_id)
        _step(act, meeting, verb, meeting_facts(act.session, meeting, now=act.now))
        act.record(entry_type, meeting_id)
        return act.changed(meeting_id)


def _submitted(session: Session, meeting_id: str) -> list[Motion]:
    query = (
        select(Motion)
        .join(AgendaItem, AgendaItem.motion_id == Motion.id)
        .where(
            AgendaItem.meeting_id == meeting_id,
            AgendaItem.removed_at.is_(None),
            Motion.state == MotionState.SUBMITTED,
        )
        .order_by(AgendaItem.position)
    )
    return list(session.scalars(query))


def _or_none(text: str | None) -> str | None:
    return clean_text(text).strip() or None if text else None
