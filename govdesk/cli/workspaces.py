# SPDX-License-Identifier: Apache-2.0
"""Opening a workspace for a command, and letting go of it again."""

from __future__ import annotations

import getpass
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from govdesk.cli.passphrases import Ask, asking
from govdesk.rules.refusals import NotAvailable
from govdesk.services.context import Context
from govdesk.store.opening import Store, open_store
from govdesk.wording import _


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
    store = _store(location, read_only)
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


def _store(location: str, read_only: bool) -> Store:
    """Asks for a shared database's password once, where somebody can be asked."""
    from govdesk.services.shared_access import ASKED, use_password

    try:
        return open_store(location, read_only=read_only, before_migrating=_safeguard)
    except NotAvailable as refusal:
        if refusal.code not in ASKED or not sys.stdin.isatty():
            raise
        asked = _("Password of {login} at the database: ")
        login = refusal.what.args["login"]
        use_password(location, getpass.getpass(asked.format(login=login), stream=sys.stderr))
    return open_store(location, read_only=read_only, before_migrating=_safeguard)


def _safeguard(location: str) -> None:
    from govdesk.services.backups import safeguard

    safeguard(location)
