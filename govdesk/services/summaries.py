# SPDX-License-Identifier: Apache-2.0
"""Summaries of motions' texts, what the mover says of them, the languages that members ask for, and
the chair's reason where a vote is opened without one.

What members read when they decided stays as it was: nothing is written once the question is put.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.orm import Session

from govdesk.models.meetings import Meeting
from govdesk.models.motions import Motion
from govdesk.models.people import Member
from govdesk.models.summaries import MotionSummary
from govdesk.queries.rolls import meeting_day
from govdesk.queries.summaries import missing_languages
from govdesk.rules.decision_classes import DecisionClass
from govdesk.rules.messages import message
from govdesk.rules.motions import ENDED, MotionState
from govdesk.rules.permissions import Role
from govdesk.rules.refusals import BadInput, NotAllowed, Refusal
from govdesk.rules.summaries import MoverView, is_language
from govdesk.services.context import Act, Changed, Context, check_revision
from govdesk.services.inputs import LONG, found, typed
from govdesk.services.motion_people import own_seat
from govdesk.services.numbers import today
from govdesk.services.summary_fields import speaks_as_mover, summary_fields


def ask_languages(ctx: Context, *, member_id: str, languages: Sequence[str]) -> Changed:
    """Note the languages in which a member asked for summaries, the one liked best first; none:
    the city's own again. Members ask for themselves, an officer notes it for anybody. Raises
    BadInput for what is no language, NotAllowed for somebody else's."""
    with ctx.writing("language.ask") as act:
        found(act.session, Member, member_id, named=message("people.member"))
        actor = ctx.actor
        if actor is not None and not actor.is_officer and actor.member_id != member_id:
            raise NotAllowed(
                message("summaries.own_language_only"), kept=message("general.nothing_changed")
            )
        asked = list(dict.fromkeys(languages))
        if not all(is_language(one) for one in asked):
            raise BadInput(message("summaries.no_language"), field="languages")
        act.record("member.asked_languages", member_id, languages=asked)
        return act.changed(member_id)


def write_summary(
    ctx: Context,
    *,
    motion_id: str,
    language: str,
    summary: str,
    author: str = "",
    revision: int | None = None,
) -> Changed:
    """Write a summary of a motion's present text in a language; it takes the place of an earlier
    one of the same text and language, which is kept. The secretariat writes it, another officer, or
    whoever is of the mover's seat.

    With `revision` it is refused where the motion was changed since it was read, so that nobody
    sums up words that they did not see. Raises BadInput, NotAllowed or Refusal.
    """
    with ctx.writing("summary.write") as act:
        motion = _open_motion(act.session, motion_id)
        check_revision(motion.revision, revision)
        _refuse_stranger(act, motion)
        made = record_summary(act, motion, language, summary, author=author)
        return act.changed(made)


def record_summary(
    act: Act, motion: Motion, language: str, summary: str, *, author: str = ""
) -> str:
    """Write a summary of a motion's present text within a service's transaction; its id."""
    made = act.new_id()
    fields = summary_fields(
        act, language, summary, author=author, mover_seat_id=motion.mover_seat_id
    )
    act.record("summary.written", made, motion_id=motion.id, n=motion.current_text, **fields)
    return made


def record_mover_view(ctx: Context, *, summary_id: str, agrees: bool) -> Changed:
    """Note whether the mover agrees with a summary: the mover's own word, or an officer's note of
    what the mover said. Raises NotAllowed for anybody else."""
    with ctx.writing("summary.write") as act:
        row = found(act.session, MotionSummary, summary_id, named=message("summaries.summary"))
        motion = _open_motion(act.session, row.motion_id)
        _refuse_stranger(act, motion)
        act.record(
            "summary.viewed",
            summary_id,
            mover_view=(MoverView.AGREES if agrees else MoverView.DISAGREES).value,
            view_by="own" if speaks_as_mover(act, motion.mover_seat_id) else "said",
        )
        return act.changed(summary_id)


def excuse_summaries(
    ctx: Context, *, motion_id: str, reason: str, revision: int | None = None
) -> Changed:
    """Keep the chair's reason why the vote on a motion's present text is opened without a summary
    in the languages that are missing now. Raises Refusal where none is missing."""
    with ctx.writing("summary.excuse") as act:
        motion = _open_motion(act.session, motion_id)
        check_revision(motion.revision, revision)
        meeting = act.session.get(Meeting, motion.meeting_id or "")
        day = meeting_day(meeting) if meeting is not None else today(act)
        lacking: tuple[str, ...] = ()
        if motion.decision_class != DecisionClass.ORDINARY:
            lacking = missing_languages(act.session, motion, on=day)
        if not lacking:
            raise Refusal(
                message("summaries.none_missing"), kept=message("general.nothing_changed")
            )
        made = act.new_id()
        act.record(
            "summary.excused",
            made,
            motion_id=motion_id,
            n=motion.current_text,
            languages=list(lacking),
            reason=typed(reason, "reason", limit=LONG, named=message("summaries.field_reason")),
        )
        return act.changed(made)


def _open_motion(session: Session, motion_id: str) -> Motion:
    motion = found(session, Motion, motion_id, named=message("motions.motion"))
    if MotionState(motion.state) in ENDED | {MotionState.VOTING}:
        raise Refusal(message("summaries.too_late"), kept=message("general.kept_as_draft"))
    return motion


def _refuse_stranger(act: Act, motion: Motion) -> None:
    """An officer, or whoever is of the mover's seat; nobody else words what others will read."""
    actor = act.ctx.actor
    if actor is None or actor.roles & {Role.SECRETARIAT, Role.CHAIR, Role.CLERK}:
        return
    if motion.mover_seat_id is None:
        raise NotAllowed(message("summaries.only_the_mover"))
    own_seat(act, motion.mover_seat_id)
