# SPDX-License-Identifier: Apache-2.0
"""How a member leaves, or is away for a time, and what that does to the seat."""

from __future__ import annotations

from enum import StrEnum


class Departure(StrEnum):
    """Why somebody no longer acts for a seat as before."""

    RESIGNED = "resigned"
    DIED = "died"
    LAPSED = "lapsed"
    """The charter ends the term for absences."""
    HELD_OVER = "held_over"
    """The term runs out, and its holder acts on until a successor is seated."""
    DESIGNEE = "designee"
    """The holder stays, and names a deputy for a time."""

    @property
    def ends_term(self) -> bool:
        """Whether term, access and key end with the last day."""
        return self in (Departure.RESIGNED, Departure.DIED, Departure.LAPSED)
