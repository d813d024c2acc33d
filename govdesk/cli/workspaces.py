# SPDX-License-Identifier: Apache-2.0
"""Opening a workspace for a command, and letting go of it again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from govdesk.cli.passphrases import Ask, asking
from govdesk.services.context import Context
from govdesk.store.opening import open_store


@contextmanager
def opened(
    location: str,
    *,
    read_only: bool = False,
    account: str | None = None,
    ask: Ask | None = None,
) -> Iterator[Context]:
    """A context on the workspace at a path or URL, with `account` at the desk when it is named,
    after its passphrase was asked for.

    Raises NotAvailable when it cannot be opened, Refusal when there is no such account or the
    passphrase is another.
    """
    store = open_store(location, read_only=read_only, before_migrating=_safeguard)
    try:
        ctx = Context(store)
        if account is not None:
            from govdesk.queries.people import actor_of
            from govdesk.record.signing import Seal
            from govdesk.services.sign_in import unlock

            actor = ctx.read(actor_of, login=account)
            passphrase = (ask or asking())(actor.name)
            ctx = ctx.acting_as(actor, Seal(unlock(ctx, login=account, passphrase=passphrase)))
        yield ctx
    finally:
        store.close()


def _safeguard(location: str) -> None:
    from govdesk.services.backups import safeguard

    safeguard(location)
