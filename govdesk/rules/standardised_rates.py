# SPDX-License-Identifier: Apache-2.0
"""Rates made comparable between places whose people differ in age, or anything else.

Follows PHEindicatormethods: direct standardisation with Dobson's limits on Byar's interval, also
for events that come again to the same person, and the indirect ratio of observed to expected.
Floats: these are statistics, and no threshold is decided on their last digit.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from govdesk.rules.intervals import EXACT_BELOW, count_interval
from govdesk.rules.messages import message
from govdesk.rules.refusals import BadInput


@dataclass(frozen=True, slots=True)
class Estimate:
    """A value and its confidence limits, in the unit that was asked for."""

    value: float
    lower: float
    upper: float


@dataclass(frozen=True, slots=True)
class AgeBand:
    """Events and people of one age band, and the band's weight in the standard population."""

    events: int
    population: float
    weight: float


@dataclass(frozen=True, slots=True)
class PeopleBand:
    """One age band where events come again: how many people had each number of events."""

    people: Mapping[int, int]
    population: float
    weight: float

    @property
    def events(self) -> int:
        """All their events."""
        return sum(times * people for times, people in self.people.items())


def directly_standardised(
    bands: Sequence[AgeBand], *, confidence: float = 0.95, multiplier: float = 100_000
) -> Estimate | None:
    """The rate that the standard population would have; None under 10 events, where it says
    nothing. Raises BadInput on an impossible band."""
    _check(bands)
    whole = sum(band.weight for band in bands)
    variance = sum(b.events * (b.weight / b.population) ** 2 for b in bands) / whole**2
    return _dobson(bands, variance, confidence, multiplier)


def standardised_with_repeats(
    bands: Sequence[PeopleBand], *, confidence: float = 0.95, multiplier: float = 100_000
) -> Estimate | None:
    """The same for events that come again to one person, with limits as wide as that asks for.

    A person with f events counts f squared times in the variance, so the limits of repeat crises
    are not the too narrow ones of independent events.
    """
    _check(bands)
    whole = sum(band.weight for band in bands)
    variance = 0.0
    for band in bands:
        spread = sum(times**2 * people for times, people in band.people.items())
        variance += spread * (band.weight / band.population) ** 2
    return _dobson(bands, variance / whole**2, confidence, multiplier)


def standardised_ratio(
    observed: int, expected: float, *, confidence: float = 0.95, multiplier: float = 1
) -> Estimate:
    """Observed over expected events, with the limits of the observed.

    Raises BadInput when nothing was expected or the number of events is negative.
    """
    if expected <= 0:
        raise BadInput(message("interval.expected"))
    low, high = count_interval(observed, confidence)
    scale = multiplier / expected
    return Estimate(observed * scale, low * scale, high * scale)


def expected_events(
    populations: Sequence[float], reference: Sequence[tuple[float, float]]
) -> float:
    """What a place would have had at the reference's rates: events and people by the same bands."""
    total = 0.0
    for people, (events, of) in zip(populations, reference, strict=True):
        if of <= 0:
            raise BadInput(message("interval.population"))
        total += people * events / of
    return total


def _check(bands: Sequence[AgeBand] | Sequence[PeopleBand]) -> None:
    if any(band.population <= 0 for band in bands):
        raise BadInput(message("interval.population"))
    if any(band.events < 0 for band in bands):
        raise BadInput(message("interval.negative"))
    if any(band.weight < 0 for band in bands) or not sum(band.weight for band in bands):
        raise BadInput(message("interval.weights"))


def _dobson(
    bands: Sequence[AgeBand] | Sequence[PeopleBand],
    variance: float,
    confidence: float,
    multiplier: float,
) -> Estimate | None:
    events = sum(band.events for band in bands)
    if events < EXACT_BELOW:
        return None
    whole = sum(band.weight for band in bands)
    value = sum(band.weight * band.events / band.population for band in bands) / whole
    low, high = count_interval(events, confidence)
    scale = sqrt(variance / events)
    return Estimate(
        value * multiplier,
        (value + scale * (low - events)) * multiplier,
        (value + scale * (high - events)) * multiplier,
    )
