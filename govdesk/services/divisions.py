# SPDX-License-Identifier: Apache-2.0
"""Dividing a motion that is before the members: its parts are motions of their own.

Each part has the class of the whole, at least, and its own second and vote. What the motion would
change goes with the part that is named for it; why it exists stands with every part.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sqlalchemy import select

from govdesk.models.motions import Motion, MotionLink
from govdesk.models.reviews import Pivot
from govdesk.models.workspace import Workspace
from govdesk.queries.deliberation_facts import with_given
from govdesk.queries.summaries import summaries_of
from govdesk.record.canonical import clean_text
from govdesk.rules.divisions import why_not_divided
from govdesk.rules.messages import message
from govdesk.rules.motions import MotionState, MotionVerb
from govdesk.rules.refusals import BadInput
from govdesk.rules.summaries import standing
from govdesk.services.agenda import put_on_agenda
from govdesk.services.context import Act, Changed, Context, check_revision
from govdesk.services.inputs import SHORT
from govdesk.services.motion_people import own_seat, refuse_absent, speaks_for_all
from govdesk.services.motion_texts import current_text, text_fields
from govdesk.services.motions import facts_at, link, load, record_step
from govdesk.services.numbers import next_number
from govdesk.services.procedural import NOTHING_SAID, agreement, answer
from govdesk.services.summaries import record_summary
from govdesk.wording import Words
from govdesk.wording.words import LANGUAGES


def divide_motion(
    ctx: Context,
    *,
    motion_id: str,
    parts: Sequence[str],
    carries: Mapping[str, int] | None = None,
    seat_id: str | None = None,
    seconded_by: str | None = None,
    yes: int | None = None,
    no: int | None = None,
    called: Mapping[str, str] | None = None,
    unopposed: bool = False,
    revision: int | None = None,
) -> Changed:
    """Divide a pending motion into `parts`, which have its words and no other. `carries` says for
    each change of course, by its id, which part takes it, counted from 1.

    The members agree by counted hands (`yes`, `no`), by a roll (`called`), or nobody objects; where
    they do not, nothing is divided and that is kept. `made` is the first part, or the motion.
    Raises BadInput, or Refusal saying why it may not be divided now.
    """
    with ctx.writing("motion.run") as act:
        motion = load(act.session, motion_id)
        check_revision(motion.revision, revision)
        texts = [clean_text(part).strip() for part in parts]
        problem = why_not_divided(current_text(act.session, motion).text, texts)
        if problem is not None:
            raise BadInput(problem, field="parts")
        taken = _carried(act, motion, dict(carries or {}), len(texts))
        said = NOTHING_SAID
        if speaks_for_all(ctx):
            said = answer(yes=yes, no=no, called=called, unopposed=unopposed)
        agreed = agreement(act, motion, MotionVerb.DIVIDE, said)
        facts = with_given(
            facts_at(act, motion, None), date=False, body=False, note=False,
            agreed=said.count is not None, unopposed=said.unopposed,
        )  # fmt: skip
        facts = replace(facts, question_seconded=seconded_by not in (None, seat_id))
        for seat in (seat_id, seconded_by):
            if seat is not None:
                own_seat(act, seat)
            refuse_absent(act, seat, motion.meeting_id)
        made: list[Motion] = []
        if agreed is None or agreed.carried:
            made = [
                _part(act, motion, place, text, taken[place - 1], len(texts))
                for place, text in enumerate(texts, start=1)
            ]
        told = ", ".join(part.number for part in made)
        record_step(act, motion, MotionVerb.DIVIDE, facts, seat_id=seat_id, note=told,
                    seconded_by=seconded_by, agreed=agreed)  # fmt: skip
        return act.changed(made[0].id if made else motion_id)


def _carried(
    act: Act, motion: Motion, carries: dict[str, int], count: int
) -> tuple[list[str], ...]:
    """The changes of course that each part takes. Raises BadInput where one has no part."""
    found: tuple[list[str], ...] = tuple([] for _part in range(count))
    query = select(Pivot.id).where(Pivot.motion_id == motion.id).order_by(Pivot.id)
    for pivot_id in act.session.scalars(query):
        place = carries.get(pivot_id, 0)
        if not 1 <= place <= count:
            raise BadInput(message("motions.part_for_pivot"), field=f"pivot_{pivot_id}")
        found[place - 1].append(pivot_id)
    return found


def _part(
    act: Act, motion: Motion, place: int, text: str, pivots: Sequence[str], count: int
) -> Motion:
    words = Words(act.session.scalars(select(Workspace.language)).one())
    before = current_text(act.session, motion)
    end = words._(": part {n} of {count}").format(n=words.number(place), count=words.number(count))
    title = motion.title[: SHORT - len(end)] + end
    # What sums up an earlier text of the whole would say of the part what it may not do.
    told = {
        one.language: one
        for one in standing(summaries_of(act.session, motion.id), motion.current_text)
        if one.n == motion.current_text
    }
    own = told.get(words.lang)
    made = act.new_id()
    act.record(
        "motion.submitted",
        made,
        number=next_number(act, Motion.number),
        title=title,
        decision_class=motion.decision_class,
        class_reason=motion.class_reason,
        state=MotionState.MOVED.value,
        mover_seat_id=motion.mover_seat_id,
        mover_words=motion.mover_words,
        meeting_id=motion.meeting_id,
        current_text=1,
        submitted_at=act.now,
        **text_fields(
            act,
            1,
            text,
            _of_the_whole(own.language, own.text, motion, place) if own else None,
            before.if_adopted if pivots else "",
            before.if_rejected if pivots else "",
            author=own.author if own else "",
        ),
    )
    part = act.session.get_one(Motion, made)
    for one in told.values():
        if one is not own and one.language in LANGUAGES:
            summary = _of_the_whole(one.language, one.text, motion, place)
            record_summary(act, part, one.language, summary, author=one.author)
    act.record("motion.parted", made, origin_id=motion.id, n=place, pivots=list(pivots))
    rows = select(MotionLink.kind, MotionLink.target_id).where(MotionLink.motion_id == motion.id)
    for kind, target_id in act.session.execute(rows).all():
        if kind != "pivot" or target_id in pivots:
            link(act, motion_id=made, kind=kind, target_id=target_id)
    if motion.meeting_id is not None:
        put_on_agenda(act, meeting_id=motion.meeting_id, title=title, kind="motion", motion_id=made)
    return part


def _of_the_whole(language: str, summary: str, motion: Motion, place: int) -> str:
    """What sums up the whole, said of a part."""
    words = Words(language)
    told = words._("Part {n} of motion {number}, which was divided. Of the whole: {summary}")
    return told.format(n=words.number(place), number=motion.number, summary=summary)
