# SPDX-License-Identifier: Apache-2.0
"""Minutes of a meeting: drafted in versions, approved by a decision of the members."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from govdesk.models.meetings import Meeting, Minutes
from govdesk.models.motions import Motion
from govdesk.queries.deliberation_facts import meeting_facts, meeting_officers
from govdesk.rules.meetings import MeetingState, MeetingVerb, step
from govdesk.rules.messages import message
from govdesk.rules.motions import MotionState
from govdesk.rules.refusals import Refusal
from govdesk.services.context import Changed, Context
from govdesk.services.inputs import found, typed

LIMIT = 200_000


def draft_minutes(ctx: Context, *, meeting_id: str, text: str) -> Changed:
    """Keep a draft of a closed meeting's minutes as its next version."""
    with ctx.writing("minutes.draft") as act:
        meeting = found(act.session, Meeting, meeting_id, named=message("meetings.meeting"))
        words = typed(text, "text", limit=LIMIT, named=message("meetings.field_minutes"))
        facts = replace(meeting_facts(act.session, meeting, now=act.now), minutes_written=True)
        step(
            MeetingVerb.DRAFT_MINUTES,
            state=MeetingState(meeting.state),
            actor=meeting_officers(ctx.actor),
            facts=facts,
        )
        last = _latest(act.session, meeting_id)
        made = act.new_id()
        act.record(
            "minutes.drafted",
            made,
            meeting_id=meeting_id,
            version=last.version + 1 if last else 1,
            text=words,
        )
        return act.changed(made)


def approve_minutes(
    ctx: Context, *, meeting_id: str, motion_id: str, corrected: str | None = None
) -> Changed:
    """Approve the latest draft, or its `corrected` text, by the adopted motion that says so.

    Raises Refusal for a motion that was decided before this draft was there: nobody voted on it.
    """
    with ctx.writing("minutes.approve") as act:
        words = None
        if corrected is not None:
            named = message("meetings.field_minutes")
            words = typed(corrected, "corrected", limit=LIMIT, named=named)
        meeting = found(act.session, Meeting, meeting_id, named=message("meetings.meeting"))
        motion = found(act.session, Motion, motion_id, named=message("motions.motion"))
        last = _latest(act.session, meeting_id)
        facts = replace(
            meeting_facts(act.session, meeting, now=act.now),
            approval_voted=motion.state == MotionState.ADOPTED,
        )
        verb = MeetingVerb.APPROVE_CORRECTED if words else MeetingVerb.APPROVE
        end = step(
            verb,
            state=MeetingState(meeting.state),
            actor=meeting_officers(ctx.actor),
            facts=facts,
        )
        assert last is not None  # the state says that a draft is there
        if (motion.decided_at or 0) < last.at:
            raise Refusal(
                message("meetings.approval_before_the_draft"),
                kept=message("general.nothing_changed"),
            )
        made = act.new_id()
        act.record(
            "minutes.approved",
            made,
            meeting_id=meeting_id,
            version=last.version + 1,
            text=words or last.text,
            state=end.value,
            motion_id=motion_id,
        )
        return act.changed(made)


def _latest(session: Session, meeting_id: str) -> Minutes | None:
    query = (
        select(Minutes)
        .where(Minutes.meeting_id == meeting_id)
        .order_by(Minutes.version.desc())
        .limit(1)
    )
    return session.scalars(query).first()
