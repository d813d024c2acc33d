# SPDX-License-Identifier: Apache-2.0
"""The countdown to a meeting: every deadline that leads to it, when it is, and whether it is met.

Dates come from the charter: its notice, its `deadlines`, and its days for minutes. Times
are microseconds UTC.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from govdesk.rules.deadlines import DAY, HOUR
from govdesk.rules.messages import Message, message
from govdesk.rules.working_days import Counted, counted_words

MINUTE = HOUR // 60
WARN = 3 * DAY
"""So long before its time a deadline is near."""


class Deadline(StrEnum):
    """What has to be done, or comes to an end, before a meeting."""

    REVIEW = "review"
    """The review on the agenda is frozen and issued."""
    AGENDA = "agenda"
    """Every motion handed in for it stands on the agenda."""
    NOTICE = "notice"
    ADDENDUM = "addendum"
    """What came onto the agenda after the notice is told to the public, too."""
    PAPERS = "papers"
    """The agenda packet is published."""
    ANSWERS = "answers"
    """Residents' comments on its motions are answered."""
    AMENDMENTS = "amendments"
    """Amendments in writing come in; from the floor they may be moved later."""
    MINUTES = "minutes"
    """The minutes of an earlier meeting are drafted."""
    MEETING = "meeting"
    """It begins."""


class Standing(StrEnum):
    """How a deadline stands at a moment."""

    DONE = "done"
    DONE_LATE = "done_late"
    AHEAD = "ahead"
    NEAR = "near"
    """Within `WARN` of its time."""
    MISSED = "missed"
    PASSED = "passed"
    """Its time is over, and nobody owed anything."""


OWED_TO_NOBODY = frozenset({Deadline.AMENDMENTS})


@dataclass(frozen=True, slots=True)
class Told:
    """What is known of a deadline. `done_at` is when it was met, where the record says when;
    `waiting` is how many things it waits for; `subject` what its act is about, and its number."""

    deadline: Deadline
    due_at: int
    done: bool = False
    done_at: int | None = None
    waiting: int = 0
    subject: str = ""
    number: str = ""
    counted: Counted | None = None
    """The working days that led to its time, where they did."""


@dataclass(frozen=True, slots=True)
class Step:
    """A deadline at a moment: what it asks in words, how it stands, and the time left in words."""

    told: Told
    standing: Standing
    what: Message
    left: Message
    counted: Message | None = None
    """The working days that led to its time, in words."""

    @property
    def open(self) -> bool:
        """Whether something is still to be done."""
        return self.standing in (Standing.AHEAD, Standing.NEAR, Standing.MISSED)


def countdown(known: Iterable[Told], *, now: int) -> tuple[Step, ...]:
    """The deadlines in the order of their times; of the same time, as `Deadline` has them."""
    order = list(Deadline)
    found = sorted(known, key=lambda one: (one.due_at, order.index(one.deadline), one.number))
    return tuple(_step(one, now) for one in found)


def _step(told: Told, now: int) -> Step:
    standing = _standing(told, now)
    counted = counted_words(told.counted) if told.counted is not None else None
    return Step(told, standing, _what(told), _left(told, standing, now), counted)


def _what(told: Told) -> Message:
    name = f"countdown.{told.deadline.value}"
    if told.deadline in OWED_TO_NOBODY:
        return message(name)
    if told.deadline is Deadline.AGENDA and not told.done and not told.waiting:
        return message(f"{name}_empty")
    key = f"{name}_done" if told.done else f"{name}_open"
    return message(key, count=told.waiting, number=told.number)


def _standing(told: Told, now: int) -> Standing:
    if told.done:
        late = told.done_at is not None and told.done_at > told.due_at
        return Standing.DONE_LATE if late else Standing.DONE
    if now > told.due_at:
        return Standing.PASSED if told.deadline in OWED_TO_NOBODY else Standing.MISSED
    return Standing.NEAR if told.due_at - now <= WARN else Standing.AHEAD


def _left(told: Told, standing: Standing, now: int) -> Message:
    match standing:
        case Standing.DONE | Standing.DONE_LATE | Standing.PASSED:
            return message(f"countdown.{standing.value}")
        case Standing.MISSED:
            return span_words(now - told.due_at, "late")
        case Standing.AHEAD | Standing.NEAR:
            return span_words(told.due_at - now, "left")


def span_words(span: int, which: str) -> Message:
    """A stretch of time in whole units rounded down, `left` or `late`: days from two on, then
    hours, then minutes."""
    if span >= 2 * DAY:
        return message(f"countdown.days_{which}", count=span // DAY)
    if span >= HOUR:
        return message(f"countdown.hours_{which}", count=span // HOUR)
    return message(f"countdown.minutes_{which}", count=span // MINUTE)
