# SPDX-License-Identifier: Apache-2.0
"""Places: where one can be in GovDesk, and the way back."""

from __future__ import annotations

from dataclasses import dataclass

KINDS = (
    "home",
    "indicators",
    "reviews",
    "motions",
    "past_votes",
    "meetings",
    "actions",
    "people",
    "seating",
    "accounts",
    "charter",
    "briefings",
    "record",
    "settings",
)


@dataclass(frozen=True, slots=True)
class Place:
    """A screen, and the one thing it shows: `Place("motions", "0192...")`; no id is the list.
    `part` is what of the thing is looked for, such as an indicator in a review."""

    kind: str
    id: str = ""
    part: str = ""

    def __str__(self) -> str:
        place = f"{self.kind}/{self.id}" if self.id else self.kind
        return f"{place}#{self.part}" if self.part else place

    @classmethod
    def read(cls, text: str) -> Place:
        """The place that `str(place)` wrote; home when it is not one."""
        place, _hash, part = text.partition("#")
        kind, _slash, id = place.partition("/")
        return cls(kind, id, part) if kind in KINDS else cls("home")


class History:
    """The places visited, as a browser keeps them. At most `LIMIT` are kept."""

    LIMIT = 200

    def __init__(self) -> None:
        self._places: list[Place] = []
        self._at = -1

    @property
    def here(self) -> Place | None:
        """The place one is at."""
        return self._places[self._at] if self._places else None

    def visit(self, place: Place, *, instead: bool = False) -> None:
        """Go to a new place; what lay ahead is forgotten. Visiting where one is does nothing.

        `instead` replaces the place one is at, as when the cursor runs down a list.
        """
        if place == self.here:
            return
        kept = self._places[: self._at + (0 if instead else 1)]
        self._places = [*kept, place][-self.LIMIT :]
        self._at = len(self._places) - 1

    def can_go(self, step: int) -> bool:
        """Whether there is a place `step` (-1 back, 1 forward) from here."""
        return 0 <= self._at + step < len(self._places)

    def go(self, step: int) -> Place | None:
        """Step back or forward; the place arrived at, or None when there is none."""
        if not self.can_go(step):
            return None
        self._at += step
        return self._places[self._at]
