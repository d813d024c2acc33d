# SPDX-License-Identifier: Apache-2.0
"""Who of the public wants to speak at a meeting, has the word, and was heard."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from govdesk.models.meetings import AgendaItem, Speaker
from govdesk.rules.speakers import SpeakerState, state_of


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    """A speaker in the order of the queue. `name` is empty for whoever gave none; `item` is the
    agenda item that they speak on."""

    speaker_id: str
    position: int
    name: str
    item_id: str | None
    item: str
    seconds: int
    state: SpeakerState
    called_at: int | None
    ended_at: int | None


def speakers(session: Session, *, meeting_id: str) -> tuple[SpeakerRow, ...]:
    """Everyone in a meeting's queue."""
    rows = session.execute(
        select(Speaker, AgendaItem.title)
        .outerjoin(AgendaItem, AgendaItem.id == Speaker.item_id)
        .where(Speaker.meeting_id == meeting_id)
        .order_by(Speaker.position)
    )
    return tuple(
        SpeakerRow(
            one.id, one.position, one.shown_name or "", one.item_id, item or "", one.seconds,
            state_of(one.called_at, one.ended_at), one.called_at, one.ended_at,
        )
        for one, item in rows
    )  # fmt: skip


def speaking(rows: tuple[SpeakerRow, ...]) -> SpeakerRow | None:
    """Who has the word now."""
    return next((one for one in rows if one.state == SpeakerState.SPEAKING), None)


def waiting(rows: tuple[SpeakerRow, ...]) -> tuple[SpeakerRow, ...]:
    """Who waits, in order."""
    return tuple(one for one in rows if one.state == SpeakerState.WAITING)
