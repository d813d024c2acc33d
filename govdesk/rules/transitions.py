# SPDX-License-Identifier: Apache-2.0
"""Lifecycles as tables: each transition is one row, and one function says why it may not be made.

The same answer greys a button with its reason and refuses in the service.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from govdesk.rules.messages import Message, message

S = TypeVar("S", bound=StrEnum)
V = TypeVar("V", bound=StrEnum)
W = TypeVar("W", bound=StrEnum)
N = TypeVar("N", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Transition(Generic[S, V, W, N]):
    """One step of a lifecycle: from, to, its verb, who may do it, and what it needs."""

    start: S
    end: S
    verb: V
    who: tuple[W, ...]
    needs: tuple[N, ...] = ()


def steps_of(
    table: Iterable[Transition[S, V, W, N]], state: S, verb: V
) -> tuple[Transition[S, V, W, N], ...]:
    """The rows that a verb may take from a state."""
    return tuple(row for row in table if row.start is state and row.verb is verb)


def why_not(
    rows: Sequence[Transition[S, V, W, N]],
    *,
    subject: str,
    state: S,
    verb: V,
    actor: frozenset[W],
    lacking: Callable[[N], Message | None],
) -> Message | None:
    """None when one of the rows may be taken, otherwise why the nearest may not.

    `subject` is the prefix of the message keys: `<subject>.not_now`, `<subject>.not_yours`,
    `<subject>.state_*`, `<subject>.verb_*` and `<subject>.who_*`.
    """
    if not rows:
        state_words = message(f"{subject}.state_{state.value}")
        return message(
            f"{subject}.not_now", verb=message(f"{subject}.verb_{verb.value}"), state=state_words
        )
    reason: Message | None = None
    for row in rows:
        if not actor & frozenset(row.who):
            reason = reason or message(f"{subject}.not_yours", who=_who(subject, row.who))
            continue
        missing = next((told for need in row.needs if (told := lacking(need)) is not None), None)
        if missing is None:
            return None
        reason = missing
    return reason


def _who(subject: str, who: Sequence[StrEnum]) -> Message:
    told = message(f"{subject}.who_{who[0].value}")
    for other in who[1:]:
        told = message("decisions.or", first=told, second=message(f"{subject}.who_{other.value}"))
    return told
