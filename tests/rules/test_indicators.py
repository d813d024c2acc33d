# SPDX-License-Identifier: Apache-2.0
"""A definition that cannot be measured is told so, in words."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from govdesk.rules.indicators import (
    Aggregation,
    Direction,
    IndicatorDefinition,
    IndicatorKind,
    TargetBand,
    check_definition,
)
from govdesk.wording import say

CALLS = IndicatorDefinition(
    id="A4",
    domain="access",
    name="Calls abandoned",
    description="Callers who hung up.",
    unit="% of calls",
    kind=IndicatorKind.PROPORTION,
    aggregation=Aggregation.POOLED,
    direction=Direction.DECREASE,
    numerator="calls abandoned",
    denominator="calls offered",
    multiplier=Decimal(100),
)
BAND = TargetBand(Decimal(90), Decimal(105))


def test_a_sound_definition_has_nothing_to_tell() -> None:
    assert check_definition(CALLS) == ()
    assert check_definition(replace(CALLS, direction=Direction.BAND, band=BAND)) == ()


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"name": " "}, "indicator.needs"),
        ({"id": ""}, "indicator.needs"),
        ({"denominator": ""}, "indicator.needs_parts"),
        ({"kind": IndicatorKind.SCORE, "numerator": ""}, "indicator.needs_parts"),
        ({"aggregation": Aggregation.FLOW}, "indicator.fraction_flows"),
        ({"decimals": 7}, "indicator.decimals"),
        ({"multiplier": Decimal(0)}, "indicator.multiplier"),
        ({"minimum_denominator": -1}, "indicator.minimum_denominator"),
        ({"band": BAND}, "indicator.band_and_direction"),
        ({"direction": Direction.BAND}, "indicator.band_and_direction"),
        (
            {"direction": Direction.BAND, "band": TargetBand(Decimal(2), Decimal(1))},
            "indicator.band_reversed",
        ),
    ],
)
def test_what_is_wrong_is_named(change: dict[str, Any], key: str) -> None:
    (found,) = check_definition(replace(CALLS, **change))
    assert found.key == key
    assert say(found)
