# SPDX-License-Identifier: Apache-2.0
"""Opening a workspace for a command, and letting go of it again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from govdesk.services.context import Context
from govdesk.store.opening import open_store


@contextmanager
def opened(
    location: str, *, read_only: bool = False, account: str | None = None
) -> Iterator[Context]:
    """A context on the workspace at a path or URL, with `account` at the desk when it is named.

    Raises NotAvailable when it cannot be opened, Refusal when there is no such account.
    """
    store = open_store(location, read_only=read_only, before_migrating=_safeguard)
    try:
        ctx = Context(store)
        if account is not None:
            from govdesk.queries.people import actor_of

            ctx = ctx.acting_as(ctx.read(actor_of, login=account))
        yield ctx
    finally:
        store.close()


def _safeguard(location: str) -> None:
    from govdesk.services.backups import safeguard

    safeguard(location)
