# SPDX-License-Identifier: Apache-2.0
"""What conflicts of interest that are known beforehand would do to a decision."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from govdesk.rules.decision_rules import Rule
from govdesk.rules.decisions import Outcome, Reason, Result, decide
from govdesk.rules.explanations import chain, presence, test_words
from govdesk.rules.messages import Message, message
from govdesk.rules.roll import SeatStatus, Status


def conflict_warning(
    rule: Rule, roll: Sequence[SeatStatus], titles: Mapping[str, str]
) -> Message | None:
    """Why a motion could not be adopted though everyone comes and whoever may vote says yes; None
    where it could, or where it could not without the conflicts either.

    `roll` has every seat as it would be: recused, vacant, or yes. `titles` name the groups.
    """
    best = decide(rule, roll)
    if best.result is Result.ADOPTED or not any(one.status is Status.RECUSED for one in roll):
        return None
    free = [
        replace(one, status=Status.YES, in_room=True) if one.status is Status.RECUSED else one
        for one in roll
    ]
    if decide(rule, free).result is not Result.ADOPTED:
        return None
    return _why(best, titles)


def conflict_effect(rule: Rule, roll: Sequence[SeatStatus]) -> Message:
    """What is left to decide with: who counts as present, and the most that can say yes.

    `roll` is as for `conflict_warning`.
    """
    best = decide(rule, roll)
    there = presence(best.quorum) if best.quorum is not None else []
    return chain([*there, *(test_words(test) for test in best.tests)])


def _why(best: Outcome, titles: Mapping[str, str]) -> Message:
    if best.reason is Reason.NO_QUORUM and best.quorum is not None:
        short = next((group for group, one in best.quorum.groups.items() if not one.met), None)
        if not best.quorum.overall_met or short is None:
            return message("conflicts.no_quorum")
        return message("conflicts.no_quorum_in", group=titles.get(short, short))
    failed = next(test for test in best.tests if not test.met)
    if failed.group is None:
        return message("conflicts.cannot_pass")
    return message("conflicts.nobody_concurs", group=titles.get(failed.group, failed.group))
