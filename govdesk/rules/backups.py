# SPDX-License-Identifier: Apache-2.0
"""Which backups are kept: the latest ten, one a day for two weeks, one a month for a year.

Only what GovDesk itself made and listed is ever named for removal, and never the newest backup that
was verified. A backup that was begun and never verified counts for nothing; it is cleared away a
day after a newer one was verified, since another desktop may be at work on it until then.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

DAY = 86_400_000_000  # microseconds


@dataclass(frozen=True, slots=True)
class Generation:
    """One backup that GovDesk made: its name, when it was begun (microseconds UTC), and whether it
    was restored to a scratch place and found to hold."""

    name: str
    made_at: int
    verified: bool


@dataclass(frozen=True, slots=True)
class Policy:
    """How many are kept: the latest so many, one for each of so many days and so many months."""

    latest: int = 10
    days: int = 14
    months: int = 12


KEPT = Policy()


def to_remove(
    generations: Iterable[Generation], now: int, policy: Policy = KEPT
) -> tuple[str, ...]:
    """The names of the generations to remove at `now`, the oldest first.

    What is dated after `now` is left alone: a clock was wrong somewhere, and nobody knows which.
    """
    past = sorted((one for one in generations if one.made_at <= now), key=_age)
    verified = [one for one in past if one.verified]
    if not verified:
        return ()
    kept = {one.name for one in verified[-max(1, policy.latest) :]}
    kept |= _newest_of_each(verified, policy.days, now, _day)
    kept |= _newest_of_each(verified, policy.months, now, _month)
    newest = verified[-1].made_at
    return tuple(
        one.name
        for one in past
        if (one.name not in kept if one.verified else one.made_at < newest - DAY)
    )


def newest_verified(generations: Iterable[Generation]) -> Generation | None:
    """The backup to restore from, or None when none was verified."""
    return max((one for one in generations if one.verified), key=_age, default=None)


def _age(one: Generation) -> tuple[int, str]:
    return one.made_at, one.name


def _newest_of_each(
    verified: list[Generation], count: int, now: int, period: Callable[[date], int]
) -> set[str]:
    """The newest of each of the last `count` days or months, the present one included."""
    first = period(_date(now)) - count + 1
    newest = {period(_date(one.made_at)): one.name for one in verified}
    return {name for number, name in newest.items() if number >= first}


def _day(on: date) -> int:
    return on.toordinal()


def _month(on: date) -> int:
    return on.year * 12 + on.month


def _date(micros: int) -> date:
    return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=micros)).date()
