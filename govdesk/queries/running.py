# SPDX-License-Identifier: Apache-2.0
"""What the secretary runs a meeting from: the item that is on, the next one, who is here."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from govdesk.queries.amendments import immediate_question
from govdesk.queries.meetings import AgendaRow, MeetingDetail, meeting
from govdesk.queries.motions import MotionDetail, motion
from govdesk.queries.speakers import SpeakerRow, speakers
from govdesk.rules.motions import ENDED, MotionState
from govdesk.rules.permissions import Actor


@dataclass(frozen=True, slots=True)
class Running:
    """A meeting as it is run: `item` is on now, with its motion if it carries one, or that motion's
    amendment which is decided first; `next_item` comes after it."""

    meeting: MeetingDetail
    item: AgendaRow | None
    next_item: AgendaRow | None
    motion: MotionDetail | None
    speakers: tuple[SpeakerRow, ...] = ()


def running(
    session: Session, *, meeting_id: str, item_id: str, actor: Actor | None, now: int
) -> Running | None:
    """A meeting with the item asked for on, or else the first whose motion is not decided; None
    when there is no such meeting."""
    found = meeting(session, meeting_id=meeting_id, actor=actor, now=now)
    if found is None:
        return None
    items = found.agenda
    asked = (at for at, one in enumerate(items) if one.id == item_id)
    undecided = (at for at, one in enumerate(items) if one.motion_id and not _ended(one))
    at = next(asked, next(undecided, 0))
    item = items[at] if items else None
    after = items[at + 1] if at + 1 < len(items) else None
    told = None
    if item is not None and item.motion_id is not None:
        question = immediate_question(session, item.motion_id)
        told = motion(session, motion_id=question, actor=actor, now=now)
    return Running(found, item, after, told, speakers(session, meeting_id=meeting_id))


def _ended(item: AgendaRow) -> bool:
    return item.motion_state in {state.value for state in ENDED | {MotionState.POSTPONED}}
