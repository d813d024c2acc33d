# SPDX-License-Identifier: Apache-2.0
"""An embargo ends at a wall time of the city, whatever its clocks do."""

from __future__ import annotations

from datetime import date

import pytest

from govdesk.rules.embargo import Embargo, embargo_of, embargo_on, why_not_yet
from govdesk.rules.refusals import BadInput

NINE = 1_780_664_400_000_000
"""5 June 2026, 09:00 in New York, which is 13:00 UTC."""


def test_it_ends_when_the_city_s_clock_says_so() -> None:
    found = embargo_of(" 2026-06-05 09:00 ", "America/New_York")
    assert found == Embargo(NINE, "2026-06-05T09:00", "America/New_York")
    assert embargo_on(found.at, found.wall, found.zone) == found
    refused = why_not_yet(found, "2026-Q1-01", NINE - 1)
    assert refused is not None
    assert (refused.args["day"], refused.args["time"]) == (date(2026, 6, 5), "09:00")
    assert why_not_yet(found, "2026-Q1-01", NINE) is None


def test_nothing_typed_holds_nothing_back() -> None:
    assert embargo_of("  ", "UTC") is None
    assert embargo_on(None, None, None) is None
    assert why_not_yet(None, "2026-Q1-01", 0) is None


@pytest.mark.parametrize(
    "typed", ["tomorrow", "2026-13-01 09:00", "2026-03-08 02:30", "9999-12-31 23:30"]
)
def test_what_is_no_time_is_refused_in_its_field(typed: str) -> None:
    with pytest.raises(BadInput) as caught:
        embargo_of(typed, "America/New_York")
    assert caught.value.field == "embargo"
