# SPDX-License-Identifier: Apache-2.0
"""The numbered texts of motions, as the services of motions and amendments write them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from govdesk.models.motions import Motion, MotionText
from govdesk.queries.summaries import own_language
from govdesk.record.canonical import clean_text, text_sha256
from govdesk.rules.costs import MOST
from govdesk.rules.messages import message
from govdesk.rules.refusals import BadInput
from govdesk.services.context import Act
from govdesk.services.inputs import LONG, SHORT, typed
from govdesk.services.summary_fields import summary_fields


def current_text(session: Session, motion: Motion) -> MotionText:
    """The text version that a vote opened now would be about."""
    return text_version(session, motion.id, motion.current_text)


def text_version(session: Session, motion_id: str, n: int) -> MotionText:
    """One numbered text of a motion."""
    query = select(MotionText).where(MotionText.motion_id == motion_id, MotionText.n == n)
    return session.scalars(query).one()


def text_fields(
    act: Act,
    n: int,
    text: str,
    summary: str | None,
    if_adopted: str,
    if_rejected: str,
    *,
    mover_seat_id: str | None = None,
    author: str = "",
    cost: int | None = None,
    cost_note: str = "",
) -> dict[str, Any]:
    """The fields of an entry that gives a motion a text, with a summary in the workspace's language
    (None: it comes with none, and an earlier text's stands). `cost` is in minor units of the
    charter's currency, None where it is not said. Raises BadInput."""
    words = typed(text, "text", limit=LONG, named=message("motions.field_text"))
    fields = {
        "text_id": act.new_id(),
        "n": n,
        "text": words,
        "text_sha256": text_sha256(words),
        "if_adopted": clean_text(if_adopted).strip(),
        "if_rejected": clean_text(if_rejected).strip(),
        "cost": _sum(cost),
        "cost_note": _noted(cost_note),
    }
    if summary is None:
        return fields
    own = own_language(act.session)
    return {
        **fields,
        "summary_id": act.new_id(),
        **summary_fields(act, own, summary, author=author, mover_seat_id=mover_seat_id),
    }


def _sum(cost: int | None) -> int | None:
    if cost is not None and not 0 <= cost <= MOST:
        raise BadInput(message("motions.cost_is_a_sum"), field="cost")
    return cost


def _noted(note: str) -> str | None:
    """The words on a cost, if any were said."""
    if not clean_text(note).strip():
        return None
    return typed(note, "cost_note", limit=SHORT, named=message("motions.field_cost_note"))
