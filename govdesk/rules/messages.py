# SPDX-License-Identifier: Apache-2.0
"""What a rule has to tell a person: a key and its arguments, worded elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Languages:
    """Languages as a message's argument, by their tags; each desk names them in its own."""

    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Message:
    """A thing to say, before it is said in any language.

    `key` names a template in `govdesk.wording.messages`; `args` fill it. An argument may itself be
    a `Message`. Numbers and dates stay values, so that each language writes them its own way.
    """

    key: str
    args: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))

    def __hash__(self) -> int:
        return hash((self.key, tuple(sorted((k, str(v)) for k, v in self.args.items()))))

    def __reduce__(self) -> tuple[object, ...]:
        """So that it can be told by another process."""
        return _again, (self.key, dict(self.args))


Argument = str | int | Decimal | Fraction | date | Message | Languages


def message(key: str, **args: Argument) -> Message:
    """A `Message` from keyword arguments."""
    return Message(key, MappingProxyType(dict(args)))


def _again(key: str, args: Mapping[str, object]) -> Message:
    return Message(key, MappingProxyType(args))
