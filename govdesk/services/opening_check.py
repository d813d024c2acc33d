# SPDX-License-Identifier: Apache-2.0
"""Looking at a workspace that was just opened, on a connection of its own: the file's pages, and
the record since its last checkpoint. What does not hold leaves it to be read only."""

from __future__ import annotations

from pathlib import Path

from govdesk.queries.opening_check import recent_log_problem
from govdesk.rules.messages import Message, message
from govdesk.rules.refusals import NotAvailable
from govdesk.services.context import Context
from govdesk.store.online_copy import quick_check
from govdesk.store.opening import cannot, is_url, open_store

DAMAGED = "store.corrupt"


def problem_on_opening(location: str) -> Message | None:
    """What does not hold of the workspace at `location`; None when it holds.

    Raises NotAvailable when it cannot be looked at now, which says nothing of its state.
    """
    if not is_url(location):
        found = quick_check(Path(location))
        if "locked" in found:
            raise cannot("locked", location)
        if found:
            return message("opening.pages", found=found)
    try:
        store = open_store(location, read_only=True)
    except NotAvailable as refusal:
        if refusal.code == DAMAGED:
            return refusal.what
        raise
    try:
        with store.reading() as session:
            return recent_log_problem(session)
    except NotAvailable as refusal:
        if refusal.code == DAMAGED:
            return refusal.what
        raise
    finally:
        store.close()


def cannot_write(ctx: Context) -> NotAvailable | None:
    """Why nothing can be written to an opened workspace; None when it can."""
    return cannot("read_only", ctx.store.location) if ctx.store.read_only else None


def only_to_read(problem: Message) -> NotAvailable:
    """Why nothing more is written to a workspace that does not hold, and what to do instead."""
    return NotAvailable(
        message("opening.go_on"),
        kept=message("opening.broken", problem=problem),
        then=message("opening.then"),
    )
