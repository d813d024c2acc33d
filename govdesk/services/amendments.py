# SPDX-License-Identifier: Apache-2.0
"""Amendments: moved against the text as it stands, worded anew by their mover where that changed.

An amendment is a motion whose text is the other's text as it would read; it is seconded, stated,
voted on or agreed to as any motion (`services.motions`, `services.votes`), before what it amends.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, select

from govdesk.models.meetings import Meeting
from govdesk.models.motions import Amendment, Motion
from govdesk.models.people import Seat
from govdesk.models.workspace import Workspace
from govdesk.queries.deliberation_facts import motion_actors
from govdesk.record.canonical import clean_text
from govdesk.rules import motions as rules
from govdesk.rules.amendments import changes, to_json
from govdesk.rules.messages import message
from govdesk.rules.motions import MotionState, MotionVerb
from govdesk.rules.refusals import BadInput, Refusal
from govdesk.services import amended_texts
from govdesk.services.context import Act, Changed, Context, check_revision
from govdesk.services.inputs import SHORT, found
from govdesk.services.motion_classes import class_of
from govdesk.services.motion_people import own_seat, refuse_absent, refuse_stranger
from govdesk.services.motion_texts import current_text, text_fields
from govdesk.services.motions import facts_at, load
from govdesk.wording import Words

__all__ = ["move_amendment", "reword_amendment"]
_OPEN = (MotionState.MOVED, MotionState.SECONDED, MotionState.PENDING)


def move_amendment(
    ctx: Context,
    *,
    motion_id: str,
    text: str,
    summary: str,
    mover_seat_id: str | None,
    matters: Sequence[str] = (),
    cost: int | None = None,
    cost_note: str = "",
    revision: int | None = None,
) -> Changed:
    """Move to change a motion that is before the members, or an amendment of one, to read `text`.

    `cost` is what the motion then costs, in minor units of the charter's currency (None: what was
    said before stands), and `cost_note` says in words what for. What it brings in that the charter
    calls key (`matters`, `cost`) makes it key, and the motion with it once it is adopted. `made` is
    the amendment's id. Raises BadInput, or Refusal saying why it may not be moved now.
    """
    with ctx.writing("motion.submit") as act:
        target = load(act.session, motion_id)
        check_revision(target.revision, revision)
        above = act.session.get(Amendment, motion_id)
        _refuse_now(act, target)
        if not mover_seat_id:
            raise BadInput(message("motions.needs_mover_named"), field="mover_seat_id")
        found(act.session, Seat, mover_seat_id, named=message("people.seat"))
        own_seat(act, mover_seat_id)
        refuse_absent(act, mover_seat_id, target.meeting_id)
        before = current_text(act.session, target)
        fields = text_fields(
            act, 1, text, summary, "", "", mover_seat_id=mover_seat_id,
            cost=cost, cost_note=cost_note,
        )  # fmt: skip
        made = changes(before.text, fields["text"])
        if not made:
            raise BadInput(message("motions.amendment_changes_nothing"), field="text")
        decision_class, reason = class_of(act, None, matters, cost or 0, ())
        main = above.motion_id if above is not None else motion_id
        number, amendment_id = _next(act, main), act.new_id()
        act.record(
            "motion.submitted",
            amendment_id,
            number=f"{load(act.session, main).number}-A{number}",
            title=_title(act, target),
            decision_class=decision_class,
            class_reason=reason,
            state=MotionState.MOVED.value,
            mover_seat_id=mover_seat_id,
            meeting_id=target.meeting_id,
            current_text=1,
            submitted_at=act.now,
            **fields,
        )
        act.record(
            "amendment.moved",
            amendment_id,
            motion_id=main,
            number=number,
            degree=2 if above is not None else 1,
            parent_id=above.id if above is not None else None,
            on_text=before.n,
            operations=to_json(made),
        )
        act.record(
            "motion.stepped",
            motion_id,
            step_id=act.new_id(),
            verb=MotionVerb.AMEND.value,
            from_state=target.state,
            to_state=target.state,
            seat_id=mover_seat_id,
            note=clean_text(summary).strip(),
        )
        return act.changed(amendment_id)


def reword_amendment(
    ctx: Context, *, motion_id: str, text: str, revision: int | None = None
) -> Changed:
    """Word an amendment anew against the text as it stands now; its mover does, or the secretariat
    for them. Raises BadInput or Refusal."""
    with ctx.writing("motion.change") as act:
        motion = load(act.session, motion_id)
        check_revision(motion.revision, revision)
        refuse_stranger(act, motion)
        amendment = act.session.get(Amendment, motion_id)
        if amendment is None:
            raise Refusal(message("motions.amendment_is_no_amendment"))
        if MotionState(motion.state) not in _OPEN:
            raise Refusal(message("motions.amendment_fixed"))
        target = load(act.session, amended_texts.target_id(amendment))
        before, words = current_text(act.session, target), clean_text(text).strip()
        if not changes(before.text, words):
            raise BadInput(message("motions.amendment_changes_nothing"), field="text")
        amended_texts.reword(act, amendment, before, words)
        return act.changed(motion_id)


def _refuse_now(act: Act, target: Motion) -> None:
    meeting = act.session.get(Meeting, target.meeting_id or "")
    rules.step(
        MotionVerb.AMEND,
        state=MotionState(target.state),
        actor=motion_actors(act.session, act.ctx.actor, target, meeting=meeting),
        facts=facts_at(act, target, None),
    )


def _next(act: Act, main: str) -> int:
    query = select(func.max(Amendment.number)).where(Amendment.motion_id == main)
    return (act.session.scalar(query) or 0) + 1


def _title(act: Act, target: Motion) -> str:
    """In the workspace's language, as public documents print it."""
    words = Words(act.session.scalars(select(Workspace.language)).one())
    title = words._("Amendment to {motion}: {title}").format(
        motion=target.number, title=target.title
    )
    return title[:SHORT]
