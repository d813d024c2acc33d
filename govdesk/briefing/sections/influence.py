# SPDX-License-Identifier: Apache-2.0
"""Residents' influence over a year: what their words changed, and what their seats decided."""

from __future__ import annotations

from govdesk.briefing.blocks import (
    Block,
    DataTable,
    H,
    KeyFigure,
    KeyFigures,
    P,
    Rich,
    Run,
    numeric,
    runs,
)
from govdesk.briefing.sections.front import outcome_word
from govdesk.briefing.sections.speech import Speech
from govdesk.queries.public_influence import LedMotion, ResidentsVote, residents_votes
from govdesk.queries.public_meetings import AnnualView
from govdesk.rules.roll import Status
from govdesk.rules.voting_records import Part


def influence(view: AnnualView, speech: Speech) -> list[Block]:
    """What residents said and what changed because of it; then their seats in the votes."""
    words = speech.words
    return [
        H(1, words._("Residents’ influence"), anchor="influence"),
        *_words(view, speech),
        *_votes(residents_votes(view.decisions), speech),
    ]


def _words(view: AnnualView, speech: Speech) -> list[Block]:
    words = speech.words
    comments = sum(quarter.headline.comments for quarter in view.quarters)
    said = words.n_(
        "Residents commented {count} time this year.",
        "Residents commented {count} times this year.",
        comments,
    )
    blocks: list[Block] = [H(2, words._("What residents’ words changed")), P(said)]
    for quarter in view.quarters:
        if quarter.feedback:
            blocks.append(
                P(
                    (
                        Run(f"{quarter.period.code}: ", bold=True),
                        *runs(speech.text(quarter.feedback)),
                    )
                )
            )
    if view.led:
        blocks.append(_led(view.led, speech))
    elif not any(quarter.feedback for quarter in view.quarters):
        blocks.append(P(words._("No review has told yet what changed because of it.")))
    return blocks


def _led(led: tuple[LedMotion, ...], speech: Speech) -> DataTable:
    words = speech.words
    header: tuple[Rich, ...] = (
        words._("Motion"),
        words._("What a resident said"),
        words._("Outcome"),
    )
    rows: list[tuple[Rich, ...]] = [
        (
            speech.coded(one.number, one.title),
            speech.text(one.said),
            words._("Not decided yet") if one.result is None else outcome_word(one.result, speech),
        )
        for one in led
    ]
    return DataTable(
        (header, *rows),
        words._("Motions with the resident’s word that led to each, and the outcome"),
        header_cols=1,
        caption=words._("Motions that a resident’s word led to"),
        weights=(2.6, 3.4, 1.6),
    )


def _votes(told: tuple[ResidentsVote, ...], speech: Speech) -> list[Block]:
    words = speech.words
    blocks: list[Block] = [H(2, words._("What residents’ seats decided"))]
    if not told:
        return [*blocks, P(words._("No vote of this year had residents’ seats on its roll."))]
    says = {
        Part.DECISIVE: words._("Stopped by them"),
        Part.CONCURRING: words._("As most of them voted"),
        Part.OVERRULED: words._("Against most of them"),
        Part.EVEN: words._("They were even"),
    }
    counted = {part: sum(one.part is part for one in told) for part in Part}
    header: tuple[Rich, ...] = (
        words._("Motion"),
        words._("Residents’ seats, yes and no"),
        words._("All seats, yes and no"),
        words._("Outcome"),
        words._("Residents’ part"),
    )
    rows: list[tuple[Rich, ...]] = [
        (
            speech.coded(one.decision.number, one.decision.title),
            _sides(one.yes, one.no, speech),
            _sides(one.decision.count(Status.YES), one.decision.count(Status.NO), speech),
            outcome_word(one.decision.result, speech),
            says[one.part],
        )
        for one in told
    ]
    return [
        *blocks,
        P(
            words._(
                "Counted from the public roll calls. Where residents’ seats must agree by "
                "themselves, their no stops a motion though the whole task force agreed."
            )
        ),
        KeyFigures(
            tuple(
                KeyFigure(words.number(counted[part]), label)
                for part, label in (
                    (Part.DECISIVE, words._("stopped by residents’ seats")),
                    (Part.CONCURRING, words._("decided as most of them voted")),
                    (Part.OVERRULED, words._("decided against most of them")),
                )
            )
        ),
        DataTable(
            (header, *rows),
            words._("Votes with the counts of residents’ seats, and what part they had"),
            header_cols=1,
            caption=words._("Residents’ seats in every vote"),
            align=(*numeric(3), "left", "left"),
            weights=(3.2, 1.4, 1.2, 1.3, 1.5),
        ),
    ]


def _sides(yes: int, no: int, speech: Speech) -> str:
    return f"{speech.words.number(yes)}–{speech.words.number(no)}"
