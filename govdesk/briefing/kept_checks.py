# SPDX-License-Identifier: Apache-2.0
"""A packet's checklist in words, and as it is kept with the packet, so that the officer who
publishes it reads the very list that the one who prepared it had before them.

It is kept as it was said, in every language of GovDesk: what a later version words differently does
not change what was read then.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from govdesk.briefing.checks import Check, Place, State
from govdesk.record.canonical import canonical
from govdesk.wording import Words
from govdesk.wording.words import LANGUAGES


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a checklist, in words of one language."""

    key: str
    state: State
    said: str
    rule: str
    where: tuple[str, ...] = ()
    then: str = ""


def worded(checks: Iterable[Check], words: Words) -> tuple[Item, ...]:
    """A checklist as it is read."""

    def place(one: Place) -> str:
        return one if isinstance(one, str) else words.say(one)

    return tuple(
        Item(
            check.key,
            check.state,
            words.say(check.said),
            check.rule,
            tuple(place(one) for one in check.where),
            words.say(check.then) if check.then is not None else "",
        )
        for check in checks
    )


def written(checks: Iterable[Check]) -> bytes:
    """A checklist as it is kept."""
    checks = tuple(checks)
    return canonical(
        {
            lang: [
                {
                    "key": item.key,
                    "state": item.state.value,
                    "said": item.said,
                    "rule": item.rule,
                    "where": list(item.where),
                    "then": item.then,
                }
                for item in worded(checks, Words(lang))
            ]
            for lang in LANGUAGES
        }
    )


def read(kept: bytes, lang: str) -> tuple[Item, ...]:
    """A kept checklist, in this language or else in English."""
    told: dict[str, list[dict[str, Any]]] = json.loads(kept)
    return tuple(
        Item(
            str(one["key"]),
            State(one["state"]),
            str(one["said"]),
            str(one["rule"]),
            tuple(map(str, one["where"])),
            str(one["then"]),
        )
        for one in told.get(lang) or told["en"]
    )
