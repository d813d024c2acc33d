# SPDX-License-Identifier: Apache-2.0
"""Changing a motion's class: raised at a community representative's word, lowered only by the vote
that a key decision needs, on a motion of its own."""

from __future__ import annotations

from govdesk.models.people import Seat
from govdesk.models.workspace import Workspace
from govdesk.queries.class_lowerings import is_bound
from govdesk.record.canonical import clean_text
from govdesk.rules.decision_classes import DecisionClass, may_change_class, why_not_lower
from govdesk.rules.messages import message
from govdesk.rules.motions import MotionState
from govdesk.rules.refusals import Refusal
from govdesk.rules.second_person import COMMUNITY
from govdesk.services.agenda import put_on_agenda
from govdesk.services.context import Changed, Context, check_revision
from govdesk.services.inputs import SHORT, found
from govdesk.services.motion_people import own_seat
from govdesk.services.motions import load, record_motion
from govdesk.wording import Words


def claim_key(ctx: Context, *, motion_id: str, seat_id: str, reason: str = "") -> Changed:
    """Make a motion key at a community representative's word, until the question is put."""
    with ctx.writing("motion.claim_key") as act:
        motion = load(act.session, motion_id)
        seat = found(act.session, Seat, seat_id, named=message("people.seat"))
        own_seat(act, seat_id)
        why_not = may_change_class(
            DecisionClass(motion.decision_class),
            DecisionClass.KEY,
            state=MotionState(motion.state),
            community_seat=seat.constituency == COMMUNITY,
            key_vote_carried=False,
        )
        if why_not is not None:
            raise Refusal(why_not)
        told = clean_text(reason).strip()
        act.record(
            "motion.classed",
            motion_id,
            decision_class=DecisionClass.KEY.value,
            class_reason=told or "motions.key_claimed",
        )
        return act.changed(motion_id)


def move_lowering(
    ctx: Context,
    *,
    motion_id: str,
    why: str,
    mover_seat_id: str | None,
    meeting_id: str | None = None,
    revision: int | None = None,
) -> Changed:
    """Submit a motion to decide a key motion as an ordinary one, and put it on a meeting's agenda
    when one is given. It is key itself, so the residents agree to it or nothing changes.

    `why` says it in plain words. `made` is the motion that asks it. Raises BadInput, NotAllowed, or
    Refusal saying why this motion's class stays.
    """
    with ctx.writing("motion.submit") as act:
        motion = load(act.session, motion_id)
        check_revision(motion.revision, revision)
        reason = why_not_lower(
            DecisionClass(motion.decision_class),
            state=MotionState(motion.state),
            bound=is_bound(act.session, motion_id),
            key_vote_carried=True,
        )
        if reason is not None:
            raise Refusal(reason, kept=message("general.nothing_changed"))
        words = Words(act.session.get_one(Workspace, ctx.store.workspace_id).language)
        given = {"number": motion.number, "title": motion.title}
        title = words._("Decide {number} as an ordinary motion: {title}").format(**given)[:SHORT]
        made = record_motion(
            act,
            title=title,
            text=words._("Motion {number} is decided as an ordinary one: {title}").format(**given),
            summary=why,
            if_rejected=words._("Motion {number} stays a key one.").format(**given),
            least=DecisionClass.KEY,
            mover_seat_id=mover_seat_id,
            links=(("motion", motion_id),),
        )
        act.record("class_lowering.moved", made, motion_id=motion_id)
        if meeting_id is not None:
            put_on_agenda(act, meeting_id=meeting_id, title=title, kind="motion", motion_id=made)
        return act.changed(made)
