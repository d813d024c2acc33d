# SPDX-License-Identifier: Apache-2.0
"""Passwords of shared databases: typed for as long as this program runs, or kept in the keyring.

They never stand in a workspace's address, which is shown, remembered and given to other programs.
A password belongs to a login on a server, whichever database is opened there.
"""

from __future__ import annotations

import logging

from sqlalchemy import URL, make_url

from govdesk.store.keyring import NoKeyring, SystemKeyring

PORT = 5432
_KNOWN: dict[str, str] = {}
"""By login and server, while this program runs."""


def known(url: str) -> str | None:
    """The password that was typed, or found, since this program began."""
    return _KNOWN.get(login_of(url))


def found(url: str, keyring: SystemKeyring | None = None) -> str | None:
    """The password, looked for in the keyring too; waits as long as the keyring may take."""
    if (password := known(url)) is None:
        try:
            password = (keyring or SystemKeyring()).get(_name(url))
        except NoKeyring as error:
            logging.getLogger(__name__).info("no keyring: %s", error)
        if password is not None:
            use(url, password)
    return password


def use(url: str, password: str | None) -> None:
    """Use a password (None: no more) for as long as this program runs."""
    if password is None:
        _KNOWN.pop(login_of(url), None)
    else:
        _KNOWN[login_of(url)] = password


def keep(url: str, keyring: SystemKeyring | None = None) -> None:
    """Keep the password in use in the keyring. Raises NoKeyring when it is not there afterwards."""
    password = known(url)
    if password is not None:
        (keyring or SystemKeyring()).put(_name(url), password)


def forget(url: str, keyring: SystemKeyring | None = None) -> None:
    """Forget a password, in the keyring too. Raises NoKeyring."""
    use(url, None)
    (keyring or SystemKeyring()).forget(_name(url))


def login_of(url: str) -> str:
    """Whose password it is: a login on a server, as people write it."""
    parsed = make_url(url)
    host = parsed.host or str(parsed.query.get("host", "")) or "localhost"
    return f"{parsed.username or ''}@{host}:{parsed.port or PORT}"


def without_password(url: str) -> str:
    """The address alone."""
    parsed = make_url(url)
    plain = URL.create(
        "postgresql",
        username=parsed.username,
        host=parsed.host,
        port=parsed.port,
        database=parsed.database,
        query=parsed.query,
    )
    return plain.render_as_string(False)


def _name(url: str) -> str:
    return f"database {login_of(url)}"
