# SPDX-License-Identifier: Apache-2.0
"""The public speaks: a queue for each meeting, one at a time, each for their time."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from govdesk.models.meetings import AgendaItem, Meeting, Speaker
from govdesk.queries.closed_sessions import doors_open
from govdesk.record.canonical import clean_text
from govdesk.rules.meetings import MeetingState
from govdesk.rules.messages import message
from govdesk.rules.refusals import BadInput, Refusal
from govdesk.rules.speakers import (
    MINUTES,
    MOST_MINUTES,
    seconds_for,
    state_of,
    why_not_call,
    why_not_end,
)
from govdesk.services.context import Changed, Context
from govdesk.services.inputs import found, typed

_BEFORE_THE_END = (
    MeetingState.SCHEDULED, MeetingState.NOTICED, MeetingState.IN_SESSION, MeetingState.RECESS,
)  # fmt: skip


def list_speaker(
    ctx: Context,
    *,
    meeting_id: str,
    item_id: str | None = None,
    name: str = "",
    minutes: int = MINUTES,
    interpreted: bool = False,
) -> Changed:
    """Put someone at the end of the queue. `name` is public and may be left out; who speaks through
    an interpreter gets twice the time. Raises Refusal once the meeting is over."""
    with ctx.writing("attendance.note") as act:
        meeting = found(act.session, Meeting, meeting_id, named=message("meetings.meeting"))
        if MeetingState(meeting.state) not in _BEFORE_THE_END:
            raise Refusal(message("speakers.over"), kept=message("general.nothing_changed"))
        if item_id is not None:
            item = found(act.session, AgendaItem, item_id, named=message("meetings.item"))
            if item.meeting_id != meeting_id or item.removed_at is not None:
                raise Refusal(message("speakers.other_meeting"))
        try:
            seconds = seconds_for(minutes, interpreted=interpreted)
        except ValueError as error:
            most = message("speakers.minutes", most=MOST_MINUTES)
            raise BadInput(most, field="minutes") from error
        shown = clean_text(name).strip()
        if shown:
            shown = typed(shown, "name", named=message("speakers.field_name"))
        made = act.new_id()
        act.record(
            "speaker.listed",
            made,
            meeting_id=meeting_id,
            item_id=item_id,
            position=_last(act.session, meeting_id) + 1,
            shown_name=shown or None,
            seconds=seconds,
        )
        return act.changed(made)


def call_speaker(ctx: Context, *, speaker_id: str) -> Changed:
    """Give someone the word; their time runs from now. Raises Refusal while someone else has it."""
    with ctx.writing("attendance.note") as act:
        speaker = found(act.session, Speaker, speaker_id, named=message("speakers.speaker"))
        meeting = act.session.get_one(Meeting, speaker.meeting_id)
        refusal = why_not_call(
            state_of(speaker.called_at, speaker.ended_at),
            in_session=meeting.state == MeetingState.IN_SESSION,
            speaking=someone_speaks(act.session, meeting.id),
            doors_open=doors_open(act.session, meeting.id),
        )
        if refusal is not None:
            raise Refusal(refusal, kept=message("general.nothing_changed"))
        act.record("speaker.called", speaker_id, meeting_id=meeting.id)
        return act.changed()


def end_speaker(ctx: Context, *, speaker_id: str) -> Changed:
    """Whoever has the word has spoken; whoever waits for it went away. Raises Refusal for whoever
    was heard or is gone already."""
    with ctx.writing("attendance.note") as act:
        speaker = found(act.session, Speaker, speaker_id, named=message("speakers.speaker"))
        refusal = why_not_end(state_of(speaker.called_at, speaker.ended_at))
        if refusal is not None:
            raise Refusal(refusal, kept=message("general.nothing_changed"))
        act.record("speaker.ended", speaker_id, meeting_id=speaker.meeting_id)
        return act.changed()


def _last(session: Session, meeting_id: str) -> int:
    query = select(func.max(Speaker.position)).where(Speaker.meeting_id == meeting_id)
    return session.scalar(query) or 0


def someone_speaks(session: Session, meeting_id: str) -> bool:
    """Whether somebody of the public has the word."""
    query = select(Speaker.id).where(
        Speaker.meeting_id == meeting_id,
        Speaker.called_at.is_not(None),
        Speaker.ended_at.is_(None),
    )
    return session.scalars(query.limit(1)).first() is not None
