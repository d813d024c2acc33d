# SPDX-License-Identifier: Apache-2.0
"""Which keyring of the system GovDesk may use. Those that keep nothing or keep it in plain text
count as none. Asked with a time limit: the system may wait for somebody to unlock it."""

from __future__ import annotations

import threading
from typing import Any

WAIT = 5.0  # seconds
NONE = ("keyring.backends.fail", "keyring.backends.null")


def usable_keyring() -> str | None:
    """The name of the keyring that is used, or None when there is none to use."""
    found: list[Any] = []
    asking = threading.Thread(target=lambda: found.extend(_backends()), daemon=True)
    asking.start()
    asking.join(WAIT)
    usable = [one for one in found if counts(type(one))]
    return str(usable[0].name) if usable else None


def counts(backend: type) -> bool:
    """Whether a backend keeps secrets from whoever can read this user's files."""
    if backend.__module__ in NONE or backend.__module__.startswith("keyring.backends.chainer"):
        return False
    return "plaintext" not in f"{backend.__module__}.{backend.__name__}".lower()


def _backends() -> list[Any]:
    import keyring

    chosen = keyring.get_keyring()
    return list(getattr(chosen, "backends", None) or [chosen])
