# SPDX-License-Identifier: Apache-2.0
"""Closing a meeting's doors to the public and opening them again.

Only the motion, its legal ground, the times, who was in and what was reported out are kept: there
is no place for anything that was said. Nothing is moved, decided or ended behind closed doors.
"""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from govdesk.models.meetings import AgendaItem, ClosedSession, Meeting
from govdesk.models.people import Seat
from govdesk.queries.charter import charter_now
from govdesk.queries.closed_sessions import doors_open
from govdesk.queries.deliberation_facts import has_quorum, meeting_facts
from govdesk.queries.rolls import seats_now
from govdesk.record.canonical import clean_text
from govdesk.rules.decision_classes import DecisionClass
from govdesk.rules.meetings import MeetingState
from govdesk.rules.messages import Message, message
from govdesk.rules.procedural import MAJORITY
from govdesk.rules.refusals import BadInput, Refusal
from govdesk.services.context import Act, Changed, Context
from govdesk.services.inputs import LONG, found, typed
from govdesk.services.motion_people import refuse_absent
from govdesk.services.procedural import agreed_in, answer
from govdesk.services.speakers import someone_speaks


def close_doors(
    ctx: Context,
    *,
    meeting_id: str,
    ground: str,
    mover_seat_id: str | None,
    item_id: str | None = None,
    others: str = "",
    yes: int | None = None,
    no: int | None = None,
    called: Mapping[str, str] | None = None,
    unopposed: bool = False,
) -> Changed:
    """Note that the members closed the session: who moved it, by which law (`ground`), and who else
    but those present was let in (`others`). They agree by counted hands (`yes`, `no`), by a roll
    (`called`), or nobody objects; where they do not, the doors stay open and that is kept.

    Raises Refusal, saying why, outside a session, without a quorum, while a vote is open or
    somebody of the public speaks, and while the doors are closed already.
    """
    with ctx.writing("meeting.run") as act:
        meeting = found(act.session, Meeting, meeting_id, named=message("meetings.meeting"))
        told = typed(ground, "ground", limit=LONG, named=message("meetings.field_ground"))
        if not mover_seat_id:
            raise BadInput(message("motions.needs_mover_named"), field="mover_seat_id")
        found(act.session, Seat, mover_seat_id, named=message("people.seat"))
        told_of = answer(yes=yes, no=no, called=called, unopposed=unopposed)
        _refuse(_why_not_close(act, meeting, settled=told_of.given))
        said = agreed_in(act, meeting, MAJORITY, told_of)
        refuse_absent(act, mover_seat_id, meeting_id)
        if item_id is not None:
            item = found(act.session, AgendaItem, item_id, named=message("meetings.item"))
            if item.meeting_id != meeting_id or item.removed_at is not None:
                raise Refusal(message("speakers.other_meeting"))
        let_in = clean_text(others).strip()
        if let_in:
            let_in = typed(let_in, "others", named=message("meetings.field_others"))
        made = act.new_id()
        act.record(
            "closed_session.begun",
            made,
            meeting_id=meeting_id,
            item_id=item_id,
            mover_seat_id=mover_seat_id,
            ground=told,
            inside=[
                {"seat": seat.seat_id, "member": seat.member_id}
                for seat in seats_now(act.session, meeting, at=act.now)
                if seat.here and said.carried
            ],
            others=let_in or None,
            opened_at=act.now,
            closed_at=None if said.carried else act.now,
            **said.fields(),
        )
        return act.changed(made)


def open_doors(ctx: Context, *, meeting_id: str, reported_out: str) -> Changed:
    """Note that the public is in again, and what was told of it: that something was decided to be
    moved, or that nothing is reported. Raises Refusal when the doors are open."""
    with ctx.writing("meeting.run") as act:
        closed = _closed(act.session, meeting_id)
        if closed is None:
            _refuse(message("meetings.doors_not_closed"))
        assert closed is not None
        named = message("meetings.field_reported_out")
        act.record(
            "closed_session.ended",
            closed.id,
            meeting_id=meeting_id,
            closed_at=act.now,
            reported_out=typed(reported_out, "reported_out", limit=LONG, named=named),
        )
        return act.changed(closed.id)


def _why_not_close(act: Act, meeting: Meeting, *, settled: bool) -> Message | None:
    if meeting.state != MeetingState.IN_SESSION:
        return message("motions.needs_in_session")
    if not doors_open(act.session, meeting.id):
        return message("meetings.needs_doors_open")
    if not meeting_facts(act.session, meeting, now=act.now).no_open_vote:
        return message("meetings.needs_no_open_vote")
    if someone_speaks(act.session, meeting.id):
        return message("speakers.someone_speaks")
    charter = charter_now(act.session)
    if not has_quorum(act.session, meeting, charter, DecisionClass.ORDINARY, now=act.now):
        return message("meetings.needs_quorum_present")
    return None if settled else message("motions.needs_carried")


def _closed(session: Session, meeting_id: str) -> ClosedSession | None:
    query = select(ClosedSession).where(
        ClosedSession.meeting_id == meeting_id, ClosedSession.closed_at.is_(None)
    )
    return session.scalars(query).one_or_none()


def _refuse(reason: Message | None) -> None:
    if reason is not None:
        raise Refusal(reason, kept=message("general.nothing_changed"))
