# SPDX-License-Identifier: Apache-2.0
"""Whether the times in a packet's signatures can be, given the times of the record.

Two clocks are compared that nobody set together: the record's, of the offices' computers, and the
timestamp service's. Up to `ASKEW` nothing is said. A computer that takes its own zone for another
is off by hours, never by more than `IMPOSSIBLE`: up to there it is told as odd, beyond it as false.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from govdesk.record.bundle_form import read_bundle
from govdesk.record.canonical import read_canonical
from govdesk.rules.messages import Message, message

ASKEW = timedelta(minutes=10)
IMPOSSIBLE = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Times:
    """When the record says that things were; None where no bundle tells it."""

    told: datetime | None = None
    """The newest entry that the pages rest on: under the checkpoint that they print, or in the
    bundle of a vote that the file carries."""
    prepared: datetime | None = None
    published: datetime | None = None
    """The entry that names the hash of the signed file."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What is false about a time, and what is only odd."""

    false: tuple[Message, ...] = ()
    odd: tuple[Message, ...] = ()


def times_of(own: bytes | None, carried: Iterable[bytes]) -> Times:
    """What a packet's own bundle and those in its file tell; nothing, if it cannot be read."""
    told: list[int] = []
    of_packet: dict[str, int] = {}
    for raw in (own, *carried):
        try:
            bundle = read_bundle(raw) if raw is not None else None
        except ValueError:
            continue
        if bundle is None:
            continue
        size = bundle.printed.size if bundle.printed is not None else bundle.note.size
        for proved in bundle.entries:
            entry = proved.entry
            if entry.seq <= size:
                told.append(entry.recorded_at)
            elif raw is own:
                body = read_canonical(entry.body)
                if body.get("subject") == bundle.about.id:
                    of_packet[str(body.get("type"))] = entry.recorded_at
    return Times(
        _moment(max(told, default=None)),
        _moment(of_packet.get("packet.prepared")),
        _moment(of_packet.get("packet.published")),
    )


def judge(source: Message, when: datetime, times: Times, *, vouched: bool) -> Judged:
    """Hold a time to the record's. `source` names whose word it is; a signer's own word, for which
    nobody vouches, is never more than odd."""
    when = _aware(when)
    if times.told is not None and when < times.told - ASKEW:
        if vouched and when < times.told - IMPOSSIBLE:
            return Judged(false=(_said("verify.time_before", source, when, times.told),))
        return Judged(odd=(_said("verify.time_odd_before", source, when, times.told),))
    if times.published is not None and when > times.published + ASKEW:
        if vouched and when > times.published + IMPOSSIBLE:
            return Judged(false=(_said("verify.time_after", source, when, times.published),))
        return Judged(odd=(_said("verify.time_odd_after", source, when, times.published),))
    if times.prepared is not None and when < times.prepared - ASKEW:
        return Judged(odd=(_said("verify.time_odd_prepared", source, when, times.prepared),))
    return Judged()


def judge_order(source: Message, when: datetime, signed: datetime) -> Judged:
    """Hold the time of a timestamp over the whole file to that of the signature in it."""
    when, signed = _aware(when), _aware(signed)
    if when < signed - IMPOSSIBLE:
        return Judged(false=(_said("verify.time_order", source, when, signed),))
    if when < signed - ASKEW:
        return Judged(odd=(_said("verify.time_odd_order", source, when, signed),))
    return Judged()


def shown(when: datetime) -> str:
    """A moment as it is told, in UTC."""
    return _aware(when).astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S")


def _said(key: str, source: Message, when: datetime, at: datetime) -> Message:
    named: dict[str, Any] = {"source": source, "when": shown(when), "at": shown(at)}
    return message(key, **named)


def _aware(when: datetime) -> datetime:
    return when if when.tzinfo is not None else when.replace(tzinfo=UTC)


def _moment(microseconds: int | None) -> datetime | None:
    if microseconds is None:
        return None
    try:
        return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=microseconds)
    except OverflowError:  # of a bundle that does not hold anyway
        return None
