# SPDX-License-Identifier: Apache-2.0
"""How long a person needs: keys, thought and speech, by published models, not by this machine.

Keys and thought are those of the keystroke-level model (S. K. Card, T. P. Moran and A. Newell,
"The keystroke-level model for user performance time with interactive systems", Communications of
the ACM 23(7), 1980): K for an average typist who is no secretary, M for the thought before an act.
Speech is 150 words a minute, a slow conversation's; whoever answers begins half a second after they
are called, more than twice the usual gap between speakers (T. Stivers and others, "Universals and
cultural variation in turn-taking in conversation", PNAS 106(26), 2009).
"""

from __future__ import annotations

from collections.abc import Iterable

KEY, THOUGHT, WORD, GAP = 0.28, 1.35, 0.4, 0.5
"""Seconds."""
CORRECTIONS = "Are there any corrections?"
SILENCE = 3.0
"""Seconds in which nobody answers the chair's question."""


def spoken(words: str) -> float:
    """Seconds to say it."""
    return len(words.split()) * WORD


def act() -> float:
    """Seconds to know which key, and to press it."""
    return THOUGHT + KEY


def roll_call(seats: Iterable[tuple[str, str]], announcement: str) -> float:
    """Seconds to call every seat, hear and enter its vote, read all back, ask for corrections,
    close the vote and announce it; `seats` are their names and votes."""
    told = list(seats)
    called = sum(spoken(seat) + GAP + spoken(vote) + act() for seat, vote in told)
    read_back = sum(spoken(f"{seat} {vote}") for seat, vote in told) + act()
    closed = spoken(CORRECTIONS) + SILENCE + 2 * act()
    return called + read_back + closed + spoken(announcement)
