# SPDX-License-Identifier: Apache-2.0
"""Whether something other than a claim makes a motion key."""

from __future__ import annotations

from sqlalchemy import exists, or_, select
from sqlalchemy.orm import Session

from govdesk.models.motions import (
    Amendment,
    ClassLowering,
    DecisionChange,
    MotionLink,
    MotionPart,
    Waiver,
)
from govdesk.models.people import SuspensionMotion

_OF_ANOTHER = (
    Amendment, ClassLowering, DecisionChange, MotionPart, SuspensionMotion, Waiver,
)  # fmt: skip


def is_bound(session: Session, motion_id: str) -> bool:
    """Whether a motion's class comes from what it is linked to, or from the motion that it changes,
    is a part of, or would itself lower."""
    ways = [
        exists().where(MotionLink.motion_id == motion_id,
                       MotionLink.kind.in_(("indicator", "pivot"))),
        *(exists().where(table.id == motion_id)
          for table in _OF_ANOTHER),
    ]  # fmt: skip
    return bool(session.scalar(select(or_(*ways))))
