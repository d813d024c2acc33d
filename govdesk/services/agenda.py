# SPDX-License-Identifier: Apache-2.0
"""A meeting's agenda: items added, moved and removed."""

from __future__ import annotations

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from govdesk.models.meetings import AgendaItem, Meeting
from govdesk.models.motions import Amendment, Motion
from govdesk.models.reviews import Review
from govdesk.record.canonical import clean_text
from govdesk.rules.meetings import MeetingState
from govdesk.rules.messages import message
from govdesk.rules.motions import ENDED, MotionState
from govdesk.rules.refusals import BadInput, Refusal
from govdesk.services.context import Act, Changed, Context
from govdesk.services.inputs import found, typed

ITEM_KINDS = ("opening", "motion", "review", "report", "comment", "closing")
_OPEN = (
    MeetingState.SCHEDULED,
    MeetingState.NOTICED,
    MeetingState.IN_SESSION,
    MeetingState.RECESS,
)


def add_agenda_item(
    ctx: Context,
    *,
    meeting_id: str,
    title: str,
    kind: str,
    motion_id: str | None = None,
    review_id: str | None = None,
    minutes_planned: int | None = None,
) -> Changed:
    """Put an item at the end of the agenda; a motion's item makes it the motion's meeting."""
    with ctx.writing("meeting.schedule") as act:
        made = put_on_agenda(
            act,
            meeting_id=meeting_id,
            title=title,
            kind=kind,
            motion_id=motion_id,
            review_id=review_id,
            minutes_planned=minutes_planned,
        )
        return act.changed(made)


def put_on_agenda(
    act: Act,
    *,
    meeting_id: str,
    title: str,
    kind: str,
    motion_id: str | None = None,
    review_id: str | None = None,
    minutes_planned: int | None = None,
) -> str:
    """Put an item on an agenda within a service's transaction; its id."""
    _open_meeting(act.session, meeting_id)
    if kind not in ITEM_KINDS:
        named = message("meetings.field_kind")
        raise BadInput(message("general.choose_one", field=named), field="kind")
    items = _items(act.session, meeting_id)
    if motion_id is not None:
        _refuse_motion(act.session, motion_id, items)
    if review_id is not None:
        found(act.session, Review, review_id, named=message("meetings.review"))
    made = act.new_id()
    act.record(
        "agenda.item_added",
        made,
        meeting_id=meeting_id,
        position=max((item.position for item in items), default=0) + 1,
        title=typed(title, "title", named=message("meetings.field_item")),
        kind=kind,
        motion_id=motion_id,
        review_id=review_id,
        minutes_planned=minutes_planned,
    )
    return made


def move_agenda_item(ctx: Context, *, item_id: str, position: int) -> Changed:
    """Move an item to a place, counted from 1; the others close up."""
    with ctx.writing("meeting.schedule") as act:
        item = found(act.session, AgendaItem, item_id, named=message("meetings.item"))
        _open_meeting(act.session, item.meeting_id)
        order = [one for one in _items(act.session, item.meeting_id) if one.id != item_id]
        order.insert(max(0, position - 1), item)
        for place, one in enumerate(order, start=1):
            if one.position != place:
                act.record("agenda.item_changed", one.id, position=place)
        return act.changed(item_id)


def remove_agenda_item(ctx: Context, *, item_id: str, reason: str = "") -> Changed:
    """Take an item off the agenda. Once it was noticed, the reason is needed."""
    with ctx.writing("meeting.schedule") as act:
        item = found(act.session, AgendaItem, item_id, named=message("meetings.item"))
        _open_meeting(act.session, item.meeting_id)
        told = clean_text(reason).strip()
        if item.noticed_at is not None and not told:
            raise BadInput(message("meetings.needs_reason_given"), field="reason")
        motion = act.session.get(Motion, item.motion_id) if item.motion_id else None
        if motion is not None and _being_voted_on(act.session, motion):
            raise Refusal(message("meetings.needs_no_open_vote"))
        act.record("agenda.item_removed", item_id, removed_at=act.now, reason=told or None)
        return act.changed(item_id)


def _being_voted_on(session: Session, motion: Motion) -> bool:
    """Whether a vote on the motion, or on an amendment of it, is open."""
    query = (
        select(Motion.id)
        .outerjoin(Amendment, Amendment.id == Motion.id)
        .where(Motion.state == MotionState.VOTING)
        .where(or_(Motion.id == motion.id, Amendment.motion_id == motion.id))
    )
    return session.scalars(query.limit(1)).first() is not None


def _open_meeting(session: Session, meeting_id: str) -> Meeting:
    meeting = found(session, Meeting, meeting_id, named=message("meetings.meeting"))
    if MeetingState(meeting.state) not in _OPEN:
        state = message(f"meetings.state_{meeting.state}")
        raise Refusal(message("meetings.agenda_closed", state=state))
    return meeting


def _items(session: Session, meeting_id: str) -> list[AgendaItem]:
    query = (
        select(AgendaItem)
        .where(AgendaItem.meeting_id == meeting_id, AgendaItem.removed_at.is_(None))
        .order_by(AgendaItem.position)
    )
    return list(session.scalars(query))


def _refuse_motion(session: Session, motion_id: str, items: list[AgendaItem]) -> None:
    motion = found(session, Motion, motion_id, named=message("motions.motion"))
    if any(item.motion_id == motion_id for item in items):
        raise Refusal(message("meetings.motion_already_there"))
    if MotionState(motion.state) in ENDED:
        state = message(f"motions.state_{motion.state}")
        raise Refusal(message("meetings.motion_is_decided", state=state))
