# SPDX-License-Identifier: Apache-2.0
"""Offices by their names: what an entry says as a word of one language is known again in another.

An entry keeps who wrote a summary or an answer as words, "the secretariat", in the language that
the workspace had when it was written.
"""

from __future__ import annotations

from functools import cache

from govdesk.rules.messages import Message, message
from govdesk.rules.permissions import Role
from govdesk.wording.words import LANGUAGES, Words


def office(told: str) -> Message | None:
    """The office of this name in any language; None for a person, or an office of another name."""
    key = _known().get(told.strip().casefold())
    return message(key) if key is not None else None


def office_word(told: str, words: Words) -> str | None:
    """What `words` call the office of this name, with a capital where the name has one."""
    found = office(told)
    if found is None:
        return None
    said = words.say(found)
    return said[:1].upper() + said[1:] if told.strip()[:1].isupper() else said


@cache
def _known() -> dict[str, str]:
    """The key of each office by its name in every language, English first."""
    known: dict[str, str] = {}
    for lang in LANGUAGES:
        words = Words(lang)
        for role in Role:
            key = f"role.{role}"
            known.setdefault(words.say(message(key)).casefold(), key)
    return known
