# SPDX-License-Identifier: Apache-2.0
"""What every entry says that brings a summary: its words, its author and the mover's view of it."""

from __future__ import annotations

from typing import Any

from govdesk.models.people import Member
from govdesk.queries.people import holders
from govdesk.queries.summaries import own_language
from govdesk.record.canonical import clean_text
from govdesk.rules.messages import message
from govdesk.rules.permissions import OFFICERS, Role
from govdesk.rules.refusals import BadInput
from govdesk.rules.summaries import MoverView, is_language
from govdesk.services.context import Act
from govdesk.services.inputs import LONG, typed
from govdesk.services.numbers import today
from govdesk.wording import Words


def summary_fields(
    act: Act, language: str, summary: str, *, author: str = "", mover_seat_id: str | None = None
) -> dict[str, Any]:
    """A summary in a language. Without `author` it is whoever writes it, by the name that the
    public record has, an officer by the office. What the mover writes, the mover agrees with.
    Raises BadInput."""
    if not is_language(language):
        raise BadInput(message("summaries.no_language"), field="language")
    told = clean_text(author).strip()
    own = speaks_as_mover(act, mover_seat_id)
    return {
        "language": language,
        "summary": typed(summary, "summary", limit=LONG, named=message("motions.field_summary")),
        "author": typed(told or _own_name(act), "author", named=message("summaries.field_author")),
        "mover_view": (MoverView.AGREES if own else MoverView.UNKNOWN).value,
        "view_by": "own" if own else None,
    }


def speaks_as_mover(act: Act, mover_seat_id: str | None) -> bool:
    """Whether whoever acts holds the seat that moved it, or stands in for its holder."""
    actor = act.ctx.actor
    return (
        mover_seat_id is not None
        and actor is not None
        and actor.member_id is not None
        and any(
            holding.seat_id == mover_seat_id
            and actor.member_id in {person.member_id for person in holding.people}
            for holding in holders(act.session, on=today(act))
        )
    )


def _own_name(act: Act) -> str:
    actor = act.ctx.actor
    words = Words(own_language(act.session))
    if actor is None:
        return words.say(message("role.secretariat"))
    member = act.session.get(Member, actor.member_id or "")
    if member is not None:
        return member.name
    roles = [role for role in Role if role in actor.roles & OFFICERS] or sorted(actor.roles)
    return words.say(message(f"role.{roles[0]}")) if roles else actor.name
