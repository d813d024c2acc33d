# SPDX-License-Identifier: Apache-2.0
"""Setting the notice aside: for a motion that was not on the posted agenda in time, or for a whole
meeting whose notice is late.

It is itself a motion, which names its legal ground and what the members find, and needs no notice.
It sets the charter aside for once, so it is decided as a change of the charter is: by less nobody
can keep residents from knowing beforehand what is decided.
"""

from __future__ import annotations

from sqlalchemy import select

from govdesk.models.meetings import Meeting
from govdesk.models.motions import Motion, Waiver
from govdesk.models.workspace import Workspace
from govdesk.queries.deliberation_facts import motion_facts
from govdesk.rules.decision_classes import DecisionClass
from govdesk.rules.meetings import MeetingState
from govdesk.rules.messages import message
from govdesk.rules.motions import ENDED, MotionState
from govdesk.rules.refusals import Refusal
from govdesk.services.agenda import put_on_agenda
from govdesk.services.context import Act, Changed, Context
from govdesk.services.inputs import LONG, SHORT, found, typed
from govdesk.services.motions import record_motion
from govdesk.wording import Words

_OPEN = (
    MeetingState.SCHEDULED,
    MeetingState.NOTICED,
    MeetingState.IN_SESSION,
    MeetingState.RECESS,
)


def move_waiver(
    ctx: Context,
    *,
    meeting_id: str,
    ground: str,
    finding: str,
    mover_seat_id: str | None,
    motion_id: str | None = None,
) -> Changed:
    """Ask the members to set the notice aside, for one motion of the meeting's agenda or, without
    `motion_id`, for the whole meeting. `made` is the motion that asks it; it stands on the agenda.

    Raises Refusal where the notice was in time, or this is asked already.
    """
    with ctx.writing("motion.submit") as act:
        meeting = found(act.session, Meeting, meeting_id, named=message("meetings.meeting"))
        law = typed(ground, "ground", limit=LONG, named=message("meetings.field_ground"))
        told = typed(finding, "finding", limit=LONG, named=message("meetings.field_finding"))
        about = None
        if motion_id is not None:
            about = found(act.session, Motion, motion_id, named=message("motions.motion"))
        _refuse(act, meeting, about)
        words = Words(act.session.scalars(select(Workspace.language)).one())
        title = (
            words._("Set the notice aside for motion {number}").format(number=about.number)
            if about is not None
            else words._("Set the notice aside for meeting {number}").format(number=meeting.number)
        )
        made = record_motion(
            act,
            title=title[:SHORT],
            text="\n".join(
                (
                    words._("{title}.").format(title=title),
                    words._("Legal ground: {ground}").format(ground=law),
                    words._("The members find: {finding}").format(finding=told),
                )
            ),
            summary=words._(
                "The public was not told in time. The members say whether they decide all the same."
            ),
            if_adopted=words._("It can be decided in this meeting."),
            if_rejected=words._("It waits for a meeting that announces it in time."),
            decision_class=DecisionClass.CHARTER.value,
            mover_seat_id=mover_seat_id,
        )
        act.record(
            "waiver.moved",
            made,
            meeting_id=meeting_id,
            motion_id=motion_id,
            ground=law,
            finding=told,
        )
        put_on_agenda(act, meeting_id=meeting_id, title=title, kind="motion", motion_id=made)
        return act.changed(made)


def _refuse(act: Act, meeting: Meeting, about: Motion | None) -> None:
    kept = message("general.nothing_changed")
    if MeetingState(meeting.state) not in _OPEN:
        state = message(f"meetings.state_{meeting.state}")
        raise Refusal(message("meetings.agenda_closed", state=state), kept=kept)
    if about is not None:
        if about.meeting_id != meeting.id or act.session.get(Waiver, about.id) is not None:
            raise Refusal(message("speakers.other_meeting"), kept=kept)
        if MotionState(about.state) in ENDED:
            state = message(f"motions.state_{about.state}")
            raise Refusal(message("meetings.motion_is_decided", state=state), kept=kept)
        facts = motion_facts(act.session, about, meeting=meeting, now=act.now)
        in_time = facts.posted or facts.waiver_voted
    else:
        posted = meeting.noticed_at is not None and meeting.noticed_at <= meeting.notice_due_at
        in_time = posted or (meeting.noticed_at is None and act.now <= meeting.notice_due_at)
    if in_time:
        raise Refusal(message("meetings.notice_is_in_time"), kept=kept)
    query = (
        select(Waiver.id)
        .join(Motion, Motion.id == Waiver.id)
        .where(Waiver.meeting_id == meeting.id, Motion.state.not_in([one.value for one in ENDED]))
        .where(Waiver.motion_id == about.id if about is not None else Waiver.motion_id.is_(None))
    )
    if act.session.scalars(query.limit(1)).first() is not None:
        raise Refusal(message("meetings.waiver_is_asked"), kept=kept)
