# SPDX-License-Identifier: Apache-2.0
"""Motions: submitted with their first text and links, revised by their mover, stepped through."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from govdesk.models.base import Base
from govdesk.models.indicators import Indicator
from govdesk.models.meetings import Meeting
from govdesk.models.motions import Motion
from govdesk.models.people import Seat
from govdesk.models.residents import Comment
from govdesk.models.reviews import Finding, Pivot, Review
from govdesk.queries.deliberation_facts import motion_actors, motion_facts, prevailed, with_given
from govdesk.queries.remote import roll_call_asked
from govdesk.record.canonical import clean_text
from govdesk.rules import motions as rules
from govdesk.rules.decision_changes import ENDS
from govdesk.rules.decision_classes import DecisionClass
from govdesk.rules.messages import message
from govdesk.rules.motions import MotionFacts, MotionState, MotionVerb
from govdesk.rules.procedural import SECONDED
from govdesk.rules.refusals import BadInput, Refusal
from govdesk.services.agenda import put_on_agenda
from govdesk.services.amended_texts import end_amendments, settle_amendment
from govdesk.services.changed_decisions import settle_change
from govdesk.services.context import Act, Changed, Context, check_revision
from govdesk.services.inputs import found, typed
from govdesk.services.motion_classes import class_of, settle_lowering
from govdesk.services.motion_people import (
    own_seat,
    refuse_absent,
    speaks_for_all,
)
from govdesk.services.motion_texts import text_fields
from govdesk.services.numbers import next_number, today
from govdesk.services.procedural import NOTHING_SAID, Agreement, agreement, answer
from govdesk.services.suspended_seats import settle_suspension

LINKS: dict[str, type[Base]] = {
    "indicator": Indicator,
    "finding": Finding,
    "pivot": Pivot,
    "comment": Comment,
    "motion": Motion,
    "review": Review,
}
_RUN = frozenset(MotionVerb) - {
    MotionVerb.SUBMIT,
    MotionVerb.AMEND,
    MotionVerb.MOVE,
    MotionVerb.SECOND,
    MotionVerb.WITHDRAW,
}


_FROM_THE_FLOOR = frozenset({MotionVerb.MOVE, MotionVerb.SECOND, MotionVerb.RECONSIDER})


def submit_motion(
    ctx: Context,
    *,
    title: str,
    text: str,
    summary: str,
    if_adopted: str = "",
    if_rejected: str = "",
    decision_class: str | None = None,
    matters: Sequence[str] = (),
    cost: int | None = None,
    cost_note: str = "",
    mover_seat_id: str | None = None,
    mover_words: str | None = None,
    links: Sequence[tuple[str, str]] = (),
    meeting_id: str | None = None,
) -> Changed:
    """Submit a motion, and put it on a meeting's agenda when one is given.

    `cost` is what it spends or commits, in minor units of the charter's currency (None where that
    is not said), and `cost_note` says in words what for. Without `decision_class` the class is the
    one that the charter's key list gives what the motion touches (`matters`, its links, `cost`); a
    lower one cannot be chosen.
    Whoever is no officer moves only for a seat of their own. Raises NotAllowed, BadInput or
    Refusal.
    """
    with ctx.writing("motion.submit") as act:
        made = record_motion(
            act,
            title=title,
            text=text,
            summary=summary,
            if_adopted=if_adopted,
            if_rejected=if_rejected,
            decision_class=decision_class,
            matters=matters,
            cost=cost,
            cost_note=cost_note,
            mover_seat_id=mover_seat_id,
            mover_words=mover_words,
            links=links,
        )
        if meeting_id is not None:
            put_on_agenda(act, meeting_id=meeting_id, title=title, kind="motion", motion_id=made)
        return act.changed(made)


def record_motion(
    act: Act,
    *,
    title: str,
    text: str,
    summary: str,
    if_adopted: str = "",
    if_rejected: str = "",
    decision_class: str | None = None,
    matters: Sequence[str] = (),
    cost: int | None = None,
    cost_note: str = "",
    mover_seat_id: str | None = None,
    mover_words: str | None = None,
    links: Sequence[tuple[str, str]] = (),
    least: DecisionClass = DecisionClass.ORDINARY,
) -> str:
    """Submit a motion within a service's transaction; its id. See `submit_motion`. Its class is
    `least` at least."""
    if mover_seat_id is not None:
        found(act.session, Seat, mover_seat_id, named=message("people.seat"))
        own_seat(act, mover_seat_id)
    kinds = [kind for kind, _ in links]
    wanted, why = class_of(act, decision_class, matters, cost or 0, kinds, least=least)
    made = act.new_id()
    act.record(
        "motion.submitted",
        made,
        number=next_number(act, Motion.number),
        title=typed(title, "title", named=message("motions.field_title")),
        decision_class=wanted,
        class_reason=why,
        state=MotionState.SUBMITTED.value,
        mover_seat_id=mover_seat_id,
        mover_words=mover_words,
        current_text=1,
        submitted_at=act.now,
        **text_fields(
            act,
            1,
            text,
            summary,
            if_adopted,
            if_rejected,
            mover_seat_id=mover_seat_id,
            cost=cost,
            cost_note=cost_note,
        ),
    )
    for kind, target_id in links:
        link(act, motion_id=made, kind=kind, target_id=target_id)
    return made


def link(act: Act, *, motion_id: str, kind: str, target_id: str) -> None:
    """Say why a motion exists: an indicator, finding, pivot, comment or earlier motion."""
    if kind not in LINKS:
        raise BadInput(message("motions.unknown_link"), field="links")
    found(act.session, LINKS[kind], target_id, named=message(f"motions.link_{kind}"))
    act.record("motion.linked", act.new_id(), motion_id=motion_id, kind=kind, target_id=target_id)


def step(
    ctx: Context,
    *,
    motion_id: str,
    verb: str,
    seat_id: str | None = None,
    note: str | None = None,
    meeting_id: str | None = None,
    until: date | None = None,
    body: str | None = None,
    seconded_by: str | None = None,
    yes: int | None = None,
    no: int | None = None,
    called: Mapping[str, str] | None = None,
    unopposed: bool = False,
    revision: int | None = None,
) -> Changed:
    """Take a motion one step: second, move, state, postpone (`until`), refer (`body`, `until`)...

    Where the members must agree, `yes` and `no` are the hands counted, or `called` what each seat
    said, judged by the rule that the question has (`rules.procedural`), or `unopposed` says that
    nobody objected; what is lost is kept, and the motion stays where it is. `seconded_by` is the
    seat that seconded a procedural question. Votes are opened and closed by `services.votes`.
    Raises Refusal saying why the step may not be taken, by the table in `rules.motions`.
    """
    wanted = MotionVerb(verb)
    if wanted is MotionVerb.AMEND:
        raise BadInput(message("motions.step_of_an_amendment"), field="verb")
    if wanted is MotionVerb.DIVIDE:
        raise BadInput(message("motions.step_of_a_division"), field="verb")
    if wanted in ENDS:
        raise BadInput(message("motions.step_of_a_change"), field="verb")
    if wanted in (MotionVerb.SUBMIT, MotionVerb.PUT, MotionVerb.CLOSE):
        raise BadInput(message("motions.step_of_a_vote"), field="verb")
    with ctx.writing("motion.run" if wanted in _RUN else "motion.change") as act:
        motion = load(act.session, motion_id)
        check_revision(motion.revision, revision)
        if seat_id is not None:
            own_seat(act, seat_id)
        if until is not None and until <= today(act):
            raise BadInput(message("motions.until_is_over"), field="until")
        said = NOTHING_SAID
        if speaks_for_all(ctx):
            said = answer(yes=yes, no=no, called=called, unopposed=unopposed)
        agreed = agreement(act, motion, wanted, said, meeting_id=meeting_id)
        facts = with_given(
            facts_at(act, motion, meeting_id),
            date=until is not None,
            body=bool(body),
            note=bool(note),
            agreed=said.count is not None,
            unopposed=said.unopposed,
        )
        facts = replace(facts, question_seconded=seconded_by not in (None, seat_id))
        if wanted is MotionVerb.SECOND:
            facts = replace(facts, seconder_named=seat_id not in (None, motion.mover_seat_id))
        if wanted is MotionVerb.RECONSIDER:
            prevailing = seat_id is not None and prevailed(act.session, motion, seat_id)
            facts = replace(facts, moved_by_who_prevailed=prevailing)
        if wanted is MotionVerb.MOVE:
            facts = replace(facts, mover_named=facts.mover_named or seat_id is not None)
        if facts.in_session and wanted in _FROM_THE_FLOOR:
            mover = motion.mover_seat_id if wanted is MotionVerb.MOVE else None
            refuse_absent(act, seat_id or mover, meeting_id or motion.meeting_id)
        for seat in (seat_id, seconded_by) if wanted in SECONDED else ():
            refuse_absent(act, seat, meeting_id or motion.meeting_id)
        told = "; ".join(part for part in (body, note) if part)
        record_step(act, motion, wanted, facts, seat_id=seat_id, note=told, until=until,
                    meeting_id=meeting_id, seconded_by=seconded_by, agreed=agreed)  # fmt: skip
        return act.changed(motion_id)


def record_step(
    act: Act,
    motion: Motion,
    verb: MotionVerb,
    facts: MotionFacts,
    *,
    seat_id: str | None = None,
    note: str | None = None,
    until: date | None = None,
    meeting_id: str | None = None,
    seconded_by: str | None = None,
    agreed: Agreement | None = None,
) -> MotionState:
    """Take a step within a service's transaction; the state it leads to.

    An amendment that is adopted changes its text with it, and amendments end with their motion.
    What the members did not carry (`agreed`) leaves the motion where it is.
    """
    meeting = act.session.get(Meeting, meeting_id or motion.meeting_id or "")
    if verb is MotionVerb.CONSENT and meeting is not None:
        asked = roll_call_asked(act.session, meeting, now=act.now)
        if asked is not None:
            raise Refusal(asked, kept=message("general.nothing_changed"))
    end = rules.step(
        verb,
        state=MotionState(motion.state),
        actor=motion_actors(act.session, act.ctx.actor, motion, meeting=meeting),
        facts=facts,
    )
    lost = agreed is not None and not agreed.carried
    if lost:
        end = MotionState(motion.state)
    decided = end in (MotionState.ADOPTED, MotionState.REJECTED)
    act.record(
        "motion.stepped",
        motion.id,
        step_id=act.new_id(),
        verb=verb.value,
        from_state=motion.state,
        to_state=end.value,
        seat_id=seat_id,
        note=clean_text(note) if note else None,
        until=until,
        mover_seat_id=seat_id if verb is MotionVerb.MOVE else None,
        seconder_seat_id=seat_id if verb is MotionVerb.SECOND else None,
        decided_at=_decided_at(act, verb, decided=decided and not lost, lost=lost),
        meeting_id=agreed.meeting_id if agreed is not None else meeting_id,
        seconded_by=seconded_by,
        **(agreed.fields() if agreed is not None else {}),
    )
    if lost:
        return end
    if end is MotionState.ADOPTED:
        settle_amendment(act, motion)
        settle_change(act, motion)
        settle_lowering(act, motion)
        settle_suspension(act, motion)
    elif end in (MotionState.WITHDRAWN, MotionState.OUT_OF_ORDER):
        end_amendments(act, motion.id)
    return end


def _decided_at(act: Act, verb: MotionVerb, *, decided: bool, lost: bool) -> int | str | None:
    """When it was decided, now; empty where it is to be decided again; None leaves it."""
    if decided:
        return act.now
    return "" if verb is MotionVerb.RECONSIDER and not lost else None


def facts_at(act: Act, motion: Motion, meeting_id: str | None) -> MotionFacts:
    """The facts of a motion at the meeting given, else at the one whose agenda it is on."""
    meeting = act.session.get(Meeting, meeting_id or motion.meeting_id or "")
    return motion_facts(act.session, motion, meeting=meeting, now=act.now)


def load(session: Session, motion_id: str) -> Motion:
    """A motion by its id. Raises Refusal when it is not there."""
    return found(session, Motion, motion_id, named=message("motions.motion"))
