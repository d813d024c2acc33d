# SPDX-License-Identifier: Apache-2.0
"""Getting at a shared database: its address without a password, and the password apart from it.

The keyring may take seconds to answer: call what asks it off the window's thread.
"""

from __future__ import annotations

from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from govdesk.rules.messages import Message, message
from govdesk.rules.refusals import BadInput
from govdesk.store import passwords
from govdesk.store.keyring import NoKeyring, SystemKeyring
from govdesk.store.opening import is_url

ASKED = frozenset({"store.password_needed", "store.wrong_password"})
"""The codes of refusals after which one asks for the password."""


def address(typed: str) -> tuple[str, str]:
    """The address in what was typed, and the password if it had one in it, which is never kept
    there. Raises BadInput."""
    text = typed.strip()
    try:
        parsed = make_url(text) if is_url(text) else None
    except (ArgumentError, ValueError):
        parsed = None
    if parsed is None or not parsed.database:
        raise BadInput(
            message("store.bad_address", path=text),
            field="address",
            then=message("store.bad_address.then"),
        )
    return passwords.without_password(text), str(parsed.password or "")


def use_password(url: str, password: str) -> None:
    """Connect with this password for as long as the program runs."""
    passwords.use(url, password)


def forget_password(url: str) -> None:
    """Connect with no password that was typed; one in the keyring stays."""
    passwords.use(url, None)


def keyring_name() -> str | None:
    """The keyring that would keep a password; None when there is none that keeps secrets."""
    return SystemKeyring().name()


def keep_password(url: str) -> Message | None:
    """Keep the password in use in the keyring. None when it is there; else that it is not."""
    try:
        passwords.keep(url)
    except NoKeyring:
        return message("access.not_kept")
    return None
