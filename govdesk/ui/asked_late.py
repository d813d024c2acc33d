# SPDX-License-Identifier: Apache-2.0
"""What the window's frame and its first page ask of the workspace once it is wholly open.

Like the screens in `ui/screens.py`, each loads what it needs when it is first asked, on the worker
thread, so that the first page need not wait for it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from govdesk.queries.accounts import WaitingAct
    from govdesk.queries.countdown import Coming
    from govdesk.queries.jump import Match
    from govdesk.queries.packets import PacketRow
    from govdesk.queries.reviews import ReviewRow
    from govdesk.rules.permissions import Actor
    from govdesk.rules.promises import Shortfall
    from govdesk.services.checkpoint_watch import CheckpointWatch
    from govdesk.services.context import Changed, Context
    from govdesk.services.record_check import ToCheck


def find_anything(session: Any, *, text: str, limit: int) -> Sequence[Match]:
    """What the palette finds."""
    from govdesk.queries import jump

    return jump.find_anything(session, text=text, limit=limit)


def waits_for(session: Any, *, actor: Actor | None) -> tuple[WaitingAct, ...]:
    """The acts that whoever is at the desk may complete."""
    from govdesk.queries import accounts

    return accounts.waits_for(session, actor=actor)


def packets_waiting(session: Any, *, actor: Actor | None) -> tuple[PacketRow, ...]:
    """The packets that whoever is at the desk may publish or confirm."""
    from govdesk.queries import packets

    return packets.packets_waiting(session, actor=actor)


def reviews_waiting(session: Any, *, actor: Actor | None) -> tuple[ReviewRow, ...]:
    """The reviews that whoever is at the desk may approve."""
    from govdesk.queries import reviews

    return reviews.reviews_waiting(session, actor=actor)


def next_countdown(session: Any) -> Coming | None:
    """The deadlines that lead to the next meeting."""
    from govdesk.queries import countdown

    return countdown.next_countdown(session)


def broken_promises(session: Any) -> tuple[Shortfall, ...]:
    """The groups of seats of which fewer are filled than the charter promises."""
    from govdesk.queries import promises

    return promises.broken_promises(session)


def to_check(ctx: Context, watch: CheckpointWatch | None) -> ToCheck:
    """What a check of the whole record needs."""
    from govdesk.services import record_check

    return record_check.to_check(ctx, watch)


def keep_draft(ctx: Context, *, subject: str, fields: Mapping[str, str]) -> Changed:
    """Keep what was typed and not yet submitted."""
    from govdesk.services import drafts

    return drafts.save_draft(ctx, subject=subject, content=fields)


def drop_draft(ctx: Context, *, subject: str) -> Changed:
    """Forget a draft."""
    from govdesk.services import drafts

    return drafts.discard_draft(ctx, subject=subject)


def draft_of(session: Any, *, account_id: str, subject: str) -> Mapping[str, str] | None:
    """The kept fields of a draft; None when there is none, and for nobody."""
    from govdesk.queries import drafts

    found = drafts.draft_on(session, account_id=account_id, subject=subject) if account_id else None
    return found.content if found else None
