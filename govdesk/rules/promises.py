# SPDX-License-Identifier: Apache-2.0
"""What the charter promises of seats: how many of each constituency are filled at least, and since
when that does not hold."""

from __future__ import annotations

import copy
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from govdesk.rules.charter import Charter
from govdesk.rules.messages import Message, message

Spans = Sequence[tuple[date, date | None]]
"""When a seat was held: each term's first and last day, None while it is open."""


@dataclass(frozen=True, slots=True)
class Shortfall:
    """A constituency with fewer filled seats than are promised, without a break since a day."""

    key: str
    title: str
    promised: int
    filled: int
    since: date

    @property
    def words(self) -> Message:
        """The warning."""
        return message(
            "charter.promise_broken",
            group=self.title,
            filled=self.filled,
            count=self.promised,
            since=self.since,
        )


def shortfalls(
    charters: Sequence[tuple[date, Charter]], seats: Mapping[str, Sequence[Spans]], *, on: date
) -> tuple[Shortfall, ...]:
    """Where the charter's promise does not hold on a day.

    `charters` are its versions, oldest first, each with the day from which it is in force; `seats`
    are the seats of each constituency.
    """
    charter = _in_force(charters, on)
    if charter is None:
        return ()
    found = []
    for group in charter.constituencies:
        held = seats.get(group.key, ())
        if group.seats is not None and (filled := _filled(held, on)) < group.seats:
            since = _since(charters, group.key, held, on)
            found.append(Shortfall(group.key, group.title, group.seats, filled, since))
    return tuple(found)


def promising(body: Mapping[str, Any], seated: Iterable[str]) -> dict[str, Any]:
    """A charter's JSON that promises as many seats of each constituency as there are in `seated`,
    the constituencies of all seats: what a task force is founded with is what it promises."""
    new: dict[str, Any] = copy.deepcopy(dict(body))
    count = Counter(seated)
    for group in new["constituencies"]:
        group.pop("seats", None)
        if count[group["key"]]:
            group["seats"] = count[group["key"]]
    return new


def _since(
    charters: Sequence[tuple[date, Charter]], key: str, held: Sequence[Spans], on: date
) -> date:
    """The first day of the run of days up to `on` on which it did not hold: nothing changes but
    where a term starts or is over, or another charter comes into force."""
    days = {start for start, _charter in charters}
    for spans in held:
        for start, end in spans:
            days |= {start, *([end + timedelta(1)] if end is not None else [])}
    first = min(start for start, _charter in charters)
    since = on
    for day in sorted((day for day in days if first <= day <= on), reverse=True):
        promised = _promised(_in_force(charters, day), key)
        if promised is None or _filled(held, day) >= promised:
            break
        since = day
    return since


def _in_force(charters: Sequence[tuple[date, Charter]], on: date) -> Charter | None:
    return next((charter for start, charter in reversed(charters) if start <= on), None)


def _promised(charter: Charter | None, key: str) -> int | None:
    groups = charter.constituencies if charter is not None else ()
    return next((one.seats for one in groups if one.key == key), None)


def _filled(held: Sequence[Spans], on: date) -> int:
    return sum(
        any(start <= on and (end is None or end >= on) for start, end in spans) for spans in held
    )
