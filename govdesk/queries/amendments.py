# SPDX-License-Identifier: Apache-2.0
"""Amendments as people see them: what each would change, and where it no longer fits."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from govdesk.models.motions import Amendment, Motion, MotionPart, MotionText
from govdesk.models.people import Seat
from govdesk.queries.summaries import own_language, summaries, text_beside
from govdesk.rules.amendments import Conflict, replayed
from govdesk.rules.motions import ENDED, MotionState


@dataclass(frozen=True, slots=True)
class AmendmentRow:
    """An amendment beside its motion: `before` is the text that it changes, `after` what that
    would be. `of` is the number of what it amends; `waits` that it is not decided yet."""

    id: str
    number: str
    of: str
    degree: int
    mover: str
    summary: str
    state: str
    before: str
    after: str
    waits: bool


@dataclass(frozen=True, slots=True)
class Amends:
    """What an amendment is to change. `before` is the version that it was worded against, `now` the
    one that stands; they differ where it no longer fits, and `conflicts` says where."""

    motion_id: str
    number: str
    title: str
    state: str
    degree: int
    before: str
    now: str
    fits: bool
    conflicts: tuple[Conflict, ...]


def amendments_of(session: Session, motion_id: str) -> tuple[AmendmentRow, ...]:
    """The amendments of a motion with those of the second degree, or of one amendment, in the order
    in which they were moved."""
    query = (
        select(Amendment, Motion, MotionText, Seat.title)
        .join(Motion, Motion.id == Amendment.id)
        .join(MotionText, MotionText.motion_id == Motion.id)
        .outerjoin(Seat, Seat.id == Motion.mover_seat_id)
        .where(or_(Amendment.motion_id == motion_id, Amendment.parent_id == motion_id))
        .where(MotionText.n == Motion.current_text)
        .order_by(Amendment.number)
    )
    found = session.execute(query).all()
    told = summaries(session, [motion.id for _one, motion, _text, _seat in found])
    own = own_language(session)
    numbers = {motion.id: motion.number for _one, motion, _text, _seat in found}
    numbers[motion_id] = session.get_one(Motion, motion_id).number
    return tuple(
        AmendmentRow(
            id=one.id,
            number=motion.number,
            of=numbers[one.parent_id or one.motion_id],
            degree=one.degree,
            mover=seat or "",
            summary=text_beside(told[motion.id], text.n, own),
            state=motion.state,
            before=base_text(session, one),
            after=text.text,
            waits=MotionState(motion.state) not in ENDED,
        )
        for one, motion, text, seat in found
    )


def amends(session: Session, motion_id: str) -> Amends | None:
    """What a motion amends; None when it is no amendment."""
    one = session.get(Amendment, motion_id)
    if one is None:
        return None
    target = session.get_one(Motion, one.parent_id or one.motion_id)
    before = base_text(session, one)
    now = _text(session, target.id, target.current_text)
    motion = session.get_one(Motion, motion_id)
    waits = MotionState(motion.state) not in ENDED
    fits = one.on_text == target.current_text or not waits
    own = _text(session, motion_id, motion.current_text)
    return Amends(
        motion_id=target.id,
        number=target.number,
        title=target.title,
        state=target.state,
        degree=one.degree,
        before=before,
        now=now if not fits else before,
        fits=fits,
        conflicts=() if fits else replayed(before, own, now).conflicts,
    )


def base_text(session: Session, amendment: Amendment) -> str:
    """The words that an amendment changes."""
    return _text(session, amendment.parent_id or amendment.motion_id, amendment.on_text)


def first_text(session: Session, motion_id: str) -> str:
    """A motion's words as they were submitted."""
    return _text(session, motion_id, 1)


def immediate_question(session: Session, motion_id: str) -> str:
    """The motion, or the innermost of its amendments that waits: what is decided first."""
    query = (
        select(Amendment.id, Amendment.parent_id)
        .join(Motion, Motion.id == Amendment.id)
        .where(
            Amendment.motion_id == motion_id,
            Motion.state.not_in([state.value for state in ENDED]),
        )
        .order_by(Amendment.degree, Amendment.number)
    )
    found = session.execute(query).all()
    first = next((one for one, parent in found if parent is None), None)
    inner = next((one for one, parent in found if first and parent == first), first)
    return inner or motion_id


def covering(session: Session, motion_id: str) -> tuple[str, ...]:
    """The motions whose agenda item and declared conflicts are a motion's too: itself, what it
    amends, and what was divided into it, from the nearest out."""
    amendment = session.get(Amendment, motion_id)
    found = [motion_id] if amendment is None else [motion_id, amendment.motion_id]
    while (part := session.get(MotionPart, found[-1])) is not None:
        found.append(part.origin_id)
    return tuple(found)


def _text(session: Session, motion_id: str, n: int) -> str:
    query = select(MotionText.text).where(MotionText.motion_id == motion_id, MotionText.n == n)
    return session.scalars(query).one()
