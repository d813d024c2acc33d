# SPDX-License-Identifier: Apache-2.0
"""Reads the indicator library that ships with GovDesk (`resources/indicators/`)."""

from __future__ import annotations

import json
from decimal import Decimal
from functools import cache
from typing import Any

from govdesk import paths
from govdesk.rules.indicators import (
    Aggregation,
    Direction,
    IndicatorDefinition,
    IndicatorKind,
    TargetBand,
)
from govdesk.rules.periods import PeriodKind


@cache
def indicator_library(lang: str = "en") -> tuple[IndicatorDefinition, ...]:
    """Every definition in the library, in its order, in a language it has been translated into.

    The English is authoritative; where a language has no translation the English stands.
    """
    told = _translations(lang)
    source = json.loads(_file("library.json"))
    return tuple(_definition({**item, **told.get(item["id"], {})}) for item in source["indicators"])


def _translations(lang: str) -> dict[str, dict[str, str]]:
    path = paths.resources("indicators", f"library.{lang}.json")
    if not lang.isalpha() or not path.is_file():
        return {}
    found: dict[str, dict[str, str]] = json.loads(path.read_text(encoding="utf-8"))
    return found


def _file(name: str) -> str:
    return paths.resources("indicators", name).read_text(encoding="utf-8")


def _definition(item: dict[str, Any]) -> IndicatorDefinition:
    band = item.get("band")
    return IndicatorDefinition(
        id=item["id"],
        domain=item["domain"],
        name=item["name"],
        description=item["description"],
        unit=item["unit"],
        kind=IndicatorKind(item["kind"]),
        aggregation=Aggregation(item["aggregation"]),
        direction=Direction(item["direction"]),
        numerator=item.get("numerator", ""),
        denominator=item.get("denominator", ""),
        multiplier=Decimal(item["multiplier"]),
        source=item["source"],
        disaggregation=tuple(item["disaggregation"]),
        decimals=item["decimals"],
        frequency=PeriodKind(item["frequency"]),
        minimum_denominator=item["minimum_denominator"],
        band=TargetBand(Decimal(band[0]), Decimal(band[1])) if band else None,
    )
