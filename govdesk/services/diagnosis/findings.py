# SPDX-License-Identifier: Apache-2.0
"""One thing that was looked at."""

from __future__ import annotations

from dataclasses import dataclass

from govdesk.rules.messages import Message, message


@dataclass(frozen=True, slots=True)
class Finding:
    """A stable name, whether it is as it should be, in words, and what to do if it is not."""

    name: str
    ok: bool
    said: Message
    then: Message | None = None


def good(name: str, key: str, **args: object) -> Finding:
    """Something as it should be; `key` names its words."""
    return Finding(name, True, Message(f"doctor.{key}", args))


def bad(name: str, key: str, **args: object) -> Finding:
    """Something wrong; what to do stands under the same key with `.then`."""
    return Finding(name, False, Message(f"doctor.{key}", args), message(f"doctor.{key}.then"))
