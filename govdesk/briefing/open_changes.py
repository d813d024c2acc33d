# SPDX-License-Identifier: Apache-2.0
"""What a quarter's briefing tells beside its scorecard, as tables of open data: what changed since
the briefing before, each indicator's page, corrections, and what to know about the data."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from govdesk.briefing.open_table import DIRECTION, SHOWN, STATUS, OpenTable, flag
from govdesk.briefing.sections.front import MOST
from govdesk.briefing.sections.speech import Speech
from govdesk.queries.public_changes import Changes
from govdesk.queries.public_errata import Erratum
from govdesk.queries.public_indicators import QualityNote, ScorecardRow
from govdesk.rules.open_cells import number_cell, plain, shown_cell
from govdesk.rules.public_values import Suppressed

INDICATORS = ("indicator", "indicators")
"""The column that names an indicator, and the table that lists them."""


def indicators(rows: Sequence[ScorecardRow], period: str, speech: Speech) -> OpenTable:
    """The scorecard."""
    return OpenTable(
        "indicators",
        speech.words._("Indicators with result, plan, target and how each stands"),
        (
            ("indicator", "string"),
            ("name", "string"),
            ("unit", "string"),
            ("owner", "string"),
            ("period", "string"),
            ("direction", DIRECTION),
            ("value", "decimal"),
            ("shown", SHOWN),
            ("milestone", "decimal"),
            ("target", "decimal"),
            ("target_high", "decimal"),
            ("status", STATUS),
            ("provisional", "boolean"),
            ("about_money", "boolean"),
        ),
        tuple(
            (
                plain(row.code),
                plain(speech.name(row.name)),
                plain(speech.name(row.unit)),
                plain(speech.name(row.owner)),
                period,
                str(row.direction),
                number_cell(row.value),
                shown_cell(row.value),
                number_cell(row.milestone),
                number_cell(row.target),
                number_cell(row.target_high),
                str(row.status),
                flag(row.provisional and not isinstance(row.value, Suppressed)),
                flag(row.about_money),
            )
            for row in rows
        ),
        key=("indicator",),
    )


def pages(rows: Sequence[ScorecardRow], speech: Speech) -> OpenTable:
    """What the page of each indicator tells beside its numbers."""
    return OpenTable(
        "pages",
        speech.words._("What the page of each indicator tells"),
        (
            ("indicator", "string"),
            ("moved", "boolean"),
            ("expected", "decimal"),
            ("expected_low", "decimal"),
            ("expected_high", "decimal"),
            ("department_says", "string"),
            ("disposition", ("pivot", "stay", "accept", "none")),
            ("reason", "string"),
            ("motion", "string"),
            ("other_status_because", "string"),
            ("definition", "string"),
            ("source", "string"),
        ),
        tuple(
            (
                plain(row.code),
                flag(row.moved),
                *(
                    number_cell(one)
                    for one in (
                        (row.forecast.value, row.forecast.low, row.forecast.high)
                        if row.forecast
                        else (None, None, None)
                    )
                ),
                plain(speech.name(found.narrative)) if found else "",
                found.disposition if found else "none",
                plain(speech.name(found.reason)) if found else "",
                (found.motion or "") if found else "",
                plain(speech.name(found.override)) if found else "",
                plain(speech.name(row.definition)),
                plain(speech.name(row.source)),
            )
            for row in rows
            for found in (row.finding,)
        ),
        key=("indicator",),
        refers=INDICATORS,
    )


def changes(found: Changes, speech: Speech) -> Iterable[OpenTable]:
    """What the briefing before did not say; of what was done as many as it prints."""
    words = speech.words
    yield OpenTable(
        "status_changes",
        words._("Indicators that stand otherwise than the briefing before said"),
        (("indicator", "string"), ("before", STATUS), ("now", STATUS)),
        tuple((plain(one.code), str(one.was), str(one.now)) for one in found.moved),
        key=("indicator",),
        refers=INDICATORS,
    )
    yield OpenTable(
        "target_changes",
        words._("Targets that are other ones than the briefing before said"),
        (
            ("indicator", "string"),
            ("before", "decimal"),
            ("before_high", "decimal"),
            ("now", "decimal"),
            ("now_high", "decimal"),
        ),
        tuple(
            (
                plain(one.code),
                *map(number_cell, (one.was, one.was_high, one.now, one.now_high)),
            )
            for one in found.retargeted
        ),
        key=("indicator",),
        refers=INDICATORS,
    )
    yield OpenTable(
        "decision_changes",
        words._("Decisions that changed or rescinded an earlier one"),
        (("motion", "string"), ("verb", ("amend_adopted", "rescind")), ("earlier", "string")),
        tuple((one.number, one.verb, one.earlier) for one in found.decided),
    )
    yield OpenTable(
        "done_since",
        words._("Actions that were done since the briefing before"),
        (("action", "string"), ("owner", "string")),
        tuple(
            (plain(speech.name(one.title)), plain(speech.name(one.owner)))
            for one in found.done[:MOST]
        ),
    )


def corrections(found: Sequence[Erratum], speech: Speech) -> OpenTable:
    """Numbers of earlier quarters that are other ones now."""
    return OpenTable(
        "corrections",
        speech.words._("Corrections to earlier quarters"),
        (
            ("indicator", "string"),
            ("quarter", "string"),
            ("then", "decimal"),
            ("then_shown", SHOWN),
            ("now", "decimal"),
            ("now_shown", SHOWN),
            ("status_then", STATUS),
            ("status_now", STATUS),
            ("reason", "string"),
        ),
        tuple(
            (
                plain(one.code),
                one.quarter,
                number_cell(one.then),
                shown_cell(one.then),
                number_cell(one.now),
                shown_cell(one.now),
                str(one.status_then),
                str(one.status_now),
                plain(speech.name(one.reason)),
            )
            for one in found
        ),
        key=("indicator", "quarter"),
    )


def quality(found: Sequence[QualityNote], speech: Speech) -> OpenTable:
    """What to know about the data before relying on it."""
    return OpenTable(
        "quality",
        speech.words._("What to know about the data"),
        (
            ("note", "integer"),
            ("weight", ("red", "amber", "note")),
            ("indicator", "string"),
            ("text", "string"),
            ("owner_says", "string"),
        ),
        tuple(
            (
                str(at),
                one.level,
                plain(one.code or ""),
                plain(speech.say(one.text)),
                plain(speech.name(one.owner_word)),
            )
            for at, one in enumerate(found, 1)
        ),
        key=("note",),
    )
