# SPDX-License-Identifier: Apache-2.0
"""The steps of a motion's life, each with what the members said to it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from govdesk.models.motions import MotionStep


@dataclass(frozen=True, slots=True)
class StepRow:
    """One step of a motion's life."""

    verb: str
    to_state: str
    seat: str
    note: str
    at: int
    agreed: str = ""
    """`carried`, `unopposed` or `lost`, where it was the members' to agree to."""
    hands: tuple[int, int] | None = None
    """For and against, where they were counted."""
    rule: str = ""
    """By which, with its source."""
    seconded_by: str = ""
    called: tuple[tuple[str, str], ...] = ()
    """What each seat said, by its title, where the roll was called."""


def motion_steps(session: Session, motion_id: str, seats: Mapping[str, str]) -> tuple[StepRow, ...]:
    """Every step of a motion, in order; `seats` are the titles by their ids."""
    query = (
        select(MotionStep)
        .where(MotionStep.motion_id == motion_id)
        .order_by(MotionStep.entry_seq, MotionStep.id)
    )
    return tuple(
        StepRow(
            one.verb,
            one.to_state,
            seats.get(one.seat_id or "", ""),
            one.note or "",
            one.at,
            one.agreed or "",
            None if one.yes is None or one.no is None else (one.yes, one.no),
            one.rule["citation"] if one.rule else "",
            seats.get(one.seconded_by or "", ""),
            called_by_title(one.called, seats),
        )
        for one in session.scalars(query)
    )


def called_by_title(
    called: Iterable[Mapping[str, str]] | None, seats: Mapping[str, str]
) -> tuple[tuple[str, str], ...]:
    """A called roll as it is shown: each seat's title with what it said."""
    return tuple((seats.get(one["seat"], ""), one["said"]) for one in called or ())
