# SPDX-License-Identifier: Apache-2.0
"""Entries of a log as verification takes them: the stored bytes, and what their bodies say.

Standard library only: the public verifier reads this file.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple, Protocol

ENVELOPE = frozenset(
    {"type", "v", "workspace", "subject", "actor", "nonce", "happened_at", "source", "kid"}
)
"""The fields that every body has."""

BODY_VERSION = 1
_HEX_16 = re.compile(r"[0-9a-f]{32}")


class EntryRuleLike(Protocol):
    """How a type of entry is written (`record.entry_rules`)."""

    @property
    def verbs(self) -> tuple[str, ...]:
        """The permissions of which the actor's roles carry one."""
        ...

    @property
    def signer(self) -> str:
        """P: the person's own key; S: the session's serves too."""
        ...

    @property
    def second(self) -> str:
        """Who completes what another began: officer, voucher, preparer, or nobody."""
        ...

    @property
    def first(self) -> str:
        """The type of the entry that began it."""
        ...

    @property
    def begins(self) -> tuple[str, ...]:
        """The permissions of which whoever began it carried one; none: any that begins acts."""
        ...


class LogEntry(NamedTuple):
    """One entry as it is stored. `recorded_at` in microseconds UTC.

    A redacted entry has an empty body; `body_sha256` then says what its body's hash was.
    """

    seq: int
    recorded_at: int
    actor: str
    body: bytes
    sig: bytes
    body_sha256: str = ""


class Seen(NamedTuple):
    """An entry whose body was read: what it says, where it stands, and its body's hash."""

    seq: int
    at: int
    type: str
    subject: str
    actor: str
    kid: str
    sha: str
    data: Mapping[str, Any]

    @property
    def happened_at(self) -> int:
        """When it happened, in microseconds UTC."""
        return int(self.data["happened_at"])

    @property
    def fields(self) -> dict[str, Any]:
        """What the type's own fields say, but the name of the act's first entry."""
        return {
            name: value
            for name, value in self.data.items()
            if name not in ENVELOPE and name != "first"
        }


def why_no_envelope(body: Mapping[str, Any], workspace: str, actor: str) -> str:
    """What is wrong with the fields that every body has; nothing when they are right."""
    if not body.keys() >= ENVELOPE:
        return f"no {', '.join(sorted(ENVELOPE - body.keys()))}"
    kind, subject, source = body["type"], body["subject"], body["source"]
    nonce, kid = body["nonce"], body["kid"]
    if not (type(kind) is type(subject) is type(source) is type(nonce) is type(kid) is str):
        return "a text that is none"
    if body["v"] != BODY_VERSION or not isinstance(body["happened_at"], int):
        return "another version or no time"
    if body["workspace"] != workspace:
        return "another workspace"
    if body["actor"] != actor:
        return "another actor"
    if not _HEX_16.fullmatch(nonce) or not _HEX_16.fullmatch(kid):
        return "no nonce or no key id"
    return ""
