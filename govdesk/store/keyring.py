# SPDX-License-Identifier: Apache-2.0
"""The operating system's keyring: for what this computer may remember, never for a signing key.

Office computers share an account, so nothing here unseals what a person signs with: it holds the
password of a database connection, the key that authenticates this desktop's memory of checkpoints,
and the like. Backends that keep nothing, or keep it in plain text, count as none. Every call has a
time limit, since a keyring may wait for somebody to unlock it; call it off the window's thread.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

SERVICE = "govdesk"
WAIT = 5.0
"""Seconds that a keyring may take to answer."""
SECRET_SERVICE = "keyring.backends.SecretService"
KEEP_NOTHING = ("keyring.backends.fail", "keyring.backends.null")

T = TypeVar("T")


class NoKeyring(Exception):
    """There is no keyring that keeps secrets, or it did not answer, or it refused."""


@dataclass(frozen=True, slots=True)
class SystemKeyring:
    """Secrets by name, in the keyring of whoever uses this computer. `wait` in seconds; unless it
    `asks`, a keyring that has first to be made or unlocked counts as none: nobody is asked for a
    password by something that they did not begin."""

    wait: float = WAIT
    asks: bool = True

    def name(self) -> str | None:
        """What the keyring in use calls itself; None when there is none to use."""
        try:
            return str(self._within(lambda: _usable().name))
        except NoKeyring:
            return None

    def get(self, name: str) -> str | None:
        """The secret kept under a name; None when there is none. Raises NoKeyring."""
        found: str | None = self._within(lambda: self._ring().get_password(SERVICE, name))
        return found

    def put(self, name: str, secret: str) -> None:
        """Keep a secret and read it back. Raises NoKeyring when it is not there afterwards."""
        self._within(lambda: self._ring().set_password(SERVICE, name, secret))
        if self.get(name) != secret:
            raise NoKeyring("what was written could not be read back")

    def forget(self, name: str) -> None:
        """Forget a secret, if it is there. Raises NoKeyring."""
        if self.get(name) is not None:
            self._within(lambda: self._ring().delete_password(SERVICE, name))

    def _ring(self) -> Any:
        ring = _usable()
        if not self.asks and type(ring).__module__ == SECRET_SERVICE and not _is_open():
            raise NoKeyring("the keyring has first to be made or unlocked")
        return ring

    def _within(self, call: Callable[[], T]) -> T:
        """What `call` answers, on a thread that is left behind when it does not in time."""
        answers: list[T] = []
        problems: list[Exception] = []

        def ask() -> None:
            try:
                answers.append(call())
            except Exception as error:  # noqa: BLE001 - backends raise what their systems raise
                problems.append(error)

        asking = threading.Thread(target=ask, name="govdesk-keyring", daemon=True)
        asking.start()
        asking.join(self.wait)
        if problems:
            raise NoKeyring(str(problems[0])) from problems[0]
        if not answers:
            raise NoKeyring("the keyring did not answer in time")
        return answers[0]


def counts(backend: type) -> bool:
    """Whether a backend keeps secrets from whoever can read this user's files."""
    module = backend.__module__
    if module in KEEP_NOTHING or module.startswith("keyring.backends.chainer"):
        return False
    return "plaintext" not in f"{module}.{backend.__name__}".lower()


def _usable() -> Any:
    import keyring

    chosen = keyring.get_keyring()
    for backend in getattr(chosen, "backends", None) or [chosen]:
        if counts(type(backend)):
            return backend
    raise NoKeyring("no keyring of this computer keeps secrets")


def _is_open() -> bool:
    """Whether the desktop's own collection of secrets is there and unlocked."""
    import secretstorage

    connection = secretstorage.dbus_init()
    try:
        return not secretstorage.Collection(connection).is_locked()
    except secretstorage.ItemNotFoundException:
        return False
    finally:
        connection.close()
