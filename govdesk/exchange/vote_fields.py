# SPDX-License-Identifier: Apache-2.0
"""Single values of a vote file, each read strictly: a wrong type is refused by its place."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

from govdesk.exchange.reading_notes import Notes
from govdesk.rules.decision_json import MOST_SEATS
from govdesk.rules.messages import message
from govdesk.rules.refusals import BadInput

_LONGEST: Final = 1000


def bad(path: str, problem: str, **args: str | int) -> BadInput:
    """A refusal that names the field ("" for the vote itself)."""
    told = message(f"tally.{problem}", **args)
    return BadInput(message("tally.field", field=path, problem=told) if path else told, field=path)


def obj(value: object, path: str) -> Mapping[str, Any]:
    """A JSON object."""
    if not isinstance(value, Mapping):
        raise bad(path, "not_object")
    return value


def optional_obj(value: object, path: str) -> Mapping[str, Any]:
    """A JSON object; nothing is an empty one."""
    return {} if value is None else obj(value, path)


def listed(value: object, path: str) -> list[Any]:
    """A JSON array; nothing is an empty one."""
    if value is None:
        return []
    if not isinstance(value, list):
        raise bad(path, "not_list")
    return value


def whole(value: object, path: str) -> int:
    """A whole number of seats; 8.0 is one, "8" and true are not."""
    if isinstance(value, Decimal) and 0 <= value <= MOST_SEATS and value == int(value):
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= MOST_SEATS:
        raise bad(path, "needed" if value is None else "not_count", most=MOST_SEATS)
    return value


def amount(value: object, path: str) -> int | None:
    """A whole number of seats, or nothing."""
    return None if value is None else whole(value, path)


def flag(value: object, path: str, *, default: bool) -> bool:
    """True or false."""
    if value is None:
        return default
    if not isinstance(value, bool):
        raise bad(path, "not_flag")
    return value


def word(value: object, path: str) -> str:
    """A word that must be there."""
    found = name(value, path) if isinstance(value, str) or value is None else None
    if not found:
        raise bad(path, "needed" if value is None else "not_text")
    return found


def name(value: object, path: str) -> str | None:
    """An id or a name; a whole number is taken as its digits, an empty text as none."""
    if value is None:
        return None
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str):
        raise bad(path, "not_text")
    text = value.strip()
    if len(text) > _LONGEST:
        raise bad(path, "too_long", most=_LONGEST)
    if any(unicodedata.category(c) in ("Cc", "Cs") for c in text):
        raise bad(path, "not_printable")
    return text or None


def group_of(data: Mapping[str, Any], path: str) -> str | None:
    """The group an entry belongs to: `group_id`, or `group` as Popolo nests it."""
    group = data.get("group")
    named = group if isinstance(group, Mapping) else {"name": group}
    for value in (data.get("group_id"), named.get("id"), named.get("name")):
        found = name(value, f"{path}.group_id")
        if found:
            return found
    return None


def note_unknown(data: Mapping[str, Any], known: frozenset[str], prefix: str, notes: Notes) -> None:
    """Say which keys are not read."""
    for key in data:
        if key not in known:
            notes.add("tally.unknown_key", name=f"{prefix}{key}")
