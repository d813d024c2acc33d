# SPDX-License-Identifier: Apache-2.0
"""A template with a plural form."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Plural:
    """Two English forms chosen by the whole number in argument `by`."""

    one: str
    many: str
    by: str = "count"


def text(english: str) -> str:
    """Marks a template for extraction; gives it back as it is."""
    return english


def plural(one: str, many: str, by: str = "count") -> Plural:
    """Marks a plural template for extraction."""
    return Plural(one, many, by)
