# SPDX-License-Identifier: Apache-2.0
"""The library that ships is sound, whole and in both languages."""

from __future__ import annotations

from govdesk.rules.indicators import Aggregation, Direction, check_definition
from govdesk.rules.periods import PeriodKind
from govdesk.services.indicator_library import indicator_library

IDS = (
    "A1 A2 A3 A4 A5 A6 R1 R1-90 R2 R3 Q1 Q2 Q3 Q4 Q5 Q6 "
    "P1 P2 P3 T1 T2 W1 W2 W3 E1 E2 S1 S2 F1 F2 F3"
)


def test_every_indicator_is_there_once_and_sound() -> None:
    assert [definition.id for definition in indicator_library()] == IDS.split()
    for definition in indicator_library():
        assert check_definition(definition) == (), definition.id


def test_the_particular_ones_are_as_particular_as_they_should_be() -> None:
    by_id = {definition.id: definition for definition in indicator_library()}
    assert by_id["A5"].aggregation is Aggregation.FLOW
    assert by_id["F1"].direction is Direction.BAND
    assert by_id["W2"].frequency is PeriodKind.HALF
    assert by_id["W2"].minimum_denominator == 10
    assert by_id["S2"].frequency is PeriodKind.YEAR
    assert not by_id["R1"].has_parts
    assert by_id["F3"].denominator == by_id["Q1"].numerator


def test_spanish_has_every_text_and_changes_nothing_else() -> None:
    for english, spanish in zip(indicator_library(), indicator_library("es"), strict=True):
        for field in ("name", "description", "unit", "numerator", "denominator", "source"):
            said = getattr(spanish, field)
            assert bool(said) == bool(getattr(english, field)), (english.id, field)
        assert spanish.name != english.name
        assert spanish.kind == english.kind
        assert spanish.multiplier == english.multiplier


def test_an_unknown_language_reads_in_english() -> None:
    assert indicator_library("xx") == indicator_library("en")
    assert indicator_library("../es") == indicator_library("en")
