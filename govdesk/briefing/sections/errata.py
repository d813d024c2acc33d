# SPDX-License-Identifier: Apache-2.0
"""Corrections: numbers of earlier quarters that are other ones now, with the reason."""

from __future__ import annotations

from govdesk.briefing.blocks import Block, DataTable, H, P, Rich, Run
from govdesk.briefing.sections.speech import Speech
from govdesk.queries.public_errata import Erratum
from govdesk.queries.public_view import PublicView


def errata(view: PublicView, speech: Speech) -> list[Block]:
    """Then, now and why, a line each."""
    if not view.errata:
        return []
    words = speech.words
    header: tuple[Rich, ...] = (
        words._("Indicator"),
        words._("Quarter"),
        words._("We said"),
        words._("It is"),
        words._("Why"),
    )
    return [
        H(1, words._("Corrections to earlier quarters"), anchor="errata"),
        P(
            words._(
                "What was reported before stays in the record; when a number is revised, it is "
                "said here."
            )
        ),
        DataTable(
            (header, *(_line(one, speech) for one in view.errata)),
            words._("Numbers of earlier quarters that were revised"),
            header_cols=1,
            align=("left", "left", "right", "right", "left"),
            weights=(3.2, 1.1, 1.6, 1.6, 3),
        ),
    ]


def _line(one: Erratum, speech: Speech) -> tuple[Rich, ...]:
    def told(value: str, status: str) -> Rich:
        return (Run(value), Run(f"\n{status}", quiet=True))

    return (
        (
            *speech.coded(one.code, one.indicator),
            *speech.beneath(one.unit),
        ),
        one.quarter,
        told(speech.value(one.then, one.decimals), speech.status(one.status_then)),
        told(speech.value(one.now, one.decimals), speech.status(one.status_now)),
        speech.text(one.reason) if one.reason else "–",
    )
